"""How often a learner answers what was never asked before, by section, and how sure that is.

The learner has a rate over all sections, Beta distributed before the first answer; a section has its own rate, drawn
around it from a Beta worth so many tries: few where sections differ, ever more where they are alike. How much they
differ is not known either, so what the log says of it weighs three answers to that question.
Source: the beta-binomial hierarchy of Gelman et al., Bayesian Data Analysis (3rd ed.), section 5.3, on a grid.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ASSUMED_RATE = 0.4
"""The mean of the rate of a learner of whom nothing is known."""

_PRIOR_PASSED, _PRIOR_FAILED = 1.8, 2.7
"""Beta prior of that rate: between 9 and 76 % with probability 0.9."""

_ALIKE = ((5.0, 0.1), (20.0, 0.3), (math.inf, 0.6))
"""Tries that the learner's own rate counts for in each section, with the probability of that before the first answer.
Infinity: all sections are alike."""


class _Overall(NamedTuple):
    """Mean and variance of the learner's rate if it counts for so many `tries` in each section; what that deserves."""

    tries: float
    mean: float
    variance: float
    weight: float


class FirstTries:
    """What pairs of a section and whether an unseen card of it was answered tell of the cards not yet seen."""

    def __init__(self, tries: Iterable[tuple[str, bool]]) -> None:
        self._passed: dict[str, int] = {}
        self._tried: dict[str, int] = {}
        for section, passed in tries:
            self._passed[section] = self._passed.get(section, 0) + passed
            self._tried[section] = self._tried.get(section, 0) + 1
        found = [self._overall(tries, prior) for tries, prior in _ALIKE]
        highest = max(one.weight for one in found)
        raw = [math.exp(one.weight - highest) for one in found]
        self._grid = tuple(one._replace(weight=w / sum(raw)) for one, w in zip(found, raw, strict=True))

    def rate(self, section: str) -> float:
        """The probability that an unseen card of the section is answered; never 0 or 1."""
        return sum(one.weight * self._of_section(section, one)[0] for one in self._grid)

    def variance(self, shares: Mapping[str, float]) -> float:
        """The variance of the sum of the sections' rates, each times its share."""
        sums = [self._sum(shares, one) for one in self._grid]
        mean = sum(one.weight * of_sum for one, (of_sum, _) in zip(self._grid, sums, strict=True))
        return sum(
            one.weight * (variance + (of_sum - mean) ** 2)
            for one, (of_sum, variance) in zip(self._grid, sums, strict=True)
        )

    def _overall(self, tries: float, prior: float) -> _Overall:
        """`weight` is a logarithm here: of the prior times the evidence, by Laplace's method in the learner's rate.

        A section's tries that hang together count for fewer (the design effect of a beta-binomial).
        """
        passed, failed = _PRIOR_PASSED, _PRIOR_FAILED
        for section, number in self._tried.items():
            independent = 1 / (1 + (number - 1) / (tries + 1))
            passed += independent * self._passed[section]
            failed += independent * (number - self._passed[section])
        mean = passed / (passed + failed)
        variance = mean * (1 - mean) / (passed + failed + 1)
        evidence = (_PRIOR_PASSED - 1) * math.log(mean) + (_PRIOR_FAILED - 1) * math.log(1 - mean)
        evidence += 0.5 * math.log(variance)
        for section, number in self._tried.items():
            good = self._passed[section]
            evidence += _evidence(good, number - good, mean, tries)
        return _Overall(tries, mean, variance, math.log(prior) + evidence)

    def _of_section(self, section: str, overall: _Overall) -> tuple[float, float, float]:
        """Mean of a section's rate, its variance given the learner's, and how much it moves with the learner's."""
        if math.isinf(overall.tries):
            return overall.mean, 0.0, 1.0
        passed, tried = self._passed.get(section, 0), self._tried.get(section, 0)
        total = tried + overall.tries
        mean = (passed + overall.mean * overall.tries) / total
        return mean, mean * (1 - mean) / (total + 1), overall.tries / total

    def _sum(self, shares: Mapping[str, float], overall: _Overall) -> tuple[float, float]:
        mean, own, moved = 0.0, 0.0, 0.0
        for section, share in shares.items():
            rate, variance, slope = self._of_section(section, overall)
            mean += share * rate
            own += share * share * variance
            moved += share * slope
        return mean, own + moved * moved * overall.variance


def _evidence(passed: int, failed: int, mean: float, tries: float) -> float:
    """The log-probability of a section's tries in their order, its rate drawn around `mean`."""
    if math.isinf(tries):
        return passed * math.log(mean) + failed * math.log(1 - mean)
    a, b = tries * mean, tries * (1 - mean)
    return _log_beta(a + passed, b + failed) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
