"""The standard normal distribution: density, distribution function and quantile."""

from __future__ import annotations

from math import erfc, exp, inf, log, pi, sqrt

from interview_grill.errors import SolverError

HALF_LOG_TWO_PI = 0.5 * log(2.0 * pi)
_ROOT_TWO = sqrt(2.0)
_ROOT_TWO_PI = sqrt(2.0 * pi)


def normal_density(z: float) -> float:
    """Return exp(-z^2/2) / sqrt(2 pi)."""
    return exp(-0.5 * z * z) / _ROOT_TWO_PI


def normal_cdf(z: float) -> float:
    """Return P(Z <= z), accurate in the lower tail; the upper tail is `normal_cdf(-z)`."""
    return 0.5 * erfc(-z / _ROOT_TWO)


def normal_quantile(probability: float) -> float:
    """Return z with P(Z <= z) = probability, for 0 <= probability <= 1 (infinite at the ends), else
    SolverError.

    The rational start of Abramowitz and Stegun 26.2.23 is good to 5e-4; Halley steps on the smaller tail
    finish it.
    """
    if not (0.0 <= probability <= 1.0):
        raise SolverError(f"a probability lies in [0, 1], not at {probability:g}")
    if probability in {0.0, 1.0}:
        return -inf if probability == 0.0 else inf
    tail = min(probability, 1.0 - probability)
    t = sqrt(-2.0 * log(tail))
    numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    z = t - numerator / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in range(3):
        step = (normal_cdf(-z) - tail) / normal_density(z)
        z += step / (1.0 - 0.5 * z * step)
    return -z if probability < 0.5 else z
