from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import minimize

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.gaussian_variance import (
    NormalInverseGamma,
    update_both,
    update_variance,
)
from interview_grill.solver.distributions.gamma import InverseGamma
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.families.gaussian import Gaussian, GaussianVariance, moments
from tests.solver.conjugate.quadrature import integrate

DATA = [4.1, -2.0, 7.7, 3.3, 0.4]
PRIOR = NormalInverseGamma(location=1.5, count=0.7, shape=2.2, scale=3.1)


def test_the_posterior_of_the_variance_is_the_normalised_product() -> None:
    prior, family = InverseGamma(2.5, 4.0), GaussianVariance(mean=2.0)
    summary = family.summarise(DATA)
    posterior = update_variance(prior, squares=summary.squares_about(2.0), n=summary.n)

    def log_kernel(v: float) -> float:
        return prior.log_density(v) + family.log_likelihood(summary, np.array([v]))

    whole = integrate(lambda v: log_kernel(v) - log_kernel(posterior.mode), 1e-6, 5_000.0)
    assert posterior.mean == pytest.approx(whole.mean, rel=1e-6)
    assert posterior.cdf(9.0) == pytest.approx(whole.mass_below(9.0), rel=1e-8)


def posterior() -> NormalInverseGamma:
    summary = moments(DATA)
    return update_both(PRIOR, sample_mean=summary.mean, squares=summary.squares, n=summary.n)


def log_density(model: NormalInverseGamma, mean: float, variance: float) -> float:
    spread = stats.norm.logpdf(mean, model.location, math.sqrt(variance / model.count))
    return float(spread + model.variance.log_density(variance))


def test_the_joint_posterior_is_proportional_to_prior_times_likelihood() -> None:
    summary, after = Gaussian().summarise(DATA), posterior()
    gaps = [
        log_density(after, mean, variance)
        - log_density(PRIOR, mean, variance)
        - Gaussian().log_likelihood(summary, np.array([mean, variance]))
        for mean, variance in ((0.0, 1.0), (3.0, 8.0), (-2.0, 0.5), (2.5, 30.0))
    ]
    assert max(gaps) - min(gaps) < 1e-10


def test_the_joint_mode_maximises_the_joint_density_and_is_not_the_marginal_mode() -> None:
    after = posterior()
    found = minimize(lambda t: -log_density(after, t[0], math.exp(t[1])), x0=[0.0, 0.0], tol=1e-12)
    mean, variance = after.joint_mode
    assert found.x[0] == pytest.approx(mean, abs=1e-4)
    assert math.exp(found.x[1]) == pytest.approx(variance, rel=1e-4)
    assert variance == pytest.approx(after.scale / (after.shape + 1.5))
    assert after.variance.mode == pytest.approx(after.scale / (after.shape + 1.0))


def test_the_marginal_of_the_mean_is_students_t() -> None:
    after = posterior()
    peer = stats.t(2 * after.shape, after.location, math.sqrt(after.scale / (after.shape * after.count)))
    interval = equal_tailed(after.mean, level=0.9)
    assert (interval.lower, interval.upper) == pytest.approx(peer.interval(0.9), rel=1e-9)


def test_updating_in_two_parts_is_updating_at_once() -> None:
    first, second = moments(DATA[:2]), moments(DATA[2:])
    step = update_both(PRIOR, sample_mean=first.mean, squares=first.squares, n=first.n)
    step = update_both(step, sample_mean=second.mean, squares=second.squares, n=second.n)
    after = posterior()
    assert (step.location, step.count, step.shape, step.scale) == pytest.approx(
        (after.location, after.count, after.shape, after.scale), rel=1e-12
    )


def test_impossible_parameters_are_refused() -> None:
    with pytest.raises(SolverError, match="count"):
        NormalInverseGamma(0.0, 0.0, 1.0, 1.0)
    with pytest.raises(SolverError, match="0 or more"):
        update_variance(InverseGamma(1.0, 1.0), squares=-1.0, n=2)
    with pytest.raises(SolverError, match="0 or more"):
        update_both(PRIOR, sample_mean=0.0, squares=-1.0, n=2)
