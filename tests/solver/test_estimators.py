from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.estimators import (
    DividedSquares,
    absolute_loss_minimiser,
    exponential_rate_bias,
    exponential_rate_expectation,
    map_proportion_bias,
    map_proportion_mean_squared_error,
    proportion_mean_squared_error,
    shrunk_proportion_bias,
    shrunk_proportion_mean_squared_error,
    squared_loss_minimiser,
    unbiased_variance,
)

SAMPLES = st.lists(st.floats(-100, 100), min_size=1, max_size=15)


def test_divisor_n_beats_n_minus_one_and_n_plus_one_beats_both() -> None:
    errors = {d: DividedSquares(variance=3.0, n=7, divisor=d).mean_squared_error for d in (6, 7, 8)}
    assert errors[8] < errors[7] < errors[6]


@settings(max_examples=50)
@given(n=st.integers(2, 100), variance=st.floats(0.1, 50))
def test_the_bias_of_the_variance_mle_is_minus_variance_over_n(n: int, variance: float) -> None:
    mle = DividedSquares(variance=variance, n=n)
    assert mle.bias == pytest.approx(-variance / n)
    assert mle.expectation == pytest.approx(variance + mle.bias)
    assert mle.mean_squared_error == pytest.approx((2 * n - 1) / n**2 * variance**2)
    assert DividedSquares(variance=variance, n=n, divisor=n - 1).bias == pytest.approx(0.0, abs=1e-12)


def test_moments_of_divided_squares_are_those_of_simulated_data() -> None:
    generator = np.random.default_rng(1)
    x = generator.normal(4.0, 2.0, (200_000, 5))
    estimates = ((x - x.mean(axis=1, keepdims=True)) ** 2).sum(axis=1) / 6
    ours = DividedSquares(variance=4.0, n=5, divisor=6)
    assert estimates.mean() == pytest.approx(ours.expectation, rel=0.01)
    assert estimates.var() == pytest.approx(ours.spread, rel=0.02)


def test_the_shrunk_proportion_is_the_exact_expectation_over_all_counts() -> None:
    n, p, a, b = 10, 0.3, 0.5, 0.5
    weights = [math.comb(n, s) * p**s * (1 - p) ** (n - s) for s in range(n + 1)]
    means = [(a + s) / (a + b + n) for s in range(n + 1)]
    bias = sum(w * m for w, m in zip(weights, means, strict=True)) - p
    error = sum(w * (m - p) ** 2 for w, m in zip(weights, means, strict=True))
    assert shrunk_proportion_bias(alpha=a, beta=b, probability_of_success=p, n=n) == pytest.approx(bias)
    assert shrunk_proportion_mean_squared_error(
        alpha=a, beta=b, probability_of_success=p, n=n
    ) == pytest.approx(error)
    assert proportion_mean_squared_error(probability_of_success=p, n=n) == pytest.approx(0.021)


def test_a_mode_between_the_ends_has_the_bias_of_a_mean_with_one_pseudo_count_less() -> None:
    told = map_proportion_bias(alpha=4, beta=2.5, probability_of_success=0.3, n=9)
    assert told == pytest.approx(
        shrunk_proportion_bias(alpha=3, beta=1.5, probability_of_success=0.3, n=9), abs=1e-12
    )
    error = map_proportion_mean_squared_error(alpha=4, beta=2.5, probability_of_success=0.3, n=9)
    assert error == pytest.approx(
        shrunk_proportion_mean_squared_error(alpha=3, beta=1.5, probability_of_success=0.3, n=9)
    )


def test_a_flat_prior_gives_the_mode_the_errors_of_the_proportion() -> None:
    flat = {"alpha": 1.0, "beta": 1.0, "probability_of_success": 0.3, "n": 7.0}
    assert map_proportion_bias(**flat) == pytest.approx(0.0, abs=1e-12)
    expected = proportion_mean_squared_error(probability_of_success=0.3, n=7)
    assert map_proportion_mean_squared_error(**flat) == pytest.approx(expected)


def test_a_prior_that_pushes_outwards_makes_the_mode_worse_than_the_proportion_though_the_mean_is_better() -> (
    None
):
    pushing = {"alpha": 0.5, "beta": 0.5, "probability_of_success": 0.3, "n": 10.0}
    assert map_proportion_mean_squared_error(**pushing) == pytest.approx(0.0253905, abs=1e-7)
    assert (
        shrunk_proportion_mean_squared_error(**pushing) < 0.021 < map_proportion_mean_squared_error(**pushing)
    )
    with pytest.raises(SolverError, match="whole number"):
        map_proportion_bias(alpha=2, beta=2, probability_of_success=0.3, n=2.5)


@settings(max_examples=60)
@given(x=SAMPLES, step=st.floats(-5, 5))
def test_mean_and_median_minimise_their_losses(x: list[float], step: float) -> None:
    mean, median = squared_loss_minimiser(x), absolute_loss_minimiser(x)
    squared = sum((v - mean) ** 2 for v in x)
    absolute = sum(abs(v - median) for v in x)
    assert squared <= sum((v - mean - step) ** 2 for v in x) + 1e-9 * (1 + squared)
    assert absolute <= sum(abs(v - median - step) for v in x) + 1e-9 * (1 + absolute)
    assert mean == pytest.approx(np.mean(x), rel=1e-12, abs=1e-12)
    assert median == pytest.approx(np.median(x), rel=1e-12, abs=1e-12)


def test_the_unbiased_variance_needs_two_observations() -> None:
    assert unbiased_variance([1.0, 4.0]) == pytest.approx(4.5)
    with pytest.raises(SolverError, match="two observations"):
        unbiased_variance([1.0])


def test_the_exponential_rate_has_no_bias_at_one_observation() -> None:
    assert exponential_rate_bias(rate=3.0, n=4) == pytest.approx(1.0)
    assert exponential_rate_expectation(rate=3.0, n=4) == pytest.approx(4.0)
    with pytest.raises(SolverError, match="n = 1"):
        exponential_rate_bias(rate=3.0, n=1)
