"""The models that `grill solve` offers, by name; each is one function from a request to a solution.

Listing the names loads no numpy. A model's module is loaded when it is solved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from interview_grill.errors import SolverError

if TYPE_CHECKING:
    from interview_grill.solver.models.request import Request
    from interview_grill.solver.models.solution import Solution

# What each model takes, as `grill solve` lists it.
DESCRIPTIONS = {
    "bernoulli": "0/1 data; prior beta:alpha,beta",
    "multinomial": "one count a category; prior dirichlet:a1,a2,...",
    "poisson": "counts; prior gamma:shape,rate",
    "exponential": "waiting times, by rate; prior gamma:shape,rate",
    "gaussian": "real numbers; prior normal:mean,sd (known variance), inverse-gamma:shape,scale (known mean), "
    "or normal-inverse-gamma:mean,count,shape,scale",
    "uniform": "numbers on [0, upper]",
    "laplace": "real numbers, by location and scale",
    "linear": "y on features; prior normal:0,sd (known variance), which is ridge",
    "ridge": "y on features with a penalty: RSS + penalty * sum of w^2",
    "lasso": "y on features with a penalty: RSS/2 + penalty * sum of |w|",
    "logistic": "0/1 y on features; prior normal:0,sd",
}


def model_names() -> tuple[str, ...]:
    """Return the names of all models."""
    return tuple(DESCRIPTIONS)


def require_model(name: str) -> None:
    """Raise SolverError, with the nearest name, unless there is such a model."""
    if name not in DESCRIPTIONS:
        from difflib import get_close_matches

        nearest = get_close_matches(name, DESCRIPTIONS, n=1)
        known = f"did you mean {nearest[0]}?" if nearest else "the models are " + ", ".join(DESCRIPTIONS)
        raise SolverError(f"no model is named {name!r}", mend=known)


def solve(request: Request) -> Solution:
    """Solve a model on the request's data. Raises SolverError naming the condition that fails."""
    require_model(request.model)
    solver = _solver(request.model)
    from interview_grill.solver.doubles import within_doubles

    with within_doubles(arrays=True):
        return solver(request)


def _solver(model: str) -> Callable[[Request], Solution]:
    if model in {"bernoulli", "multinomial"}:
        from interview_grill.solver.models import proportions

        return {"bernoulli": proportions.bernoulli, "multinomial": proportions.multinomial}[model]
    if model in {"poisson", "exponential"}:
        from interview_grill.solver.models import rates

        return {"poisson": rates.poisson, "exponential": rates.exponential}[model]
    if model == "gaussian":
        from interview_grill.solver.models.gaussian import gaussian

        return gaussian
    if model in {"uniform", "laplace"}:
        from interview_grill.solver.models import corners

        return {"uniform": corners.uniform, "laplace": corners.laplace}[model]
    if model == "logistic":
        from interview_grill.solver.models.logistic import logistic

        return logistic
    from interview_grill.solver.models import lines

    return {"linear": lines.linear, "ridge": lines.ridge, "lasso": lines.lasso}[model]
