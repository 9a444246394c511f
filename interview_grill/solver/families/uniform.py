"""Uniform observations on the closed interval [0, upper]: the likelihood jumps at its maximum."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.fit import Status
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, at_least_one, positive, require


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest of n observations."""

    largest: float
    n: int


class Uniform(Family[Largest]):
    """Density 1/upper on [0, upper]."""

    parameters = ("upper",)

    def summarise(self, data: Data) -> Largest:
        """Keep the largest observation."""
        x = as_sample(data)
        require(x, x >= 0.0, "uniform data on [0, upper] are 0 or more")
        return Largest(float(x.max()), x.size)

    def maximise(self, summary: Largest) -> Maximum:
        """The largest observation: any smaller value makes the data impossible."""
        if summary.largest == 0.0:
            raise SolverError(
                "every observation is 0, so the likelihood grows without bound as the upper end goes to 0"
            )
        return Maximum((summary.largest,), Status.SUPPORT_EDGE)

    def log_likelihood(self, summary: Largest, theta: Vector) -> float:
        """-n log upper where upper is at least the largest observation, else -inf."""
        upper = positive(float(theta[0]), "the upper end")
        return -summary.n * log(upper) if summary.largest <= upper else -inf

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """-1/upper for every observation."""
        return np.full((as_sample(data).size, 1), -1.0 / positive(float(theta[0]), "the upper end"))

    def score(self, summary: Largest, theta: Vector) -> Vector:
        """-n/upper: never zero."""
        return np.array([-summary.n / positive(float(theta[0]), "the upper end")])

    def observed_information(self, summary: Largest, theta: Vector) -> Matrix:
        """Raise: the likelihood jumps, so curvature says nothing of it."""
        del summary, theta
        raise _not_regular()

    def information(self, theta: Vector) -> Matrix:
        """Raise: the model is not regular, and the Cramér–Rao bound does not hold for it."""
        del theta
        raise _not_regular()


def _not_regular() -> SolverError:
    return SolverError(
        "Uniform(0, upper) is not regular: its support depends on the parameter, so it has no information"
    )


def unbiased_upper(summary: Largest) -> float:
    """Return (n+1)/n times the largest observation, the unbiased estimate of the upper end."""
    return (summary.n + 1.0) / summary.n * summary.largest


def bias_of_mle(*, upper: float, n: float) -> float:
    """Return -upper/(n+1)."""
    return -positive(upper, "the upper end") / (at_least_one(n) + 1.0)


def mean_squared_error_of_mle(*, upper: float, n: float) -> float:
    """Return 2 upper²/((n+1)(n+2))."""
    return 2.0 * positive(upper, "the upper end") ** 2 / ((at_least_one(n) + 1.0) * (n + 2.0))


def variance_of_unbiased(*, upper: float, n: float) -> float:
    """Return upper²/(n(n+2)): of order 1/n², below any 'bound' of order 1/n."""
    return positive(upper, "the upper end") ** 2 / (at_least_one(n) * (n + 2.0))
