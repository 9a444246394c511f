"""Linear, ridge and lasso regression on named features, against their peers."""

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import Lasso, Ridge

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request

AGE, SIZE = [1.0, 2.0, 3.0, 4.0, 5.0, 7.0], [2.0, -1.0, 4.0, 3.0, 7.0, 0.5]
Y = [1.0, 3.0, 2.0, 5.0, 4.0, 6.5]
FEATURES = (("age", AGE), ("size", SIZE))
TABLE = np.column_stack([AGE, SIZE])


def test_least_squares_agree_with_statsmodels_by_name() -> None:
    found = solve(Request(model="linear", y=Y, features=FEATURES, level=0.9))
    peer = sm.OLS(Y, sm.add_constant(TABLE)).fit()
    names = ("intercept", "age", "size")
    assert found.mle == pytest.approx(dict(zip(names, peer.params, strict=True)))
    assert found.standard_error == pytest.approx(dict(zip(names, peer.bse, strict=True)))
    assert found.log_likelihood == pytest.approx(peer.llf)
    assert found.statistics["rss"] == pytest.approx(peer.ssr)
    assert found.statistics["noise_variance_mle"] == pytest.approx(peer.ssr / 6)
    assert found.statistics["noise_variance_unbiased"] == pytest.approx(peer.ssr / 3)


def test_a_known_noise_variance_gives_the_errors() -> None:
    found = solve(Request(model="linear", y=Y, features=FEATURES[:1], variance=2.5))
    centred = np.array(AGE) - np.mean(AGE)
    assert found.standard_error["age"] == pytest.approx(math.sqrt(2.5 / float(centred @ centred)))


def test_as_many_weights_as_observations_leave_no_variance_to_estimate() -> None:
    found = solve(Request(model="linear", y=Y[:2], features=(("age", AGE[:2]),)))
    assert found.mle == pytest.approx({"intercept": -1.0, "age": 2.0})
    assert found.to_json()["statistics"] == pytest.approx(
        {"rss": 0.0, "rank": 2.0, "noise_variance_mle": 0.0, "noise_variance_unbiased": None}, abs=1e-12
    )


@pytest.mark.parametrize("intercept", [True, False])
def test_the_map_under_a_gaussian_prior_is_the_posterior_mean(intercept: bool) -> None:
    found = solve(
        Request(
            model="linear",
            y=Y,
            features=FEATURES,
            variance=2.0,
            prior=parse_prior("normal:0,0.5"),
            intercept=intercept,
        )
    )
    design = sm.add_constant(TABLE) if intercept else TABLE
    precision = np.diag([0.0, 4.0, 4.0] if intercept else [4.0, 4.0])
    covariance = np.linalg.inv(design.T @ design / 2.0 + precision)
    mean = covariance @ design.T @ np.array(Y) / 2.0
    names = ("intercept", "age", "size") if intercept else ("age", "size")
    assert found.updated is not None
    assert found.updated.mode == pytest.approx(dict(zip(names, mean, strict=True)))
    sds = np.sqrt(np.diag(covariance))
    assert [found.updated.numbers[f"sd_{name}"] for name in names] == pytest.approx(list(sds))
    ends = found.updated.credible["age"]
    assert ends.upper - ends.lower == pytest.approx(2 * 1.959963984540054 * found.updated.numbers["sd_age"])


def test_ridge_and_lasso_name_their_objective() -> None:
    ridge = solve(Request(model="ridge", y=Y, features=FEATURES, penalty=3.0))
    peer = Ridge(alpha=3.0).fit(TABLE, Y)
    assert ridge.updated is not None
    assert ridge.updated.mode == pytest.approx(
        {"intercept": peer.intercept_, "age": peer.coef_[0], "size": peer.coef_[1]}
    )
    residual = np.array(Y) - peer.predict(TABLE)
    objective = float(residual @ residual + 3.0 * peer.coef_ @ peer.coef_)
    assert ridge.statistics["objective"] == pytest.approx(objective)
    lasso = solve(Request(model="lasso", y=Y, features=FEATURES, penalty=3.0))
    other = Lasso(alpha=3.0 / 6, tol=1e-12, max_iter=100_000).fit(TABLE, Y)
    assert lasso.updated is not None
    assert lasso.updated.mode == pytest.approx(
        {"intercept": other.intercept_, "age": other.coef_[0], "size": other.coef_[1]}, abs=1e-7
    )


def test_no_penalty_is_least_squares() -> None:
    for model in ("ridge", "lasso"):
        found = solve(Request(model=model, y=Y, features=FEATURES, penalty=0.0))
        assert found.updated is not None
        assert found.updated.mode == pytest.approx(found.mle, abs=1e-7)


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"model": "ridge"}, "ridge needs a penalty"),
        ({"model": "lasso", "penalty": -1.0}, "the penalty must be finite and 0 or more"),
        (
            {"model": "linear", "prior": parse_prior("gamma:1,1"), "variance": 1.0},
            "linear takes no gamma prior",
        ),
        ({"model": "linear", "prior": parse_prior("normal:0,2")}, "needs the known noise variance"),
        ({"model": "ridge", "penalty": 1.0, "variance": 1.0}, "ridge has no use for a known variance"),
    ],
)
def test_what_does_not_fit_together_is_said(stated: dict[str, object], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        solve(Request(y=Y, features=FEATURES, **stated))  # type: ignore[arg-type]
