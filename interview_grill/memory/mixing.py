"""A normal or a Beta distribution as a few values with probabilities, to mix other distributions over.

Both are the trapezoid rule on a line where the density falls off fast at both ends (the logit, for a Beta), which is
exact but for exp(-2 pi^2/step^2).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_REACH = 3.75
_WIDEST_STEP = 1.25
_APART = 1.2
_NEGLIGIBLE_SPREAD = 0.1
_MOST_STEPS = 2000
_LOGIT_STEP = 1.6
"""However wide a Beta is, its density on the logit bends within this."""


class Node(NamedTuple):
    """A value and its probability."""

    value: float
    probability: float


def step_for(spread: float, noise: float) -> float:
    """How far apart nodes may stand, in standard deviations, so that distributions of sd `noise` mix without gaps.

    `spread` is what one standard deviation moves their means by. Infinite: one node does.
    """
    if spread <= _NEGLIGIBLE_SPREAD * noise:
        return math.inf
    return min(_WIDEST_STEP, _APART * noise / spread)


def log_normal_nodes(mean: float, sd: float, step: float) -> list[Node]:
    """Values whose logarithm is normal; `step` in standard deviations."""
    return _nodes(lambda z: -z * z / 2, lambda z: math.exp(mean + sd * z), -_REACH, _REACH, step)


def rate_nodes(mean: float, variance: float, step: float) -> list[Node]:
    """Values of a Beta variable with this mean in (0, 1) and variance; their mean is exact."""
    if math.isinf(step):
        return [Node(mean, 1.0)]
    size = max(0.1, mean * (1 - mean) / variance - 1)
    a, b = size * mean, size * (1 - mean)
    centre, scale = math.log(a / b), math.sqrt(_trigamma(a) + _trigamma(b))

    step = min(step, _LOGIT_STEP / scale)

    def height(z: float) -> float:
        logit = centre + scale * z
        return -a * _softplus(-logit) - b * _softplus(logit)

    def value(z: float) -> float:
        return math.exp(-_softplus(-(centre + scale * z)))

    # A small a or b has a long tail on its side of the logit.
    nodes = _nodes(height, value, -_REACH - 6 / (a * scale), _REACH + 6 / (b * scale), step)
    found = sum(value * probability for value, probability in nodes)
    return [Node(moved(value, found, mean), probability) for value, probability in nodes]


def moved(rate: float, from_mean: float, to_mean: float) -> float:
    """A rate after the mean of all rates has moved: nearer to 0 or to 1 by the same part, so it stays between them."""
    start, slope = shift(from_mean, to_mean)
    return start + slope * rate


def shift(from_mean: float, to_mean: float) -> tuple[float, float]:
    """Start and slope of the line that `moved` is."""
    if to_mean < from_mean:
        return 0.0, to_mean / from_mean
    slope = (1 - to_mean) / (1 - from_mean) if from_mean < 1 else 1.0
    return 1 - slope, slope


def _nodes(
    log_height: Callable[[float], float],
    value: Callable[[float], float],
    low: float,
    high: float,
    step: float,
) -> list[Node]:
    if math.isinf(step):
        return [Node(value(0.0), 1.0)]
    step = max(step, (high - low) / _MOST_STEPS)
    places = [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
    logs = [log_height(z) for z in places]
    highest = max(logs)
    heights = [math.exp(one - highest) for one in logs]
    total = sum(heights)
    return [Node(value(z), height / total) for z, height in zip(places, heights, strict=True)]


def _trigamma(x: float) -> float:
    """The second derivative of log gamma, to 1e-6: recurrence up to 6, then the asymptotic series."""
    found = 0.0
    while x < 6:
        found += 1 / (x * x)
        x += 1
    return found + 1 / x + 1 / (2 * x * x) + 1 / (6 * x**3) - 1 / (30 * x**5)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
