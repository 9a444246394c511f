"""The screen of a plan: the score, the days, the policies beside it, and advice that follows from the numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from interview_grill.memory.daily import DailyPlan
from interview_grill.memory.policy import Policy, Rule
from interview_grill.planning.planned import Planned, PlannedDay
from interview_grill.planning.portfolio import Comparison
from interview_grill.planning.simulation import Course
from interview_grill.terminal.plan_page import plan_lines
from tests.terminal.showings import WIDTHS, hidden, look, plain, too_wide

TODAY = 740_003


def course(
    rule: Rule, level: float, *, score: float, later: float = 20.0, minutes: float = 20.0, days: int = 5
) -> Course:
    return Course(
        Policy(rule, level),
        np.full(3, score),
        later,
        np.full(days, minutes),
        np.zeros((days, 2)),
        np.linspace(score / 2, score, days + 1),
    )


PLAIN = course(Rule.FSRS, 0.9, score=35.0, later=30.0)
BEST = course(Rule.SPACED, 0.5, score=41.25, later=28.0)
CRAM = course(Rule.FSRS, 0.9, score=30.0, later=11.0, minutes=20.0)


def planned(
    *, others: tuple[Course, ...] = (), chosen: Course = BEST, cram: Course = CRAM, days: int = 5
) -> Planned:
    ordered = tuple(sorted((BEST, PLAIN, *others), key=lambda one: -one.expected))
    shown = tuple(
        PlannedDay(TODAY + n, 0.0 if n == 1 else 20.0, 12.4, ("mode:recall", f"day{n}:derive"), 30.0 + n)
        for n in range(days)
    )
    plan = DailyPlan(chosen.policy, TODAY + days, 20.0, frozenset({TODAY + 1}))
    return Planned(plan, TODAY, 60, 20.5, chosen, Comparison(ordered, cram, 2.75), shown)


def shown(found: Planned, *, width: int = 100, used: bool = False, ascii_only: bool = False) -> list[str]:
    return plain(plan_lines(found, look(width, ascii_only=ascii_only), used=used))


def test_day_time_and_score_stand_on_top() -> None:
    lines = shown(planned())
    assert lines[0] == "2027-01-27, in 5 days, 20 minutes a day"
    assert lines[2] == "41.2 of 60 expected, 20.5 with no more study"


def test_each_day_has_its_minutes_cards_and_score_and_a_day_off_is_off() -> None:
    lines = shown(planned())
    at = lines.index("Day by day: minutes, cards, the score if you stopped there")
    assert lines[at + 1] == "  2027-01-22   20 min   12   30.0  mode:recall, day0:derive"
    assert lines[at + 2].split() == ["2027-01-23", "0", "min", "12", "31.0", "off"]


def test_days_beyond_two_weeks_are_counted() -> None:
    lines = shown(planned(days=40))
    assert "  and 26 more days (--json has them all)" in lines
    assert not any("day14:derive" in line for line in lines)


def test_the_policy_to_follow_is_marked_and_plain_fsrs_is_always_there() -> None:
    others = tuple(course(Rule.GAIN, n / 100, score=36.0 + n / 10) for n in range(1, 9))
    lines = shown(planned(others=others))
    assert [line for line in lines if line.startswith("→")] == ["→ spaced:0.5   41.2   28.0    100 min"]
    assert [line for line in lines if line.endswith("plain FSRS")] == [
        "  fsrs:0.9     35.0   30.0    100 min  plain FSRS"
    ]
    assert sum(line.startswith("  gain:") for line in lines) == 5


def test_a_policy_that_was_wanted_is_shown_and_marked_though_others_are_better() -> None:
    last = course(Rule.THRESHOLD, 0.7, score=10.0)
    others = (*(course(Rule.GAIN, n / 100, score=36.0 + n / 10) for n in range(1, 9)), last)
    marked = [line for line in shown(planned(others=others, chosen=last)) if line.startswith("→")]
    assert [line.split()[1] for line in marked] == ["threshold:0.7"]


def advice(found: Planned) -> str:
    return " ".join(" ".join(shown(found)).split())


def test_what_more_time_and_this_policy_add_is_said() -> None:
    told = advice(planned())
    assert "Ten more minutes a day would add 2.8." in told
    assert "Plain FSRS would reach 35.0: this policy adds 6.2." in told
    assert "this policy adds 0.0" in advice(planned(chosen=course(Rule.GAIN, 0.1, score=12.0)))


def test_a_policy_as_good_in_much_less_time_is_pointed_out() -> None:
    shorter = course(Rule.GAIN, 0.05, score=40.8, minutes=15.0)
    assert (
        "'--policy gain:0.05' is as good to within half a question (40.8) in 75 minutes instead of 100."
        in advice(planned(others=(shorter,)))
    )
    for other in (replace(shorter, minutes=np.full(5, 16.0)), replace(shorter, scores=np.full(3, 40.7))):
        assert "as good to within" not in advice(planned(others=(other,)))


def test_cramming_is_judged_by_the_score_and_by_what_is_left_two_weeks_later() -> None:
    assert (
        "Cramming would not do: one sitting of 100 minutes on the last day gives 30.0; "
        "two weeks later 11.0 would be left of it, and 28.0 of this plan." in advice(planned())
    )
    as_well = replace(CRAM, scores=np.full(3, 41.0))
    assert (
        "Cramming would score as well: one sitting of 100 minutes on the last day gives 41.0; but two weeks later"
        in (advice(planned(cram=as_well)))
    )


@pytest.mark.parametrize(
    ("used", "told"), [(True, "follow this plan until then"), (False, "Nothing was changed.")]
)
def test_it_says_whether_the_plan_is_followed(used: bool, told: str) -> None:
    assert told in " ".join(shown(planned(), used=used)[-3:])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_it_fits_the_window(width: int, ascii_only: bool) -> None:
    found = planned(days=30)
    long = replace(found, days=tuple(replace(day, cards=("a" * 60 + ":recall",) * 30) for day in found.days))
    lines = shown(long, width=width, ascii_only=ascii_only)
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(lines).isascii()
