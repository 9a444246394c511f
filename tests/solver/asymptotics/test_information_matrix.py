"""Standard errors of components: the diagonal of the inverse, never the inverse of the diagonal."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.asymptotics.information_matrix import standard_errors
from interview_grill.solver.calls import call
from interview_grill.solver.families.gaussian import Gaussian

ENTRIES = st.floats(min_value=0.1, max_value=9.0)


@given(st.lists(ENTRIES, min_size=6, max_size=6), st.integers(1, 500))
@settings(max_examples=50)
def test_an_unknown_companion_never_makes_a_parameter_easier(entries: list[float], n: int) -> None:
    rows = np.reshape(entries, (3, 2))
    information = rows.T @ rows + 0.1 * np.eye(2)
    alone = 1 / np.sqrt(n * np.diag(information))
    assert np.all(np.array(standard_errors(information.tolist(), n=n)) >= alone * (1 - 1e-12))


def test_two_components_by_the_cofactors() -> None:
    first, shared, second, n = 7.0, -2.0, 3.0, 40.0
    given_by_name = {"first": first, "shared": shared, "second": second, "n": n}
    determinant = first * second - shared**2
    expected = ((second / determinant / n) ** 0.5, (first / determinant / n) ** 0.5)
    assert standard_errors(((first, shared), (shared, second)), n=n) == pytest.approx(expected)
    assert call("information-matrix.standard-error.first", given_by_name) == pytest.approx(expected[0])
    assert call("information-matrix.standard-error.second", given_by_name) == pytest.approx(expected[1])


def test_a_gaussian_has_no_cross_terms() -> None:
    family, theta, n = Gaussian(), np.array([1.5, 6.25]), 12
    expected = np.sqrt(np.diag(family.covariance(theta, n)))
    assert standard_errors(family.information(theta).tolist(), n=n) == pytest.approx(expected)


@pytest.mark.parametrize(
    "information", [((1.0, 2.0), (2.0, 4.0)), ((1.0, 3.0), (3.0, 2.0)), ((2.0, 1.0), (0.0, 2.0))]
)
def test_a_singular_indefinite_or_lopsided_matrix_is_refused(
    information: tuple[tuple[float, float], ...],
) -> None:
    with pytest.raises(SolverError, match="symmetric and positive definite"):
        standard_errors(information, n=10)
