"""Logistic regression on named features: MLE if it exists, MAP under a Gaussian prior."""

from __future__ import annotations

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit
from interview_grill.solver.models.features import design_of
from interview_grill.solver.models.figures import figure
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, Updated, assemble, intervals_by_name, maximum
from interview_grill.solver.regression.logistic import logistic_regression

_FORMULA = r"$X^\top(y-\sigma(X\hat w)) = 0$"


def logistic(request: Request) -> Solution:
    """Newton's method on the cross-entropy; separated data have an answer only with a prior."""
    request.expect("features", "a prior", "a model without intercept")
    if request.prior is None:
        fit = _fit(request, None)
        return assemble(request, fit, formula=_FORMULA, statistics=_statistics(request), lines=_lines)
    request.prior.require("logistic", "normal")
    mean, sd = request.prior.numbers
    if mean != 0.0:
        raise SolverError("the prior on the weights must have mean 0", mend=f"write normal:0,{sd:g}")
    penalised = _fit(request, sd**2)
    updated = _updated(penalised, sd, request)
    plain = maximum(request, lambda: _fit(request, None), n=penalised.n)
    return assemble(
        request,
        plain,
        formula=_FORMULA,
        statistics=_statistics(request),
        lines=_lines,
        updated=updated,
    )


def _fit(request: Request, prior_variance: float | None) -> Fit:
    matrix, names = design_of(request)
    return logistic_regression(
        matrix, request.y, intercept=request.intercept, prior_variance=prior_variance, names=names
    )


def _statistics(request: Request) -> dict[str, float]:
    return {"ones": float(sum(request.y))}


def _lines(fit: Fit) -> tuple[str, ...]:
    weights = ", ".join(
        f"{name} ${figure(value)}$" for name, value in zip(fit.parameters, fit.estimate, strict=True)
    )
    return (
        r"The negative log-likelihood is the cross-entropy; the score $X^\top(y-p)$ has no closed-form root.",
        (
            rf"Newton's method with Hessian $-X^\top W X$, $W = \mathrm{{diag}}(p(1-p))$, settled in "
            rf"{fit.iterations} steps: {weights}."
        ),
        r"Standard errors are the roots of the diagonal of $(X^\top W X)^{-1}$.",
    )


def _updated(penalised: Fit, sd: float, request: Request) -> Updated:
    numbers = {
        f"sd_{name}": error
        for name, error in zip(penalised.parameters, penalised.standard_error, strict=True)
    }
    return Updated(
        name="Gaussian approximation at the mode",
        numbers=numbers,
        mode=dict(zip(penalised.parameters, penalised.estimate, strict=True)),
        credible=intervals_by_name(penalised, request.level),
        lines=(
            rf"Prior $w\sim N(0,{figure(sd)}^2)$ adds $\|w\|^2/(2\cdot{figure(sd)}^2)$ to the loss"
            + (", the intercept left free." if request.intercept else "."),
            "Intervals come from the curvature at the mode (Laplace's approximation).",
        ),
    )
