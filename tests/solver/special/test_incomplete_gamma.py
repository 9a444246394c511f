from __future__ import annotations

import math
import random

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.special.incomplete_gamma import lower_gamma, upper_gamma

SHAPES = st.floats(min_value=1e-6, max_value=1e6)
ARGUMENTS = st.floats(min_value=1e-12, max_value=1e6)


def reference(a: float, x: float) -> tuple[float, float]:
    with mpmath.workdps(50):
        lower = mpmath.gammainc(a, 0, x, regularized=True)
        upper = mpmath.gammainc(a, x, mpmath.inf, regularized=True)
        return lower, upper


def agrees(ours: float, exact: float) -> bool:
    return bool(exact < 1e-290 or abs(ours - exact) <= 1e-10 * exact)


def test_both_tails_agree_with_fifty_digits_on_spread_arguments() -> None:
    chance = random.Random(20240)
    for _ in range(400):
        a = 10 ** chance.uniform(-8, 4)
        near = a + chance.gauss(0, 6) * math.sqrt(a)
        x = chance.choice([a * 10 ** chance.uniform(-1.5, 1.5), abs(near), 10 ** chance.uniform(-10, 3)])
        lower, upper = reference(a, x)
        assert agrees(lower_gamma(a, x), lower), (a, x)
        assert agrees(upper_gamma(a, x), upper), (a, x)


@pytest.mark.parametrize(
    ("a", "x"),
    [
        (1e-12, 1e-8),
        (1e-10, 0.7),
        (1e-9, 1.05),
        (0.3, 1e-30),
        (0.5, 200.0),
        (1.0, 700.0),
        (3.7, 1e-9),
        (50.0, 400.0),
        (1e4, 8.5e3),
        (1e5, 1.02e5),
    ],
)
def test_extreme_arguments_agree_with_fifty_digits(a: float, x: float) -> None:
    lower, upper = reference(a, x)
    assert agrees(lower_gamma(a, x), lower)
    assert agrees(upper_gamma(a, x), upper)


@pytest.mark.parametrize(("a", "z"), [(1e8, -3.0), (1e8, 2.0), (4e10, -6.0), (4e10, 0.3), (1e14, 4.0)])
def test_the_uniform_expansion_takes_over_for_huge_shapes(a: float, z: float) -> None:
    x = a + z * math.sqrt(a)
    # Temme's expansion to three terms, in high precision: the quadrature of mpmath is out of reach here.
    with mpmath.workdps(40):
        mu = (mpmath.mpf(x) - a) / a
        eta = mpmath.sign(mu) * mpmath.sqrt(2 * (mu - mpmath.log1p(mu)))
        c0 = 1 / mu - 1 / eta
        c1 = 1 / eta**3 - 1 / mu**3 - 1 / mu**2 - 1 / (12 * mu)
        spread = mpmath.exp(-a * eta**2 / 2) / mpmath.sqrt(2 * mpmath.pi * a)
        exact = mpmath.erfc(eta * mpmath.sqrt(mpmath.mpf(a) / 2)) / 2 + spread * (c0 + c1 / a)
    assert agrees(upper_gamma(a, x), exact)
    assert agrees(lower_gamma(a, x), 1 - exact)


@settings(max_examples=80)
@given(a=SHAPES, x=ARGUMENTS)
def test_the_two_tails_sum_to_one(a: float, x: float) -> None:
    assert math.isclose(lower_gamma(a, x) + upper_gamma(a, x), 1.0, rel_tol=1e-12)


@settings(max_examples=80)
@given(a=SHAPES, x=ARGUMENTS, step=st.floats(min_value=1.0001, max_value=3.0))
def test_the_lower_tail_rises_with_x(a: float, x: float, step: float) -> None:
    assert lower_gamma(a, x * step) >= lower_gamma(a, x) * (1 - 1e-13)


@pytest.mark.parametrize(("z", "exact"), [(-4.0, 3.1460141335849971e-5), (0.1, 0.53986926100603799)])
def test_large_shapes_near_the_mean_keep_their_digits(z: float, exact: float) -> None:
    # The exact values are quadratures of the density in forty digits.
    x = 1e7 + z * math.sqrt(1e7)
    assert lower_gamma(1e7, x) == pytest.approx(exact, rel=1e-12)
    assert upper_gamma(1e7, x) == pytest.approx(1 - exact, rel=1e-12)


def test_shape_one_is_the_exponential_distribution() -> None:
    assert math.isclose(upper_gamma(1.0, 2.5), math.exp(-2.5), rel_tol=1e-14)
    assert math.isclose(lower_gamma(1.0, 1e-20), 1e-20, rel_tol=1e-14)


def test_the_ends_are_exact() -> None:
    assert (lower_gamma(2.5, 0.0), upper_gamma(2.5, 0.0)) == (0.0, 1.0)
    assert (lower_gamma(2.5, math.inf), upper_gamma(2.5, math.inf)) == (1.0, 0.0)
    assert upper_gamma(2.0, 1e307) == 0.0
    assert lower_gamma(1e9, 1.0) == 0.0


@pytest.mark.parametrize(
    ("a", "x", "said"), [(0.0, 1.0, "positive"), (-1.0, 1.0, "positive"), (math.inf, 1.0, "finite")]
)
def test_a_shape_that_is_not_positive_and_finite_is_refused(a: float, x: float, said: str) -> None:
    with pytest.raises(SolverError, match=said):
        lower_gamma(a, x)


def test_a_negative_or_undefined_argument_is_refused() -> None:
    for x in (-0.5, math.nan):
        with pytest.raises(SolverError, match="x >= 0"):
            upper_gamma(2.0, x)


def test_far_below_a_huge_shape_nothing_is_left() -> None:
    for x in (1e-12, 1.0, 1e8):
        assert lower_gamma(1e9, x) == 0.0
        assert upper_gamma(1e9, x) == 1.0
