"""The logistic log-likelihood: value, score and information at any weights, block by block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, log_expit

from interview_grill.solver.regression.logistic_likelihood import (
    curvature,
    log_likelihood,
    newton_step,
    probabilities,
)

SEEDS = st.integers(0, 10_000)


def problem(seed: int, rows: int = 30) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    matrix = np.column_stack([np.ones(rows), rng.normal(size=(rows, 2)) + 0.4])
    return matrix, (rng.random(rows) < 0.35).astype(float), rng.normal(size=3) * 2


@settings(max_examples=30)
@given(SEEDS)
def test_the_value_is_the_sum_of_the_log_probabilities_of_what_was_seen(seed: int) -> None:
    matrix, y, w = problem(seed)
    signs = 2 * y - 1
    expected = float(log_expit(signs * (matrix @ w)).sum())
    assert log_likelihood(matrix, y, w) == pytest.approx(expected, rel=1e-12)
    assert curvature(matrix, y, w).value == pytest.approx(expected, rel=1e-12)
    assert probabilities(matrix, w) == pytest.approx(expit(matrix @ w), rel=1e-13)


@settings(max_examples=30)
@given(SEEDS)
def test_score_and_information_are_the_derivatives(seed: int) -> None:
    matrix, y, w = problem(seed)
    here = curvature(matrix, y, w)
    h = 1e-5
    for k, direction in enumerate(np.eye(3)):
        up, down = curvature(matrix, y, w + h * direction), curvature(matrix, y, w - h * direction)
        assert here.score[k] == pytest.approx((up.value - down.value) / (2 * h), abs=1e-5)
        assert here.information[k] == pytest.approx(-(up.score - down.score) / (2 * h), abs=1e-5)


def test_blocks_add_up_to_the_whole() -> None:
    matrix, y, w = problem(4, rows=5_000)
    here = curvature(matrix, y, w)
    p = expit(matrix @ w)
    assert here.score == pytest.approx(matrix.T @ (y - p), rel=1e-10, abs=1e-8)
    assert here.information == pytest.approx((matrix * (p * (1 - p))[:, None]).T @ matrix, rel=1e-10)
    assert here.value == pytest.approx(log_likelihood(matrix, y, w), rel=1e-12)


def test_extreme_weights_neither_overflow_nor_lose_the_value() -> None:
    matrix, y = np.array([[1.0], [1.0], [-1.0]]), np.array([1.0, 0.0, 0.0])
    here = curvature(matrix, y, np.array([1_000.0]))
    assert here.value == pytest.approx(-1_000.0)
    assert here.score.tolist() == pytest.approx([-1.0])
    assert here.information[0, 0] == pytest.approx(0.0, abs=1e-200)
    assert probabilities(matrix, np.array([1_000.0])).tolist() == [1.0, 1.0, 0.0]


def test_one_newton_step_of_a_share_by_hand() -> None:
    # At w = 0 every probability is 1/2: score 3 - 4/2 = 1, information 4/4 = 1.
    ones = np.ones((4, 1))
    assert newton_step(ones, np.array([1.0, 1.0, 1.0, 0.0]), np.zeros(1)).tolist() == [1.0]


@settings(max_examples=20)
@given(SEEDS)
def test_a_newton_step_solves_the_normal_equations_of_the_score(seed: int) -> None:
    matrix, y, w = problem(seed)
    here, step = curvature(matrix, y, w), newton_step(matrix, y, w) - w
    assert here.information @ step == pytest.approx(here.score, abs=1e-7)


def test_where_the_information_vanishes_there_is_no_step() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        newton_step(np.array([[1.0], [2.0]]), np.array([0.0, 1.0]), np.array([1e6]))
