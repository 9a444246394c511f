"""Gaussian data: mean and variance unknown, or one of them known, each with its conjugate prior."""

from __future__ import annotations

from math import inf

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate import gaussian_variance
from interview_grill.solver.conjugate.gaussian_variance import NormalInverseGamma
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.families.gaussian import Gaussian, Moments
from interview_grill.solver.models.figures import figure, figures
from interview_grill.solver.models.gaussian_known import mean_unknown, variance_unknown
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, Updated, assemble, maximum


def gaussian(request: Request) -> Solution:
    """What is unknown decides: both parameters, the mean (variance stated) or the variance (mean stated).

    Raises SolverError with both stated, and for a prior that belongs to another of the three cases.
    """
    request.expect("a prior", "a known mean", "a known variance")
    if request.mean is not None and request.variance is not None:
        raise SolverError("with mean and variance both known there is nothing to estimate")
    if request.variance is not None:
        return mean_unknown(request, request.variance)
    if request.mean is not None:
        return variance_unknown(request, request.mean)
    return _both_unknown(request)


def _statistics(summary: Moments) -> dict[str, float]:
    return {"mean": summary.mean, "sum_of_squared_deviations": summary.squares}


def _both_unknown(request: Request) -> Solution:
    family = Gaussian()
    summary = family.summarise(request.y)
    fit = maximum(request, lambda: family.fit_summary(summary), n=summary.n)
    updated = None
    if request.prior is not None:
        if request.prior.kind in {"normal", "inverse-gamma"}:
            missing = "variance" if request.prior.kind == "normal" else "mean"
            raise SolverError(
                f"a {request.prior.kind} prior needs a known {missing}", mend=f"state it with --{missing}"
            )
        request.prior.require("gaussian", "normal-inverse-gamma")
        prior = NormalInverseGamma(*request.prior.numbers)
        posterior = gaussian_variance.update_both(
            prior, sample_mean=summary.mean, squares=summary.squares, n=summary.n
        )
        updated = _both_updated(prior, posterior, request.level)
    return assemble(
        request,
        fit,
        formula=r"$\hat\mu = \bar x,\quad \hat\sigma^2 = \frac1n\sum_i(x_i-\bar x)^2$",
        statistics=_statistics(summary),
        spaces={"variance": (0.0, inf)},
        lines=lambda fit: (
            (
                rf"$\ell(\mu, v) = -\frac{{{summary.n}}}{{2}}\log v - \frac{{1}}{{2v}}\sum_i(x_i-\mu)^2 + "
                rf"\text{{const}}$ with $v = \sigma^2$."
            ),
            rf"For every $v$ the best $\mu$ is the mean: $\hat\mu = {figure(fit['mean'])}$.",
            (
                rf"Then the score in $v$ is zero at $\hat v = \frac1n\sum_i(x_i-\bar x)^2 = "
                rf"\frac{{{figure(summary.squares)}}}{{{summary.n}}} = {figure(fit['variance'])}$."
            ),
            (
                rf"Standard errors: $\sqrt{{\hat v/n}} = {figure(fit.standard_error[0])}$ for the mean, "
                rf"$\hat v\sqrt{{2/n}} = {figure(fit.standard_error[1])}$ for the variance."
            ),
        ),
        updated=updated,
    )


def _both_updated(prior: NormalInverseGamma, posterior: NormalInverseGamma, level: float) -> Updated:
    mean, variance = posterior.joint_mode
    before = figures(prior.location, prior.count, prior.shape, prior.scale)
    after = figures(posterior.location, posterior.count, posterior.shape, posterior.scale)
    return Updated(
        name=rf"normal-inverse-gamma $({after})$",
        numbers={
            "location": posterior.location,
            "count": posterior.count,
            "shape": posterior.shape,
            "scale": posterior.scale,
        },
        mode={"mean": mean, "variance": variance},
        credible={
            "mean": equal_tailed(posterior.mean, level=level),
            "variance": equal_tailed(posterior.variance, level=level),
        },
        lines=(
            (
                rf"Prior $\mu\mid\sigma^2\sim N(m,\sigma^2/k)$, $\sigma^2\sim\mathrm{{InvGamma}}(a,b)$ with "
                rf"$(m,k,a,b) = ({before})$; the posterior has $({after})$."
            ),
            rf"Joint mode: $\mu = m' = {figure(mean)}$ and $\sigma^2 = \frac{{b'}}{{a'+3/2}} = {figure(variance)}$.",
            (
                rf"The marginal mode of $\sigma^2$ is $\frac{{b'}}{{a'+1}} = "
                rf"{figure(posterior.variance.mode)}$: not the same."
            ),
        ),
    )
