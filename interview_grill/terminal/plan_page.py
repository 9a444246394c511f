"""The screen of `plan`: the curve, the days, the policies compared, what more time or cramming would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.calendar import iso_day
from interview_grill.terminal.curve import column_chart
from interview_grill.terminal.plain import visible
from interview_grill.terminal.question_text import hanging
from interview_grill.terminal.readiness_page import days_ahead
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.planning.planned import Planned, PlannedDay
    from interview_grill.planning.simulation import Course
    from interview_grill.terminal.look import Look

_SHOWN_DAYS = 14
_SHOWN_POLICIES = 6
_AS_GOOD = 0.5
"""Scores closer than half a question are called as good as each other."""

_MUCH_SHORTER = 0.75


def plan_lines(planned: Planned, look: Look, *, used: bool) -> list[Text]:
    """The whole screen, for the look's width; `used` says whether the plan was kept with this command.

    Scores are questions expected to be answered on the day, times minutes. The JSON of `plan` has the days
    that are not shown.
    """
    plan, course = planned.plan, planned.course
    ahead = days_ahead(plan.until - planned.today)
    lines = [
        Text(f"{iso_day(plan.until)}, {ahead}, {plan.minutes:g} minutes a day", "heading"),
        Text(),
        Text(
            f"{course.expected:.1f} of {planned.of} expected, {planned.before:.1f} with no more study",
            "strong",
        ),
        *column_chart([day.score for day in planned.days], planned.of, look),
        Text(),
        Text("Day by day: minutes, cards, the score if you stopped there", "heading"),
        *_days(planned.days, look),
        Text(),
        Text("Policies: score on the day, two weeks later, minutes in all", "heading"),
        *_policies(planned, look),
        Text(),
    ]
    for sentence in _advice(planned):
        lines += hanging("- ", Text(sentence), look)
    last = (
        "quiz and due follow this plan until then; 'grill config policy --default' ends it."
        if used
        else "Nothing was changed. With --use, quiz and due follow this plan."
    )
    return [*lines, Text(), *hanging("", Text(last, "faint"), look)]


def _days(days: Sequence[PlannedDay], look: Look) -> list[Text]:
    lines = []
    for day in days[:_SHOWN_DAYS]:
        lead = f"  {iso_day(day.day)} {day.minutes:4.0f} min {day.number:4.0f}  {day.score:5.1f}  "
        names = ", ".join(day.cards) if day.minutes else "off"
        line = Text(lead).append(visible(names), "faint")
        line.cut(look.width, look.symbol("…", ""))
        lines.append(line)
    if len(days) > _SHOWN_DAYS:
        lines.append(Text(f"  and {len(days) - _SHOWN_DAYS} more days (--json has them all)", "faint"))
    return lines


def _policies(planned: Planned, look: Look) -> list[Text]:
    comparison = planned.comparison
    shown = list(comparison.courses[:_SHOWN_POLICIES])
    shown += [one for one in (comparison.plain, planned.course) if one not in shown]
    width = max(len(one.policy.name) for one in shown)
    arrow = look.symbol("→", ">")
    lines = []
    for one in shown:
        lead = arrow if one is planned.course else " "
        text = f"{lead} {one.policy.name.ljust(width)}  {one.expected:5.1f}  {one.afterwards:5.1f}"
        text += f"  {one.total_minutes:5.0f} min"
        text += "  plain FSRS" if one is comparison.plain else ""
        lines.append(Text(text, "strong" if one is planned.course else ""))
    return lines


def _advice(planned: Planned) -> list[str]:
    comparison, course = planned.comparison, planned.course
    told = [f"Ten more minutes a day would add {comparison.ten_more:.1f}."]
    gain = course.expected - comparison.plain.expected
    told.append(
        f"Plain FSRS would reach {comparison.plain.expected:.1f}: this policy adds {max(0.0, gain):.1f}."
    )
    shorter = [
        one
        for one in comparison.courses
        if one.expected >= course.expected - _AS_GOOD
        and one.total_minutes <= _MUCH_SHORTER * course.total_minutes
    ]
    if shorter:
        least = min(shorter, key=lambda one: one.total_minutes)
        told.append(
            f"'--policy {least.policy.name}' is as good to within half a question ({least.expected:.1f}) in"
            f" {least.total_minutes:.0f} minutes instead of {course.total_minutes:.0f}."
        )
    return [*told, _of_cramming(comparison.cram, course)]


def _of_cramming(cram: Course, course: Course) -> str:
    sitting = f"one sitting of {cram.total_minutes:.0f} minutes on the last day"
    later = (
        f"two weeks later {cram.afterwards:.1f} would be left of it, and {course.afterwards:.1f} of this plan"
    )
    if cram.expected >= course.expected - _AS_GOOD:
        return f"Cramming would score as well: {sitting} gives {cram.expected:.1f}; but {later}."
    return f"Cramming would not do: {sitting} gives {cram.expected:.1f}; {later}."
