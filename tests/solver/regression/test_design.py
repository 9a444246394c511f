"""The design matrix at the door, and the powers of two that equilibrate it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.regression.design import (
    as_design,
    binary_scales,
    parameter_names,
    polynomial_design,
    reach_scales,
    with_intercept,
)

SIZES = st.floats(1e-300, 1e300) | st.just(0.0)


def test_rows_and_columns_are_kept_with_the_response() -> None:
    matrix, target = as_design([[1, 2], [3, 4], [5, 7]], [1, 0, 2])
    assert matrix.shape == (3, 2)
    assert matrix.dtype == np.float64
    assert target.tolist() == [1.0, 0.0, 2.0]


def test_extended_precision_is_kept() -> None:
    matrix, _ = as_design(polynomial_design([1.0, 2.0, 3.0], 2), [1.0, 2.0, 3.0])
    assert matrix.dtype == np.longdouble


def test_entries_whose_sum_overflows_are_finite_all_the_same() -> None:
    assert as_design([[1.7e308], [1.7e308]], [1.0, 2.0])[0].shape == (2, 1)


@pytest.mark.parametrize(
    ("X", "y", "said"),
    [
        ([[1.0], [2.0]], [1.0, 2.0, 3.0], "x has 2 rows and y has 3 values"),
        ([1.0, 2.0], [1.0, 2.0], "a table of rows and columns, not an array of 1 dimensions"),
        ([[], []], [1.0, 2.0], "the design has no columns"),
        ([[1.0, 2.0], [3.0, math.nan]], [1.0, 2.0], "x: row 2, column 2 is nan, not a finite number"),
        ([[1.0, -math.inf], [math.inf, 1.0]], [1.0, 2.0], "x: row 1, column 2 is -inf, not a finite number"),
        ([[1.0], [2.0]], [1.0, math.nan], "y: observation 2 is nan, not a finite number"),
    ],
)
def test_what_is_no_regression_problem_is_told_where(X: list[list[float]], y: list[float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        as_design(X, y)


def test_an_intercept_is_a_column_of_ones_before_the_others() -> None:
    assert with_intercept(np.array([[2.0, 3.0], [4.0, 5.0]])).tolist() == [[1.0, 2.0, 3.0], [1.0, 4.0, 5.0]]


def test_weights_are_named() -> None:
    assert parameter_names(2, intercept=True) == ("intercept", "w1", "w2")
    assert parameter_names(2, intercept=False, names=("age", "size")) == ("age", "size")
    with pytest.raises(SolverError, match="1 names for 2 columns"):
        parameter_names(2, intercept=True, names=("age",))


@given(st.lists(SIZES, min_size=1, max_size=6))
def test_each_size_is_brought_near_one_by_a_power_of_two(sizes: list[float]) -> None:
    scales = reach_scales(np.array(sizes))
    for size, scale in zip(sizes, scales.tolist(), strict=True):
        assert math.frexp(scale)[0] == 0.5
        assert size == 0.0 or 0.5 <= size * scale < 1.0


@given(st.lists(st.lists(SIZES, min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_column_of_any_magnitude_is_equilibrated_without_rounding(rows: list[list[float]]) -> None:
    matrix = np.array(rows)
    with np.errstate(over="ignore", under="ignore"):
        scales = binary_scales(matrix)
        scaled = matrix * scales
    for column in range(2):
        largest = float(np.abs(scaled[:, column]).max())
        assert largest == 0.0 or 1e-6 < largest < 2.0
        assert math.frexp(float(scales[column]))[0] == 0.5


def test_powers_are_those_of_the_column() -> None:
    assert polynomial_design([2.0, -3.0], 3).tolist() == [[2.0, 4.0, 8.0], [-3.0, 9.0, -27.0]]
