"""The gamma distribution by shape and rate, and the inverse-gamma by shape and scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.interval import require_positive
from interview_grill.solver.special.incomplete_gamma import lower_gamma, upper_gamma
from interview_grill.solver.special.log_gamma import log_gamma_kernel
from interview_grill.solver.special.quantiles import gamma_quantile


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma by shape and rate: density proportional to x^(shape-1) exp(-rate x); both positive, else
    SolverError.
    """

    shape: float
    rate: float

    def __post_init__(self) -> None:
        """Check both parameters."""
        require_positive(shape=self.shape, rate=self.rate)

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
    """Inverse-gamma by shape and scale: density proportional to x^(-shape-1) exp(-scale/x); both positive,
    else SolverError.
    """

    shape: float
    scale: float

    def __post_init__(self) -> None:
        """Check both parameters."""
        require_positive(shape=self.shape, scale=self.scale)

    @property
    def mean(self) -> float:
        """scale/(shape-1); a SolverError for shape <= 1, where it is infinite."""
        if self.shape <= 1.0:
            raise SolverError(f"an inverse-gamma has a mean only for shape > 1, not at shape {self.shape:g}")
        return self.scale / (self.shape - 1.0)

    @property
    def mode(self) -> float:
        """scale/(shape+1)."""
        return self.scale / (self.shape + 1.0)

    @property
    def variance(self) -> float:
        """scale²/((shape-1)²(shape-2)); a SolverError for shape <= 2, where it is infinite."""
        if self.shape <= 2.0:
            raise SolverError(
                f"an inverse-gamma has a variance only for shape > 2, not at shape {self.shape:g}"
            )
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


def mode_in_log(posterior: Gamma) -> float:
    """Return exp of the mode of log(rate): shape/rate, the mean, not the mode of the rate itself."""
    return posterior.shape / posterior.rate
