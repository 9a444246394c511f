"""Bernoulli and multinomial data, with Beta and Dirichlet priors."""

from __future__ import annotations

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate import beta_bernoulli, dirichlet_multinomial
from interview_grill.solver.conjugate.dirichlet_multinomial import Dirichlet
from interview_grill.solver.distributions.beta import Beta
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from interview_grill.solver.families.categorical import Categorical, Counts
from interview_grill.solver.fit import Fit
from interview_grill.solver.models.curves import draw
from interview_grill.solver.models.figures import figure, figures, interval_line
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, Updated, assemble


def bernoulli(request: Request) -> Solution:
    """s/n, and under Beta(alpha, beta) the posterior Beta(alpha + s, beta + n - s)."""
    request.expect("a prior")
    family = Bernoulli()
    summary = family.summarise(request.y)
    fit = family.fit_summary(summary)
    prior, posterior, updated = None, None, None
    if request.prior is not None:
        request.prior.require("bernoulli", "beta")
        prior = Beta(*request.prior.numbers)
        posterior = beta_bernoulli.update(prior, successes=summary.successes, trials=summary.n)
        updated = _beta_updated(prior, posterior, summary, request.level)
    return assemble(
        request,
        fit,
        formula=r"$\hat p = \frac{s}{n}$",
        statistics={"successes": summary.successes},
        lines=lambda fit: _bernoulli_lines(summary, fit),
        updated=updated,
        spaces={"probability": (0.0, 1.0)},
        curves=draw(
            "probability",
            lambda p: family.log_likelihood(summary, np.array([p])),
            low=0.0,
            high=1.0,
            prior=prior,
            posterior=posterior,
        ),
    )


def _bernoulli_lines(summary: Successes, fit: Fit) -> tuple[str, ...]:
    s, n, p = figure(summary.successes), summary.n, figure(fit["probability"])
    failures = figure(summary.n - summary.successes)
    first = rf"With $s = {s}$ successes in $n = {n}$: $\ell(p) = {s}\log p + {failures}\log(1-p)$."
    if not 0 < summary.successes < summary.n:
        return first, rf"The score has no root inside, so the maximum is at the end: $\hat p = s/n = {p}$."
    error = figure(fit.error_of("probability"))
    return (
        first,
        rf"The score $\frac{{{s}}}{{p}} - \frac{{{failures}}}{{1-p}}$ is zero at $\hat p = \frac{{{s}}}{{{n}}} = {p}$.",
        rf"Standard error: $\sqrt{{\hat p(1-\hat p)/n}} = {error}$.",
    )


def _beta_updated(prior: Beta, posterior: Beta, summary: Successes, level: float) -> Updated:
    interval = equal_tailed(posterior, level=level)
    before, after = figures(prior.alpha, prior.beta), figures(posterior.alpha, posterior.beta)
    s, failures = figure(summary.successes), figure(summary.n - summary.successes)
    lines = [
        (
            rf"Prior $\mathrm{{Beta}}({before})$; the counts are added: "
            rf"$\mathrm{{Beta}}({figure(prior.alpha)} + {s}, {figure(prior.beta)} + {failures}) "
            rf"= \mathrm{{Beta}}({after})$."
        ),
        rf"Posterior mean $\frac{{\alpha'}}{{\alpha'+\beta'}} = {figure(posterior.mean)}$.",
    ]
    mode: dict[str, float] = {}
    notes: tuple[str, ...] = ()
    if posterior.alpha == posterior.beta == 1.0 or max(posterior.alpha, posterior.beta) < 1.0:
        notes = ("The posterior has no single mode, so there is no MAP estimate.",)
    else:
        mode = {"probability": posterior.mode}
        inside = posterior.alpha > 1.0 and posterior.beta > 1.0
        how = r"\frac{\alpha'-1}{\alpha'+\beta'-2}" if inside else r"\text{end of } [0,1]"
        lines.insert(1, rf"MAP: the mode, ${how} = {figure(posterior.mode)}$.")
    return Updated(
        name=rf"$\mathrm{{Beta}}({after})$",
        numbers={
            "alpha": posterior.alpha,
            "beta": posterior.beta,
            "mean": posterior.mean,
            "variance": posterior.variance,
        },
        mode=mode,
        credible={"probability": interval},
        lines=(*lines, interval_line("credible interval", interval)),
        notes=notes,
    )


def multinomial(request: Request) -> Solution:
    """n_k/n, and under a Dirichlet prior the concentrations plus the counts."""
    request.expect("a prior")
    summary = Counts.of(request.y)
    fit = Categorical(len(summary.counts)).fit_summary(summary)
    updated = None
    if request.prior is not None:
        request.prior.require("multinomial", "dirichlet")
        prior = Dirichlet(request.prior.numbers)
        updated = _dirichlet_updated(
            prior, dirichlet_multinomial.update(prior, summary.counts), request.level
        )
    return assemble(
        request,
        fit,
        formula=r"$\hat\theta_k = \frac{n_k}{n}$",
        statistics={f"count_{k + 1}": count for k, count in enumerate(summary.counts)},
        lines=lambda fit: (
            r"The log-likelihood is $\sum_k n_k\log\theta_k$ under $\sum_k\theta_k = 1$.",
            (
                rf"With a Lagrange multiplier, $n_k/\theta_k = \lambda$ for every $k$, and summing gives "
                rf"$\lambda = {summary.n}$."
            ),
            rf"So $\hat\theta = ({figures(*fit.estimate)})$.",
        ),
        updated=updated,
    )


def _dirichlet_updated(prior: Dirichlet, posterior: Dirichlet, level: float) -> Updated:
    names = [f"probability_{k + 1}" for k in range(len(posterior.concentrations))]
    after = figures(*posterior.concentrations)
    lines = [
        (
            rf"Prior $\mathrm{{Dirichlet}}({figures(*prior.concentrations)})$; with the counts added the posterior is "
            rf"$\mathrm{{Dirichlet}}({after})$."
        ),
        rf"Posterior mean $\alpha'_k/\sum\alpha' = ({figures(*posterior.mean)})$.",
    ]
    mode: dict[str, float] = {}
    notes: tuple[str, ...] = ()
    try:
        mode = dict(zip(names, posterior.mode, strict=True))
        lines.insert(1, rf"MAP: $\frac{{\alpha'_k-1}}{{\sum\alpha'-K}} = ({figures(*posterior.mode)})$.")
    except SolverError as error:
        notes = (f"There is no MAP estimate: {error.what}.",)
    concentrations = {f"alpha_{k + 1}": a for k, a in enumerate(posterior.concentrations)}
    means = {f"mean_{k + 1}": m for k, m in enumerate(posterior.mean)}
    return Updated(
        name=rf"$\mathrm{{Dirichlet}}({after})$",
        numbers={**concentrations, **means},
        mode=mode,
        credible={name: equal_tailed(posterior.marginal(k), level=level) for k, name in enumerate(names)},
        lines=tuple(lines),
        notes=notes,
    )
