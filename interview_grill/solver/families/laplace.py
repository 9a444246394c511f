"""Laplace observations, by location and scale: the median and the mean absolute deviation from it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.fit import Status
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, positive


@dataclass(frozen=True, slots=True)
class Ordered:
    """The whole sample in order: no shorter sufficient statistic exists."""

    x: tuple[float, ...]

    @property
    def n(self) -> int:
        """The number of observations."""
        return len(self.x)

    def absolute_deviations(self, location: float) -> float:
        """Return the sum of |x - location|."""
        return float(np.abs(np.asarray(self.x) - location).sum())


def _median(summary: Ordered) -> tuple[float, bool]:
    """The median, and whether it is the only minimiser of the absolute deviations."""
    low, high = summary.x[(summary.n - 1) // 2], summary.x[summary.n // 2]
    return low + 0.5 * (high - low), low == high


class Laplace(Family[Ordered]):
    """Density exp(-|x - location|/scale)/(2·scale)."""

    parameters = ("location", "scale")

    def summarise(self, data: Data) -> Ordered:
        """Sort the sample."""
        return Ordered(tuple(np.sort(as_sample(data)).tolist()))

    def maximise(self, summary: Ordered) -> Maximum:
        """The median and the mean absolute deviation; n even: any point between the middle two."""
        location, unique = _median(summary)
        deviations = summary.absolute_deviations(location)
        if deviations == 0.0:
            raise SolverError(
                "all observations are equal, so the likelihood grows without bound as the scale goes to 0"
            )
        return Maximum((location, deviations / summary.n), Status.CORNER if unique else Status.NOT_UNIQUE)

    def log_likelihood(self, summary: Ordered, theta: Vector) -> float:
        """-n log(2·scale) - sum |x - location|/scale."""
        scale = positive(float(theta[1]), "the scale")
        return -summary.n * log(2.0 * scale) - summary.absolute_deviations(float(theta[0])) / scale

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """(sign(x - location)/scale, (|x - location|/scale - 1)/scale)."""
        scale = positive(float(theta[1]), "the scale")
        deviation = as_sample(data) - theta[0]
        return np.column_stack([np.sign(deviation) / scale, (np.abs(deviation) / scale - 1.0) / scale])

    def score(self, summary: Ordered, theta: Vector) -> Vector:
        """The sum of the scores; in the location it jumps at every observation."""
        return np.asarray(self.scores(np.asarray(summary.x), theta).sum(axis=0))

    def observed_information(self, summary: Ordered, theta: Vector) -> Matrix:
        """Zero in the location almost everywhere, though the score there has variance 1/scale²."""
        location, scale = float(theta[0]), positive(float(theta[1]), "the scale")
        signs = float(np.sign(np.asarray(summary.x) - location).sum())
        in_scale = 2.0 * summary.absolute_deviations(location) / scale**3 - summary.n / scale**2
        return np.array([[0.0, signs / scale**2], [signs / scale**2, in_scale]])

    def information(self, theta: Vector) -> Matrix:
        """1/scale² for both, as the variance of the score."""
        scale = positive(float(theta[1]), "the scale")
        return np.diag([scale**-2.0, scale**-2.0])
