"""The rating a try deserves, proposed from what can be observed. Hard is a pass: it never means failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Rating

if TYPE_CHECKING:
    from collections.abc import Set

CONFIDENT = 80


def rate_recall(
    *,
    points: int,
    musts: Set[int],
    ticked: Set[int],
    hints: int = 0,
    confidence: int | None = None,
    seconds: float = 0.0,
    median_seconds: float | None = None,
) -> Rating:
    """The rating of a spoken or typed answer from the key points (numbered from 1) the learner ticked.

    A missed must-have or fewer than 60 % of the points is Again; any gap or hint is Hard; a complete answer
    is Good, and Easy if a confidence of 80 or more was stated before the reveal and it took less than half
    the learner's median.
    """
    hit = sum(1 for number in ticked if 1 <= number <= points)
    if not musts <= ticked or 5 * hit < 3 * points:
        return Rating.AGAIN
    if hit < points or hints:
        return Rating.HARD
    confident = confidence is not None and confidence >= CONFIDENT
    fast = median_seconds is not None and 2 * seconds < median_seconds
    return Rating.EASY if confident and fast else Rating.GOOD


def rate_numeric(*, correct: bool, nudged: bool = False, hints: int = 0) -> Rating:
    """The rating of a checked number; a nudge is a free retry after a near miss (rounding, few figures)."""
    if not correct:
        return Rating.AGAIN
    return Rating.HARD if nudged or hints else Rating.GOOD


def rate_derivation(*, lines: int, right: int, hints: int = 0) -> Rating:
    """The rating of a derivation from its typed lines and those right at the first try.

    All right without a hint is Good, three in five or more Hard, fewer Again.
    """
    if right >= lines and not hints:
        return Rating.GOOD
    return Rating.HARD if 5 * right >= 3 * lines else Rating.AGAIN
