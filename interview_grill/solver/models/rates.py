"""Poisson counts and exponential waiting times, both by the rate, with a Gamma prior."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np

from interview_grill.solver.conjugate import gamma_rate
from interview_grill.solver.distributions.gamma import Gamma
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.families.exponential import ExponentialByRate
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.fit import Fit
from interview_grill.solver.models.curves import draw, span
from interview_grill.solver.models.figures import figure, figures, interval_line
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Curves, Solution, Updated, assemble, maximum


def poisson(request: Request) -> Solution:
    """The mean; under Gamma(shape, rate) the posterior Gamma(shape + total, rate + n)."""
    request.expect("a prior")
    family = Poisson()
    summary = family.summarise(request.y)
    fit = maximum(request, lambda: family.fit_summary(summary), n=summary.n)
    prior = _gamma(request)
    posterior = gamma_rate.update_by_counts(prior, total=summary.total, n=summary.n) if prior else None
    total, n = figure(summary.total), summary.n

    def lines(fit: Fit) -> tuple[str, ...]:
        return (
            (
                rf"With $\sum x_i = {total}$ and $n = {n}$: $\ell(\lambda) = {total}\log\lambda - {n}\lambda + "
                rf"\text{{const}}$."
            ),
            rf"The score $\frac{{{total}}}{{\lambda}} - {n}$ is zero at $\hat\lambda = \bar x = {figure(fit['rate'])}$."
            if summary.total
            else rf"The score is $-{n}$ everywhere, so the maximum is at the end: $\hat\lambda = 0$.",
            *_error_line(fit, r"\sqrt{\hat\lambda/n}"),
        )

    return assemble(
        request,
        fit,
        formula=r"$\hat\lambda = \bar x$",
        statistics={"total": summary.total},
        lines=lines,
        spaces={"rate": (0.0, inf)},
        updated=_updated(prior, posterior, (summary.total, float(n)), request.level)
        if prior and posterior
        else None,
        curves=_curves(
            lambda rate: family.log_likelihood(summary, np.array([rate])),
            (summary.total + 1.0, float(summary.n)),
            prior,
            posterior,
        ),
    )


def exponential(request: Request) -> Solution:
    """n/total; under Gamma(shape, rate) the posterior Gamma(shape + n, rate + total)."""
    request.expect("a prior")
    family = ExponentialByRate()
    summary = family.summarise(request.y)
    fit = maximum(request, lambda: family.fit_summary(summary), n=summary.n)
    prior = _gamma(request)
    posterior = gamma_rate.update_by_waits(prior, total=summary.total, n=summary.n) if prior else None
    total, n = figure(summary.total), summary.n

    def lines(fit: Fit) -> tuple[str, ...]:
        return (
            rf"With $\sum x_i = {total}$ and $n = {n}$: $\ell(\lambda) = {n}\log\lambda - {total}\lambda$.",
            (
                rf"The score $\frac{{{n}}}{{\lambda}} - {total}$ is zero at "
                rf"$\hat\lambda = \frac{{{n}}}{{{total}}} = {figure(fit['rate'])}$."
            ),
            *_error_line(fit, r"\hat\lambda/\sqrt n"),
        )

    return assemble(
        request,
        fit,
        formula=r"$\hat\lambda = \frac{n}{\sum_i x_i}$",
        statistics={"total": summary.total},
        lines=lines,
        spaces={"rate": (0.0, inf)},
        updated=_updated(prior, posterior, (float(n), summary.total), request.level)
        if prior and posterior
        else None,
        curves=_curves(
            lambda rate: family.log_likelihood(summary, np.array([rate])),
            (summary.n + 1.0, summary.total),
            prior,
            posterior,
        ),
    )


def _gamma(request: Request) -> Gamma | None:
    if request.prior is None:
        return None
    request.prior.require(request.model, "gamma")
    return Gamma(*request.prior.numbers)


def _error_line(fit: Fit, formula: str) -> tuple[str, ...]:
    error = fit.standard_error[0]
    return () if error != error else (rf"Standard error: ${formula} = {figure(error)}$.",)


def _updated(prior: Gamma, posterior: Gamma, added: tuple[float, float], level: float) -> Updated:
    interval = equal_tailed(posterior, level=level)
    before, after = figures(prior.shape, prior.rate), figures(posterior.shape, posterior.rate)
    mode = r"\frac{a'-1}{b'}" if posterior.shape >= 1.0 else r"\text{end of } [0,\infty)"
    return Updated(
        name=rf"$\mathrm{{Gamma}}({after})$",
        numbers={
            "shape": posterior.shape,
            "rate": posterior.rate,
            "mean": posterior.mean,
            "variance": posterior.variance,
        },
        mode={"rate": posterior.mode},
        credible={"rate": interval},
        lines=(
            (
                rf"Prior $\mathrm{{Gamma}}({before})$ by shape and rate; the posterior is $\mathrm{{Gamma}}"
                rf"({figure(prior.shape)} + {figure(added[0])}, {figure(prior.rate)} + {figure(added[1])}) "
                rf"= \mathrm{{Gamma}}({after})$."
            ),
            rf"MAP: the mode, ${mode} = {figure(posterior.mode)}$.",
            rf"Posterior mean $\frac{{a'}}{{b'}} = {figure(posterior.mean)}$.",
            interval_line("credible interval", interval),
        ),
    )


def _curves(
    log_likelihood: Callable[[float], float],
    likelihood_shape: tuple[float, float],
    prior: Gamma | None,
    posterior: Gamma | None,
) -> Curves | None:
    """Curves over the bulk of the likelihood, itself gamma-shaped in the rate, and of the posterior."""
    bulk = Gamma(*likelihood_shape) if likelihood_shape[1] > 0.0 else posterior
    if bulk is None:
        return None
    low, high = span(posterior, around=(bulk.quantile(0.0005), bulk.quantile(0.9995)))
    if prior is not None:
        high = max(high, min(prior.quantile(0.95), 4.0 * high))
        low = min(low, prior.quantile(0.05))

    def guarded(rate: float) -> float:
        return log_likelihood(rate) if rate > 0.0 else -inf

    return draw("rate", guarded, low=low, high=high, prior=prior, posterior=posterior)
