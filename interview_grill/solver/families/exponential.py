"""Exponential waiting times, by the rate or by the scale (the mean, 1/rate)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, positive, require


@dataclass(frozen=True, slots=True)
class WaitingTotal:
    """The total of n waiting times."""

    total: float
    n: int


def _total(data: Data) -> WaitingTotal:
    x = as_sample(data)
    require(x, x >= 0.0, "waiting times are 0 or more")
    return WaitingTotal(float(x.sum()), x.size)


def _mean(summary: WaitingTotal) -> float:
    if summary.total == 0.0:
        raise SolverError("every observation is 0, so the likelihood grows without bound as the rate grows")
    return summary.total / summary.n


class ExponentialByRate(Family[WaitingTotal]):
    """Density rate·exp(-rate·x)."""

    parameters = ("rate",)

    def summarise(self, data: Data) -> WaitingTotal:
        """Add the waiting times up."""
        return _total(data)

    def maximise(self, summary: WaitingTotal) -> Maximum:
        """n/total."""
        return Maximum((1.0 / _mean(summary),))

    def log_likelihood(self, summary: WaitingTotal, theta: Vector) -> float:
        """n log rate - rate·total."""
        rate = positive(float(theta[0]), "the rate")
        return float(summary.n * np.log(rate) - rate * summary.total)

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """1/rate - x."""
        return (1.0 / positive(float(theta[0]), "the rate") - as_sample(data))[:, None]

    def score(self, summary: WaitingTotal, theta: Vector) -> Vector:
        """n/rate - total."""
        return np.array([summary.n / positive(float(theta[0]), "the rate") - summary.total])

    def observed_information(self, summary: WaitingTotal, theta: Vector) -> Matrix:
        """n/rate², the same as expected."""
        return self.information(theta) * summary.n

    def information(self, theta: Vector) -> Matrix:
        """1/rate²."""
        return np.array([[positive(float(theta[0]), "the rate") ** -2.0]])


class ExponentialByScale(Family[WaitingTotal]):
    """Density exp(-x/scale)/scale."""

    parameters = ("scale",)

    def summarise(self, data: Data) -> WaitingTotal:
        """Add the waiting times up."""
        return _total(data)

    def maximise(self, summary: WaitingTotal) -> Maximum:
        """total/n."""
        return Maximum((_mean(summary),))

    def log_likelihood(self, summary: WaitingTotal, theta: Vector) -> float:
        """-n log scale - total/scale."""
        scale = positive(float(theta[0]), "the scale")
        return float(-summary.n * np.log(scale) - summary.total / scale)

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """(x/scale - 1)/scale."""
        scale = positive(float(theta[0]), "the scale")
        return ((as_sample(data) / scale - 1.0) / scale)[:, None]

    def score(self, summary: WaitingTotal, theta: Vector) -> Vector:
        """(total/scale - n)/scale."""
        scale = positive(float(theta[0]), "the scale")
        return np.array([(summary.total / scale - summary.n) / scale])

    def observed_information(self, summary: WaitingTotal, theta: Vector) -> Matrix:
        """(2·total/scale - n)/scale²: the expected information only at the maximum."""
        scale = positive(float(theta[0]), "the scale")
        return np.array([[(2.0 * summary.total / scale - summary.n) / scale**2]])

    def information(self, theta: Vector) -> Matrix:
        """1/scale²."""
        return np.array([[positive(float(theta[0]), "the scale") ** -2.0]])


def variance_at(*, rate: float) -> float:
    """Return 1/rate², the variance of one waiting time."""
    return 1.0 / positive(rate, "the rate") ** 2
