"""What a penalty does, and the prior it stands for: each against the objective it belongs to."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.regression import shrinkage

SDS = st.floats(0.05, 20)
RNG = np.random.default_rng(7)
X = RNG.normal(size=(12, 2))
Y = X @ [1.5, -0.7] + RNG.normal(size=12)


def log_posterior(w: np.ndarray, *, noise_sd: float, log_prior: Callable[[np.ndarray], float]) -> float:
    return float(-np.sum((Y - X @ w) ** 2) / (2 * noise_sd**2)) + log_prior(w)


@pytest.mark.parametrize(
    ("objective", "penalty"),
    [
        (lambda rss, norm, k: rss + k * norm, shrinkage.ridge_penalty(noise_sd=1.3, prior_sd=0.6)),
        (
            lambda rss, norm, k: rss / 2 + k * norm,
            shrinkage.ridge_penalty_half_rss(noise_sd=1.3, prior_sd=0.6),
        ),
        (
            lambda rss, norm, k: rss / 12 + k * norm,
            shrinkage.ridge_penalty_mean_loss(noise_sd=1.3, prior_sd=0.6, n=12),
        ),
    ],
    ids=["rss", "half", "mean"],
)
def test_a_ridge_objective_is_proportional_to_minus_the_log_posterior(
    objective: Callable[[float, float, float], float], penalty: float
) -> None:
    def difference(w: np.ndarray) -> tuple[float, float]:
        value = objective(float(np.sum((Y - X @ w) ** 2)), float(w @ w), penalty)
        return value, log_posterior(w, noise_sd=1.3, log_prior=lambda w: float(-(w @ w) / (2 * 0.6**2)))

    base, *others = (difference(np.array(w)) for w in [(0.0, 0.0), (1.0, 0.3), (-2.0, 0.5), (0.4, 4.0)])
    ratios = [(value - base[0]) / (posterior - base[1]) for value, posterior in others]
    assert ratios == pytest.approx([ratios[0]] * 3, rel=1e-9)
    assert ratios[0] < 0


@pytest.mark.parametrize(
    ("factor", "penalty"),
    [
        (0.5, shrinkage.lasso_penalty(noise_sd=1.3, prior_scale=0.6)),
        (1.0, shrinkage.lasso_penalty_rss(noise_sd=1.3, prior_scale=0.6)),
    ],
)
def test_a_lasso_objective_is_proportional_to_minus_the_log_posterior(factor: float, penalty: float) -> None:
    def difference(w: np.ndarray) -> tuple[float, float]:
        value = factor * float(np.sum((Y - X @ w) ** 2)) + penalty * float(np.abs(w).sum())
        return value, log_posterior(w, noise_sd=1.3, log_prior=lambda w: float(-np.abs(w).sum() / 0.6))

    base, *others = (difference(np.array(w)) for w in [(0.0, 0.0), (1.0, 0.3), (-2.0, 0.5), (0.4, 4.0)])
    ratios = [(value - base[0]) / (posterior - base[1]) for value, posterior in others]
    assert ratios == pytest.approx([ratios[0]] * 3, rel=1e-9)


@given(SDS, SDS, st.integers(1, 500))
def test_a_prior_leads_to_a_penalty_and_back(noise_sd: float, prior: float, n: int) -> None:
    mean_loss = shrinkage.ridge_penalty_mean_loss(noise_sd=noise_sd, prior_sd=prior, n=n)
    variance = shrinkage.ridge_prior_variance_mean_loss(penalty=mean_loss, noise_sd=noise_sd, n=n)
    assert variance == pytest.approx(prior**2)
    lasso = shrinkage.lasso_penalty(noise_sd=noise_sd, prior_scale=prior)
    assert shrinkage.lasso_prior_scale(noise_sd=noise_sd, penalty=lasso) == pytest.approx(prior)
    summed = shrinkage.gaussian_prior_penalty(prior_sd=prior)
    assert shrinkage.gaussian_prior_variance_mean_loss(penalty=summed / n, n=n) == pytest.approx(prior**2)


@given(st.floats(-20, 20), st.floats(0, 10), st.floats(-30, 30))
def test_soft_thresholding_minimises_half_a_square_and_an_absolute_value(
    value: float, penalty: float, other: float
) -> None:
    def objective(w: float) -> float:
        return 0.5 * (w - value) ** 2 + penalty * abs(w)

    found = shrinkage.soft_threshold(value, penalty)
    assert objective(found) <= objective(other) + 1e-9
    assert abs(found) == pytest.approx(max(abs(value) - penalty, 0.0))


def test_what_is_cut_is_nought_and_never_minus_nought() -> None:
    assert str(shrinkage.soft_threshold(-0.5, 2.0)) == "0.0"
    assert shrinkage.orthonormal_lasso((3.0, -0.5, -4.0), 1.0) == (2.0, 0.0, -3.0)
    for penalty in (-1.0, math.nan):
        with pytest.raises(SolverError, match="0 or more"):
            shrinkage.soft_threshold(1.0, penalty)


@given(st.floats(0.05, 5), st.floats(0.01, 10))
def test_ridge_keeps_less_of_a_small_direction(singular_value: float, penalty: float) -> None:
    kept = shrinkage.ridge_filter(singular_value=singular_value, penalty=penalty)
    assert 0 < kept < 1
    assert shrinkage.ridge_filter(singular_value=2 * singular_value, penalty=penalty) > kept
    assert shrinkage.ridge_filter(singular_value=singular_value, penalty=2 * penalty) < kept


def test_the_ends_of_the_ridge_filter() -> None:
    assert shrinkage.ridge_filter(singular_value=3.0, penalty=0.0) == 1.0
    assert shrinkage.ridge_filter(singular_value=0.0, penalty=2.0) == 0.0
    with pytest.raises(SolverError, match="not both 0"):
        shrinkage.ridge_filter(singular_value=0.0, penalty=0.0)


@given(st.floats(0.1, 2.0), st.floats(0.01, 0.2), st.integers(0, 30))
def test_early_stopping_is_what_gradient_descent_has_reached(d: float, step: float, iterations: int) -> None:
    weight, target = 0.0, 1.7
    for _ in range(iterations):
        weight += step * d * (d * target - d * weight)
    kept = shrinkage.early_stopping_filter(singular_value=d, step=step, iterations=iterations)
    assert kept * target == pytest.approx(weight, rel=1e-9, abs=1e-12)


def test_one_step_of_the_right_length_arrives() -> None:
    assert shrinkage.early_stopping_filter(singular_value=2.0, step=0.25, iterations=1) == 1.0
    with pytest.raises(SolverError, match="above 1 the filter oscillates"):
        shrinkage.early_stopping_filter(singular_value=2.0, step=0.3, iterations=1)


@pytest.mark.parametrize("iterations", [-1.0, 2.5, math.inf, math.nan])
def test_iterations_are_counted_in_whole_numbers(iterations: float) -> None:
    with pytest.raises(SolverError, match="a whole number, 0 or more"):
        shrinkage.early_stopping_filter(singular_value=1.0, step=0.1, iterations=iterations)


def test_early_stopping_resembles_ridge_where_little_has_been_learnt() -> None:
    step, iterations, d = 0.01, 20, 0.1
    penalty = shrinkage.early_stopping_penalty(step=step, iterations=iterations)
    assert penalty == pytest.approx(5.0)
    assert shrinkage.early_stopping_filter(
        singular_value=d, step=step, iterations=iterations
    ) == pytest.approx(shrinkage.ridge_filter(singular_value=d, penalty=penalty), rel=2e-3)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.inf, math.nan])
def test_sds_and_scales_are_positive_and_named(bad: float) -> None:
    with pytest.raises(SolverError, match="prior sd must be positive"):
        shrinkage.ridge_penalty(noise_sd=1.0, prior_sd=bad)
    with pytest.raises(SolverError, match="noise sd must be positive"):
        shrinkage.lasso_penalty(noise_sd=bad, prior_scale=1.0)
    with pytest.raises(SolverError, match="number of observations must be positive"):
        shrinkage.gaussian_prior_variance_mean_loss(penalty=1.0, n=bad)
