"""The rating that follows from the key points ticked; the learner may overrule it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.rating import rate_recall

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from interview_grill.bank.model import KeyPoint
    from interview_grill.memory.event import Rating


def proposed_rating(
    points: Sequence[KeyPoint],
    ticks: Collection[int],
    confidence: int | None,
    seconds: float,
    median_seconds: float | None,
) -> Rating:
    """The rating of an answer of which the points numbered `ticks` (from 1) were said."""
    musts = frozenset(number for number, point in enumerate(points, 1) if point.must)
    return rate_recall(
        points=len(points),
        musts=musts,
        ticked=frozenset(ticks),
        confidence=confidence,
        seconds=seconds,
        median_seconds=median_seconds,
    )
