"""Derivatives of ln Γ: digamma and trigamma for positive arguments.

The recurrences raise the argument to 12, where the asymptotic series (Abramowitz & Stegun 6.3.18 and 6.4.12)
is good to double precision.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_SHIFT = 12.0
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)


def digamma(x: float) -> float:
    """ψ(x) = d ln Γ / dx for x > 0; nan elsewhere."""
    if not 0 < x < math.inf:
        return math.nan
    result = 0.0
    while x < _SHIFT:
        result -= 1 / x
        x += 1
    series = _series([b / (2 * k) for k, b in enumerate(_BERNOULLI, start=1)], x)
    return result + math.log(x) - 0.5 / x - series


def trigamma(x: float) -> float:
    """ψ'(x), the derivative of digamma, for x > 0; nan elsewhere."""
    if not 0 < x < math.inf:
        return math.nan
    result = 0.0
    while x < _SHIFT:
        result += 1 / (x * x) if x > 1e-150 else math.inf
        x += 1
    return result + 1 / x + 0.5 / (x * x) + _series(_BERNOULLI, x) / x


def _series(coefficients: Sequence[float], x: float) -> float:
    """Σ c_k / x^(2k), k = 1, 2, …"""
    step = 1 / (x * x)
    result = 0.0
    for coefficient in reversed(coefficients):
        result = (result + coefficient) * step
    return result
