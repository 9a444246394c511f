"""The number of answers among more questions than are worth convolving: normal with its skewness, on arrays.

Source: the refined normal approximation of Volkova, Theory of Probability and its Applications 40 (1996) 791, as set
out by Hong, Computational Statistics & Data Analysis 59 (2013) 41. The three cumulants it needs are smooth
in how well the learner remembers, so they are summed over the questions at few places and interpolated between them:
the cost grows as the number of questions. Against the convolution of 250 questions the distribution function is right
to 2e-4, of 1,000 to 1e-5; where next to all answers are certain (a variance below 1), to 3e-2.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.polynomial import chebyshev

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.forecast import recall_on
from interview_grill.memory.mixing import shift
from interview_grill.memory.readiness import first_try_mean, unseen_share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from interview_grill.memory.arrays import Reals
    from interview_grill.memory.mixing import Node
    from interview_grill.memory.readiness import Asked

_NODES = 32
"""Recall is analytic in the log of the multiplier up to pi off the real axis: the error is below 1e-12 of the sum."""

_TOGETHER = 0.25
"""Standard deviations within which means are taken for one."""

_WIDE = 9.0
_NARROWEST = 1e-3


def mixed_normals(
    questions: Sequence[Asked], day: int, multipliers: Sequence[Node], rates: Sequence[Node]
) -> list[float]:
    """P(k of the questions are answered on `day`), k = 0 … n, mixed over multipliers and first-try rates."""
    n = len(questions)
    mixed = np.zeros(n + 1)
    cumulants = _cumulants(questions, day, np.log([node.value for node in multipliers]), rates)
    weights = np.outer([node.probability for node in multipliers], [node.probability for node in rates])
    for (mean, variance, third), probability in _gathered(cumulants, weights.ravel()):
        low, masses = refined_normal(mean, variance, third, n)
        mixed[low : low + len(masses)] += probability * masses
    found: list[float] = mixed.tolist()
    return found


def _gathered(cumulants: Reals, weights: Reals) -> Iterator[tuple[Reals, float]]:
    """Cumulants, shape (3, n), of which those with nearly one mean are averaged; and their weights together."""
    mean, variance, _ = cumulants
    width = _TOGETHER * max(1.0, math.sqrt(float(np.average(variance, weights=weights))))
    places = ((mean - mean.min()) / width).astype(int)
    total = np.bincount(places, weights)
    sums = np.array([np.bincount(places, weights * one) for one in cumulants])
    for place in np.flatnonzero(total):
        yield sums[:, place] / total[place], float(total[place])


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


def _cumulants(questions: Sequence[Asked], day: int, logs: Reals, rates: Sequence[Node]) -> Reals:
    """Mean, variance and third cumulant of the number of successes, a row each, for every log of the multiplier and
    within it for every first-try rate.

    A chance is s + a u + b f, where s is owed to cards seen, u is the share of those unseen and f = u times their rate;
    a and b depend on the rate of all alone (`mixing.shift`). So the sums of its powers are polynomials in a and b.
    """
    mean = first_try_mean(questions)
    shifts = np.array([shift(mean, node.value) for node in rates]).T
    seen, share, first = _chances(questions, day)
    reach = max(1e-9, float(np.abs(logs).max()))
    nodes = chebyshev.chebpts1(_NODES)
    sums = np.array([_sums(seen(math.exp(reach * node)), share, first) for node in nodes.tolist()])
    at = np.asarray(chebyshev.chebval(logs / reach, chebyshev.chebfit(nodes, sums, _NODES - 1)), float)
    once, twice, thrice = (
        sum(
            math.comb(power, i + j)
            * math.comb(i + j, i)
            * at[_TERMS.index((power - i - j, i, j))][:, None]
            * shifts[0] ** i
            * shifts[1] ** j
            for i in range(power + 1)
            for j in range(power + 1 - i)
        ).ravel()
        for power in (1, 2, 3)
    )
    return np.array([once, once - twice, once - 3 * twice + 2 * thrice])


_TERMS = [(i, j, k) for i in range(4) for j in range(4) for k in range(4) if 1 <= i + j + k <= 3]


def _sums(seen: Reals, share: Reals, first: Reals) -> list[float]:
    return [float((seen**i * share**j * first**k).sum()) for i, j, k in _TERMS]


def _chances(questions: Sequence[Asked], day: int) -> tuple[Callable[[float], Reals], Reals, Reals]:
    """The probabilities that the questions are answered on `day` as cards seen, of a multiplier on all stabilities; how
    often each is put as an unseen card, and that times the card's first-try rate.
    """
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
        return np.asarray(np.bincount(places, shares * recall, len(questions)), float)

    unseen = np.array([unseen_share(question) for question in questions]).reshape(-1, 2).T
    return chances, unseen[0], unseen[1]
