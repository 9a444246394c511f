from __future__ import annotations

import numpy as np
import pytest

from interview_grill.solver.regression.design import (
    binary_scales,
    parameter_names,
    polynomial_design,
    reach_scales,
)
from interview_grill.solver.regression.least_squares import least_squares
from interview_grill.solver.regression.standardised import column_span, standardise
from tests.solver.closeness import entry_gap


def test_a_large_well_conditioned_problem_is_solved_without_refinement_to_the_same_digits() -> None:
    generator = np.random.default_rng(0)
    X = generator.normal(size=(30_000, 8)) + 3.0
    y = X @ np.arange(1.0, 9.0) + generator.normal(size=len(X))
    solved = least_squares(X, y)
    assert entry_gap(solved.coefficients, np.linalg.lstsq(X, y, rcond=None)[0]) < 1e-11
    assert np.allclose(solved.residuals, y - X @ solved.coefficients, atol=1e-9)
    assert solved.condition == pytest.approx(np.linalg.cond(X * binary_scales(X)), rel=1e-9)


def test_refinement_wins_back_the_digits_of_an_ill_conditioned_problem() -> None:
    # Whole numbers, so that the exact solution (1, 1, ..., 1) belongs to an exact right-hand side.
    x = np.arange(1.0, 15.0)
    X = np.column_stack([x**k for k in range(8)])
    solved = least_squares(X, X.sum(axis=1))
    plain = np.linalg.lstsq(X, X.sum(axis=1), rcond=None)[0]
    ours, theirs = np.abs(solved.coefficients - 1).max(), np.abs(plain - 1).max()
    assert ours < 1e-9
    assert ours < theirs / 100


def test_unit_sds_are_the_roots_of_the_inverse_diagonal() -> None:
    X = np.array([[1.0, 2.0], [1.0, 5.0], [1.0, -1.0]])
    expected = np.sqrt(np.diag(np.linalg.inv(X.T @ X)))
    assert np.allclose(least_squares(X, np.ones(3)).unit_sds, expected, rtol=1e-13)


def test_a_column_of_zeros_leaves_its_weight_undetermined() -> None:
    X = np.array([[1.0, 0.0], [2.0, 0.0], [5.0, 0.0]])
    solved = least_squares(X, np.array([2.0, 4.0, 10.0]))
    assert solved.rank == 1
    assert solved.coefficients == pytest.approx([2.0, 0.0])
    assert np.isnan(solved.unit_sds).all()


def test_scales_are_powers_of_two() -> None:
    scales = binary_scales(np.array([[3e-7, 0.0, 5e250], [4e-7, 0.0, 1e250]]))
    assert (np.log2(scales) == np.round(np.log2(scales))).all()
    assert scales[1] == 1.0
    assert 0.5 < 5e-7 * scales[0] < 2.0
    assert reach_scales(np.array([8.0, 0.0])).tolist() == [0.0625, 1.0]


def test_standardised_coordinates_give_the_same_predictor() -> None:
    X = np.array([[1e6, 3.0], [1e6 + 1, -2.0], [1e6 + 5, 0.0]])
    working = standardise(X, intercept=True, centred=True)
    v = np.array([0.3, -1.2, 0.7])
    w = working.back @ v
    assert np.allclose(w[0] + X @ w[1:], working.matrix @ v, rtol=1e-9)
    plain = standardise(X, intercept=False, centred=False)
    assert np.allclose(X @ (plain.back @ v[:2]), plain.matrix @ v[:2])


def test_the_span_of_collinear_columns_has_an_orthonormal_basis() -> None:
    x = np.linspace(-1.0, 2.0, 9)
    working = standardise(np.column_stack([x, 3 * x - 1]), intercept=True, centred=True)
    basis = column_span(working)
    assert basis is not None
    assert basis.shape == (3, 2)
    image = working.matrix @ basis
    assert np.allclose(image.T @ image, 9 * np.eye(2))
    assert np.abs(working.restricted(basis).matrix).max() == pytest.approx(1.0)
    assert column_span(standardise(x[:, None], intercept=True, centred=True)) is None


def test_a_collinear_column_is_found_behind_the_rounding_that_centring_magnifies() -> None:
    x = np.array([0.2, -0.1, 0.7, 0.4, -0.9, 1.1]) / 3
    off_centre = np.column_stack([x + 1e4, 5 - 7 * (x + 1e4)])
    basis = column_span(standardise(off_centre, intercept=True, centred=True))
    assert basis is not None
    assert basis.shape == (3, 2)


def test_a_constant_column_is_centred_to_zero_exactly() -> None:
    working = standardise(np.full((7, 1), 0.1), intercept=True, centred=True)
    assert not working.matrix[:, 1].any()


def test_powers_are_built_without_the_constant() -> None:
    assert polynomial_design([2.0, 3.0], 3).tolist() == [[2, 4, 8], [3, 9, 27]]


def test_names_default_to_numbered_weights() -> None:
    assert parameter_names(2, intercept=True) == ("intercept", "w1", "w2")
    assert parameter_names(1, intercept=False, names=["dose"]) == ("dose",)
