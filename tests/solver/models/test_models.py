from __future__ import annotations

import json
import math
import subprocess
import sys

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.models import DESCRIPTIONS, model_names, solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution
from interview_grill.solver.sample import Data

FEATURES = (("a", [1.0, 2.0, 3.0, 4.0, 5.0]), ("b", [2.0, 1.0, 4.0, 3.0, 7.0]))
Y = [1.0, 3.0, 2.0, 5.0, 4.0]


def solved(model: str, y: Data, prior: str | None = None, **stated: object) -> Solution:
    read = parse_prior(prior) if prior is not None else None
    return solve(Request(model=model, y=y, prior=read, **stated))  # type: ignore[arg-type]


EVERY: list[tuple[str, Data, str | None, dict[str, object]]] = [
    ("bernoulli", [1, 0, 1, 1], "beta:2,2", {}),
    ("multinomial", [3, 5, 1], "dirichlet:1,1,2", {}),
    ("poisson", [3, 1, 4], "gamma:2,1", {}),
    ("exponential", [1.2, 0.3], "gamma:2,1", {}),
    ("gaussian", [1.2, 0.3, 4], "normal-inverse-gamma:0,1,2,2", {}),
    ("gaussian", [1.2, 0.3, 4], "normal:0,1", {"variance": 2.0}),
    ("gaussian", [1.2, 0.3, 4], "inverse-gamma:2,1", {"mean": 2.0}),
    ("uniform", [2, 3.5], None, {}),
    ("laplace", [2, 3.5, 9], None, {}),
    ("linear", Y, "normal:0,1.5", {"features": FEATURES, "variance": 1.0}),
    ("linear", Y, None, {"features": FEATURES, "intercept": False}),
    ("ridge", Y, None, {"features": FEATURES, "penalty": 2.0}),
    ("lasso", Y, None, {"features": FEATURES, "penalty": 2.0}),
    ("logistic", [0, 0, 1, 0, 1], "normal:0,2", {"features": FEATURES[:1]}),
]


@pytest.mark.parametrize(("model", "y", "prior", "stated"), EVERY)
def test_every_model_answers_in_full(
    model: str, y: Data, prior: str | None, stated: dict[str, object]
) -> None:
    solution = solved(model, y, prior, **stated)
    document = json.loads(json.dumps(solution.to_json()))
    assert document["model"] == model
    assert {"model", "n", "mle", "standard_error", "map", "posterior", "log_likelihood"} <= set(document)
    assert set(document["mle"]) == set(document["standard_error"])
    assert bool(document["map"]) is (prior is not None or "penalty" in stated)
    assert len(solution.explain) >= 2
    assert all(line.count("$") % 2 == 0 for line in (*solution.explain, solution.formula))
    assert solution.formula.startswith("$")


def test_every_listed_model_was_tried() -> None:
    assert {model for model, *_ in EVERY} == set(model_names()) == set(DESCRIPTIONS)


def test_a_bernoulli_solution_by_hand() -> None:
    found = solved("bernoulli", [1, 0, 1, 1], "beta:2,2").to_json()
    assert found["mle"] == {"probability": 0.75}
    assert found["map"] == pytest.approx({"probability": 4 / 6})
    assert found["posterior"] == pytest.approx(
        {"alpha": 5, "beta": 3, "mean": 0.625, "variance": 15 / 64 / 9}
    )
    assert found["standard_error"] == pytest.approx({"probability": math.sqrt(0.75 * 0.25 / 4)})


def test_the_derivation_carries_the_users_numbers() -> None:
    lines = " ".join(solved("poisson", [3, 1, 4], "gamma:2,1").explain)
    for piece in (r"\frac{8}{\lambda} - 3", "2.66667", r"\mathrm{Gamma}(2 + 8, 1 + 3)", "2.25"):
        assert piece in lines


@pytest.mark.parametrize(("model", "y", "prior", "stated"), EVERY)
def test_curves_peak_at_the_estimates(
    model: str, y: Data, prior: str | None, stated: dict[str, object]
) -> None:
    solution = solved(model, y, prior, **stated)
    curves = solution.curves
    if curves is None:
        assert (
            model in {"multinomial", "linear", "ridge", "lasso", "logistic", "laplace"}
            or len(solution.mle) > 1
        )
        return
    step = curves.grid[1] - curves.grid[0]
    peak = curves.grid[int(np.argmax(curves.likelihood))]
    assert peak == pytest.approx(solution.mle[curves.parameter], abs=1.01 * step)
    assert max(curves.likelihood) == 1.0
    if curves.posterior is not None and solution.updated is not None:
        top = curves.grid[int(np.argmax(curves.posterior))]
        assert top == pytest.approx(solution.updated.mode[curves.parameter], abs=1.01 * step)


