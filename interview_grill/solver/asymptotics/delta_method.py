"""The delta method: the standard error of g(estimate) is |g'(estimate)| times that of the estimate.

Van der Vaart, Asymptotic Statistics, chapter 3. Every function raises SolverError for a parameter outside its
open space or fewer than one observation.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.sample import at_least_one


def transformed_error(*, standard_error: float, derivative: float) -> float:
    """Return |derivative|·standard_error.

    Raises SolverError at a zero derivative, where the first-order method says nothing, or without a positive
    error.
    """
    if derivative == 0.0:
        raise SolverError("the derivative is zero here, so the first-order delta method does not apply")
    if not standard_error > 0.0:
        raise SolverError(f"a standard error must be positive, not {standard_error:g}")
    return abs(derivative) * standard_error


def _positive(estimate: float) -> float:
    if not estimate > 0.0:
        raise SolverError(f"the estimate must be positive for this transformation, not {estimate:g}")
    return estimate


# The derivative of each named transformation at an estimate.
DERIVATIVES: dict[str, Callable[[float], float]] = {
    "log": lambda estimate: 1.0 / _positive(estimate),
    "exp": exp,
    "sqrt": lambda estimate: 0.5 / sqrt(_positive(estimate)),
    "square": lambda estimate: 2.0 * estimate,
    "reciprocal": lambda estimate: -1.0 / _positive(abs(estimate)) ** 2,
}


def transform(name: str, estimate: float) -> float:
    """Return g(estimate) for one of the names in DERIVATIVES.

    Raises SolverError outside the domain of g (log and sqrt: above 0; reciprocal: not 0).
    """
    values: dict[str, Callable[[float], float]] = {
        "log": lambda e: log(_positive(e)),
        "exp": exp,
        "sqrt": lambda e: sqrt(_positive(e)),
        "square": lambda e: e * e,
        "reciprocal": lambda e: 1.0 / e if e else _positive(e),
    }
    return values[name](estimate)


def log_odds_error(*, probability: float, n: float) -> float:
    """Return 1/sqrt(n p (1-p)), the standard error of the log-odds of a Bernoulli estimate."""
    p = _inside(probability)
    return 1.0 / sqrt(at_least_one(n) * p * (1.0 - p))


def odds_error(*, probability: float, n: float) -> float:
    """Return sqrt(p/(1-p)³/n), the standard error of the odds of a Bernoulli estimate."""
    p = _inside(probability)
    return sqrt(p / (1.0 - p) ** 3 / at_least_one(n))


def exponential_scale_error(*, rate: float, n: float) -> float:
    """Return 1/(rate sqrt(n)), the standard error of the mean waiting time."""
    return 1.0 / (_positive(rate) * sqrt(at_least_one(n)))


def poisson_zero_probability_error(*, rate: float, n: float) -> float:
    """Return exp(-rate) sqrt(rate/n), the standard error of exp(-rate), the probability of no event."""
    return sqrt(_positive(rate) / at_least_one(n)) * exp(-rate)


def gaussian_sd_error(*, sd: float, n: float) -> float:
    """Return sd/sqrt(2n), the standard error of the MLE of a Gaussian's sd."""
    return _positive(sd) / sqrt(2.0 * at_least_one(n))


def _inside(probability: float) -> float:
    if not (0.0 < probability < 1.0):
        raise SolverError(f"the probability must lie strictly between 0 and 1 here, not at {probability:g}")
    return probability
