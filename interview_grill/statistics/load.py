"""What is coming: cards and minutes due on each of the next days, and how long memories last."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.memory.prospect import Prospect

STABILITY_EDGES = (1, 3, 7, 14, 30, 90, 180, 365)
"""Days that part the classes of stability; the last class has no end."""


class DueDay(NamedTuple):
    """Cards already seen that fall due on a day (an ordinal), and what reviewing them takes."""

    day: int
    cards: int
    seconds: float


def due_days(prospects: Iterable[Prospect], today: int, days: int) -> list[DueDay]:
    """The load of today (with everything overdue) and the days after it, if each card is reviewed when due, once."""
    cards, seconds = [0] * days, [0.0] * days
    for prospect in prospects:
        state = prospect.state
        if state.due_day is None or state.suspended:
            continue
        ahead = max(0, state.due_day - today, (state.buried_until or 0) - today)
        if ahead < days:
            cards[ahead] += 1
            seconds[ahead] += prospect.seconds
    return [DueDay(today + n, cards[n], seconds[n]) for n in range(days)]


def stability_counts(prospects: Iterable[Prospect]) -> list[int]:
    """How many seen cards have a stability below 1 day, from 1 to 3, …, of 365 or more."""
    counts = [0] * (len(STABILITY_EDGES) + 1)
    for prospect in prospects:
        if prospect.state.stability is not None:
            counts[bisect_right(STABILITY_EDGES, prospect.state.stability)] += 1
    return counts


def median_stability(prospects: Iterable[Prospect]) -> float | None:
    """The middle stability of seen cards in days (of two middle ones the lower); None if none was seen."""
    known = sorted(p.state.stability for p in prospects if p.state.stability is not None)
    return known[(len(known) - 1) // 2] if known else None
