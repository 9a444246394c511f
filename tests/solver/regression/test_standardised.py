"""Working coordinates of a design: entries of at most one, and a way back that loses nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.solver.regression.design import with_intercept
from interview_grill.solver.regression.standardised import column_means, column_span, standardise

SEEDS = st.integers(0, 10_000)


def design(seed: int, rows: int = 9, columns: int = 3) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.asarray(
        rng.normal(size=(rows, columns)) * 10.0 ** rng.integers(-6, 7, columns) + rng.normal(size=columns)
    )


@settings(max_examples=40)
@given(SEEDS, st.booleans())
def test_the_way_back_leads_to_the_weights_of_the_design(seed: int, intercept: bool) -> None:
    matrix = design(seed)
    working = standardise(matrix, intercept=intercept, centred=intercept)
    v = np.random.default_rng(seed + 1).normal(size=working.matrix.shape[1])
    own = with_intercept(matrix) if intercept else matrix
    assert own @ (working.back @ v) == pytest.approx(working.matrix @ v, abs=1e-9)


@settings(max_examples=40)
@given(SEEDS, st.booleans())
def test_no_entry_exceeds_one_and_the_largest_of_each_column_is_near_it(seed: int, intercept: bool) -> None:
    working = standardise(design(seed), intercept=intercept, centred=intercept)
    largest = np.abs(working.matrix).max(axis=0)
    assert (largest <= 1.0).all()
    assert (largest >= 0.25).all()


def test_a_centred_column_sums_to_nought_and_the_intercept_is_ones() -> None:
    working = standardise(design(3) + 100.0, intercept=True, centred=True)
    assert working.matrix[:, 0].tolist() == [1.0] * 9
    assert working.matrix[:, 1:].sum(axis=0) == pytest.approx([0.0] * 3, abs=1e-9)


def test_the_mean_of_a_constant_column_is_its_value_exactly() -> None:
    matrix = np.column_stack([np.full(7, 0.1), np.arange(7.0)])
    assert column_means(matrix, matrix.min(axis=0), matrix.max(axis=0)).tolist() == [0.1, 3.0]


def test_centring_a_column_far_from_nought_magnifies_its_rounding() -> None:
    near, far = design(5, columns=1), design(5, columns=1) + 1e6 * np.ones((9, 1))
    assert (
        standardise(far, intercept=True, centred=True).rounding[1]
        > 1e3 * standardise(near, intercept=True, centred=True).rounding[1]
    )


def test_columns_far_from_collinear_need_no_other_basis() -> None:
    assert column_span(standardise(design(2), intercept=True, centred=True)) is None


@settings(max_examples=30)
@given(SEEDS, st.floats(-3, 3), st.floats(0.5, 3))
def test_a_column_that_others_make_up_adds_no_direction(seed: int, first: float, second: float) -> None:
    matrix = np.random.default_rng(seed).normal(size=(12, 2))
    doubled = np.column_stack([matrix, matrix @ [first, second]])
    working = standardise(doubled, intercept=True, centred=True)
    basis = column_span(working)
    assert basis is not None
    assert basis.shape[1] == 3
    spanned = working.matrix @ basis
    assert spanned.T @ spanned == pytest.approx(12 * np.eye(3), abs=1e-8)
    restricted = working.restricted(basis)
    assert np.abs(restricted.matrix).max() == pytest.approx(1.0)
    v = np.array([0.3, -1.0, 2.0])
    assert with_intercept(doubled) @ (restricted.back @ v) == pytest.approx(restricted.matrix @ v, abs=1e-8)


def test_a_constant_column_is_no_direction_beside_an_intercept() -> None:
    matrix = np.column_stack([np.full(8, 3.0), np.random.default_rng(1).normal(size=8)])
    basis = column_span(standardise(matrix, intercept=True, centred=True))
    assert basis is not None
    assert basis.shape[1] == 2
