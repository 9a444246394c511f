"""Linear, ridge and lasso regression on named features."""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Interval, wald_interval
from interview_grill.solver.models.features import design_of
from interview_grill.solver.models.figures import figure
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, Updated, assemble
from interview_grill.solver.regression.lasso import lasso_regression
from interview_grill.solver.regression.linear import LinearFit, linear_regression
from interview_grill.solver.regression.penalised import PenalisedFit
from interview_grill.solver.regression.ridge import ridge_regression, ridge_sds
from interview_grill.solver.sample import Matrix


def linear(request: Request) -> Solution:
    """Least squares; with a known noise variance and a normal:0,sd prior also the MAP, which is ridge."""
    request.expect("features", "a prior", "a known variance", "a model without intercept")
    matrix, names = design_of(request)
    known = None if request.variance is None else [request.variance] * len(matrix)
    solved = linear_regression(matrix, request.y, intercept=request.intercept, variances=known, names=names)
    return assemble(
        request,
        solved.fit,
        formula=r"$\hat w = \arg\min_w \|y-Xw\|^2,\quad X^\top X\hat w = X^\top y$",
        statistics=_statistics(solved, request.variance),
        lines=lambda _: _linear_lines(solved, request),
        updated=_posterior(request) if request.prior is not None else None,
    )


def _statistics(solved: LinearFit, variance: float | None) -> dict[str, float]:
    rss = solved.rss if variance is None else solved.rss * variance
    numbers = {"rss": rss, "rank": float(solved.rank)}
    if variance is None:
        numbers["noise_variance_mle"] = solved.noise_variance_mle
        left = solved.fit.n - solved.rank
        numbers["noise_variance_unbiased"] = solved.noise_variance_unbiased if left > 0 else nan
    return numbers


def _linear_lines(solved: LinearFit, request: Request) -> tuple[str, ...]:
    n, p = solved.fit.n, len(solved.fit.parameters)
    weights = ", ".join(
        f"{name} ${figure(value)}$"
        for name, value in zip(solved.fit.parameters, solved.fit.estimate, strict=True)
    )
    first = r"Gaussian noise of constant variance: $\ell = -\frac{\mathrm{RSS}}{2\sigma^2} + \dots$, so least squares."
    if solved.rank < p:
        return (
            first,
            f"The {p} columns have rank {solved.rank}: the weights are not determined, the fitted values are.",
        )
    lines = [first, f"The normal equations give {weights}."]
    if request.variance is None:
        lines.append(
            rf"$\mathrm{{RSS}} = {figure(solved.rss)}$; the MLE of the noise variance is $\mathrm{{RSS}}/{n} = "
            rf"{figure(solved.noise_variance_mle)}$."
        )
        if n > p:
            lines.append(
                rf"Standard errors use $\mathrm{{RSS}}/({n}-{p}) = {figure(solved.noise_variance_unbiased)}$, "
                r"times the diagonal of $(X^\top X)^{-1}$."
            )
    return tuple(lines)


def _posterior(request: Request) -> Updated:
    assert request.prior is not None
    request.prior.require("linear", "normal")
    mean, sd = request.prior.numbers
    if request.variance is None:
        raise SolverError(
            "a prior on the weights needs the known noise variance", mend="state it with --variance"
        )
    if mean != 0.0:
        raise SolverError("the prior on the weights must have mean 0", mend=f"write normal:0,{sd:g}")
    penalty = request.variance / sd**2
    matrix, names = design_of(request)
    ridged = ridge_regression(matrix, request.y, penalty=penalty, intercept=request.intercept, names=names)
    spreads = ridge_sds(matrix, penalty=penalty, intercept=request.intercept)
    mode = dict(zip(ridged.parameters, ridged.estimate, strict=True))
    sds = {
        name: sqrt(request.variance) * spread for name, spread in zip(ridged.parameters, spreads, strict=True)
    }
    credible: dict[str, Interval] = {
        name: wald_interval(mode[name], sds[name], level=request.level) for name in ridged.parameters
    }
    return Updated(
        name="normal, by weight" + (" (flat on the intercept)" if request.intercept else ""),
        numbers={
            f"{kind}_{name}": values[name] for name in mode for kind, values in (("mean", mode), ("sd", sds))
        },
        mode=mode,
        credible=credible,
        lines=(
            rf"Prior $w\sim N(0,{figure(sd)}^2)$ is the penalty $\lambda = \sigma^2/\tau^2 = {figure(penalty)}$ on "
            r"$\|y-Xw\|^2 + \lambda\|w\|^2$: the MAP is ridge"
            + (", the intercept left free." if request.intercept else "."),
        ),
    )


def ridge(request: Request) -> Solution:
    """RSS + penalty ‖w‖², beside the least-squares weights."""
    return _penalised(
        request,
        lambda matrix, names, penalty: ridge_regression(
            matrix, request.y, penalty=penalty, intercept=request.intercept, names=names
        ),
        formula=r"$\hat w = \arg\min_w \|y-Xw\|^2 + \lambda\|w\|^2$",
        name="ridge",
        meaning=r"the mode under a Gaussian prior with $\sigma^2/\tau^2 = \lambda$",
    )


def lasso(request: Request) -> Solution:
    """½ RSS + penalty ‖w‖₁, beside the least-squares weights."""
    return _penalised(
        request,
        lambda matrix, names, penalty: lasso_regression(
            matrix, request.y, penalty=penalty, intercept=request.intercept, names=names
        ),
        formula=r"$\hat w = \arg\min_w \frac12\|y-Xw\|^2 + \lambda\|w\|_1$",
        name="lasso",
        meaning=r"the mode under a Laplace prior with $\sigma^2/b = \lambda$",
    )


def _penalised(
    request: Request,
    fit: Callable[[Matrix, tuple[str, ...], float], PenalisedFit],
    *,
    formula: str,
    name: str,
    meaning: str,
) -> Solution:
    request.expect("features", "a penalty", "a model without intercept")
    if request.penalty is None:
        raise SolverError(f"{name} needs a penalty", mend="state it with --penalty")
    matrix, names = design_of(request)
    plain = linear_regression(matrix, request.y, intercept=request.intercept, names=names)
    shrunk = fit(matrix, names, request.penalty)
    zeros = [
        parameter for parameter, value in zip(shrunk.parameters, shrunk.estimate, strict=True) if value == 0.0
    ]
    lines = [
        rf"With $\lambda = {figure(request.penalty)}$ the objective is ${figure(shrunk.objective)}$: {meaning}."
    ]
    if zeros:
        lines.append("Exactly zero: " + ", ".join(zeros) + ".")
    if shrunk.iterations:
        lines.append(
            f"Coordinate descent took {shrunk.iterations} sweeps; the duality gap is ${figure(shrunk.duality_gap)}$."
        )
    return assemble(
        request,
        plain.fit,
        formula=formula,
        statistics={"rss": shrunk.rss, "rss_least_squares": plain.rss, "objective": shrunk.objective},
        lines=lambda _: _linear_lines(plain, request),
        updated=Updated(
            name=f"mode of the {name} objective",
            numbers={},
            mode=dict(zip(shrunk.parameters, shrunk.estimate, strict=True)),
            credible={},
            lines=tuple(lines),
        ),
    )
