from __future__ import annotations

import inspect
import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.call_table import GROUPS
from interview_grill.solver.calls import Argument, _bindings, call, call_names, describe, signature

# One valid set of arguments for each argument name, off-centre and without symmetry.
SAMPLE = [3.0, 1.0, 4.0, 2.0, 6.0]
BINARY = [1.0, 0.0, 1.0, 1.0, 0.0]
VALUES: dict[str, Argument] = {
    "alpha": 2.5, "at": 0.3, "beta": 1.5, "chosen": [1.0, 0.2], "correlations": [2.0, -0.3], "count": 3.0,
    "counts": [3.0, 5.0, 2.0], "data": SAMPLE, "derivative": -2.0, "divisor": 6.0, "estimate": 1.7,
    "exposures": [1.0, 2.5, 0.5], "first": 2.0, "second": 3.0, "shared": 0.4,
    "future_successes": 2.0, "future_trials": 3.0, "intercept": -0.4, "iterations": 7.0, "level": 0.9,
    "linear_predictor": -1.3, "location": 2.2, "log_policy": -1.5, "log_policy_chosen": -2.0,
    "log_policy_rejected": -3.5, "log_reference": -1.1, "log_reference_chosen": -2.4,
    "log_reference_rejected": -3.0, "losses": 4.0, "mean": 2.1, "mean_p": 0.5, "mean_q": -0.7, "n": 5.0,
    "noise_sd": 1.2, "noise_variance": 1.44, "p": 0.3, "penalty": 0.8, "prior": [1.5, 2.0, 1.2],
    "prior_count": 0.7, "prior_mean": 1.1, "prior_scale": 0.6, "prior_sd": 2.2, "prior_variance": 4.8,
    "probabilities": [0.5, 0.3, 0.2], "probability": 0.37, "q": 0.6, "rate": 0.9, "reference": [0.2, 0.5, 0.3],
    "rejected": [0.4, -0.1], "reward_loser": -0.2, "reward_winner": 0.9, "rewards": [1.0, -2.0, 0.5],
    "rss": 7.3, "sample_mean": 3.2, "scale": 1.9, "sd": 1.3, "sd_p": 1.3, "sd_q": 0.8, "shape": 3.4,
    "singular_value": 1.6, "slope": 0.6, "standard_error": 0.45, "step": 0.2, "successes": 5.0,
    "token_probabilities": [0.5, 0.25, 0.9], "total": 9.0, "trials": 8.0, "upper": 8.0, "value": -1.9,
    "variance": 2.6, "variances": [1.0, 2.0, 0.5, 4.0, 1.5], "vocabulary": 6.0, "weight": 0.3, "wins": 6.0,
    "x": SAMPLE, "x1": SAMPLE, "x2": [0.5, -1.0, 2.0, 0.0, 1.5], "y": [2.0, 1.0, 3.5, 2.5, 4.0],
}  # fmt: skip


NORMAL: dict[str, Argument] = {
    "prior_mean": 0, "prior_variance": 1, "noise_variance": 2, "sample_mean": 3, "n": 2,
}  # fmt: skip
BOTH: dict[str, Argument] = {"prior_mean": 0, "prior_count": 1, "shape": 2, "scale": 3, "data": [2, 4]}


def arguments_for(name: str, *, optional: bool) -> dict[str, Argument]:
    described = describe(name)
    chosen = {a: VALUES[a] for a in described.arguments if optional or a not in described.optional}
    if name.startswith("bernoulli.") and "data" in chosen:
        chosen["data"] = BINARY
    if name.startswith(("logistic.", "log-loss.")) and "y" in chosen:
        chosen["y"] = [1.0, 0.0, 0.0, 1.0, 1.0]
    if name.startswith("log-loss."):
        chosen["probabilities"] = [0.9, 0.2, 0.4, 0.7, 0.6]
    if described.vectors & {"p", "q"}:
        chosen |= {"p": [0.2, 0.5, 0.3]} | ({"q": [0.4, 0.25, 0.35]} if "q" in chosen else {})
    if name == "noise-variance.unbiased":
        chosen["p"] = 2.0
    return chosen


