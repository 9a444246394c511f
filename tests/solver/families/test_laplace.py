"""Laplace observations: the median, and the mean absolute deviation from it."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.laplace import Laplace, Ordered
from interview_grill.solver.fit import Status

DATA = st.lists(st.floats(-50, 50), min_size=3, max_size=11, unique=True)


@given(DATA, st.floats(-60, 60), st.floats(1, 40))
def test_the_likelihood_is_scipys_and_none_is_higher_than_at_the_maximum(
    data: list[float], location: float, scale: float
) -> None:
    family = Laplace()
    theta = np.array([location, scale])
    found = family.log_likelihood(family.summarise(data), theta)
    assert found == pytest.approx(
        float(scipy.stats.laplace(location, scale).logpdf(data).sum()), rel=1e-9, abs=1e-8
    )
    assert found <= family.fit(data).log_likelihood + 1e-7


def test_an_even_sample_has_a_whole_interval_of_medians() -> None:
    odd, even = Laplace().fit([5.0, 1.0, 2.0]), Laplace().fit([5.0, 1.0, 2.0, 4.0])
    assert (odd["location"], odd["scale"], odd.status) == (2.0, 4 / 3, Status.CORNER)
    assert (even["location"], even["scale"], even.status) == (3.0, 1.5, Status.NOT_UNIQUE)
    family = Laplace()
    summary = family.summarise([5.0, 1.0, 2.0, 4.0])
    inside = [family.log_likelihood(summary, np.array([at, 1.5])) for at in (2.0, 2.7, 4.0)]
    assert inside == pytest.approx([even.log_likelihood] * 3)


def test_two_equal_in_the_middle_make_the_median_unique() -> None:
    assert Laplace().fit([1.0, 2.0, 2.0, 9.0]).status is Status.CORNER


def test_a_median_of_large_numbers_does_not_overflow() -> None:
    summary = Laplace().summarise([1e308, 1.2e308])
    assert Laplace().maximise(summary).theta == pytest.approx((1.1e308, 1e307))


def test_the_sample_is_kept_in_order() -> None:
    assert Laplace().summarise([3.0, 1.0, 2.0]) == Ordered((1.0, 2.0, 3.0))
    assert Ordered((1.0, 2.0, 6.0)).absolute_deviations(2.0) == 5.0


def test_equal_observations_have_no_maximum() -> None:
    with pytest.raises(SolverError, match="all observations are equal"):
        Laplace().fit([2.0, 2.0, 2.0])
