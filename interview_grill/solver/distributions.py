"""The distributions that priors and posteriors are: mean, mode, variance, intervals, and where each exists."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, sqrt
from typing import Protocol

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Interval, checked_level
from interview_grill.solver.special.incomplete_beta import lower_beta
from interview_grill.solver.special.incomplete_gamma import lower_gamma, upper_gamma
from interview_grill.solver.special.log_gamma import log_beta, log_gamma_kernel
from interview_grill.solver.special.normal import HALF_LOG_TWO_PI, normal_cdf, normal_quantile
from interview_grill.solver.special.quantiles import beta_quantile, gamma_quantile, student_quantile


class Quantiles(Protocol):
    """What an equal-tailed interval needs."""

    def quantile(self, probability: float) -> float:
        """Return the value below which the given probability lies."""


def equal_tailed(distribution: Quantiles, *, level: float = 0.95) -> Interval:
    """Return the interval that leaves (1 - level)/2 on either side."""
    tail = 0.5 * (1.0 - checked_level(level))
    return Interval(distribution.quantile(tail), distribution.quantile(1.0 - tail), level)


def _positive(**named: float) -> None:
    for name, value in named.items():
        if not (0.0 < value < inf):
            raise SolverError(f"{name} must be positive and finite, not {value:g}")


@dataclass(frozen=True, slots=True)
class Beta:
    """Beta(alpha, beta) on [0, 1]."""

    alpha: float
    beta: float

    def __post_init__(self) -> None:
        """Check both shapes."""
        _positive(alpha=self.alpha, beta=self.beta)

    @property
    def mean(self) -> float:
        """alpha/(alpha+beta)."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def variance(self) -> float:
        """mean (1-mean)/(alpha+beta+1)."""
        return self.mean * (self.beta / (self.alpha + self.beta)) / (self.alpha + self.beta + 1.0)

    @property
    def mode(self) -> float:
        """(alpha-1)/(alpha+beta-2) inside; 0 or 1 when only that end's shape is at most 1; else not one value."""
        a, b = self.alpha - 1.0, self.beta - 1.0
        if a == b == 0.0:
            raise SolverError("Beta(1, 1) is flat: every value is a mode")
        if a < 0.0 and b < 0.0:
            raise SolverError("with alpha < 1 and beta < 1 the density is unbounded at both ends: there is no single mode")
        if a < 0.0 or a == 0.0 < b:
            return 0.0
        return 1.0 if b <= 0.0 else a / (a + b)

    def log_density(self, x: float) -> float:
        """The log density, infinite at an end whose shape is below 1."""
        if not (0.0 <= x <= 1.0):
            return -inf
        return _power_log(self.alpha - 1.0, x) + _power_log(self.beta - 1.0, 1.0 - x) - log_beta(self.alpha, self.beta)

    def cdf(self, x: float) -> float:
        """The regularised incomplete beta function."""
        return lower_beta(self.alpha, self.beta, min(max(x, 0.0), 1.0))

    def quantile(self, probability: float) -> float:
        """The inverse of `cdf`."""
        return beta_quantile(self.alpha, self.beta, probability)


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma by shape and rate: density proportional to x^(shape-1) exp(-rate x)."""

    shape: float
    rate: float

    def __post_init__(self) -> None:
        """Check both parameters."""
        _positive(shape=self.shape, rate=self.rate)

    @property
    def mean(self) -> float:
        """shape/rate."""
        return self.shape / self.rate

    @property
    def variance(self) -> float:
        """shape/rate²."""
        return self.shape / self.rate**2

    @property
    def mode(self) -> float:
        """(shape-1)/rate for shape >= 1; 0, where the density is unbounded, below."""
        return max(self.shape - 1.0, 0.0) / self.rate

    def log_density(self, x: float) -> float:
        """The log density."""
        if x < 0.0:
            return -inf
        if x == 0.0:
            return log(self.rate) if self.shape == 1.0 else inf if self.shape < 1.0 else -inf
        return log_gamma_kernel(self.shape, self.rate * x) - log(x)

    def cdf(self, x: float) -> float:
        """The regularised lower incomplete gamma function."""
        return lower_gamma(self.shape, self.rate * max(x, 0.0))

    def quantile(self, probability: float) -> float:
        """The inverse of `cdf`."""
        return gamma_quantile(self.shape, self.rate, probability)


@dataclass(frozen=True, slots=True)
class InverseGamma:
    """Inverse-gamma by shape and scale: density proportional to x^(-shape-1) exp(-scale/x)."""

    shape: float
    scale: float

    def __post_init__(self) -> None:
        """Check both parameters."""
        _positive(shape=self.shape, scale=self.scale)

    @property
    def mean(self) -> float:
        """scale/(shape-1), for shape > 1."""
        if self.shape <= 1.0:
            raise SolverError(f"an inverse-gamma has a mean only for shape > 1, not at shape {self.shape:g}")
        return self.scale / (self.shape - 1.0)

    @property
    def mode(self) -> float:
        """scale/(shape+1)."""
        return self.scale / (self.shape + 1.0)

    @property
    def variance(self) -> float:
        """scale²/((shape-1)²(shape-2)), for shape > 2."""
        if self.shape <= 2.0:
            raise SolverError(f"an inverse-gamma has a variance only for shape > 2, not at shape {self.shape:g}")
        return self.mean**2 / (self.shape - 2.0)

    def log_density(self, x: float) -> float:
        """The log density."""
        return log_gamma_kernel(self.shape, self.scale / x) - log(x) if x > 0.0 else -inf

    def cdf(self, x: float) -> float:
        """The upper incomplete gamma function at scale/x."""
        return upper_gamma(self.shape, self.scale / x) if x > 0.0 else 0.0

    def quantile(self, probability: float) -> float:
        """scale over the quantile of the reciprocal."""
        reciprocal = gamma_quantile(self.shape, 1.0, 1.0 - probability)
        return self.scale / reciprocal if reciprocal > 0.0 else inf


@dataclass(frozen=True, slots=True)
class Normal:
    """Normal by mean and variance."""

    mean: float
    variance: float

    def __post_init__(self) -> None:
        """Check the variance."""
        _positive(variance=self.variance)

    @property
    def mode(self) -> float:
        """The mean."""
        return self.mean

    @property
    def sd(self) -> float:
        """The root of the variance."""
        return sqrt(self.variance)

    def log_density(self, x: float) -> float:
        """The log density."""
        return -0.5 * ((x - self.mean) ** 2 / self.variance + log(self.variance)) - HALF_LOG_TWO_PI

    def cdf(self, x: float) -> float:
        """The normal distribution function."""
        return normal_cdf((x - self.mean) / self.sd)

    def quantile(self, probability: float) -> float:
        """The inverse of `cdf`."""
        return self.mean + self.sd * normal_quantile(probability)


@dataclass(frozen=True, slots=True)
class StudentT:
    """Student's t by degrees of freedom, location and scale (the scale is not the sd)."""

    degrees: float
    location: float
    scale: float

    @property
    def mean(self) -> float:
        """The location, for more than one degree of freedom."""
        if self.degrees <= 1.0:
            raise SolverError(f"Student's t has a mean only above 1 degree of freedom, not at {self.degrees:g}")
        return self.location

    @property
    def variance(self) -> float:
        """scale² degrees/(degrees-2), above 2 degrees of freedom."""
        if self.degrees <= 2.0:
            raise SolverError(f"Student's t has a variance only above 2 degrees of freedom, not at {self.degrees:g}")
        return self.scale**2 * self.degrees / (self.degrees - 2.0)

    def quantile(self, probability: float) -> float:
        """The inverse of the distribution function."""
        return self.location + self.scale * student_quantile(self.degrees, probability)


def _power_log(exponent: float, x: float) -> float:
    """exponent·log x with 0·log 0 = 0."""
    if x > 0.0:
        return exponent * log(x)
    return 0.0 if exponent == 0.0 else inf if exponent < 0.0 else -inf


def mode_in_square(posterior: Beta) -> float:
    """Return the mode of phi = theta² when theta has this Beta: (alpha-2)/(alpha+beta-3), squared, for alpha > 2, beta > 1."""
    if not (posterior.alpha > 2.0 and posterior.beta > 1.0):
        raise SolverError("the mode in theta² lies inside only for alpha > 2 and beta > 1")
    return ((posterior.alpha - 2.0) / (posterior.alpha + posterior.beta - 3.0)) ** 2


def mode_in_logit(posterior: Beta) -> float:
    """Return the mode of log(theta/(1-theta)): log(alpha/beta), which maps back to the mean."""
    return log(posterior.alpha / posterior.beta)


def mode_in_log(posterior: Gamma) -> float:
    """Return exp of the mode of log(rate): shape/rate, the mean, not the mode of the rate itself."""
    return exp(log(posterior.shape) - log(posterior.rate))