def test_an_estimate_at_the_boundary_is_reported_without_interval() -> None:
    solution = solved("bernoulli", [1, 1, 1])
    found = solution.to_json()
    assert found["standard_error"] == {"probability": None}
    assert found["interval"] == {}
    assert "end of the parameter space" in solution.notes[0]


def test_a_wald_interval_that_leaves_the_parameter_space_is_pointed_out() -> None:
    few, many = solved("bernoulli", [1, 0, 1, 1]), solved("bernoulli", [1, 0, 1, 1] * 30)
    assert few.wald["probability"].upper > 1.0
    assert any("leaves the parameter space" in note for note in few.notes)
    assert many.notes == ()
    assert any("of the variance" in note for note in solved("gaussian", [1.0, 2.0, 5.0]).notes)


@pytest.mark.parametrize(
    ("model", "y", "prior", "stated", "reason"),
    [
        ("exponential", [0, 0], "gamma:2,1", {}, "without bound"),
        ("gaussian", [2, 2], "normal-inverse-gamma:0,1,2,2", {}, "equal"),
        ("gaussian", [2, 2], "inverse-gamma:2,2", {"mean": 2.0}, "known mean"),
        ("logistic", [0, 0, 1, 1, 1], "normal:0,1", {"features": FEATURES[:1]}, "separated"),
    ],
)
def test_without_a_maximum_the_posterior_still_answers(
    model: str, y: Data, prior: str, stated: dict[str, object], reason: str
) -> None:
    solution = solved(model, y, prior, **stated)
    assert solution.mle == {}
    assert solution.to_json()["log_likelihood"] is None
    assert solution.updated is not None
    assert all(math.isfinite(v) for v in solution.updated.mode.values())
    assert reason in solution.notes[0]
    with pytest.raises(SolverError, match=reason):
        solved(model, y, None, **stated)


@pytest.mark.parametrize(
    ("prior", "y"), [("beta:1,1", None), ("beta:0.5,0.5", None), ("dirichlet:0.5,2", [0, 3])]
)
def test_a_posterior_without_a_single_mode_has_no_map(prior: str, y: list[int] | None) -> None:
    if y is None:
        solution = solved("bernoulli", [1], prior)
        assert solution.updated is not None
        return
    solution = solved("multinomial", y, prior)
    assert solution.updated is not None
    assert solution.updated.mode == {}
    assert any("no MAP" in note for note in solution.notes)


def test_linear_map_is_ridge_with_the_ratio_of_variances() -> None:
    linear = solved("linear", Y, "normal:0,0.5", features=FEATURES, variance=2.0)
    ridge = solved("ridge", Y, None, features=FEATURES, penalty=8.0)
    assert linear.updated is not None
    assert ridge.updated is not None
    assert linear.updated.mode == pytest.approx(ridge.updated.mode)


def test_lasso_names_its_zeros() -> None:
    solution = solved("lasso", Y, None, features=FEATURES, penalty=4.0)
    assert solution.updated is not None
    assert solution.updated.mode["b"] == 0.0
    assert any(line.startswith("Exactly zero: b") for line in solution.explain)


def test_collinear_features_are_reported() -> None:
    solution = solved("linear", Y, None, features=(*FEATURES, ("c", FEATURES[0][1])))
    assert any("rank 3" in line for line in solution.explain)
    assert any("whole set" in note for note in solution.notes)