@pytest.mark.parametrize("name", call_names())
def test_every_call_of_the_table_answers_in_the_shape_it_promises(name: str) -> None:
    for optional in (False, True):
        answer = call(name, arguments_for(name, optional=optional))
        assert isinstance(answer, tuple) is describe(name).answers_vector
        assert all(math.isfinite(v) for v in (answer if isinstance(answer, tuple) else (answer,)))


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_table_and_functions_name_the_same_calls(group: str) -> None:
    listed = {name for name in call_names() if describe(name).group == group}
    assert set(_bindings(group)) == listed


@pytest.mark.parametrize("name", call_names())
def test_every_argument_of_the_table_is_one_the_function_takes(name: str) -> None:
    described = describe(name)
    bound = inspect.signature(_bindings(described.group)[name])
    arguments = arguments_for(name, optional=True)
    bound.bind(**arguments)
    bound.bind(**{a: v for a, v in arguments.items() if a not in described.optional})


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("gaussian.mle.variance", {"data": [1, 2, 6]}, 14 / 3),
        ("gaussian.mle.variance", {"data": [1, 2, 6], "mean": 2}, 17 / 3),
        ("gaussian.unbiased.variance", {"data": [1, 2, 6]}, 7.0),
        ("gaussian.mle", {"data": [1, 2, 6]}, (3.0, 14 / 3)),
        ("beta-bernoulli.map", {"alpha": 2, "beta": 2, "successes": 5, "trials": 8}, 0.6),
        ("beta-bernoulli.posterior", {"alpha": 2, "beta": 2, "successes": 5, "trials": 8}, (7.0, 5.0)),
        ("rule-of-succession", {"successes": 5, "trials": 8}, 0.6),
        ("exponential.mle.rate", {"data": [1, 3]}, 0.5),
        ("uniform.unbiased.upper", {"data": [1, 3]}, 4.5),
        ("linear-regression.coefficients", {"x": [0, 1, 2], "y": [1, 2, 5]}, (2 / 3, 2.0)),
        ("ridge.one-feature", {"x": [1, 2], "y": [2, 3], "penalty": 3}, 1.0),
        ("ridge.two-features", {"x1": [1, 0], "x2": [0, 2], "y": [4, 6], "penalty": 1}, (2.0, 2.4)),
        ("lasso.orthonormal", {"correlations": [3, -1], "penalty": 2}, (1.0, 0.0)),
        ("logistic.mle.intercept-only", {"y": [1, 0, 0, 0]}, math.log(1 / 3)),
        ("logistic.newton-step.through-origin", {"x": [1, 2], "y": [0, 1], "weight": 0}, 0.4),
        ("log-loss.mean", {"y": [1, 0], "probabilities": [0.5, 0.75]}, math.log(8) / 2),
        ("kl.bernoulli", {"p": 0.5, "q": 0.25}, 0.5 * math.log(4 / 3)),
        ("kl.bernoulli.reverse", {"p": 0.25, "q": 0.5}, 0.5 * math.log(4 / 3)),
        ("kl.gaussian.reverse", {"mean_p": 0, "sd_p": 1, "mean_q": 1, "sd_q": 1}, 0.5),
        ("normal-normal.variance", {"prior_variance": 1, "noise_variance": 2, "n": 2}, 0.5),
        ("normal-normal.posterior", NORMAL, (1.5, 0.5)),
        ("gamma-exponential.mean", {"shape": 2, "rate": 3, "total": 15, "n": 5}, 7 / 18),
        ("dirichlet-smoothing.mean", {"counts": [3, 0, 1], "alpha": 1}, (4 / 7, 1 / 7, 2 / 7)),
        ("beta.mode-in-square.as-probability", {"alpha": 7, "beta": 5}, 5 / 9),
        ("wald.upper", {"estimate": 1, "standard_error": 2}, 1 + 2 * 1.959963984540054),
        ("normal-inverse-gamma.joint-map.variance", BOTH, 7 / 4.5),
    ],
)  # fmt: skip
def test_answers_worked_by_hand(
    name: str, arguments: dict[str, Argument], expected: float | tuple[float, ...]
) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(SolverError, match=r"gaussian\.mle\.variance"):
        call("gaussian.mle.varience", {"data": [1, 2]})
    with pytest.raises(SolverError) as caught:
        signature("zzz")
    assert caught.value.mend is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "needs the argument 'data'"),
        ({"data": [1, 2], "median": 1.0}, "no argument 'median'"),
        ({"data": 3.0}, "must be a list"),
        ({"data": "1,2"}, "must be a list"),
        ({"data": [1, 2], "mean": [1.0]}, "must be one number"),
        ({"data": [1, math.nan]}, "must be finite"),
        ({"data": [1, 2], "mean": math.inf}, "must be finite"),
    ],
)
def test_bad_arguments_are_named(arguments: dict[str, Argument], said: str) -> None:
    with pytest.raises(SolverError, match=said) as caught:
        call("gaussian.mle.variance", arguments)
    assert "gaussian.mle.variance" in str(caught.value)


