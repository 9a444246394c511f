"""Regularised incomplete beta function I_x(a, b), to 1e-10 relative in both tails.

The continued fraction of DLMF 8.17.22 on the side of the mean where it converges fast; where its complement
is close to one, the small value is summed on its own rather than left over from a subtraction.
"""

from __future__ import annotations

from math import exp, expm1, inf, log

from interview_grill.errors import SolverError
from interview_grill.solver.special.log_gamma import log_beta_kernel, log_gamma_one_plus, log_gamma_ratio

_TINY = 1e-300
_LARGE = 40.0
_STEPS = 1_000_000
_NEARLY_ONE = 0.9


def lower_beta(a: float, b: float, x: float) -> float:
    """Return I_x(a, b), the distribution function of Beta(a, b) at x.

    Raises SolverError unless a and b are positive and 0 <= x <= 1, and if the fraction has not settled in a
    million steps.
    """
    return _regularised(a, b, x, 1.0 - x)


def upper_beta(a: float, b: float, x: float) -> float:
    """Return 1 - I_x(a, b), accurate when it is small."""
    return _regularised(b, a, 1.0 - x, x)


def _regularised(a: float, b: float, x: float, y: float) -> float:
    """I_x(a, b) with y = 1 - x given, so that neither end loses digits."""
    for shape in (a, b):
        if not (0.0 < shape < inf):
            raise SolverError(f"the shapes of a beta function must be positive and finite, not {shape:g}")
    if not (0.0 <= x <= 1.0):
        raise SolverError(f"an incomplete beta function is taken on [0, 1], not at {x:g}")
    if x == 0.0 or y == 0.0:
        return x
    both_large = min(a, b) >= _LARGE
    if x <= (a / (a + b) if both_large else (a + 1.0) / (a + b + 2.0)):
        return _fraction(a, b, x, y)
    complement = _fraction(b, a, y, x)
    if complement <= _NEARLY_ONE:
        return 1.0 - complement
    if b < 1.0 and y * max(a, 1.0) < 0.7:
        return _small_complement(a, b, y)
    return _fraction(a, b, x, y)


def _kernel(a: float, b: float, x: float, y: float) -> float:
    return exp(log_beta_kernel(a, b, x) if x <= y else log_beta_kernel(b, a, y))


def _fraction(a: float, b: float, x: float, y: float) -> float:
    kernel = _kernel(a, b, x, y)
    if kernel == 0.0:
        return 0.0
    factor = _contracted(a, b, x, y) if min(a, b) >= _LARGE else _lentz(a, b, x) / a
    return kernel * factor


def _lentz(a: float, b: float, x: float) -> float:
    """DLMF 8.17.22 by the modified Lentz method."""
    total = a + b
    c = 1.0
    d = 1.0 / ((1.0 - total * x / (a + 1.0)) or _TINY)
    value = d
    for m in range(1, _STEPS):
        odd = a + 2 * m
        even_term = m * (b - m) * x / ((odd - 1.0) * odd)
        d = 1.0 / ((1.0 + even_term * d) or _TINY)
        c = (1.0 + even_term / c) or _TINY
        value *= c * d
        odd_term = -(a + m) * (total + m) * x / (odd * (odd + 1.0))
        d = 1.0 / ((1.0 + odd_term * d) or _TINY)
        c = (1.0 + odd_term / c) or _TINY
        change = c * d
        value *= change
        if abs(change - 1.0) < 3e-16:
            return value
    raise _did_not_converge(a, b, x)


def _contracted(a: float, b: float, x: float, y: float) -> float:
    """The even part of the fraction (Didonato and Morris, TOMS 708, BFRAC), whose terms are positive below the mean.

    Near the mean of large shapes the plain fraction subtracts nearly equal numbers; this one is built on the distance
    a - (a+b)x, which is computed without loss.
    """
    distance = a - (a + b) * x if x <= y else (a + b) * y - b
    c, ratio, c1, shift = 1.0 + distance, b / a, 1.0 + 1.0 / a, y + 1.0
    previous_top, previous_bottom, top, bottom = 0.0, 1.0, 1.0, c / c1
    value, p, s = c1 / c, 1.0, a + 1.0
    for n in range(1, _STEPS):
        t = n / a
        w = n * (b - n) * x
        e = a / s
        alpha = p * (p + ratio) * e * e * w * x
        beta = n + w / s + (1.0 + t) / (c1 + t + t) * (c + n * shift)
        p = 1.0 + t
        s += 2.0
        previous_top, top = top, alpha * previous_top + beta * top
        previous_bottom, bottom = bottom, alpha * previous_bottom + beta * bottom
        before, value = value, top / bottom
        if abs(value - before) <= 1e-16 * value:
            return value
        previous_top, previous_bottom, top, bottom = (
            previous_top / bottom,
            previous_bottom / bottom,
            value,
            1.0,
        )
    raise _did_not_converge(a, b, x)


def _did_not_converge(a: float, b: float, x: float) -> SolverError:
    return SolverError(f"the incomplete beta function did not converge at a={a:g}, b={b:g}, x={x:g}")


def _small_complement(a: float, b: float, y: float) -> float:
    """1 - I_y(b, a) for small b: the series of I_y with its leading one cancelled by expm1."""
    exponent = b * log(y) + log_gamma_ratio(a, b) - log_gamma_one_plus(b)
    term, total, n = 1.0, 0.0, 0
    while abs(term) > 1e-18:
        n += 1
        term *= (n - a) * y / n
        total += term / (b + n)
    return -expm1(exponent) - exp(exponent) * b * total
