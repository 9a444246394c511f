"""The number of answers among more questions than are worth convolving: normal with its skewness, on arrays.

Source: the refined normal approximation of Volkova, Theory of Probability and its Applications 40 (1996) 791, as set
out by Hong, Computational Statistics & Data Analysis 59 (2013) 41. The three cumulants it needs are smooth
in how well the learner remembers, so they are summed over the questions at few places and interpolated between them:
the cost grows as the number of questions. Against the convolution of 250 questions the distribution function is right
to 2e-4, of 1,000 to 1e-5; where next to all answers are certain (a variance below 1), to 2e-2.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.polynomial import chebyshev

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.forecast import recall_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_grill.memory.arrays import Reals
    from interview_grill.memory.readiness import Asked

_NODES = 32
"""Recall is analytic in the log of the multiplier up to pi off the real axis: the error is below 1e-12 of the sum."""

_WIDE = 9.0
_NARROWEST = 1e-3


def mixed_normals(
    questions: Sequence[Asked], day: int, multipliers: Sequence[tuple[float, float]]
) -> list[float]:
    """P(k of the questions are answered on `day`), k = 0 … n, mixed over multipliers with their probabilities."""
    n = len(questions)
    mixed = np.zeros(n + 1)
    cumulants = _cumulants(_chances(questions, day), np.log([multiplier for multiplier, _ in multipliers]))
    for (mean, variance, third), (_, probability) in zip(cumulants.T, multipliers, strict=True):
        low, masses = refined_normal(mean, variance, third, n)
        mixed[low : low + len(masses)] += probability * masses
    found: list[float] = mixed.tolist()
    return found


def refined_normal(mean: float, variance: float, third: float, n: int) -> tuple[int, Reals]:
    """The first number of successes that is not negligible, and the probabilities from it on, of n independent trials
    with these first three cumulants (the third is the third central moment).
    """
    sd = max(_NARROWEST, math.sqrt(max(0.0, variance)))
    low, high = max(0, int(mean - _WIDE * sd)), min(n, int(mean + _WIDE * sd) + 1)
    x = (np.arange(low, high) + 0.5 - mean) / sd
    normal = np.array([math.erf(value / math.sqrt(2)) for value in x.tolist()]) / 2 + 0.5
    skewed = normal + third / sd**3 / 6 * (1 - x * x) * np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    up_to = np.maximum.accumulate(np.clip(skewed, 0.0, 1.0))
    return low, np.diff(up_to, prepend=0.0, append=1.0)


def _cumulants(chances: Callable[[float], Reals], logs: Reals) -> Reals:
    """Mean, variance and third cumulant of the number of successes, a row each, at these logs of the multiplier."""
    reach = float(np.abs(logs).max())
    nodes = chebyshev.chebpts1(_NODES)
    sums = np.empty((_NODES, 3))
    for row, node in zip(sums, nodes.tolist(), strict=True):
        p = chances(math.exp(reach * node))
        variances = p * (1 - p)
        row[:] = p.sum(), variances.sum(), (variances * (1 - 2 * p)).sum()
    return np.asarray(chebyshev.chebval(logs / reach, chebyshev.chebfit(nodes, sums, _NODES - 1)), float)


def _chances(questions: Sequence[Asked], day: int) -> Callable[[float], Reals]:
    """The probabilities that the questions are answered on `day`, of a multiplier on all stabilities."""
    unseen = np.array(
        [
            sum(share * card.first_try for card, share in question.ways if card.state.last_day is None)
            for question in questions
        ]
    )
    rows = [
        (place, share, day - card.state.last_day, card.state.stability)
        for place, question in enumerate(questions)
        for card, share in question.ways
        if card.state.last_day is not None
    ]
    flat = np.fromiter(chain.from_iterable(rows), float, 4 * len(rows)).reshape(-1, 4)
    places, shares, elapsed, stability = flat[:, 0].astype(int), *flat[:, 1:].T

    def chances(multiplier: float) -> Reals:
        recall = recall_on(elapsed, stability * multiplier, arithmetic=ARRAYS)
        return unseen + np.bincount(places, shares * recall, len(questions))

    return chances
