"""Calls on regressions: one number for each name, against statsmodels, scikit-learn and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from interview_grill.errors import SolverError
from interview_grill.solver.calls import Argument, call

X, X2 = [3.0, 1.0, 4.0, 2.0, 6.0, 5.5], [0.5, -1.0, 2.0, 0.0, 1.5, -2.0]
Y, LABELS = [2.0, 1.0, 3.5, 2.5, 4.0, 2.2], [1.0, 0.0, 0.0, 1.0, 1.0, 0.0]
VARIANCES = [1.0, 2.0, 0.5, 4.0, 1.5, 0.7]
LINE: dict[str, Argument] = {"x": X, "y": Y}
PLANE: dict[str, Argument] = {"x1": X, "x2": X2, "y": Y}
TABLE = np.column_stack([X, X2])
OLS = sm.OLS(Y, sm.add_constant(np.array(X))).fit()
WLS = sm.WLS(Y, sm.add_constant(np.array(X)), weights=1 / np.array(VARIANCES)).fit()


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("linear-regression.coefficients", LINE, tuple(OLS.params)),
        ("linear-regression.intercept", LINE, OLS.params[0]),
        ("linear-regression.slope", LINE, OLS.params[1]),
        ("linear-regression.slope.standard-error", LINE, OLS.bse[1]),
        ("linear-regression.rss", LINE, OLS.ssr),
        ("linear-regression.noise-variance.mle", LINE, OLS.ssr / 6),
        ("linear-regression.noise-variance.unbiased", LINE, OLS.ssr / 4),
        ("linear-regression.predict", {**LINE, "at": 7}, OLS.params[0] + 7 * OLS.params[1]),
        ("linear-regression.through-origin", LINE, float(np.dot(X, Y) / np.dot(X, X))),
        ("linear-regression.two-features", PLANE, tuple(np.linalg.lstsq(TABLE, Y, rcond=None)[0])),
        (
            "linear-regression.two-features.with-intercept",
            PLANE,
            tuple(sm.OLS(Y, sm.add_constant(TABLE)).fit().params),
        ),
        ("weighted-least-squares.slope", {**LINE, "variances": VARIANCES}, WLS.params[1]),
        ("weighted-least-squares.intercept", {**LINE, "variances": VARIANCES}, WLS.params[0]),
        (
            "weighted-least-squares.mean",
            {"data": Y, "variances": VARIANCES},
            float(np.average(Y, weights=1 / np.array(VARIANCES))),
        ),
        (
            "weighted-least-squares.mean.standard-error",
            {"variances": VARIANCES},
            1 / math.sqrt(sum(1 / v for v in VARIANCES)),
        ),
        ("noise-variance.mle", {"rss": 7.5, "n": 5}, 1.5),
        ("noise-variance.unbiased", {"rss": 7.5, "n": 5, "p": 2}, 2.5),
    ],
)
def test_least_squares_answer_as_statsmodels_does(
    name: str, arguments: dict[str, Argument], expected: object
) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("intercept", [True, False])
def test_ridge_penalises_the_whole_rss_and_leaves_the_intercept_free(intercept: bool) -> None:
    peer = Ridge(alpha=1.7, fit_intercept=intercept).fit(TABLE, Y)
    own = (peer.intercept_, *peer.coef_) if intercept else tuple(peer.coef_)
    name = "ridge.two-features" + (".with-intercept" if intercept else "")
    assert call(name, {**PLANE, "penalty": 1.7}) == pytest.approx(own, rel=1e-9)


def test_ridge_of_one_feature_by_the_formula() -> None:
    kept = float(np.dot(X, Y) / (np.dot(X, X) + 1.7))
    assert call("ridge.one-feature", {**LINE, "penalty": 1.7}) == pytest.approx(kept)
    both = call("ridge.one-feature.with-intercept", {**LINE, "penalty": 1.7})
    assert both == (
        call("ridge.intercept", {**LINE, "penalty": 1.7}),
        call("ridge.slope", {**LINE, "penalty": 1.7}),
    )


def test_the_lasso_penalises_half_the_rss() -> None:
    peer = Lasso(alpha=1.7 / 6, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(TABLE, Y)
    assert call("lasso.two-features", {**PLANE, "penalty": 1.7}) == pytest.approx(tuple(peer.coef_), abs=1e-8)
    kept = (float(np.dot(X, Y)) - 1.7) / float(np.dot(X, X))
    assert call("lasso.one-feature", {**LINE, "penalty": 1.7}) == pytest.approx(kept)


def test_at_the_largest_penalty_every_weight_is_nought() -> None:
    largest = call("lasso.largest-penalty", PLANE)
    assert largest == pytest.approx(max(abs(np.dot(X, Y)), abs(np.dot(X2, Y))))
    assert type(largest) is float
    assert call("lasso.two-features", {**PLANE, "penalty": largest}) == (0.0, 0.0)
    below = call("lasso.two-features", {**PLANE, "penalty": 0.99 * largest})
    assert below != (0.0, 0.0)


def test_logistic_regression_answers_as_its_peers_do() -> None:
    data: dict[str, Argument] = {"x": X, "y": LABELS}
    peer = sm.Logit(LABELS, sm.add_constant(np.array(X))).fit(disp=0, tol=1e-12)
    assert call("logistic.mle", data) == pytest.approx(tuple(peer.params), rel=1e-7)
    penalised = LogisticRegression(C=2.5, tol=1e-10, max_iter=10_000).fit(np.array(X)[:, None], LABELS)
    assert call("logistic.map", {**data, "prior_variance": 2.5}) == pytest.approx(
        (penalised.intercept_[0], penalised.coef_[0, 0]), rel=1e-5
    )
    at: dict[str, Argument] = {**data, "intercept": -0.4, "slope": 0.6}
    model = sm.Logit(LABELS, sm.add_constant(np.array(X)))
    assert call("logistic.log-likelihood", at) == pytest.approx(model.loglike([-0.4, 0.6]), rel=1e-12)
    assert call("logistic.score", at) == pytest.approx(tuple(model.score(np.array([-0.4, 0.6]))), rel=1e-10)


def test_newton_steps_lead_to_the_maximum() -> None:
    data: dict[str, Argument] = {"x": X, "y": LABELS}
    intercept, slope = 0.0, 0.0
    for _ in range(8):
        step = call("logistic.newton-step", {**data, "intercept": intercept, "slope": slope})
        assert type(step) is tuple
        intercept, slope = step
    assert (intercept, slope) == pytest.approx(call("logistic.mle", data), rel=1e-9)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("logistic.probability", {"linear_predictor": -1.3}, 1 / (1 + math.exp(1.3))),
        ("logistic.logit", {"probability": 0.2}, math.log(0.25)),
        ("logistic.mle.intercept-only", {"y": [1, 0, 0, 0, 1]}, math.log(2 / 3)),
        ("log-loss.total", {"y": [1, 0], "probabilities": [0.5, 0.2]}, -math.log(0.5) - math.log(0.8)),
        ("log-loss.mean", {"y": [1, 0], "probabilities": [0.5, 0.2]}, -(math.log(0.5) + math.log(0.8)) / 2),
    ],
)
def test_answers_worked_by_hand(name: str, arguments: dict[str, Argument], expected: float) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("linear-regression.slope", {"x": [2, 2, 2], "y": [1, 2, 3]}, "all x are equal"),
        ("linear-regression.through-origin", {"x": [0, 0], "y": [1, 2]}, "all x are 0"),
        ("linear-regression.two-features", {"x1": [1, 2], "x2": [2, 4], "y": [1, 2]}, "collinear"),
        ("linear-regression.two-features", {"x1": [1, 2], "x2": [2], "y": [1, 2]}, "different lengths"),
        ("logistic.mle", {"x": [1, 2, 3], "y": [0, 1, 2]}, "is 0 or 1"),
        ("logistic.newton-step", {"x": [2, 2], "y": [0, 1], "intercept": 0, "slope": 0}, "singular"),
        ("log-loss.total", {"y": [1, 0], "probabilities": [0.5]}, "2 labels and 1 probabilities"),
        ("log-loss.total", {"y": [1, 0.5], "probabilities": [0.5, 0.5]}, "labels are 0 or 1"),
        ("log-loss.total", {"y": [1, 0], "probabilities": [0.5, 1.5]}, "probabilities lie in"),
    ],
)
def test_what_is_not_determined_or_no_label_is_said(
    name: str, arguments: dict[str, Argument], said: str
) -> None:
    with pytest.raises(SolverError, match=said):
        call(name, arguments)
