"""A plan for this learner, gathered from the log and the bank for a screen or for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.errors import ScheduleError
from interview_grill.memory.calendar import iso_day, read_day
from interview_grill.memory.daily import DailyPlan, chosen_on, seconds_spent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.memory.policy import Policy
    from interview_grill.memory.prospect import Prospect
    from interview_grill.planning.cards import Cards
    from interview_grill.planning.portfolio import Comparison
    from interview_grill.planning.simulation import Course

FURTHEST = 400
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class PlannedDay(NamedTuple):
    """Minutes and number of cards to expect on a day, which most likely, and the score if no other day follows."""

    day: int
    minutes: float
    number: float
    cards: tuple[str, ...]
    score: float


class Planned(NamedTuple):
    """A comparison of policies for this learner. `course` is the one to follow, `before` the score with no study."""

    plan: DailyPlan
    today: int
    of: int
    before: float
    course: Course
    comparison: Comparison
    days: list[PlannedDay]


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
    """Plan the days from `today` to the one before `until`. Raises ScheduleError when there is none, or too many."""
    from interview_grill.planning.cards import cards_of
    from interview_grill.planning.portfolio import PORTFOLIO, compare

    _check(prospects, today, until)
    cards = cards_of(prospects, today)
    allowances = [0.0 if day in days_off else 60 * minutes for day in range(today, until)]
    allowances[0] = max(0.0, allowances[0] - seconds_spent(prospects, today))
    extra = () if wanted is None or wanted in PORTFOLIO else (wanted,)
    comparison = compare(cards, allowances, seed=seed, policies=(*PORTFOLIO, *extra))
    course = next((c for c in comparison.courses if c.policy == wanted), comparison.best)
    plan = DailyPlan(course.policy, until, minutes, days_off)
    first = tuple(card.card for card in chosen_on(plan, prospects, today))
    days = [_day(course, cards, n, today) for n in range(len(allowances))]
    days[0] = days[0]._replace(cards=first)
    return Planned(plan, today, cards.questions, float(course.curve[0]), course, comparison, days)


def read_days_off(texts: Iterable[str], *, today: int, until: int) -> frozenset[int]:
    """The days off among those planned, from dates and weekdays with commas between. Raises ScheduleError."""
    found: set[int] = set()
    for name in (part.strip().lower() for text in texts for part in text.split(",")):
        if name[:3] in _WEEKDAYS and name.isalpha():
            weekday = _WEEKDAYS.index(name[:3])
            found |= {day for day in range(today, until) if (day - 1) % 7 == weekday}
        elif name:
            found.add(read_day(name))
    return frozenset(day for day in found if today <= day < until)


def as_json(plan: Planned, *, used: bool) -> dict[str, object]:
    """The document of `plan --json`."""
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


def _day(course: Course, cards: Cards, n: int, today: int) -> PlannedDay:
    """Day `n` of a course, with the cards that most learners ask, as many as they ask on average."""
    asked = course.asked[n]
    number = float(asked.sum())
    likeliest = (-asked).argsort(kind="stable")[: round(number)]
    names = tuple(cards.ids[card] for card in likeliest if asked[card] > 0)
    return PlannedDay(today + n, float(course.minutes[n]), number, names, float(course.curve[n + 1]))


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
