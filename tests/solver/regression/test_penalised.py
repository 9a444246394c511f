"""What ridge and lasso share: centring, the intercept that belongs to it, weights by name."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.regression.penalised import PenalisedFit, assemble, centre, checked_penalty

MATRIX = np.array([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]])
TARGET = np.array([1.0, 0.0, 5.0])


def test_centring_takes_the_means_away_and_leaves_nothing_of_a_constant_column() -> None:
    centred = centre(MATRIX, TARGET)
    assert centred.matrix.tolist() == [[-2.0, 0.0], [-1.0, 0.0], [3.0, 0.0]]
    assert centred.target.tolist() == [-1.0, -2.0, 3.0]
    assert (centred.column_means.tolist(), centred.target_mean) == ([3.0, 5.0], 2.0)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_the_intercept_makes_the_residuals_sum_to_nought(first: float, second: float) -> None:
    weights = np.array([first, second])
    intercept = centre(MATRIX, TARGET).intercept_for(weights)
    assert float((TARGET - intercept - MATRIX @ weights).sum()) == pytest.approx(0.0, abs=1e-9)


@given(st.floats(0.1, 1e8))
def test_a_constant_column_leaves_no_rounding_behind(value: float) -> None:
    assert centre(np.full((7, 1), value), np.arange(7.0)).matrix.tolist() == [[0.0]] * 7


def test_the_intercept_stands_before_the_weights_if_there_is_one() -> None:
    weights = np.array([0.5, -1.0])
    assert assemble(weights, None) == (0.5, -1.0)
    assert assemble(weights, centre(MATRIX, TARGET)) == (5.5, 0.5, -1.0)


def test_a_weight_is_found_by_name() -> None:
    fit = PenalisedFit(("intercept", "age"), (2.0, -0.5), objective=3.0, rss=1.0, n=4)
    assert fit["age"] == -0.5
    assert (fit.iterations, fit.duality_gap) == (0, 0.0)


@pytest.mark.parametrize("penalty", [-1e-9, math.inf, math.nan])
def test_a_penalty_is_finite_and_not_negative(penalty: float) -> None:
    with pytest.raises(SolverError, match="the penalty must be finite and 0 or more"):
        checked_penalty(penalty)
    assert checked_penalty(0.0) == 0.0
