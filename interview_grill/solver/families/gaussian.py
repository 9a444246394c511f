"""Gaussian data: mean and variance unknown, or one of them known. The variance is the parameter."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, positive


@dataclass(frozen=True, slots=True)
class Moments:
    """The mean and the sum of squared deviations from it."""

    mean: float
    squares: float
    n: int

    def squares_about(self, mean: float) -> float:
        """Return the sum of (x - mean)², by the shift identity."""
        return self.squares + self.n * (self.mean - mean) ** 2


def moments(data: Data) -> Moments:
    """Return the moments by two passes with a correction, so that a large common offset costs no digits.

    Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983. Equal observations give
    exactly 0.
    """
    x = as_sample(data)
    first = float(np.add.reduce(x)) / x.size
    deviation = x - first
    shift = float(np.add.reduce(deviation)) / x.size
    deviation -= shift
    squares = float(deviation @ deviation)
    if squares <= x.size * (1e-13 * first) ** 2 and x.min() == x.max():
        return Moments(float(x[0]), 0.0, x.size)
    return Moments(first + shift, squares, x.size)


def _log_likelihood(summary: Moments, mean: float, variance: float) -> float:
    return -0.5 * (summary.n * log(2.0 * pi * variance) + summary.squares_about(mean) / variance)


class Gaussian(Family[Moments]):
    """Mean and variance both unknown."""

    parameters = ("mean", "variance")

    def summarise(self, data: Data) -> Moments:
        """Return mean and squared deviations."""
        return moments(data)

    def maximise(self, summary: Moments) -> Maximum:
        """The sample mean and the mean squared deviation, divisor n."""
        if summary.squares == 0.0:
            raise SolverError(
                "all observations are equal, so the likelihood grows without bound as the variance goes to 0",
                mend="at least two different observations are needed, or a known variance",
            )
        return Maximum((summary.mean, summary.squares / summary.n))

    def log_likelihood(self, summary: Moments, theta: Vector) -> float:
        """-n/2 log(2 pi v) - sum (x-mean)²/(2v)."""
        return _log_likelihood(summary, float(theta[0]), positive(float(theta[1]), "the variance"))

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """((x-mean)/v, -1/(2v) + (x-mean)²/(2v²))."""
        v = positive(float(theta[1]), "the variance")
        deviation = as_sample(data) - theta[0]
        return np.column_stack([deviation / v, 0.5 * (deviation**2 / v - 1.0) / v])

    def score(self, summary: Moments, theta: Vector) -> Vector:
        """The sum of the scores, from the moments."""
        mean, v = float(theta[0]), positive(float(theta[1]), "the variance")
        in_mean = summary.n * (summary.mean - mean) / v
        return np.array([in_mean, 0.5 * (summary.squares_about(mean) / v - summary.n) / v])

    def observed_information(self, summary: Moments, theta: Vector) -> Matrix:
        """Not diagonal away from the sample mean."""
        mean, v = float(theta[0]), positive(float(theta[1]), "the variance")
        cross = summary.n * (summary.mean - mean) / v**2
        in_variance = summary.squares_about(mean) / v**3 - 0.5 * summary.n / v**2
        return np.array([[summary.n / v, cross], [cross, in_variance]])

    def information(self, theta: Vector) -> Matrix:
        """diag(1/v, 1/(2v²))."""
        v = positive(float(theta[1]), "the variance")
        return np.array([[1.0 / v, 0.0], [0.0, 0.5 / v**2]])

    def covariance(self, theta: Vector, n: float) -> Matrix:
        """diag(v, 2v²)/n."""
        v = positive(float(theta[1]), "the variance")
        return np.array([[v / n, 0.0], [0.0, 2.0 * v * v / n]])


class GaussianMean(Family[Moments]):
    """The mean, the variance being known."""

    parameters = ("mean",)

    def __init__(self, *, variance: float) -> None:
        """Take the known variance."""
        self.variance = positive(variance, "the known variance")

    def summarise(self, data: Data) -> Moments:
        """Return mean and squared deviations."""
        return moments(data)

    def maximise(self, summary: Moments) -> Maximum:
        """The sample mean, whatever the variance."""
        return Maximum((summary.mean,))

    def log_likelihood(self, summary: Moments, theta: Vector) -> float:
        """The Gaussian log-likelihood at the known variance."""
        return _log_likelihood(summary, float(theta[0]), self.variance)

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """(x - mean)/variance."""
        return np.asarray((as_sample(data) - theta[0]) / self.variance)[:, None]

    def score(self, summary: Moments, theta: Vector) -> Vector:
        """n (sample mean - mean)/variance."""
        return np.array([summary.n * (summary.mean - float(theta[0])) / self.variance])

    def observed_information(self, summary: Moments, theta: Vector) -> Matrix:
        """n/variance, the same as expected."""
        return self.information(theta) * summary.n

    def information(self, theta: Vector) -> Matrix:
        """1/variance."""
        del theta
        return np.array([[1.0 / self.variance]])


class GaussianVariance(Family[Moments]):
    """The variance, the mean being known."""

    parameters = ("variance",)

    def __init__(self, *, mean: float) -> None:
        """Take the known mean."""
        self.mean = mean

    def summarise(self, data: Data) -> Moments:
        """Return mean and squared deviations."""
        return moments(data)

    def maximise(self, summary: Moments) -> Maximum:
        """The mean squared deviation from the known mean: divisor n, and unbiased."""
        squares = summary.squares_about(self.mean)
        if squares == 0.0:
            raise SolverError(
                "every observation equals the known mean, "
                "so the likelihood grows without bound as the variance goes to 0"
            )
        return Maximum((squares / summary.n,))

    def log_likelihood(self, summary: Moments, theta: Vector) -> float:
        """The Gaussian log-likelihood at the known mean."""
        return _log_likelihood(summary, self.mean, positive(float(theta[0]), "the variance"))

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """((x-mean)²/v - 1)/(2v)."""
        v = positive(float(theta[0]), "the variance")
        return (0.5 * ((as_sample(data) - self.mean) ** 2 / v - 1.0) / v)[:, None]

    def score(self, summary: Moments, theta: Vector) -> Vector:
        """(squares/v - n)/(2v)."""
        v = positive(float(theta[0]), "the variance")
        return np.array([0.5 * (summary.squares_about(self.mean) / v - summary.n) / v])

    def observed_information(self, summary: Moments, theta: Vector) -> Matrix:
        """squares/v³ - n/(2v²)."""
        v = positive(float(theta[0]), "the variance")
        return np.array([[summary.squares_about(self.mean) / v**3 - 0.5 * summary.n / v**2]])

    def information(self, theta: Vector) -> Matrix:
        """1/(2v²)."""
        return np.array([[0.5 / positive(float(theta[0]), "the variance") ** 2]])
