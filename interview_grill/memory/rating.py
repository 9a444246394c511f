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

    The musts are the answer: a missed one is Again, and so is an answer with no point at all. With all of
    them said, Hard if half or more of the other points are missing or a hint was taken, else Good; a complete
    answer is Easy if a confidence of 80 or more was stated before the reveal and it took less than half the
    learner's median.
    """
    hit = sum(1 for number in ticked if 1 <= number <= points)
    if not musts <= ticked or (points and not hit):
        return Rating.AGAIN
    missing = points - hit
    if hints or (missing and 2 * missing >= points - len(musts)):
        return Rating.HARD
    confident = confidence is not None and confidence >= CONFIDENT
    fast = median_seconds is not None and 2 * seconds < median_seconds
    return Rating.EASY if confident and fast and not missing else Rating.GOOD


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
