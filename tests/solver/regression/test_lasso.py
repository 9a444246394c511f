from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Lasso

from interview_grill.errors import SolverError
from interview_grill.solver.regression.lasso import largest_useful_penalty, lasso_regression
from interview_grill.solver.regression.linear import linear_regression
from interview_grill.solver.regression.shrinkage import orthonormal_lasso
from interview_grill.solver.sample import Matrix
from tests.solver.closeness import relative_gap
from tests.solver.regression.problems import Problem, problem

SEEDS = st.integers(0, 10_000)


def unit_columns(drawn: Problem) -> Matrix:
    return np.asarray(drawn.X / np.abs(drawn.X - drawn.X.mean(axis=0)).max(axis=0))


def test_the_lasso_agrees_with_scikit_learn_on_200_problems() -> None:
    generator = np.random.default_rng(41)
    for _ in range(200):
        drawn = problem(generator, most_columns=8)
        X = unit_columns(drawn)
        centred = X - X.mean(axis=0)
        penalty = float(np.abs(centred.T @ (drawn.y - drawn.y.mean())).max()) * generator.uniform(0.01, 0.9)
        ours = lasso_regression(X, drawn.y, penalty=penalty)
        theirs = Lasso(alpha=penalty / len(X), tol=1e-14, max_iter=200_000).fit(X, drawn.y)
        assert relative_gap(ours.estimate[1:], theirs.coef_) < 1e-8
        assert {k for k, w in enumerate(ours.estimate[1:]) if w == 0} == set(
            np.flatnonzero(theirs.coef_ == 0)
        )


@settings(max_examples=50)
@given(seed=SEEDS, share=st.floats(0.01, 0.95))
def test_the_optimality_conditions_hold(seed: int, share: float) -> None:
    drawn = problem(np.random.default_rng(seed), most_columns=6)
    X = unit_columns(drawn)
    centred = X - X.mean(axis=0)
    penalty = share * float(np.abs(centred.T @ (drawn.y - drawn.y.mean())).max())
    fit = lasso_regression(X, drawn.y, penalty=penalty)
    weights = np.array(fit.estimate[1:])
    pull = centred.T @ (drawn.y - fit.estimate[0] - X @ weights)
    on, off = weights != 0, weights == 0
    assert np.allclose(pull[on], penalty * np.sign(weights[on]), rtol=1e-7)
    assert (np.abs(pull[off]) <= penalty * (1 + 1e-9)).all()
    assert 0.0 <= fit.duality_gap <= 1e-10 * float(drawn.y @ drawn.y)


@settings(max_examples=40)
@given(seed=SEEDS)
def test_the_largest_useful_penalty_is_where_the_first_weight_appears(seed: int) -> None:
    drawn = problem(np.random.default_rng(seed))
    X = unit_columns(drawn)
    edge = largest_useful_penalty(X, drawn.y)
    above = lasso_regression(X, drawn.y, penalty=edge * 1.0001, intercept=False)
    below = lasso_regression(X, drawn.y, penalty=edge * 0.999, intercept=False)
    assert not any(above.estimate)
    assert any(below.estimate)


def test_orthonormal_columns_are_soft_thresholded() -> None:
    generator = np.random.default_rng(5)
    q, _ = np.linalg.qr(generator.normal(size=(20, 4)))
    y = 5 * generator.normal(size=20)
    fit = lasso_regression(q, y, penalty=1.3, intercept=False)
    assert fit.estimate == pytest.approx(orthonormal_lasso((q.T @ y).tolist(), 1.3), abs=1e-12)
    assert fit.iterations == 2, "one sweep finds the weights, a second sees that no sign changes"


def test_no_penalty_is_least_squares() -> None:
    generator = np.random.default_rng(51)
    X, y = generator.normal(size=(30, 3)) + 4, generator.normal(size=30)
    fit = lasso_regression(X, y, penalty=0.0)
    assert relative_gap(fit.estimate, linear_regression(X, y).fit.estimate) < 1e-9


def test_more_features_than_observations() -> None:
    generator = np.random.default_rng(52)
    X, y = generator.normal(size=(15, 60)), generator.normal(size=15)
    ours = lasso_regression(X, y, penalty=2.0, intercept=False)
    theirs = Lasso(alpha=2.0 / 15, tol=1e-14, max_iter=200_000, fit_intercept=False).fit(X, y)
    assert relative_gap(ours.estimate, theirs.coef_) < 1e-8
    assert sum(w != 0 for w in ours.estimate) <= 15


def test_duplicate_and_zero_columns_do_not_stop_the_descent() -> None:
    x = np.array([1.0, -2.0, 3.0, 0.5])
    X = np.column_stack([x, x, np.zeros(4)])
    y = np.array([2.0, -3.0, 7.0, 1.0])
    single = lasso_regression(x[:, None], y, penalty=1.0, intercept=False)
    double = lasso_regression(X, y, penalty=1.0, intercept=False)
    assert double["w1"] + double["w2"] == pytest.approx(single["w1"], rel=1e-10)
    assert double["w3"] == 0.0


def test_a_constant_response_needs_no_weights() -> None:
    fit = lasso_regression([[1.0], [2.0], [5.0]], [3.0, 3.0, 3.0], penalty=0.1)
    assert fit.estimate == (3.0, 0.0)
    assert fit.duality_gap == 0.0


def test_a_negative_penalty_is_refused() -> None:
    with pytest.raises(SolverError, match="penalty"):
        lasso_regression([[1.0], [2.0]], [1.0, 2.0], penalty=-1.0)
