from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.gamma_rate import (
    predictive_count_probability,
    predictive_count_variance,
    predictive_survival,
    predictive_wait_mean,
    prior_weight,
    update_by_counts,
    update_by_waits,
)
from interview_grill.solver.distributions.gamma import Gamma, InverseGamma, mode_in_log
from interview_grill.solver.families.exponential import ExponentialByRate, WaitingTotal
from interview_grill.solver.families.poisson import CountTotal, Poisson
from tests.solver.conjugate.quadrature import integrate

SHAPES = st.floats(1.0, 20.0)
RATES = st.floats(0.2, 5.0)
SIZES = st.integers(1, 20)


@settings(max_examples=20, deadline=None)
@given(shape=SHAPES, rate=RATES, n=SIZES, total=st.integers(0, 60))
def test_the_poisson_posterior_is_the_normalised_product(
    shape: float, rate: float, n: int, total: int
) -> None:
    prior = Gamma(shape, rate)
    posterior = update_by_counts(prior, total=total, n=n)
    summary = CountTotal(float(total), n)

    def log_kernel(x: float) -> float:
        return prior.log_density(x) + Poisson().log_likelihood(summary, np.array([x])) if x > 0 else -math.inf

    top = log_kernel(max(posterior.mode, posterior.mean / 2))
    whole = integrate(lambda x: log_kernel(x) - top, 0.0, posterior.quantile(1 - 1e-14))
    assert posterior.mean == pytest.approx(whole.mean, rel=1e-8)
    assert posterior.variance == pytest.approx(whole.variance, rel=1e-6)


@settings(max_examples=20, deadline=None)
@given(shape=SHAPES, rate=RATES, n=SIZES, total=st.floats(0.1, 60))
def test_the_exponential_posterior_is_the_normalised_product(
    shape: float, rate: float, n: int, total: float
) -> None:
    # The rate's posterior, not the scale's: a published library gets this wrong, quadrature does not.
    prior = Gamma(shape, rate)
    posterior = update_by_waits(prior, total=total, n=n)
    summary = WaitingTotal(total, n)

    def log_kernel(x: float) -> float:
        return (
            prior.log_density(x) + ExponentialByRate().log_likelihood(summary, np.array([x]))
            if x > 0
            else -math.inf
        )

    top = log_kernel(posterior.mean)
    whole = integrate(lambda x: log_kernel(x) - top, 0.0, posterior.quantile(1 - 1e-14))
    assert posterior.mean == pytest.approx(whole.mean, rel=1e-8)
    assert posterior.variance == pytest.approx(whole.variance, rel=1e-6)


def test_the_worked_example_by_rate() -> None:
    assert update_by_waits(Gamma(2, 3), total=15, n=5).mean == pytest.approx(7 / 18)


@settings(max_examples=40)
@given(shape=SHAPES, rate=RATES, n=SIZES, total=st.integers(0, 60))
def test_the_poisson_mean_weighs_prior_and_data(shape: float, rate: float, n: int, total: int) -> None:
    prior = Gamma(shape, rate)
    weight = prior_weight(prior, n=n)
    blend = weight * prior.mean + (1 - weight) * total / n
    assert update_by_counts(prior, total=total, n=n).mean == pytest.approx(blend, rel=1e-12)


def test_the_next_count_is_negative_binomial() -> None:
    posterior = Gamma(4.5, 2.2)
    peer = stats.nbinom(4.5, 2.2 / 3.2)
    for count in (0, 1, 5, 40):
        assert predictive_count_probability(posterior, count=count) == pytest.approx(
            peer.pmf(count), rel=1e-10
        )
    assert predictive_count_variance(posterior) == pytest.approx(peer.var())
    assert posterior.mean == pytest.approx(peer.mean())
    with pytest.raises(SolverError, match="whole number"):
        predictive_count_probability(posterior, count=1.5)


def test_the_next_waiting_time_is_lomax() -> None:
    posterior = Gamma(4.5, 2.2)
    peer = stats.lomax(4.5, scale=2.2)
    assert predictive_survival(posterior, at=1.7) == pytest.approx(peer.sf(1.7), rel=1e-12)
    assert predictive_wait_mean(posterior) == pytest.approx(peer.mean())
    with pytest.raises(SolverError, match="shape > 1"):
        predictive_wait_mean(Gamma(1.0, 2.0))
    with pytest.raises(SolverError, match="0 or more"):
        predictive_survival(posterior, at=-1.0)


@pytest.mark.parametrize(("shape", "mode"), [(0.4, 0.0), (1.0, 0.0), (3.0, 0.8)])
def test_the_gamma_mode_is_zero_up_to_shape_one(shape: float, mode: float) -> None:
    assert Gamma(shape, 2.5).mode == pytest.approx(mode)


def test_the_mode_of_the_log_rate_maps_back_to_the_mean() -> None:
    posterior = Gamma(3.3, 1.4)
    grid = np.linspace(0.01, 12, 200_001)
    in_log = np.array([posterior.log_density(float(x)) for x in grid]) + np.log(grid)
    assert grid[in_log.argmax()] == pytest.approx(mode_in_log(posterior), abs=1e-4)


@pytest.mark.parametrize(("total", "n"), [(-1, 2), (math.inf, 2), (1, -1), (1, 1.5), (2, 0)])
def test_impossible_totals_are_refused(total: float, n: float) -> None:
    with pytest.raises(SolverError):
        update_by_waits(Gamma(1, 1), total=total, n=n)
    with pytest.raises(SolverError):
        update_by_counts(Gamma(1, 1), total=0.5, n=2)


def test_gamma_densities_agree_with_scipy_and_end_where_the_support_does() -> None:
    assert Gamma(2.5, 3.0).log_density(0.7) == pytest.approx(stats.gamma.logpdf(0.7, 2.5, scale=1 / 3))
    assert Gamma(2.5, 3.0).cdf(0.7) == pytest.approx(stats.gamma.cdf(0.7, 2.5, scale=1 / 3))
    assert Gamma(1.0, 3.0).log_density(0.0) == pytest.approx(math.log(3))
    assert Gamma(0.5, 3.0).log_density(0.0) == math.inf
    assert Gamma(2.0, 3.0).log_density(0.0) == -math.inf
    assert Gamma(2.0, 3.0).log_density(-1.0) == -math.inf


def test_the_inverse_gamma_agrees_with_scipy() -> None:
    ours, peer = InverseGamma(3.4, 2.1), stats.invgamma(3.4, scale=2.1)
    assert ours.mean == pytest.approx(peer.mean())
    assert ours.variance == pytest.approx(peer.var())
    assert ours.log_density(0.9) == pytest.approx(peer.logpdf(0.9))
    assert ours.cdf(0.9) == pytest.approx(peer.cdf(0.9), rel=1e-12)
    for probability in (0.025, 0.5, 0.975):
        assert ours.quantile(probability) == pytest.approx(peer.ppf(probability), rel=1e-10)
    assert (ours.log_density(0.0), ours.cdf(0.0)) == (-math.inf, 0.0)


def test_moments_that_do_not_exist_are_errors() -> None:
    with pytest.raises(SolverError, match="shape > 1"):
        _ = InverseGamma(1.0, 2.0).mean
    with pytest.raises(SolverError, match="shape > 2"):
        _ = InverseGamma(2.0, 2.0).variance


def test_the_next_wait_has_a_mean_from_a_shape_of_one_on() -> None:
    assert predictive_wait_mean(Gamma(1.5, 3.0)) == pytest.approx(6.0)
    with pytest.raises(SolverError, match="shape > 1, not 1"):
        predictive_wait_mean(Gamma(1.0, 3.0))
