"""Quantiles of the gamma, beta and Student distributions, by a bracketed Newton iteration on the logarithm of
x.

The smaller tail is always the one solved for, so a probability of 1e-12 or 1 - 1e-12 costs no digits. All
raise SolverError for a probability outside [0, 1].
"""

from __future__ import annotations

from math import copysign, exp, inf, log, sqrt
from typing import TYPE_CHECKING

from interview_grill.errors import SolverError
from interview_grill.solver.special.incomplete_beta import lower_beta, upper_beta
from interview_grill.solver.special.incomplete_gamma import lower_gamma, upper_gamma
from interview_grill.solver.special.log_gamma import log_beta_kernel, log_gamma_kernel
from interview_grill.solver.special.normal import normal_quantile

if TYPE_CHECKING:
    from collections.abc import Callable

_LOWEST = -744.0
_HIGHEST = 709.0
# Newton squares its error: a step of 1e-11 leaves the rounding of t alone.
_SETTLED = 1e-11


def gamma_quantile(shape: float, rate: float, probability: float) -> float:
    """Return the x below which a Gamma(shape, rate) has the given probability; 0 where x underflows."""
    _check(probability)
    if not (rate > 0.0):
        raise SolverError(f"the rate of a gamma distribution must be positive, not {rate:g}")
    if probability in {0.0, 1.0}:
        return 0.0 if probability == 0.0 else inf

    def slope(t: float) -> float:
        return exp(log_gamma_kernel(shape, exp(t)))

    start = log(shape) + (normal_quantile(probability) / sqrt(shape) if shape > 1.0 else 0.0)
    if probability <= 0.5:
        return _solve(lambda t: lower_gamma(shape, exp(t)), slope, probability, start, _HIGHEST) / rate
    tail = 1.0 - probability
    return _solve(lambda t: upper_gamma(shape, exp(t)), lambda t: -slope(t), tail, start, _HIGHEST) / rate


def beta_quantile(a: float, b: float, probability: float) -> float:
    """Return the x below which a Beta(a, b) has the given probability."""
    _check(probability)
    if probability in {0.0, 1.0}:
        return probability
    if lower_beta(a, b, 0.5) >= probability:
        return _beta_below_half(a, b, lower=probability, upper=1.0 - probability)
    return 1.0 - _beta_below_half(b, a, lower=1.0 - probability, upper=probability)


def student_quantile(degrees: float, probability: float) -> float:
    """Return the quantile of Student's t with `degrees` > 0 degrees of freedom; infinite at a probability of
    0 or 1.
    """
    _check(probability)
    if probability == 0.5:
        return 0.0
    tail = min(probability, 1.0 - probability)
    if tail == 0.0:
        return -inf if probability < 0.5 else inf
    # share = t²/(degrees + t²) is Beta(1/2, degrees/2); whichever of it and its complement is below half is
    # solved for.
    half = 0.5 * degrees
    if lower_beta(0.5, half, 0.5) >= 1.0 - 2.0 * tail:
        share = _beta_below_half(0.5, half, lower=1.0 - 2.0 * tail, upper=2.0 * tail)
        t = sqrt(degrees * share / (1.0 - share))
    else:
        rest = _beta_below_half(half, 0.5, lower=2.0 * tail, upper=1.0 - 2.0 * tail)
        t = sqrt(degrees * (1.0 - rest)) / sqrt(rest) if rest > 0.0 else inf
    return -t if probability < 0.5 else t


def _beta_below_half(a: float, b: float, *, lower: float, upper: float) -> float:
    """Solve I_x(a, b) = lower, 1 - I_x(a, b) = upper, for an x known to be at most one half."""

    def slope(t: float) -> float:
        x = exp(t)
        return exp(log_beta_kernel(a, b, x)) / (1.0 - x)

    top = log(0.5)
    spread = normal_quantile(lower) * sqrt(b / (a * (a + b + 1.0))) if a > 1.0 else 0.0
    start = min(log(a) - log(a + b) + spread, top)
    if lower <= upper:
        return _solve(lambda t: lower_beta(a, b, exp(t)), slope, lower, start, top)
    return _solve(lambda t: upper_beta(a, b, exp(t)), lambda t: -slope(t), upper, start, top)


def _check(probability: float) -> None:
    if not (0.0 <= probability <= 1.0):
        raise SolverError(f"a probability lies in [0, 1], not at {probability:g}")


def _solve(
    tail: Callable[[float], float], slope: Callable[[float], float], target: float, start: float, high: float
) -> float:
    """Return exp(t) with tail(t) = target on [-744, high]: Newton on log tail, bisection outside the bracket.

    The sign of the slope, constant on the bracket, says on which side of t the solution lies.
    """
    low, t = _LOWEST, start
    for _ in range(200):
        value, gradient = float(tail(t)), float(slope(t))
        rising = copysign(1.0, gradient) > 0.0
        if value == target:
            break
        low, high = (t, high) if (value < target) is rising else (low, t)
        step = log(value / target) * (value / gradient) if value > 0.0 and gradient != 0.0 else inf
        if abs(step) <= _SETTLED * max(1.0, abs(t)):
            t -= step
            break
        t = t - step if low < t - step < high else 0.5 * (low + high)
    return exp(t) if t > _LOWEST + 1.0 else 0.0
