"""What solving a model gives: estimates by name, the derivation with the user's numbers, and curves to draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite, nan

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Interval, Status, wald_interval
from interview_grill.solver.models.figures import interval_line
from interview_grill.solver.models.request import Request

Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Curves:
    """Values on a grid of the parameter, each curve scaled to a peak of 1; priors and posteriors may be
    absent.
    """

    parameter: str
    grid: tuple[float, ...]
    likelihood: tuple[float, ...]
    prior: tuple[float, ...] | None = None
    posterior: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A posterior: its family's name, its numbers, the mode where one exists, and how it came about.

    `mode` and `credible` are by parameter name; an empty `mode` means that there is no MAP, and `notes` say
    why.
    """

    name: str
    numbers: Numbers
    mode: Numbers
    credible: Mapping[str, Interval]
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The answer of one model. Mappings are by parameter name; a number that does not exist is nan.

    `formula` and `explain` are text with LaTeX between dollar signs; `notes` say what to beware of; the
    log-likelihood is at the maximum, nan where there is none.
    """

    model: str
    n: int
    statistics: Numbers
    mle: Numbers
    standard_error: Numbers
    wald: Mapping[str, Interval]
    log_likelihood: float
    formula: str
    explain: tuple[str, ...]
    notes: tuple[str, ...] = ()
    updated: Updated | None = None
    curves: Curves | None = None

    def to_json(self) -> dict[str, object]:
        """Return plain mappings ready for JSON; numbers that do not exist are null."""
        updated = self.updated
        return {
            "model": self.model,
            "n": self.n,
            "statistics": _plain(self.statistics),
            "mle": _plain(self.mle),
            "standard_error": _plain(self.standard_error),
            "interval": _ends(self.wald),
            "map": _plain(updated.mode) if updated else {},
            "posterior": _plain(updated.numbers) if updated else {},
            "credible": _ends(updated.credible) if updated else {},
            "log_likelihood": self.log_likelihood if isfinite(self.log_likelihood) else None,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Absent:
    """A maximum likelihood estimate that does not exist, though a posterior does."""

    n: int
    reason: str


def maximum(request: Request, fit: Callable[[], Fit], *, n: int) -> Fit | Absent:
    """Return the fit, or why there is none when the request's prior still gives an answer.

    Without a prior the SolverError that says which condition failed is left to rise.
    """
    try:
        return fit()
    except SolverError as error:
        if request.prior is None:
            raise
        return Absent(n, error.what)


def assemble(
    request: Request,
    fit: Fit | Absent,
    *,
    formula: str,
    statistics: Numbers,
    lines: Callable[[Fit], tuple[str, ...]],
    updated: Updated | None = None,
    curves: Curves | None = None,
    spaces: Mapping[str, tuple[float, float]] | None = None,
) -> Solution:
    """Return the solution: everything that follows from the fit, and the posterior's part after it."""
    if isinstance(fit, Absent):
        return _without_maximum(
            request, fit, formula=formula, statistics=statistics, updated=updated, curves=curves
        )
    wald = intervals_by_name(fit, request.level)
    unusual = () if fit.status is Status.INTERIOR else (f"At this estimate {fit.status.value}.",)
    return Solution(
        model=request.model,
        n=fit.n,
        statistics=statistics,
        mle=dict(zip(fit.parameters, fit.estimate, strict=True)),
        standard_error=dict(zip(fit.parameters, fit.standard_error, strict=True)),
        wald=wald,
        log_likelihood=fit.log_likelihood,
        formula=formula,
        explain=lines(fit)
        + tuple(interval_line(f"Wald interval of {name}", wald[name]) for name in wald)
        + (updated.lines if updated else ()),
        notes=unusual + _overreach(wald, spaces or {}) + (updated.notes if updated else ()),
        updated=updated,
        curves=curves,
    )


def _overreach(wald: Mapping[str, Interval], spaces: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """A warning for each interval that leaves its parameter's space, as Wald intervals of few observations do."""
    return tuple(
        f"The Wald interval of the {name} leaves the parameter space: there are too few observations for it."
        for name, (low, high) in spaces.items()
        if name in wald and not (low <= wald[name].lower and wald[name].upper <= high)
    )


def _without_maximum(
    request: Request,
    absent: Absent,
    *,
    formula: str,
    statistics: Numbers,
    updated: Updated | None,
    curves: Curves | None,
) -> Solution:
    return Solution(
        model=request.model,
        n=absent.n,
        statistics=statistics,
        mle={},
        standard_error={},
        wald={},
        log_likelihood=nan,
        formula=formula,
        explain=updated.lines if updated else (),
        notes=(
            f"There is no maximum likelihood estimate: {absent.reason}.",
            *(updated.notes if updated else ()),
        ),
        updated=updated,
        curves=curves,
    )


def intervals_by_name(fit: Fit, level: float) -> dict[str, Interval]:
    """Return the Wald interval of each parameter that has a standard error."""
    return {
        name: wald_interval(estimate, error, level=level)
        for name, estimate, error in zip(fit.parameters, fit.estimate, fit.standard_error, strict=True)
        if isfinite(error)
    }


def _plain(numbers: Numbers) -> dict[str, float | None]:
    return {name: value if isfinite(value) else None for name, value in numbers.items()}


def _ends(intervals: Mapping[str, Interval]) -> dict[str, dict[str, float]]:
    return {
        name: {"lower": interval.lower, "upper": interval.upper, "level": interval.level}
        for name, interval in intervals.items()
    }
