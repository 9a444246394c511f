"""What `plan` reads from the command line, and its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError, WrongUsage
from interview_grill.memory.calendar import iso_day, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.planning.planned import Planned
    from interview_grill.planning.simulation import Course

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_days_off(texts: Iterable[str], *, today: int, until: int) -> frozenset[int]:
    """The days off among those planned, from `today` to before `until`, from dates and weekdays with commas
    between.

    Days are proleptic ordinals (`datetime.date.toordinal`). Raises WrongUsage for what is neither.
    """
    found: set[int] = set()
    for name in (part.strip().lower() for text in texts for part in text.split(",")):
        weekday = next(
            (n for n, day in enumerate(_WEEKDAYS) if len(name) >= 3 and day.startswith(name)), None
        )
        if weekday is not None:
            found |= {day for day in range(today, until) if (day - 1) % 7 == weekday}
        elif name:
            found.add(_day_off(name))
    return frozenset(day for day in found if today <= day < until)


def _day_off(text: str) -> int:
    try:
        return read_day(text)
    except ScheduleError as error:
        what = f"{text!r} is neither a date nor a weekday"
        raise WrongUsage(what, where="--days-off", mend="write 2027-03-01 or sat") from error


def document(plan: Planned, *, used: bool) -> dict[str, object]:
    """The document of `plan --json`: scores are questions expected to be answered, minutes those of a day or
    in all.
    """
    comparison, course = plan.comparison, plan.course
    return {
        "on": iso_day(plan.plan.until),
        "today": iso_day(plan.today),
        "of": plan.of,
        "minutes": plan.plan.minutes,
        "policy": course.policy.name,
        "used": used,
        "before": round(plan.before, 3),
        "expected": round(course.expected, 3),
        "two_weeks_later": round(course.afterwards, 3),
        "policies": [_policy_json(one) for one in comparison.courses],
        "days": [
            {
                "date": iso_day(day.day),
                "minutes": round(day.minutes, 1),
                "number": round(day.number, 1),
                "cards": list(day.cards),
                "expected": round(day.score, 3),
            }
            for day in plan.days
        ],
        "ten_more_minutes": round(comparison.ten_more, 3),
        "cram": _policy_json(comparison.cram),
    }


def _policy_json(course: Course) -> dict[str, object]:
    return {
        "name": course.policy.name,
        "expected": round(course.expected, 3),
        "minutes": round(course.total_minutes, 1),
        "two_weeks_later": round(course.afterwards, 3),
    }
