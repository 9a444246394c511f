"""A plan for a learner as one value: the course to follow, day by day, beside the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError
from interview_grill.memory.calendar import iso_day
from interview_grill.memory.daily import DailyPlan, chosen_on, seconds_spent
from interview_grill.planning.cards import Cards, cards_of
from interview_grill.planning.portfolio import PORTFOLIO, Comparison, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.policy import Policy
    from interview_grill.memory.prospect import Prospect
    from interview_grill.planning.simulation import Course

FURTHEST = 400
"""Days that a plan reaches."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """Minutes and number of cards to expect on a day, which most likely, and the score if no other day follows."""

    day: int
    minutes: float
    number: float
    cards: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Planned:
    """A comparison of policies for this learner. `course` is the one to follow, `before` the score with no study."""

    plan: DailyPlan
    today: int
    of: int
    before: float
    course: Course
    comparison: Comparison
    days: tuple[PlannedDay, ...]


def planned(
    prospects: Sequence[Prospect],
    *,
    today: int,
    until: int,
    minutes: float,
    days_off: frozenset[int],
    seed: int,
    wanted: Policy | None = None,
) -> Planned:
    """Plan the days from `today` to the one before `until`, all day ordinals, with `minutes` of study on
    each.

    `wanted` is the policy to follow whatever the comparison says; None takes the best. Raises ScheduleError
    when the bank has no cards, no day is left, or more than 400 are.
    """
    _check(prospects, today, until)
    cards = cards_of(prospects, today)
    allowances = [0.0 if day in days_off else 60 * minutes for day in range(today, until)]
    allowances[0] = max(0.0, allowances[0] - seconds_spent(prospects, today))
    extra = () if wanted is None or wanted in PORTFOLIO else (wanted,)
    comparison = compare(cards, allowances, seed=seed, policies=(*PORTFOLIO, *extra))
    course = next((c for c in comparison.courses if c.policy == wanted), comparison.best)
    plan = DailyPlan(course.policy, until, minutes, days_off)
    first = tuple(card.card for card in chosen_on(plan, prospects, today))
    later = (_likeliest(course, cards, n) for n in range(1, len(allowances)))
    days = tuple(_day(course, n, today, names) for n, names in enumerate((first, *later)))
    return Planned(plan, today, cards.questions, float(course.curve[0]), course, comparison, days)


def _day(course: Course, n: int, today: int, cards: tuple[str, ...]) -> PlannedDay:
    number = float(course.asked[n].sum())
    return PlannedDay(today + n, float(course.minutes[n]), number, cards, float(course.curve[n + 1]))


def _likeliest(course: Course, cards: Cards, n: int) -> tuple[str, ...]:
    """The cards that most learners ask on day `n`, as many as they ask on average."""
    asked = course.asked[n]
    ranked = (-asked).argsort(kind="stable")[: round(float(asked.sum()))]
    return tuple(cards.ids[card] for card in ranked if asked[card] > 0)


def _check(prospects: Sequence[Prospect], today: int, until: int) -> None:
    if not prospects:
        raise ScheduleError("the bank has no cards to plan", mend="'grill bank check' says why")
    if until <= today:
        raise ScheduleError(
            "the interview is today: no day is left to plan",
            mend="'grill quiz --cram' goes through everything once more",
        )
    if until - today > FURTHEST:
        raise ScheduleError(
            f"{iso_day(until)} is {until - today} days away", mend=f"a plan reaches {FURTHEST} days at most"
        )
