"""Samples of the families a task can draw from, by our own transforms of uniform numbers, so they never
change.

Inversion where the distribution function can be inverted, Box and Muller 1958 for the Gaussian. The
exponential has a rate, the Laplace a scale, the Gaussian an sd.
"""

from __future__ import annotations

import math
from collections.abc import Callable

Uniform = Callable[[], float]


def _bernoulli(uniform: Uniform, probability: float) -> float:
    return float(uniform() < probability)


def _poisson(uniform: Uniform, rate: float) -> float:
    """By inversion: the smallest count whose cumulative probability exceeds a uniform number."""
    target, count = uniform(), 0
    term = cumulative = math.exp(-rate)
    while cumulative <= target and count < 1000:
        count += 1
        term *= rate / count
        cumulative += term
    return float(count)


def _exponential(uniform: Uniform, rate: float) -> float:
    return -math.log1p(-uniform()) / rate


def _gaussian(uniform: Uniform, mean: float, sd: float) -> float:
    """Box and Muller's transform; the second of its two values is not used."""
    radius = math.sqrt(-2 * math.log1p(-uniform()))
    return mean + sd * radius * math.cos(2 * math.pi * uniform())


def _uniform(uniform: Uniform, low: float, high: float) -> float:
    return low + (high - low) * uniform()


def _laplace(uniform: Uniform, location: float, scale: float) -> float:
    centred = uniform() - 0.5
    return location - math.copysign(scale, centred) * math.log1p(-2 * abs(centred))


def _integers(uniform: Uniform, low: float, high: float) -> float:
    return float(math.ceil(low) + int(uniform() * (math.floor(high) - math.ceil(low) + 1)))


#: Each family with its parameters in order, and the condition they must meet.
FAMILIES: dict[str, tuple[Callable[..., float], tuple[str, ...], Callable[..., bool]]] = {
    "bernoulli": (_bernoulli, ("probability",), lambda probability: 0 <= probability <= 1),
    "poisson": (_poisson, ("rate",), lambda rate: 0 < rate <= 500),
    "exponential": (_exponential, ("rate",), lambda rate: rate > 0),
    "gaussian": (_gaussian, ("mean", "sd"), lambda _, sd: sd > 0),
    "uniform": (_uniform, ("low", "high"), lambda low, high: low < high),
    "laplace": (_laplace, ("location", "scale"), lambda _, scale: scale > 0),
    "integers": (_integers, ("low", "high"), lambda low, high: math.ceil(low) <= math.floor(high)),
}
