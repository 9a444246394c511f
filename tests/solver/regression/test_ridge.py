from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from interview_grill.errors import SolverError
from interview_grill.solver.regression.linear import linear_regression
from interview_grill.solver.regression.ridge import ridge_regression, ridge_sds
from interview_grill.solver.regression.shrinkage import (
    early_stopping_filter,
    early_stopping_penalty,
    lasso_penalty,
    orthonormal_lasso,
    ridge_filter,
    ridge_penalty,
    ridge_penalty_half_rss,
    ridge_penalty_mean_loss,
    soft_threshold,
)
from interview_grill.solver.sample import Vector
from tests.solver.closeness import relative_gap
from tests.solver.regression.problems import problem

SEEDS = st.integers(0, 10_000)


@pytest.mark.parametrize("intercept", [True, False])
def test_ridge_agrees_with_scikit_learn_on_200_problems(intercept: bool) -> None:
    generator = np.random.default_rng(31)
    for _ in range(200):
        drawn = problem(generator)
        scale = np.abs(drawn.X).max(axis=0)
        penalty = 10 ** generator.uniform(-3, 3)
        X = drawn.X / scale * 10 ** generator.uniform(-1, 1, scale.size)
        ours = ridge_regression(X, drawn.y, penalty=penalty, intercept=intercept)
        # svd: their most accurate solver.
        theirs = Ridge(alpha=penalty, fit_intercept=intercept, solver="svd").fit(X, drawn.y)
        expected = [*([theirs.intercept_] if intercept else []), *theirs.coef_]
        assert relative_gap(ours.estimate, expected) < 1e-8


@settings(max_examples=40)
@given(seed=SEEDS, exponent=st.floats(-3, 3))
def test_the_gradient_of_the_objective_vanishes(seed: int, exponent: float) -> None:
    drawn, penalty = problem(np.random.default_rng(seed)), 10**exponent
    fit = ridge_regression(drawn.X, drawn.y, penalty=penalty)
    weights = np.array(fit.estimate[1:])
    residual = drawn.y - fit.estimate[0] - drawn.X @ weights
    pull = drawn.X.T @ residual - penalty * weights
    size = np.linalg.norm(drawn.X, axis=0) * np.linalg.norm(drawn.y) + penalty * np.abs(weights)
    assert abs(residual.sum()) < 1e-9 * np.linalg.norm(drawn.y) * np.sqrt(drawn.y.size)
    assert (np.abs(pull) < 1e-9 * size).all()


@settings(max_examples=25)
@given(seed=SEEDS)
def test_a_vanishing_penalty_is_least_squares_and_a_growing_one_shrinks(seed: int) -> None:
    drawn = problem(np.random.default_rng(seed))
    free = ridge_regression(drawn.X, drawn.y, penalty=0.0)
    assert relative_gap(free.estimate, linear_regression(drawn.X, drawn.y).fit.estimate) < 1e-7
    norms = [
        np.linalg.norm(ridge_regression(drawn.X, drawn.y, penalty=p).estimate[1:])
        for p in (0.0, 0.1, 10.0, 1e3, 1e9)
    ]
    assert all(later <= earlier * (1 + 1e-9) for earlier, later in pairwise(norms))


def test_ridge_is_the_posterior_mode_under_a_gaussian_prior() -> None:
    generator = np.random.default_rng(6)
    X, y = generator.normal(size=(15, 2)) + 1.0, generator.normal(size=15)
    noise_sd, prior_sd = 0.7, 1.9
    fit = ridge_regression(X, y, penalty=ridge_penalty(noise_sd=noise_sd, prior_sd=prior_sd), intercept=False)

    def log_posterior(w: Vector) -> float:
        return float(-((y - X @ w) ** 2).sum() / (2 * noise_sd**2) - (w**2).sum() / (2 * prior_sd**2))

    mode = np.array(fit.estimate)
    for step in np.eye(2) * 1e-3:
        assert log_posterior(mode) > log_posterior(mode + step)
        assert log_posterior(mode) > log_posterior(mode - step)
        slope = (log_posterior(mode + step) - log_posterior(mode - step)) / 2e-3
        assert abs(slope) < 1e-8


def test_posterior_sds_are_roots_of_the_inverse_curvature() -> None:
    X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]])
    design = np.column_stack([np.ones(3), X])
    expected = np.sqrt(np.diag(np.linalg.inv(design.T @ design + np.diag([0.0, 2.0, 2.0]))))
    assert np.allclose(ridge_sds(X, penalty=2.0), expected, rtol=1e-10)
    bare = np.sqrt(np.diag(np.linalg.inv(X.T @ X + 2.0 * np.eye(2))))
    assert np.allclose(ridge_sds(X, penalty=2.0, intercept=False), bare, rtol=1e-10)


def test_more_weights_than_observations_have_one_ridge_solution() -> None:
    generator = np.random.default_rng(9)
    X, y = generator.normal(size=(4, 9)), generator.normal(size=4)
    fit = ridge_regression(X, y, penalty=0.5, intercept=False)
    dual = X.T @ np.linalg.solve(X @ X.T + 0.5 * np.eye(4), y)
    assert relative_gap(fit.estimate, dual) < 1e-12
    assert fit.objective == pytest.approx(fit.rss + 0.5 * float(np.square(fit.estimate).sum()))


