"""Poisson counts, by the rate (the mean)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.fit import Status
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, positive, require, require_counts


@dataclass(frozen=True, slots=True)
class CountTotal:
    """The total of n counts, and the sum of log x! that makes the log-likelihood absolute."""

    total: float
    n: int
    log_factorials: float = 0.0


class Poisson(Family[CountTotal]):
    """P(x) = rate^x exp(-rate) / x!."""

    parameters = ("rate",)

    def summarise(self, data: Data) -> CountTotal:
        """Add the counts up."""
        x = as_sample(data)
        require_counts(x)
        return CountTotal(float(x.sum()), x.size, _log_factorials(x))

    def maximise(self, summary: CountTotal) -> Maximum:
        """The mean; with all counts zero the maximum is at the end rate = 0."""
        status = Status.INTERIOR if summary.total > 0.0 else Status.BOUNDARY
        return Maximum((summary.total / summary.n,), status)

    def log_likelihood(self, summary: CountTotal, theta: Vector) -> float:
        """total·log rate - n·rate - sum of log x!."""
        rate = float(theta[0])
        if rate == 0.0:
            return 0.0 if summary.total == 0.0 else float("-inf")
        return float(
            summary.total * np.log(positive(rate, "the rate")) - summary.n * rate - summary.log_factorials
        )

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """x/rate - 1."""
        return (as_sample(data) / positive(float(theta[0]), "the rate") - 1.0)[:, None]

    def score(self, summary: CountTotal, theta: Vector) -> Vector:
        """total/rate - n."""
        return np.array([summary.total / positive(float(theta[0]), "the rate") - summary.n])

    def observed_information(self, summary: CountTotal, theta: Vector) -> Matrix:
        """total/rate²."""
        return np.array([[summary.total / positive(float(theta[0]), "the rate") ** 2]])

    def information(self, theta: Vector) -> Matrix:
        """1/rate."""
        return np.array([[1.0 / positive(float(theta[0]), "the rate")]])


def rate_of_exposed(*, counts: Data, exposures: Data) -> float:
    """Return total count over total exposure, the MLE of the rate when count i has mean rate·exposure i.

    Raises SolverError for counts that are not whole, an exposure that is not positive, or unequal lengths.
    """
    x, exposure = as_sample(counts, what="counts"), as_sample(exposures, what="exposures")
    require_counts(x)
    require(exposure, exposure > 0.0, "exposures are positive")
    if x.size != exposure.size:
        raise SolverError(f"{x.size} counts, but {exposure.size} exposures")
    return float(x.sum() / exposure.sum())


def _log_factorials(x: Vector) -> float:
    """The sum of log x!: each distinct count is looked up once, so a long sample costs a sort."""
    from math import lgamma

    values, times = np.unique(x, return_counts=True)
    return float(
        sum(lgamma(value + 1.0) * count for value, count in zip(values.tolist(), times.tolist(), strict=True))
    )
