"""A Gaussian mean with the noise variance known, under a normal prior (conjugate) or a Laplace prior (its
mode).

Bayesian Data Analysis, section 2.5. Variances and scales must be positive and n 0 or more: else SolverError.
"""

from __future__ import annotations

from math import copysign, inf

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.normal import Normal


def update(prior: Normal, *, noise_variance: float, sample_mean: float, n: float) -> Normal:
    """Add precisions: 1/prior variance + n/noise variance; the mean is the precision-weighted average."""
    weight = prior_weight(prior.variance, noise_variance=noise_variance, n=n)
    return Normal(weight * prior.mean + (1.0 - weight) * sample_mean, weight * prior.variance)


def prior_weight(prior_variance: float, *, noise_variance: float, n: float) -> float:
    """Return the prior precision's share, noise variance/(noise variance + n·prior variance)."""
    _positive("the noise variance", noise_variance)
    _positive("the prior variance", prior_variance)
    if not (0.0 <= n < inf):
        raise SolverError(f"the number of observations must be 0 or more, not {n:g}")
    return noise_variance / (noise_variance + n * prior_variance)


def predictive(posterior: Normal, *, noise_variance: float) -> Normal:
    """Return the distribution of the next observation: the variances add."""
    return Normal(posterior.mean, posterior.variance + noise_variance)


def laplace_prior_mode(*, prior_scale: float, noise_variance: float, sample_mean: float, n: float) -> float:
    """Return the posterior mode under a Laplace(0, scale) prior: the sample mean shrunk to zero by
    variance/(n·scale).
    """
    _positive("the prior scale", prior_scale)
    _positive("the noise variance", noise_variance)
    _positive("the number of observations", n)
    return copysign(max(abs(sample_mean) - noise_variance / (n * prior_scale), 0.0), sample_mean)


def _positive(name: str, value: float) -> None:
    if not (0.0 < value < inf):
        raise SolverError(f"{name} must be positive and finite, not {value:g}")
