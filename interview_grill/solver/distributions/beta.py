"""The Beta distribution, and where its mode goes under a change of variable."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.interval import require_positive
from interview_grill.solver.special.incomplete_beta import lower_beta
from interview_grill.solver.special.log_gamma import log_beta
from interview_grill.solver.special.quantiles import beta_quantile


@dataclass(frozen=True, slots=True)
class Beta:
    """Beta(alpha, beta) on [0, 1]; a SolverError unless both shapes are positive and finite."""

    alpha: float
    beta: float

    def __post_init__(self) -> None:
        """Check both shapes."""
        require_positive(alpha=self.alpha, beta=self.beta)

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
        """(alpha-1)/(alpha+beta-2) inside; 0 or 1 when only that end's shape is at most 1.

        Raises SolverError for Beta(1, 1), which is flat, and for two shapes below 1, where both ends are
        modes.
        """
        a, b = self.alpha - 1.0, self.beta - 1.0
        if a == b == 0.0:
            raise SolverError("Beta(1, 1) is flat: every value is a mode")
        if a < 0.0 and b < 0.0:
            raise SolverError(
                "with alpha < 1 and beta < 1 the density is unbounded at both ends: there is no single mode"
            )
        if a < 0.0 or a == 0.0 < b:
            return 0.0
        return 1.0 if b <= 0.0 else a / (a + b)

    def log_density(self, x: float) -> float:
        """The log density, infinite at an end whose shape is below 1."""
        if not (0.0 <= x <= 1.0):
            return -inf
        return (
            _power_log(self.alpha - 1.0, x)
            + _power_log(self.beta - 1.0, 1.0 - x)
            - log_beta(self.alpha, self.beta)
        )

    def cdf(self, x: float) -> float:
        """The regularised incomplete beta function."""
        return lower_beta(self.alpha, self.beta, min(max(x, 0.0), 1.0))

    def quantile(self, probability: float) -> float:
        """The inverse of `cdf`."""
        return beta_quantile(self.alpha, self.beta, probability)


def _power_log(exponent: float, x: float) -> float:
    """exponent·log x with 0·log 0 = 0."""
    if x > 0.0:
        return exponent * log(x)
    return 0.0 if exponent == 0.0 else inf if exponent < 0.0 else -inf


def mode_in_square(posterior: Beta) -> float:
    """Return the mode of phi = theta² when theta has this Beta: (alpha-2)/(alpha+beta-3), squared.

    It is not the square of theta's mode: the Jacobian counts. Raises SolverError unless alpha > 2 and beta >
    1.
    """
    if not (posterior.alpha > 2.0 and posterior.beta > 1.0):
        raise SolverError("the mode in theta² lies inside only for alpha > 2 and beta > 1")
    return ((posterior.alpha - 2.0) / (posterior.alpha + posterior.beta - 3.0)) ** 2


def mode_in_odds(posterior: Beta) -> float:
    """Return the mode of phi = theta/(1-theta): (alpha-1)/(beta+1); a SolverError for alpha < 1."""
    if posterior.alpha < 1.0:
        raise SolverError("for alpha < 1 the density of the odds is unbounded at 0")
    return (posterior.alpha - 1.0) / (posterior.beta + 1.0)


def mode_in_logit(posterior: Beta) -> float:
    """Return the mode of log(theta/(1-theta)): log(alpha/beta), which maps back to the mean."""
    return log(posterior.alpha) - log(posterior.beta)
