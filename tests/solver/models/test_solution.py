"""What a model answers with: numbers by name, intervals, notes, and plain mappings for JSON."""

from __future__ import annotations

import json
import math

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Interval, Status
from interview_grill.solver.models.prior import Prior
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Absent, Updated, assemble, intervals_by_name, maximum

FIT = Fit(("mean", "variance"), (2.0, 3.0), (0.5, math.nan), -7.5, Status.BOUNDARY, n=4)
REQUEST = Request(model="gaussian", y=[1.0], level=0.5)
UPDATED = Updated(
    name="posterior",
    numbers={"shape": 2.0, "mean": math.inf},
    mode={"mean": 1.5},
    credible={"mean": Interval(1.0, 2.0, 0.5)},
    lines=("Precisions add.",),
    notes=("Mind the tails.",),
)


def test_a_solution_of_a_fit() -> None:
    found = assemble(
        REQUEST,
        FIT,
        formula="$x$",
        statistics={"total": 8.0},
        lines=lambda fit: (f"n is {fit.n}.",),
        updated=UPDATED,
        spaces={"mean": (1.9, 10.0), "variance": (0.0, math.inf)},
    )
    assert found.mle == {"mean": 2.0, "variance": 3.0}
    assert list(found.wald) == ["mean"]
    assert found.explain[0] == "n is 4."
    assert found.explain[1].startswith("The 50 % Wald interval of mean is $[1.66")
    assert found.explain[-1] == "Precisions add."
    assert found.notes == (
        f"At this estimate {Status.BOUNDARY.value}.",
        "The Wald interval of the mean leaves the parameter space: there are too few observations for it.",
        "Mind the tails.",
    )


def test_json_holds_null_where_there_is_no_number() -> None:
    found = assemble(REQUEST, FIT, formula="$x$", statistics={}, lines=lambda _: (), updated=UPDATED)
    document = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert document["standard_error"] == {"mean": 0.5, "variance": None}
    assert document["posterior"] == {"shape": 2.0, "mean": None}
    assert document["credible"]["mean"]["lower"] == 1.0
    assert document["interval"]["mean"]["lower"] == pytest.approx(2 - 0.5 * 0.6744897501960817)
    assert document["log_likelihood"] == -7.5


def test_without_a_posterior_nothing_is_said_of_one() -> None:
    document = assemble(REQUEST, FIT, formula="$x$", statistics={}, lines=lambda _: ()).to_json()
    assert (document["map"], document["posterior"], document["credible"]) == ({}, {}, {})


def test_an_interior_maximum_needs_no_note() -> None:
    inside = Fit(("mean",), (2.0,), (0.5,), -7.5, Status.INTERIOR, n=4)
    assert assemble(REQUEST, inside, formula="$x$", statistics={}, lines=lambda _: ()).notes == ()


def failing() -> Fit:
    raise SolverError("all observations are equal")


def test_a_maximum_that_is_not_there_is_an_error_unless_a_prior_answers() -> None:
    with pytest.raises(SolverError, match="all observations are equal"):
        maximum(REQUEST, failing, n=3)
    with_prior = Request(model="gaussian", y=[1.0], prior=Prior("normal", (0.0, 1.0)))
    assert maximum(with_prior, failing, n=3) == Absent(3, "all observations are equal")
    assert maximum(with_prior, lambda: FIT, n=4) is FIT


def test_a_posterior_without_a_maximum_tells_why() -> None:
    found = assemble(
        REQUEST,
        Absent(3, "no end"),
        formula="$x$",
        statistics={},
        lines=lambda _: ("never",),
        updated=UPDATED,
    )
    assert (found.n, found.mle, found.wald) == (3, {}, {})
    assert found.explain == ("Precisions add.",)
    assert found.notes == ("There is no maximum likelihood estimate: no end.", "Mind the tails.")
    assert found.to_json()["log_likelihood"] is None


def test_only_parameters_with_an_error_have_an_interval() -> None:
    assert list(intervals_by_name(FIT, 0.9)) == ["mean"]
