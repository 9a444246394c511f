"""Gaussian data with the variance known (the mean to find) or the mean known (the variance to find)."""

from __future__ import annotations

from math import inf, sqrt

import numpy as np

from interview_grill.solver.conjugate import gaussian_variance, normal_mean
from interview_grill.solver.distributions.gamma import InverseGamma
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.distributions.normal import Normal
from interview_grill.solver.families.gaussian import GaussianMean, GaussianVariance
from interview_grill.solver.models.curves import draw, span
from interview_grill.solver.models.figures import figure, figures, interval_line
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, Updated, assemble, maximum


def mean_unknown(request: Request, variance: float) -> Solution:
    """The sample mean; under normal:mean,sd the precisions add."""
    family = GaussianMean(variance=variance)
    summary = family.summarise(request.y)
    fit = family.fit_summary(summary)
    prior, posterior, updated = None, None, None
    if request.prior is not None:
        request.prior.require("gaussian with a known variance", "normal")
        prior = Normal(request.prior.numbers[0], request.prior.numbers[1] ** 2)
        posterior = normal_mean.update(prior, noise_variance=variance, sample_mean=summary.mean, n=summary.n)
        updated = _mean_updated(prior, posterior, summary.n, variance, request.level)
    shape = Normal(summary.mean, variance / summary.n)
    low, high = span(prior, posterior, around=(shape.quantile(0.0005), shape.quantile(0.9995)))
    return assemble(
        request,
        fit,
        formula=r"$\hat\mu = \bar x$",
        statistics={"mean": summary.mean, "sum_of_squared_deviations": summary.squares},
        lines=lambda fit: (
            (
                rf"With the variance known to be ${figure(variance)}$, the score in $\mu$ is "
                rf"$\frac{{{summary.n}(\bar x - \mu)}}{{{figure(variance)}}}$, zero at "
                rf"$\hat\mu = \bar x = {figure(summary.mean)}$."
            ),
            rf"Standard error: $\sqrt{{\sigma^2/n}} = {figure(fit.standard_error[0])}$.",
        ),
        updated=updated,
        curves=draw("mean", shape.log_density, low=low, high=high, prior=prior, posterior=posterior),
    )


def _mean_updated(prior: Normal, posterior: Normal, n: int, variance: float, level: float) -> Updated:
    interval = equal_tailed(posterior, level=level)
    return Updated(
        name=rf"$N({figure(posterior.mean)}, {figure(posterior.variance)})$ by mean and variance",
        numbers={"mean": posterior.mean, "variance": posterior.variance, "sd": sqrt(posterior.variance)},
        mode={"mean": posterior.mode},
        credible={"mean": interval},
        lines=(
            (
                rf"Precisions add: $\frac{{1}}{{{figure(prior.variance)}}} + \frac{{{n}}}{{{figure(variance)}}} = "
                rf"{figure(1.0 / posterior.variance)}$, so the posterior variance is ${figure(posterior.variance)}$."
            ),
            rf"The posterior mean weighs prior and data by precision: ${figure(posterior.mean)}$; it is also the mode.",
            interval_line("credible interval", interval),
        ),
    )


def variance_unknown(request: Request, mean: float) -> Solution:
    """The mean square about the known mean; under inverse-gamma:shape,scale half of n and of the squares are added."""
    family = GaussianVariance(mean=mean)
    summary = family.summarise(request.y)
    fit = maximum(request, lambda: family.fit_summary(summary), n=summary.n)
    squares = summary.squares_about(mean)
    prior, posterior, updated = None, None, None
    if request.prior is not None:
        request.prior.require("gaussian with a known mean", "inverse-gamma")
        prior = InverseGamma(*request.prior.numbers)
        posterior = gaussian_variance.update_variance(prior, squares=squares, n=summary.n)
        updated = _variance_updated(prior, posterior, request.level)
    shape = InverseGamma(0.5 * summary.n + 1.0, 0.5 * squares) if squares > 0.0 else posterior
    low, high = (
        span(posterior, around=(shape.quantile(0.001), shape.quantile(0.995))) if shape else (0.0, 0.0)
    )
    return assemble(
        request,
        fit,
        formula=r"$\hat\sigma^2 = \frac1n\sum_i(x_i-\mu)^2$",
        statistics={"sum_of_squares_about_the_mean": squares},
        spaces={"variance": (0.0, inf)},
        lines=lambda fit: (
            rf"With the mean known to be ${figure(mean)}$, $\sum_i(x_i-\mu)^2 = {figure(squares)}$.",
            (
                rf"The score $-\frac{{{summary.n}}}{{2v}} + \frac{{{figure(squares)}}}{{2v^2}}$ is zero at "
                rf"$\hat v = {figure(fit['variance'])}$, which is unbiased because the mean was known."
            ),
            rf"Standard error: $\hat v\sqrt{{2/n}} = {figure(fit.standard_error[0])}$.",
        ),
        updated=updated,
        curves=draw(
            "variance",
            lambda v: family.log_likelihood(summary, np.array([v])),
            low=low,
            high=high,
            prior=prior,
            posterior=posterior,
        ),
    )


def _variance_updated(prior: InverseGamma, posterior: InverseGamma, level: float) -> Updated:
    interval = equal_tailed(posterior, level=level)
    after = figures(posterior.shape, posterior.scale)
    numbers = {"shape": posterior.shape, "scale": posterior.scale}
    if posterior.shape > 1.0:
        numbers["mean"] = posterior.mean
    return Updated(
        name=rf"$\mathrm{{InvGamma}}({after})$",
        numbers=numbers,
        mode={"variance": posterior.mode},
        credible={"variance": interval},
        lines=(
            (
                rf"Prior $\mathrm{{InvGamma}}({figures(prior.shape, prior.scale)})$; adding $n/2$ and half the squares "
                rf"gives $\mathrm{{InvGamma}}({after})$."
            ),
            rf"MAP: the mode, $\frac{{b'}}{{a'+1}} = {figure(posterior.mode)}$.",
            interval_line("credible interval", interval),
        ),
    )
