"""When the learner studied: reviews and minutes a day, and how many days in a row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.statistics.reviews import Reviews


class StudyDay(NamedTuple):
    """A day (an ordinal) with at least one review."""

    day: int
    reviews: int
    seconds: float


class Streak(NamedTuple):
    """Days in a row with reviews: up to today (or yesterday, while today may still come), and at most ever."""

    current: int
    longest: int


def study_days(reviews: Reviews) -> list[StudyDay]:
    """Every day with a review, oldest first."""
    days, inverse, counts = np.unique(reviews.day, return_inverse=True, return_counts=True)
    seconds = np.bincount(inverse, weights=reviews.seconds, minlength=len(days))
    return [StudyDay(int(d), int(n), float(s)) for d, n, s in zip(days, counts, seconds, strict=True)]


def streak(days: Sequence[int], today: int) -> Streak:
    """The streaks of ascending days (ordinals); both are 0 without any."""
    if not days:
        return Streak(0, 0)
    runs = [1]
    for before, after in pairwise(days):
        runs.append(runs[-1] + 1 if after == before + 1 else 1)
    return Streak(runs[-1] if days[-1] >= today - 1 else 0, max(runs))
