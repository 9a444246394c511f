from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.normal_mean import laplace_prior_mode, predictive, prior_weight, update
from interview_grill.solver.distributions.normal import Normal, StudentT

MEANS = st.floats(-50, 50)
VARIANCES = st.floats(0.01, 100)


@settings(max_examples=80)
@given(mean=MEANS, variance=VARIANCES, noise=VARIANCES, sample_mean=MEANS, n=st.integers(1, 50))
def test_precisions_add_and_the_mean_is_weighted_by_them(
    mean: float, variance: float, noise: float, sample_mean: float, n: int
) -> None:
    posterior = update(Normal(mean, variance), noise_variance=noise, sample_mean=sample_mean, n=n)
    precision = 1 / variance + n / noise
    assert 1 / posterior.variance == pytest.approx(precision, rel=1e-10)
    blend = (mean / variance + n * sample_mean / noise) / precision
    assert posterior.mean == pytest.approx(blend, rel=1e-9, abs=1e-9)
    assert posterior.mode == posterior.mean


@settings(max_examples=40)
@given(mean=MEANS, variance=VARIANCES, noise=VARIANCES, x=MEANS, y=MEANS)
def test_updating_one_at_a_time_is_updating_at_once(
    mean: float, variance: float, noise: float, x: float, y: float
) -> None:
    prior = Normal(mean, variance)
    twice = update(
        update(prior, noise_variance=noise, sample_mean=x, n=1), noise_variance=noise, sample_mean=y, n=1
    )
    once = update(prior, noise_variance=noise, sample_mean=(x + y) / 2, n=2)
    assert (twice.mean, twice.variance) == pytest.approx((once.mean, once.variance), rel=1e-9, abs=1e-9)


def test_no_data_leave_the_prior_and_a_predictive_adds_the_noise() -> None:
    prior = Normal(3.0, 4.0)
    assert update(prior, noise_variance=2.0, sample_mean=99.0, n=0) == prior
    assert predictive(prior, noise_variance=2.0) == Normal(3.0, 6.0)
    assert prior_weight(4.0, noise_variance=2.0, n=3) == pytest.approx((1 / 4) / (1 / 4 + 3 / 2))


@settings(max_examples=60)
@given(scale=st.floats(0.05, 5), noise=VARIANCES, sample_mean=MEANS, n=st.integers(1, 30))
def test_the_mode_under_a_laplace_prior_beats_its_neighbours(
    scale: float, noise: float, sample_mean: float, n: int
) -> None:
    mode = laplace_prior_mode(prior_scale=scale, noise_variance=noise, sample_mean=sample_mean, n=n)

    def loss(mu: float) -> float:
        return n * (sample_mean - mu) ** 2 / (2 * noise) + abs(mu) / scale

    for step in (1e-3, -1e-3, 0.5, -0.5, -mode):
        assert loss(mode) <= loss(mode + step) + 1e-9 * abs(loss(mode))


def test_the_normal_and_student_distributions_agree_with_scipy() -> None:
    ours, peer = Normal(-2.0, 9.0), stats.norm(-2.0, 3.0)
    assert ours.sd == 3.0
    assert ours.log_density(1.4) == pytest.approx(peer.logpdf(1.4))
    assert ours.cdf(1.4) == pytest.approx(peer.cdf(1.4))
    assert ours.quantile(0.9) == pytest.approx(peer.ppf(0.9))
    t, peer_t = StudentT(5.0, 1.0, 2.0), stats.t(5.0, 1.0, 2.0)
    assert t.mean == 1.0
    assert t.variance == pytest.approx(peer_t.var())
    assert t.quantile(0.01) == pytest.approx(peer_t.ppf(0.01), rel=1e-9)


def test_moments_of_student_that_do_not_exist_are_errors() -> None:
    with pytest.raises(SolverError, match="1 degree"):
        _ = StudentT(1.0, 0.0, 1.0).mean
    with pytest.raises(SolverError, match="2 degrees"):
        _ = StudentT(2.0, 0.0, 1.0).variance


@pytest.mark.parametrize("bad", [0.0, -1.0, math.inf, math.nan])
def test_variances_and_scales_must_be_positive(bad: float) -> None:
    with pytest.raises(SolverError, match="positive"):
        Normal(0.0, bad)
    with pytest.raises(SolverError, match="noise variance"):
        prior_weight(1.0, noise_variance=bad, n=1)
    with pytest.raises(SolverError, match="prior scale"):
        laplace_prior_mode(prior_scale=bad, noise_variance=1.0, sample_mean=1.0, n=1)


def test_a_negative_number_of_observations_is_refused() -> None:
    with pytest.raises(SolverError, match="0 or more"):
        prior_weight(1.0, noise_variance=1.0, n=-1)
    assert np.isfinite(prior_weight(1.0, noise_variance=1.0, n=0))
