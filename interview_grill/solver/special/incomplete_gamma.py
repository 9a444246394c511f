"""Regularised incomplete gamma functions P(a, x) and Q(a, x), to 1e-10 relative in both tails.

Series below the mode, Legendre's continued fraction above it (DLMF 8.7.1, 8.9.2), an expansion of its own for
the upper tail at small a and x, and Temme's uniform expansion for a >= 1e8 (DLMF 8.12).
"""

from __future__ import annotations

from math import copysign, erfc, exp, expm1, inf, log, pi, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.special.log_gamma import log1p_minus, log_gamma_kernel, log_gamma_one_plus

_PRECISION = 1e-17
_TINY = 1e-300
_STEPS = 1_000_000
_UNIFORM_FROM = 1e8


def lower_gamma(a: float, x: float) -> float:
    """Return P(a, x), the distribution function at x of a Gamma of shape a and rate 1.

    Raises SolverError unless a is positive and finite and x >= 0 (inf is allowed).
    """
    _check(a, x)
    if x == 0.0 or x == inf:
        return 0.0 if x == 0.0 else 1.0
    if a >= _UNIFORM_FROM:
        return _uniform(a, x, upper=False)
    return _series(a, x) if x < a + 1.0 else 1.0 - _fraction(a, x)


def upper_gamma(a: float, x: float) -> float:
    """Return Q(a, x) = 1 - P(a, x) without subtracting from one where that would lose digits."""
    _check(a, x)
    if x == 0.0 or x == inf:
        return 1.0 if x == 0.0 else 0.0
    if a >= _UNIFORM_FROM:
        return _uniform(a, x, upper=True)
    if a < 1.0 and x < 1.1:
        return _small_upper(a, x)
    return 1.0 - _series(a, x) if x < a + 1.0 and a >= 1.0 else _fraction(a, x)


def _check(a: float, x: float) -> None:
    if not (0.0 < a < inf):
        raise SolverError(f"the shape of a gamma function must be positive and finite, not {a:g}")
    if not x >= 0.0:
        raise SolverError(f"an incomplete gamma function is taken at x >= 0, not at {x:g}")


def _series(a: float, x: float) -> float:
    """x^a exp(-x) / Gamma(a+1) times the sum of x^n / ((a+1)...(a+n)): every term positive."""
    term = total = 1.0
    denominator = a
    while term > total * _PRECISION:
        denominator += 1.0
        term *= x / denominator
        total += term
    return exp(log_gamma_kernel(a, x)) * total / a


def _fraction(a: float, x: float) -> float:
    """Legendre's continued fraction by the modified Lentz method; about sqrt(a) steps at worst."""
    kernel = exp(log_gamma_kernel(a, x))
    if kernel == 0.0:
        return 0.0
    b = x + 1.0 - a
    c = 1.0 / _TINY
    d = 1.0 / (b or _TINY)
    value = d
    for step in range(1, _STEPS):
        numerator = -step * (step - a)
        b += 2.0
        d = 1.0 / ((numerator * d + b) or _TINY)
        c = (b + numerator / c) or _TINY
        change = c * d
        value *= change
        if abs(change - 1.0) < 3e-16:
            return kernel * value
    raise SolverError(f"the incomplete gamma function did not converge at a={a:g}, x={x:g}")


def _small_upper(a: float, x: float) -> float:
    """1 - x^a/Gamma(1+a) [1 + a sum of (-x)^k / ((a+k) k!)], the ones cancelled by expm1."""
    exponent = a * log(x) - log_gamma_one_plus(a)
    term, total, k = 1.0, 0.0, 0
    while abs(term) > _PRECISION:
        k += 1
        term *= -x / k
        total += term / (a + k)
    return -expm1(exponent) - exp(exponent) * a * total


def _uniform(a: float, x: float, *, upper: bool) -> float:
    """Temme's expansion with its first coefficient: the next one is below 1e-10 of the value for a >= 1e8."""
    mu = (x - a) / a
    eta = copysign(sqrt(max(-2.0 * log1p_minus(mu), 0.0)), mu) if mu > -1.0 else -inf
    if abs(eta) * sqrt(a) > 40.0:
        return 1.0 if (eta < 0.0) is upper else 0.0
    correction = -1.0 / 3.0 + eta / 12.0 - 2.0 * eta**2 / 135.0 + eta**3 / 864.0 - 1.0 / (540.0 * a)
    shift = exp(-0.5 * a * eta * eta) / sqrt(2.0 * pi * a) * correction
    sign = 1.0 if upper else -1.0
    return 0.5 * erfc(sign * eta * sqrt(a / 2.0)) + sign * shift
