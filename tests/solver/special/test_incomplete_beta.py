from __future__ import annotations

import math
import random
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.special.incomplete_beta import lower_beta, upper_beta

SHAPES = st.floats(min_value=1e-6, max_value=1e5)
INSIDE = st.floats(min_value=1e-9, max_value=1 - 1e-9)


def reference(a: float, b: float, x: float) -> tuple[float, float]:
    """Both tails from the hypergeometric series with positive terms, on the side where it converges fast."""
    with mpmath.workdps(60):
        p, q, at = mpmath.mpf(a), mpmath.mpf(b), mpmath.mpf(x)
        log_kernel = p * mpmath.log(at) + q * mpmath.log(1 - at)
        kernel = mpmath.exp(log_kernel - mpmath.loggamma(p) - mpmath.loggamma(q) + mpmath.loggamma(p + q))
        if at < p / (p + q):
            lower = kernel / p * mpmath.hyp2f1(p + q, 1, p + 1, at)
            return lower, 1 - lower
        upper = kernel / q * mpmath.hyp2f1(p + q, 1, q + 1, 1 - at)
        return 1 - upper, upper


def agrees(ours: float, exact: float) -> bool:
    return bool(exact < 1e-290 or abs(ours - exact) <= 1e-10 * exact)


def test_both_tails_agree_with_fifty_digits_on_spread_arguments() -> None:
    chance = random.Random(707)
    for _ in range(400):
        a, b = 10 ** chance.uniform(-8, 3.5), 10 ** chance.uniform(-8, 3.5)
        mean = a / (a + b)
        sd = math.sqrt(mean * (1 - mean) / (a + b + 1))
        x = chance.choice([chance.random(), mean + chance.gauss(0, 6) * sd, 10 ** chance.uniform(-12, 0)])
        if not 0 < x < 1:
            continue
        lower, upper = reference(a, b, x)
        assert agrees(lower_beta(a, b, x), lower), (a, b, x)
        assert agrees(upper_beta(a, b, x), upper), (a, b, x)


@pytest.mark.parametrize(
    ("a", "b", "x"),
    [
        (1e-10, 1e5, 1e-9),
        (1e-8, 2.0, 0.999999),
        (3.0, 1e-9, 0.9),
        (0.5, 0.5, 1e-18),
        (2e4, 5.0, 0.9995),
        (1e5, 1e5, 0.499),
        (7.0, 5.0, 0.3),
        (1.2, 900.0, 0.2),
    ],
)
def test_extreme_arguments_agree_with_fifty_digits(a: float, b: float, x: float) -> None:
    lower, upper = reference(a, b, x)
    assert agrees(lower_beta(a, b, x), lower)
    assert agrees(upper_beta(a, b, x), upper)


@pytest.mark.parametrize(
    ("a", "b", "x", "exact"),
    [
        (1e7, 1e13, 1.0001e-6, 0.625320684505468826),
        (1e5, 1e9, 1.001e-4, 0.636389997393135835),
        (3e4, 1e8, 2.95e-4, 0.0021874956340426377),
        (1e6, 3e6, 0.2504, 0.967630566315597192),
        (1e9, 1e9, 0.5, 0.5),
    ],
)
def test_huge_shapes_near_the_mean_keep_their_digits(a: float, b: float, x: float, exact: float) -> None:
    # The exact values are quadratures of the density in forty digits.
    assert lower_beta(a, b, x) == pytest.approx(exact, rel=1e-12)
    assert upper_beta(a, b, x) == pytest.approx(1 - exact, rel=1e-12)


def test_whole_shapes_are_binomial_tails() -> None:
    # I_x(a, b) is the probability of at least a successes in a + b - 1 trials.
    p, a, b = Fraction(3, 10), 4, 6
    n = a + b - 1
    tail = sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(a, n + 1))
    assert math.isclose(lower_beta(a, b, 0.3), float(tail), rel_tol=1e-14)


@settings(max_examples=80)
@given(a=SHAPES, b=SHAPES, x=INSIDE)
def test_the_tails_sum_to_one_and_exchange_with_the_shapes(a: float, b: float, x: float) -> None:
    assert math.isclose(lower_beta(a, b, x) + upper_beta(a, b, x), 1.0, rel_tol=1e-12)
    y = 1.0 - x
    assert math.isclose(lower_beta(a, b, 1.0 - y), upper_beta(b, a, y), rel_tol=1e-10, abs_tol=1e-290)


@settings(max_examples=80)
@given(a=SHAPES, b=SHAPES, x=INSIDE, y=INSIDE)
def test_the_lower_tail_rises_with_x(a: float, b: float, x: float, y: float) -> None:
    low, high = min(x, y), max(x, y)
    assert lower_beta(a, b, low) <= lower_beta(a, b, high) * (1 + 1e-12)


def test_the_ends_are_exact() -> None:
    assert (lower_beta(2.5, 0.3, 0.0), lower_beta(2.5, 0.3, 1.0)) == (0.0, 1.0)
    assert (upper_beta(2.5, 0.3, 0.0), upper_beta(2.5, 0.3, 1.0)) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "x"), [(0.0, 1.0, 0.5), (1.0, -2.0, 0.5), (1.0, math.inf, 0.5), (1.0, 1.0, 1.5)]
)
def test_arguments_outside_the_domain_are_refused(a: float, b: float, x: float) -> None:
    with pytest.raises(SolverError):
        lower_beta(a, b, x)