@pytest.mark.parametrize(
    ("model", "y", "prior", "stated", "said"),
    [
        ("bernouli", [1], None, {}, "bernoulli"),
        ("zzz", [1], None, {}, "the models are"),
        ("bernoulli", [1, 0], "gamma:1,1", {}, "beta:alpha,beta"),
        ("bernoulli", [1, 0], None, {"penalty": 1.0}, "no use for a penalty"),
        ("uniform", [1.0], "beta:1,1", {}, "no use for a prior"),
        ("poisson", [1], None, {"features": FEATURES}, "no use for features"),
        ("linear", Y, None, {}, "at least one feature"),
        ("ridge", Y, None, {"features": FEATURES}, "needs a penalty"),
        ("linear", Y, "normal:0,1", {"features": FEATURES}, "--variance"),
        ("linear", Y, "normal:1,1", {"features": FEATURES, "variance": 1.0}, "mean 0"),
        ("logistic", [0, 1, 0, 1, 1], "normal:1,1", {"features": FEATURES}, "mean 0"),
        ("gaussian", [1.0, 2.0], "normal:0,1", {}, "--variance"),
        ("gaussian", [1.0, 2.0], "inverse-gamma:2,1", {}, "--mean"),
        ("gaussian", [1.0, 2.0], None, {"mean": 1.0, "variance": 1.0}, "nothing to estimate"),
        ("linear", Y, None, {"features": (("a", [1.0]),)}, "1 rows and y has 5"),
        ("linear", Y, None, {"features": (("a", Y), ("a", Y))}, "own name"),
        ("linear", Y, None, {"features": (("a", Y), ("b", [1.0]))}, "different lengths"),
        ("multinomial", [1, 2], "dirichlet:1,1,1", {}, "3 categories"),
        ("bernoulli", [1, 0], "beta:1,2", {"level": 1.0}, "level"),
    ],
)
def test_what_does_not_fit_together_is_said(
    model: str, y: Data, prior: str | None, stated: dict[str, object], said: str
) -> None:
    with pytest.raises(SolverError) as caught:
        solved(model, y, prior, **stated)
    assert said in str(caught.value)


@pytest.mark.parametrize("model", ["gaussian", "laplace", "poisson", "exponential", "uniform"])
@pytest.mark.parametrize("y", [[1e200, 2e200, 5.0], [1e308, 1e308], [1e308], [5e-324, 0.0]])
def test_data_near_the_end_of_the_doubles_give_a_solution_or_a_solver_error(
    model: str, y: list[float]
) -> None:
    try:
        solution = solve(Request(model=model, y=y))
    except SolverError:
        return
    assert all(map(math.isfinite, solution.mle.values()))


def test_listing_models_needs_no_numpy() -> None:
    program = (
        "import sys; from interview_grill.solver.models import model_names;"
        "assert model_names(); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_known_noise_variance_leaves_the_residual_sum_of_squares_in_the_units_of_y() -> None:
    known = solved("linear", Y, features=FEATURES, variance=4.0)
    free = solved("linear", Y, features=FEATURES)
    assert known.statistics["rss"] == pytest.approx(free.statistics["rss"])
    assert "noise_variance_mle" in free.statistics
    assert "noise_variance_mle" not in known.statistics
    assert any("the MLE of the noise variance" in line for line in free.explain)
    assert not any("noise variance" in line for line in known.explain)


@pytest.mark.parametrize(
    ("y", "said"), [([0, 0, 0], "at the end"), ([1, 1], "at the end"), ([0, 1, 0, 0], "is zero at")]
)
def test_a_proportion_at_the_end_has_no_score_equation(y: Data, said: str) -> None:
    assert said in solved("bernoulli", y).explain[1]


def test_a_beta_posterior_says_where_its_mode_is() -> None:
    symmetric = solved("bernoulli", [1, 0], "beta:1,1")
    assert symmetric.to_json()["map"] == {"probability": 0.5}
    assert symmetric.updated is not None
    assert symmetric.updated.lines[1].startswith("MAP: the mode")
    at_the_end = solved("bernoulli", [1, 1, 1], "beta:1,0.5")
    assert at_the_end.to_json()["map"] == {"probability": 1.0}
    flat = solved("bernoulli", [1], "beta:1e-20,1")
    assert flat.to_json()["map"] == {}
    assert any("no single mode" in note for note in flat.notes)


def test_a_wald_interval_is_said_to_leave_the_parameter_space_only_when_it_does() -> None:
    few = solved("gaussian", [0.2, 0.4, 0.1])
    assert any("variance leaves the parameter space" in note for note in few.notes)
    many = solved("gaussian", [0.2, 0.4, 0.1, 0.3, 0.35] * 20)
    assert many.mle["variance"] < 0.02
    assert not any("leaves the parameter space" in note for note in many.notes)


@pytest.mark.parametrize("intercept", [True, False])
def test_a_prior_on_logistic_weights_leaves_an_intercept_free_where_there_is_one(intercept: bool) -> None:
    found = solved("logistic", [0, 0, 1, 0, 1], "normal:0,2", features=FEATURES[:1], intercept=intercept)
    assert any("the intercept left free" in line for line in found.explain) is intercept


def test_waits_of_zero_have_a_posterior_and_no_maximum() -> None:
    with pytest.raises(SolverError, match="grows without bound"):
        solved("exponential", [0.0, 0.0])
    found = solved("exponential", [0.0, 0.0], "gamma:2,1")
    assert found.to_json()["map"] == {"rate": 3.0}
    assert found.curves is not None
    assert found.curves.parameter == "rate"
