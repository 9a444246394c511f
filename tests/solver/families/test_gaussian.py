"""Gaussian families by the variance: moments that keep their digits, and estimates by hand."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.gaussian import Gaussian, GaussianMean, GaussianVariance, moments

DATA = [3.0, 1.0, 4.0, 2.0, 6.0]  # mean 3.2, sum of squared deviations 14.8


@settings(max_examples=60)
@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=12), st.sampled_from([0, 10**6, -(10**9), 10**12])
)
def test_an_offset_costs_the_squares_no_digits(numbers: list[int], offset: int) -> None:
    exact = [Fraction(number) for number in numbers]
    mean = sum(exact) / len(exact)
    squares = float(sum((number - mean) ** 2 for number in exact))
    found = moments([float(number + offset) for number in numbers])
    assert found.mean == pytest.approx(float(mean + offset), rel=1e-15, abs=1e-12)
    assert found.squares == pytest.approx(squares, rel=1e-6, abs=0)


@pytest.mark.parametrize("value", [0.1, 1e-200, 1e15 + 0.3, -7.7])
def test_equal_observations_have_no_spread_at_all(value: float) -> None:
    found = moments([value] * 7)
    assert (found.mean, found.squares) == (value, 0.0)


def test_squares_about_another_point_are_shifted() -> None:
    assert moments(DATA).squares_about(2.0) == pytest.approx(22.0)
    assert moments(DATA).squares_about(3.2) == pytest.approx(14.8)


def test_a_fit_by_hand() -> None:
    fit = Gaussian().fit(DATA)
    assert (fit["mean"], fit["variance"]) == pytest.approx((3.2, 2.96))
    assert fit.standard_error == pytest.approx((math.sqrt(2.96 / 5), 2.96 * math.sqrt(2 / 5)))
    assert fit.log_likelihood == pytest.approx(
        float(scipy.stats.norm(3.2, math.sqrt(2.96)).logpdf(DATA).sum())
    )


def test_information_about_the_variance_and_about_the_mean_do_not_mix() -> None:
    information = Gaussian().information(np.array([1.0, 2.5]))
    assert information.tolist() == [[0.4, 0.0], [0.0, 0.08]]
    observed = Gaussian().observed_information(moments(DATA), np.array([2.0, 2.5]))
    assert observed[0, 1] == pytest.approx(5 * 1.2 / 6.25)


def test_one_parameter_known_leaves_the_other() -> None:
    assert GaussianMean(variance=2.5).fit(DATA).estimate == pytest.approx((3.2,))
    assert GaussianMean(variance=2.5).fit(DATA).standard_error == pytest.approx((math.sqrt(0.5),))
    assert GaussianVariance(mean=2.0).fit(DATA).estimate == pytest.approx((4.4,))
    assert GaussianMean(variance=2.5).fit([7.0]).estimate == (7.0,)


def test_a_variance_that_would_be_nought_has_no_maximum() -> None:
    with pytest.raises(SolverError, match="all observations are equal"):
        Gaussian().fit([2.0, 2.0])
    with pytest.raises(SolverError, match="every observation equals the known mean"):
        GaussianVariance(mean=2.0).fit([2.0, 2.0])
    assert GaussianVariance(mean=1.0).fit([2.0, 2.0]).estimate == (1.0,)


@pytest.mark.parametrize("variance", [0.0, -1.0, math.nan])
def test_a_variance_is_positive_wherever_it_is_asked_for(variance: float) -> None:
    theta = np.array([1.0, variance])
    with pytest.raises(SolverError, match="the known variance must be positive"):
        GaussianMean(variance=variance)
    with pytest.raises(SolverError, match="the variance must be positive"):
        Gaussian().log_likelihood(moments(DATA), theta)
    with pytest.raises(SolverError, match="the variance must be positive"):
        Gaussian().information(theta)
