"""The standard normal: density, distribution function and quantile against mpmath, far into the tails."""

from __future__ import annotations

import math

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.special.normal import normal_cdf, normal_density, normal_quantile

TAILS = [1e-300, 1e-100, 1e-20, 1e-9, 0.001, 0.025, 0.2, 0.45, 0.499999, 0.5, 0.6, 0.975, 0.999999]


@pytest.mark.parametrize("z", [-37.5, -12.0, -3.3, -1e-8, 0.0, 0.7, 2.5, 6.0, 9.0])
def test_density_and_distribution_agree_with_mpmath(z: float) -> None:
    with mpmath.workdps(60):
        assert normal_cdf(z) == pytest.approx(float(mpmath.ncdf(mpmath.mpf(z))), rel=2e-13)
        assert normal_density(z) == pytest.approx(float(mpmath.npdf(mpmath.mpf(z))), rel=2e-13)


@pytest.mark.parametrize("probability", TAILS)
def test_the_quantile_agrees_with_mpmath(probability: float) -> None:
    with mpmath.workdps(60):
        p = mpmath.mpf(probability)
        start = normal_quantile(probability)
        expected = float(mpmath.findroot(lambda z: mpmath.ncdf(z) / p - 1, start))
    assert normal_quantile(probability) == pytest.approx(expected, rel=1e-13, abs=1e-15)


@given(st.floats(1e-300, 0.5))
def test_the_distribution_function_undoes_the_quantile(probability: float) -> None:
    assert normal_cdf(normal_quantile(probability)) == pytest.approx(probability, rel=1e-11)


@given(st.floats(1e-12, 0.5))
def test_the_two_tails_mirror_each_other(tail: float) -> None:
    assert normal_quantile(1 - tail) == pytest.approx(-normal_quantile(tail), rel=1e-4, abs=1e-12)
    z = normal_quantile(tail)
    assert normal_cdf(z) + normal_cdf(-z) == pytest.approx(1.0, abs=1e-15)


@given(st.floats(1e-300, 0.9999), st.floats(1e-5, 0.5))
def test_the_quantile_rises(probability: float, step: float) -> None:
    higher = probability + (1 - probability) * step
    assert normal_quantile(probability) < normal_quantile(higher)


def test_the_ends_are_infinite_and_the_middle_nought() -> None:
    assert normal_quantile(0.0) == -math.inf
    assert normal_quantile(1.0) == math.inf
    assert normal_quantile(0.5) == pytest.approx(0.0, abs=1e-16)
    assert (normal_cdf(-math.inf), normal_cdf(math.inf)) == (0.0, 1.0)


@pytest.mark.parametrize("probability", [-1e-9, 1.0000001, math.nan])
def test_what_is_no_probability_has_no_quantile(probability: float) -> None:
    with pytest.raises(SolverError, match=r"a probability lies in \[0, 1\]"):
        normal_quantile(probability)
