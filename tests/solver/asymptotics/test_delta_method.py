"""The delta method: slopes of named transformations, and the standard errors they lead to."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.asymptotics.delta_method import (
    DERIVATIVES,
    exponential_scale_error,
    gaussian_sd_error,
    log_odds_error,
    odds_error,
    poisson_zero_probability_error,
    transform,
    transformed_error,
)


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(DERIVATIVES)), at=st.floats(0.1, 5))
def test_every_named_derivative_is_the_slope_of_its_transformation(name: str, at: float) -> None:
    h = 1e-6 * at
    slope = (transform(name, at + h) - transform(name, at - h)) / (2 * h)
    assert DERIVATIVES[name](at) == pytest.approx(slope, rel=1e-6)


def test_the_delta_method_scales_by_the_absolute_slope() -> None:
    assert transformed_error(standard_error=0.4, derivative=-3.0) == pytest.approx(1.2)
    with pytest.raises(SolverError, match="derivative is zero"):
        transformed_error(standard_error=0.4, derivative=0.0)
    with pytest.raises(SolverError, match="positive"):
        transformed_error(standard_error=0.0, derivative=1.0)
    with pytest.raises(SolverError, match="positive for this transformation"):
        transform("log", -1.0)


def test_named_errors_are_the_slope_times_the_familys_standard_error() -> None:
    p, n, rate, sd = 0.3, 50, 1.7, 2.5
    bernoulli = math.sqrt(p * (1 - p) / n)
    assert log_odds_error(probability=p, n=n) == pytest.approx(bernoulli / (p * (1 - p)))
    assert odds_error(probability=p, n=n) == pytest.approx(bernoulli / (1 - p) ** 2)
    assert exponential_scale_error(rate=rate, n=n) == pytest.approx(rate / math.sqrt(n) / rate**2)
    assert poisson_zero_probability_error(rate=rate, n=n) == pytest.approx(
        math.exp(-rate) * math.sqrt(rate / n)
    )
    assert gaussian_sd_error(sd=sd, n=n) == pytest.approx(sd**2 * math.sqrt(2 / n) / (2 * sd))
    with pytest.raises(SolverError, match="strictly between"):
        odds_error(probability=1.0, n=5)


@pytest.mark.parametrize("name", ["log", "sqrt", "reciprocal"])
def test_outside_its_domain_a_transformation_has_neither_value_nor_slope(name: str) -> None:
    outside = 0.0 if name == "reciprocal" else -0.5
    with pytest.raises(SolverError, match="must be positive for this transformation"):
        transform(name, outside)
    with pytest.raises(SolverError, match="must be positive for this transformation"):
        DERIVATIVES[name](outside)


def test_a_reciprocal_may_be_of_a_negative_number() -> None:
    assert (transform("reciprocal", -2.0), DERIVATIVES["reciprocal"](-2.0)) == (-0.5, -0.25)


@pytest.mark.parametrize("rate", [-1.0, -1e4, 0.0, math.nan])
def test_a_rate_is_positive_before_anything_is_raised_to_it(rate: float) -> None:
    with pytest.raises(SolverError, match="must be positive"):
        poisson_zero_probability_error(rate=rate, n=10)
    with pytest.raises(SolverError, match="must be positive"):
        exponential_scale_error(rate=rate, n=10)
    with pytest.raises(SolverError, match="must be positive"):
        gaussian_sd_error(sd=rate, n=10)


@pytest.mark.parametrize("n", [0.0, 0.5, -3.0])
def test_no_observations_have_no_standard_error(n: float) -> None:
    for of_probability in (log_odds_error, odds_error):
        with pytest.raises(SolverError, match="at least 1"):
            of_probability(probability=0.3, n=n)
    for of_rate in (exponential_scale_error, poisson_zero_probability_error):
        with pytest.raises(SolverError, match="at least 1"):
            of_rate(rate=2.0, n=n)
    with pytest.raises(SolverError, match="at least 1"):
        gaussian_sd_error(sd=2.0, n=n)


def test_the_error_of_the_log_odds_is_what_simulation_shows() -> None:
    shares = np.random.default_rng(5).binomial(400, 0.3, 20_000) / 400
    spread = float(np.log(shares / (1 - shares)).std())
    assert log_odds_error(probability=0.3, n=400) == pytest.approx(spread, rel=0.03)


@given(st.floats(0.02, 0.98), st.integers(2, 1000))
def test_four_times_the_data_halve_the_error(probability: float, n: int) -> None:
    assert odds_error(probability=probability, n=4 * n) == pytest.approx(
        odds_error(probability=probability, n=n) / 2
    )