EXTREMES = st.sampled_from([0, -1, 1, 2, 0.5, -0.5, 7, -700, 1e-320, 1e-300, 1e16, 1e308, -1e308])


@pytest.mark.parametrize("name", call_names())
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_finite_arguments_give_a_finite_answer_or_a_solver_error(name: str, data: st.DataObject) -> None:
    described = describe(name)
    arguments: dict[str, Argument] = {
        a: data.draw(st.lists(EXTREMES, max_size=4)) if a in described.vectors else data.draw(EXTREMES)
        for a in described.arguments
    }
    try:
        answer = call(name, arguments)
    except SolverError:
        return
    assert all(map(math.isfinite, answer if isinstance(answer, tuple) else (answer,)))


@pytest.mark.parametrize("n", [0, -3])
@pytest.mark.parametrize(
    "name", ["delta-method.log-odds", "delta-method.odds", "delta-method.exponential-scale"]
)
def test_no_standard_error_of_no_observations(name: str, n: int) -> None:
    arguments = arguments_for(name, optional=False) | {"n": n}
    with pytest.raises(SolverError, match="at least 1"):
        call(name, arguments)


def test_sums_over_every_count_end_at_a_thousand_trials() -> None:
    arguments: dict[str, Argument] = {"alpha": 2, "beta": 3, "probability": 0.25, "n": 1000}
    assert call("beta-bernoulli.map.bias", arguments) == pytest.approx((1 - 3 * 0.25) / 1003, rel=1e-9)
    with pytest.raises(SolverError, match="up to 1000 trials"):
        call("beta-bernoulli.map.bias", arguments | {"n": 1e9})


def test_an_answer_that_is_not_finite_is_an_error() -> None:
    with pytest.raises(SolverError, match="no finite value"):
        call("kl.bernoulli", {"p": 0.5, "q": 0.0})
    with pytest.raises(SolverError, match="no finite value"):
        call("categorical.standard-error", {"counts": [3, 0]})


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("linear-regression.slope", {"x": [2, 2], "y": [1, 3]}),
        ("linear-regression.through-origin", {"x": [0, 0], "y": [1, 3]}),
        ("linear-regression.two-features", {"x1": [1, 2], "x2": [2, 4], "y": [1, 3]}),
        ("linear-regression.two-features", {"x1": [1, 2], "x2": [2], "y": [1, 3]}),
        ("logistic.newton-step", {"x": [2, 2], "y": [1, 0], "intercept": 0, "slope": 0}),
        ("log-loss.mean", {"y": [1, 0], "probabilities": [0.5]}),
        ("log-loss.mean", {"y": [1, 0], "probabilities": [0.5, 1.5]}),
    ],
)
def test_regressions_that_are_not_determined_are_errors(name: str, arguments: dict[str, Argument]) -> None:
    with pytest.raises(SolverError):
        call(name, arguments)


def test_optional_arguments_are_listed_with_the_others() -> None:
    assert signature("gaussian.mle.variance") == ("data", "mean")
    assert describe("gaussian.mle.variance").optional == {"mean"}
    assert describe("gaussian.mle.variance").vectors == {"data"}


def test_names_and_signatures_need_no_numpy() -> None:
    program = (
        "import sys; from interview_grill.solver.calls import call_names, signature;"
        "assert signature(call_names()[0]); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