@pytest.mark.parametrize("penalty", [1.0, 0.3])
def test_more_weights_than_observations_shrink_along_the_rows(penalty: float) -> None:
    X, y = np.array([[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]]), np.array([2.0, -1.0])
    expected = X.T @ np.linalg.solve(X @ X.T + penalty * np.eye(2), y)
    assert ridge_regression(X, y, penalty=penalty, intercept=False).estimate == pytest.approx(expected)


def test_no_penalty_on_more_weights_than_observations_has_the_least_norm() -> None:
    fit = ridge_regression([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [2.0, 3.0], penalty=0.0, intercept=False)
    assert fit.estimate == pytest.approx((1.0, 1.0, 3.0))
    assert fit.rss == pytest.approx(0.0, abs=1e-20)


def test_no_penalty_on_a_column_of_zeros_leaves_its_weight_at_zero() -> None:
    X, y = [[1.0, 0.0], [2.0, 0.0], [4.0, 0.0]], [1.0, 2.0, 6.0]
    fit = ridge_regression(X, y, penalty=0.0, intercept=False)
    assert fit.estimate == pytest.approx((29 / 21, 0.0))


def test_nearly_collinear_columns_fall_back_on_orthogonalisation() -> None:
    generator = np.random.default_rng(10)
    x = generator.normal(size=50)
    X = np.column_stack([x, x + 1e-6 * generator.normal(size=50)])
    y = x + generator.normal(size=50)
    ours = ridge_regression(X, y, penalty=1e-9)
    theirs = Ridge(alpha=1e-9, solver="svd").fit(X, y)
    assert relative_gap(ours.estimate, [theirs.intercept_, *theirs.coef_]) < 1e-6
    assert ours["w1"] == ours.estimate[1]


@pytest.mark.parametrize("penalty", [-1.0, float("inf"), float("nan")])
def test_a_penalty_that_is_negative_or_not_finite_is_refused(penalty: float) -> None:
    with pytest.raises(SolverError, match="penalty"):
        ridge_regression([[1.0], [2.0]], [1.0, 2.0], penalty=penalty)


def test_penalties_follow_from_the_objective_written_down() -> None:
    assert ridge_penalty(noise_sd=3.0, prior_sd=2.0) == pytest.approx(2.25)
    assert ridge_penalty_half_rss(noise_sd=3.0, prior_sd=2.0) == pytest.approx(1.125)
    assert ridge_penalty_mean_loss(noise_sd=3.0, prior_sd=2.0, n=10) == pytest.approx(0.225)
    assert lasso_penalty(noise_sd=3.0, prior_scale=0.5) == pytest.approx(18.0)
    with pytest.raises(SolverError, match="prior sd"):
        ridge_penalty(noise_sd=1.0, prior_sd=0.0)


def test_ridge_keeps_d_squared_over_d_squared_plus_penalty_of_each_direction() -> None:
    generator = np.random.default_rng(12)
    X, y = generator.normal(size=(12, 3)), generator.normal(size=12)
    u, d, v = np.linalg.svd(X, full_matrices=False)
    kept = [ridge_filter(singular_value=s, penalty=1.7) for s in d]
    expected = v.T @ (np.array(kept) * (u.T @ y) / d)
    assert relative_gap(ridge_regression(X, y, penalty=1.7, intercept=False).estimate, expected) < 1e-12


def test_early_stopping_is_the_filter_that_gradient_descent_applies() -> None:
    generator = np.random.default_rng(13)
    X, y = generator.normal(size=(12, 3)), generator.normal(size=12)
    u, d, v = np.linalg.svd(X, full_matrices=False)
    step, iterations = 0.9 / d[0] ** 2, 17
    w = np.zeros(3)
    for _ in range(iterations):
        w += step * X.T @ (y - X @ w)
    kept = [early_stopping_filter(singular_value=s, step=step, iterations=iterations) for s in d]
    assert relative_gap(v.T @ (np.array(kept) * (u.T @ y) / d), w) < 1e-12


@settings(max_examples=60)
@given(d=st.floats(1e-3, 3.0), iterations=st.integers(1, 500))
def test_the_two_filters_are_similar_but_not_identical(d: float, iterations: int) -> None:
    step = 0.1
    stopped = early_stopping_filter(singular_value=d, step=step, iterations=iterations)
    ridged = ridge_filter(singular_value=d, penalty=early_stopping_penalty(step=step, iterations=iterations))
    assert 0.0 <= ridged <= stopped + 1e-12
    assert stopped - ridged < 0.5


def test_early_stopping_ends() -> None:
    assert early_stopping_filter(singular_value=2.0, step=0.25, iterations=1) == 1.0
    assert early_stopping_filter(singular_value=2.0, step=0.1, iterations=0) == 0.0
    with pytest.raises(SolverError, match="oscillates"):
        early_stopping_filter(singular_value=2.0, step=0.3, iterations=1)
    with pytest.raises(SolverError, match="whole number"):
        early_stopping_filter(singular_value=1.0, step=0.3, iterations=1.5)
    with pytest.raises(SolverError, match="not both 0"):
        ridge_filter(singular_value=0.0, penalty=0.0)


def test_soft_thresholding_shrinks_and_cuts() -> None:
    assert soft_threshold(3.0, 1.0) == 2.0
    assert soft_threshold(-3.0, 1.0) == -2.0
    assert soft_threshold(-0.5, 1.0) == 0.0
    assert soft_threshold(-2.0, 0.0) == -2.0
    assert orthonormal_lasso([3.0, -0.2, -5.0], 1.5) == (1.5, 0.0, -3.5)
    with pytest.raises(SolverError, match="0 or more"):
        soft_threshold(1.0, -0.1)
