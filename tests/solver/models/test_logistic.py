"""Logistic regression on named features: the maximum if there is one, the mode under a Gaussian prior."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request

HOURS, SLEEP = [1.0, 2.0, 2.5, 3.0, 4.0, 5.5, 6.0, 1.5], [7.0, 6.0, 8.0, 5.0, 7.5, 6.5, 8.0, 5.5]
PASSED = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
FEATURES = (("hours", HOURS), ("sleep", SLEEP))
TABLE = np.column_stack([HOURS, SLEEP])


def test_the_maximum_is_statsmodels() -> None:
    found = solve(Request(model="logistic", y=PASSED, features=FEATURES))
    peer = sm.Logit(PASSED, sm.add_constant(TABLE)).fit(disp=0, tol=1e-12)
    names = ("intercept", "hours", "sleep")
    assert found.mle == pytest.approx(dict(zip(names, peer.params, strict=True)), rel=1e-6)
    assert found.standard_error == pytest.approx(dict(zip(names, peer.bse, strict=True)), rel=1e-5)
    assert found.log_likelihood == pytest.approx(peer.llf)
    assert found.statistics == {"ones": 4.0}


@pytest.mark.parametrize("intercept", [True, False])
def test_the_mode_is_scikit_learns_with_the_prior_variance_as_c(intercept: bool) -> None:
    found = solve(
        Request(
            model="logistic",
            y=PASSED,
            features=FEATURES,
            prior=parse_prior("normal:0,0.7"),
            intercept=intercept,
        )
    )
    peer = LogisticRegression(C=0.49, fit_intercept=intercept, tol=1e-10, max_iter=10_000).fit(TABLE, PASSED)
    assert found.updated is not None
    assert found.updated.mode["hours"] == pytest.approx(peer.coef_[0, 0], rel=1e-5)
    assert found.updated.mode["sleep"] == pytest.approx(peer.coef_[0, 1], rel=1e-5)
    assert ("intercept" in found.updated.mode) == intercept


def test_a_tighter_prior_pulls_the_weights_towards_nought() -> None:
    def size(sd: float) -> float:
        prior = parse_prior(f"normal:0,{sd}")
        found = solve(Request(model="logistic", y=PASSED, features=FEATURES, prior=prior))
        assert found.updated is not None
        return abs(found.updated.mode["hours"]) + abs(found.updated.mode["sleep"])

    assert size(0.05) < size(0.5) < size(5.0)


@pytest.mark.parametrize(
    ("y", "said"), [([0.0, 1.0, 2.0], "0 or 1"), ([0.0, 0.0, 1.0], "separated"), ([1.0, 1.0, 1.0], "")]
)
def test_without_a_maximum_there_is_none(y: list[float], said: str) -> None:
    with pytest.raises(SolverError) as raised:
        solve(Request(model="logistic", y=y, features=(("hours", HOURS[:3]),)))
    assert said in str(raised.value)
