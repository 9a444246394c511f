from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import statsmodels.api as sm
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
from interview_grill.solver.asymptotics.monte_carlo import repeat
from interview_grill.solver.asymptotics.sandwich import (
    family_sandwich,
    linear_sandwich,
    logistic_sandwich,
    sandwich,
)
from interview_grill.solver.families.bernoulli import Bernoulli
from interview_grill.solver.families.exponential import ExponentialByRate
from interview_grill.solver.families.gaussian import Gaussian, GaussianMean
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.regression.linear import linear_regression
from interview_grill.solver.regression.logistic import logistic_regression


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


def test_the_sandwich_of_least_squares_is_whites_hc0() -> None:
    generator = np.random.default_rng(0)
    X = generator.normal(size=(80, 2)) + 2
    y = X @ [1.0, -1.0] + np.abs(X[:, 0]) * generator.normal(size=80)
    fit = linear_regression(X, y).fit
    peer = sm.OLS(y, sm.add_constant(X)).fit(cov_type="HC0")
    assert np.allclose(linear_sandwich(X, y, fit.estimate), peer.cov_params(), rtol=1e-9)


def test_the_sandwich_of_logistic_regression_agrees_with_statsmodels() -> None:
    generator = np.random.default_rng(1)
    X = generator.normal(size=(150, 2))
    y = np.asarray(generator.random(150) < 1 / (1 + np.exp(-X[:, 0])), dtype=np.float64)
    fit = logistic_regression(X, y)
    peer = sm.Logit(y, sm.add_constant(X)).fit(disp=0, cov_type="HC0", tol=1e-13)
    assert np.allclose(logistic_sandwich(X, y, fit.estimate), peer.cov_params(), rtol=1e-7)


def test_the_sandwich_of_a_misspecified_poisson_is_the_sample_variance_over_n() -> None:
    # For the mean of an overdispersed count the model says mean/n; the sandwich says variance/n.
    counts = np.random.default_rng(2).negative_binomial(2, 0.3, 400).astype(float)
    assert family_sandwich(Poisson(), counts)[0, 0] == pytest.approx(counts.var() / 400)
    assert counts.var() > 2 * counts.mean()


def test_the_sandwich_of_a_gaussian_has_no_sandwich_in_the_mean() -> None:
    x = np.random.default_rng(3).normal(5, 2, 60)
    assert family_sandwich(Gaussian(), x)[0, 0] == pytest.approx(x.var() / 60)


def test_singular_information_is_an_error() -> None:
    with pytest.raises(SolverError, match="singular"):
        sandwich(np.zeros((2, 2)), np.ones((5, 2)))


def test_coverage_of_a_regular_interval_is_its_level_within_the_monte_carlo_error() -> None:
    found = repeat(
        GaussianMean(variance=4.0).fit,
        lambda g: g.normal(3.0, 2.0, 20),
        parameter="mean",
        truth=3.0,
        repetitions=2_000,
        generator=np.random.default_rng(11),
    )
    assert abs(found.coverage.value - 0.95) < 4 * found.coverage.standard_error
    assert abs(found.bias.value) < 4 * found.bias.standard_error
    assert found.bias.standard_error == pytest.approx(2 / math.sqrt(20 * 2_000), rel=0.1)


def test_the_bias_of_the_exponential_rate_is_found() -> None:
    found = repeat(
        ExponentialByRate().fit,
        lambda g: g.exponential(0.5, 6),
        parameter="rate",
        truth=2.0,
        repetitions=4_000,
        generator=np.random.default_rng(12),
    )
    assert abs(found.bias.value - 2.0 / 5) < 4 * found.bias.standard_error


def test_one_seed_gives_one_answer_and_undefined_errors_are_counted_as_misses() -> None:
    def run(seed: int) -> tuple[float, int]:
        found = repeat(
            Bernoulli().fit,
            lambda g: g.binomial(1, 0.1, 8).astype(float),
            parameter="probability",
            truth=0.1,
            repetitions=300,
            generator=np.random.default_rng(seed),
        )
        return found.coverage.value, found.undefined

    assert run(5) == run(5)
    coverage, undefined = run(5)
    # P(no success in 8) = 0.43: the Wald interval of a small sample covers far less than it promises.
    assert abs(undefined / 300 - 0.9**8) < 0.1
    assert coverage < 0.65


def test_every_sample_without_an_error_is_counted_once() -> None:
    samples = itertools.cycle(
        [[0.0, 0.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 0.0]]
    )
    found = repeat(
        Bernoulli().fit,
        lambda _: np.array(next(samples)),
        parameter="probability",
        truth=0.5,
        repetitions=20,
        generator=np.random.default_rng(1),
    )
    assert (found.undefined, found.coverage.value) == (8, 0.6)
    assert found.bias.value == pytest.approx((0 + 2 / 3 + 1 / 3 + 1 + 2 / 3) / 5 - 0.5)


def test_one_repetition_has_no_error() -> None:
    with pytest.raises(SolverError, match="at least two"):
        repeat(
            Bernoulli().fit,
            lambda g: g.binomial(1, 0.5, 8).astype(float),
            parameter="probability",
            truth=0.5,
            repetitions=1,
            generator=np.random.default_rng(0),
        )
