"""A plan that is in use: a policy with the day it leads to, the minutes of each day and the days off.

It decides what a session asks on every day before that day; on the day itself and later, the plain schedule does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError
from interview_grill.memory.calendar import iso_day, read_day
from interview_grill.memory.fsrs import retrievability
from interview_grill.memory.policy import Policy, Standing, priority, read_policy
from interview_grill.memory.prospect import KINDS, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.prospect import Prospect

MOST_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class DailyPlan:
    """`until` and `days_off` are day ordinals; `minutes` those of each day."""

    policy: Policy
    until: int
    minutes: float
    days_off: frozenset[int] = frozenset()

    def __str__(self) -> str:
        """As it is kept: `spaced:0.5 until 2027-03-15 minutes 20 off 2027-03-06,2027-03-07`."""
        off = ",".join(map(iso_day, sorted(self.days_off)))
        rest = f" off {off}" if off else ""
        return f"{self.policy.name} until {iso_day(self.until)} minutes {self.minutes:g}{rest}"

    def decides(self, day: int) -> bool:
        """Whether the plan says what is asked on `day`."""
        return day < self.until

    def seconds(self, day: int) -> float:
        """The time to study on `day`."""
        return 0.0 if day in self.days_off else 60 * self.minutes


def read_plan(text: str) -> DailyPlan:
    """The inverse of `str`. Raises ScheduleError for what is no plan, and for a policy, day or number of
    minutes in it.
    """
    policy, *rest = text.split() or [""]
    named = dict(zip(rest[::2], rest[1::2], strict=False))
    if len(rest) % 2 or not {"until", "minutes"} <= named.keys() <= {"until", "minutes", "off"}:
        raise ScheduleError(f"{text!r} is not a plan", mend="'grill plan --use' keeps one")
    off = named.get("off", "")
    return DailyPlan(
        read_policy(policy),
        read_day(named["until"]),
        read_minutes(named["minutes"]),
        frozenset(read_day(day) for day in off.split(",") if day),
    )


def read_minutes(text: str) -> float:
    """Minutes a day. Raises ScheduleError."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = -1.0
    if not 0 < minutes <= MOST_MINUTES:
        raise ScheduleError(
            f"{text!r} is not a number of minutes a day", mend=f"above 0, at most {MOST_MINUTES}"
        )
    return minutes


def chosen_on(plan: DailyPlan, prospects: Sequence[Prospect], day: int) -> list[Prospect]:
    """The cards to ask on `day`, the most deserving first; what was asked that day has used its part of the
    time.

    One card of a question a day, and of a question's new cards the one that comes first; a card is taken if
    half of its expected seconds are left.
    """
    left = plan.seconds(day) - seconds_spent(prospects, day)
    chosen: list[Prospect] = []
    for worth, card, seconds in _ranked(plan, prospects, day):
        if worth <= 0 or left < seconds / 2:
            break
        if all(card.question != other.question for other in chosen):
            chosen.append(card)
            left -= seconds
    return chosen


def seconds_spent(prospects: Sequence[Prospect], day: int) -> float:
    """What the cards asked on `day` have taken, by their usual pace."""
    return sum(
        card.first_seconds if card.state.reps == 1 else card.seconds
        for card in prospects
        if card.state.last_day == day
    )


def _ranked(plan: DailyPlan, prospects: Sequence[Prospect], day: int) -> list[tuple[float, Prospect, float]]:
    """Priority, card and expected seconds of the cards that may be asked, the greatest priority first."""
    asked_today = {card.question for card in prospects if card.state.last_day == day}
    seen = {card.card for card in prospects if card.state.reviewed}
    ordered = sorted(prospects, key=lambda p: (p.position, p.question, KINDS.index(p.kind)))
    worth = values(ordered)
    found = []
    for n, card in enumerate(ordered):
        before = ordered[n - 1] if n and ordered[n - 1].question == card.question else None
        introduced = card.state.reviewed or before is None or before.card in seen
        if introduced and card.question not in asked_today and _may_be_asked(card, day):
            standing = _standing(card, day, plan.until, n / len(ordered), worth[n])
            found.append((priority(plan.policy, standing), card, standing.seconds))
    return sorted(found, key=lambda one: -one[0])


def _may_be_asked(card: Prospect, day: int) -> bool:
    return not card.state.suspended and (card.state.buried_until or 0) <= day


def _standing(card: Prospect, day: int, until: int, place: float, value: float) -> Standing[float]:
    state = card.state
    seen = state.stability is not None and state.last_day is not None
    stability = state.stability if state.stability is not None else 1.0
    elapsed = float(max(1, day - (state.last_day or day)))
    recall = retrievability(elapsed, stability) if seen else card.first_try
    return Standing(
        seen=seen,
        failed=state.due_day is not None and state.due_day == (state.last_day or 0) + 1,
        stability=stability,
        difficulty=state.difficulty if state.difficulty is not None else 5.0,
        elapsed=elapsed,
        days_left=float(until - day),
        recall=recall,
        first_try=card.first_try,
        place=place,
        value=value,
        seconds=(card.seconds if seen else card.first_seconds) + (1 - recall) * card.seconds,
    )
