from __future__ import annotations

import math

import mpmath
import pytest

from interview_grill.solver.special.log_gamma import (
    log1p_minus,
    log_beta,
    log_beta_kernel,
    log_gamma_kernel,
    log_gamma_one_plus,
    log_gamma_ratio,
    stirling_correction,
)


@pytest.mark.parametrize("x", [0.01, 0.7, 3.2, 9.99, 10.0, 57.0, 1e5])
def test_the_stirling_correction_is_what_log_gamma_lacks(x: float) -> None:
    with mpmath.workdps(40):
        at = mpmath.mpf(x)
        exact = mpmath.loggamma(at) - ((at - 0.5) * mpmath.log(at) - at + mpmath.log(2 * mpmath.pi) / 2)
    assert abs(stirling_correction(x) - exact) < 1e-14


@pytest.mark.parametrize("u", [-0.999, -0.4, -1e-3, -1e-9, 1e-12, 2e-5, 0.3, 0.41, 50.0])
def test_log1p_minus_keeps_its_digits_near_zero(u: float) -> None:
    with mpmath.workdps(40):
        exact = mpmath.log1p(u) - mpmath.mpf(u)
    assert abs(log1p_minus(u) - exact) <= 4e-15 * abs(exact)


@pytest.mark.parametrize("a", [1e-14, -1e-6, 0.2, -0.49, 0.5, 3.0])
def test_log_gamma_next_to_one_keeps_its_digits(a: float) -> None:
    with mpmath.workdps(40):
        exact = mpmath.loggamma(1 + mpmath.mpf(a))
    assert abs(log_gamma_one_plus(a) - exact) <= 1e-14 * abs(exact)


@pytest.mark.parametrize("x", [0.003, 0.9, 4.4, 25.0, 1e6])
@pytest.mark.parametrize("a", [1e-12, 1e-4, 0.5, 3.0, 200.0])
def test_the_log_ratio_of_gammas_keeps_its_digits_for_small_steps(x: float, a: float) -> None:
    with mpmath.workdps(40):
        exact = mpmath.loggamma(mpmath.mpf(x) + a) - mpmath.loggamma(x)
    assert abs(log_gamma_ratio(x, a) - exact) <= 1e-12 * abs(exact) + 1e-15 * abs(a)
    assert log_gamma_ratio(x, 0.0) == 0.0


@pytest.mark.parametrize("a", [1e-9, 0.3, 2.0, 15.0, 1e5])
@pytest.mark.parametrize("b", [1e-7, 0.5, 9.0, 40.0, 3e6])
def test_log_beta_is_right_in_every_regime(a: float, b: float) -> None:
    with mpmath.workdps(40):
        exact = mpmath.log(mpmath.beta(a, b))
    assert abs(log_beta(a, b) - exact) <= 1e-13 * max(abs(exact), 1.0)
    assert log_beta(a, b) == pytest.approx(log_beta(b, a), rel=1e-13)


@pytest.mark.parametrize(
    ("a", "x"), [(0.1, 1e-30), (2.0, 0.5), (30.0, 1e-200), (30.0, 29.5), (1e7, 1.0001e7), (500.0, 20.0)]
)
def test_the_gamma_kernel_matches(a: float, x: float) -> None:
    with mpmath.workdps(50):
        exact = a * mpmath.log(x) - mpmath.mpf(x) - mpmath.loggamma(a)
    assert abs(log_gamma_kernel(a, x) - exact) <= 2e-14 * max(abs(exact), 1.0)


def test_the_gamma_kernel_vanishes_at_both_ends() -> None:
    assert log_gamma_kernel(3.0, 0.0) == -math.inf
    assert log_gamma_kernel(3.0, math.inf) == -math.inf


@pytest.mark.parametrize(
    ("a", "b", "x"),
    [(0.2, 5.0, 1e-9), (40.0, 60.0, 0.41), (40.0, 60.0, 0.999), (60.0, 40.0, 1e-8), (2e6, 1e6, 0.6665)],
)
def test_the_beta_kernel_matches(a: float, b: float, x: float) -> None:
    with mpmath.workdps(50):
        at = mpmath.mpf(x)
        exact = a * mpmath.log(at) + b * mpmath.log(1 - at) - mpmath.log(mpmath.beta(a, b))
    assert abs(log_beta_kernel(a, b, x) - exact) <= 2e-13 * max(abs(exact), 1.0)
