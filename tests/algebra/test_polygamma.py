"""Digamma and trigamma against mpmath, and the laws they obey."""

from __future__ import annotations

import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra.polygamma import digamma, trigamma

ARGUMENTS = [1e-300, 1e-8, 0.01, 0.37, 1.0, 1.4616321449683623, 2.0, 6.5, 11.999999, 12.0, 12.5, 137.25, 1e6]
ARGUMENTS += [1e15, 1e100]
POSITIVE = st.floats(1e-3, 1e6)


@pytest.mark.parametrize("x", ARGUMENTS)
def test_digamma_agrees_with_mpmath_in_double_precision(x: float) -> None:
    with mpmath.workdps(40):
        expected = float(mpmath.digamma(mpmath.mpf(x)))
    assert digamma(x) == pytest.approx(expected, rel=1e-14, abs=5e-15)


@pytest.mark.parametrize("x", [x for x in ARGUMENTS if x > 1e-150])
def test_trigamma_agrees_with_mpmath_in_double_precision(x: float) -> None:
    with mpmath.workdps(40):
        expected = float(mpmath.polygamma(1, mpmath.mpf(x)))
    assert trigamma(x) == pytest.approx(expected, rel=1e-14)


@given(POSITIVE)
def test_they_obey_their_recurrences(x: float) -> None:
    assert digamma(x + 1) - digamma(x) == pytest.approx(1 / x, rel=1e-9, abs=1e-13)
    assert trigamma(x) - trigamma(x + 1) == pytest.approx(1 / x**2, rel=1e-6, abs=1e-13)


@given(st.floats(0.01, 0.99))
def test_they_obey_their_reflections(x: float) -> None:
    cotangent = math.pi / math.tan(math.pi * x)
    assert digamma(1 - x) - digamma(x) == pytest.approx(cotangent, rel=1e-9, abs=1e-12)
    assert trigamma(1 - x) + trigamma(x) == pytest.approx((math.pi / math.sin(math.pi * x)) ** 2, rel=1e-10)


@given(POSITIVE, st.floats(1.001, 10))
def test_digamma_rises_and_trigamma_falls(x: float, factor: float) -> None:
    assert digamma(x) < digamma(factor * x)
    assert trigamma(x) > trigamma(factor * x) > 0


@pytest.mark.parametrize("x", [0.0, -0.5, -3.0, math.inf, -math.inf, math.nan])
def test_elsewhere_there_is_no_value(x: float) -> None:
    assert math.isnan(digamma(x))
    assert math.isnan(trigamma(x))


def test_next_to_nought_they_leave_the_doubles_and_raise_nothing() -> None:
    assert trigamma(1e-200) == math.inf
    assert digamma(5e-324) == -math.inf
