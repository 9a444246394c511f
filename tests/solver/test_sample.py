"""Data checked at the door: what is let in as it is, and what is named with its place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.sample import (
    as_sample,
    at_least_one,
    positive,
    probability,
    require,
    require_counts,
)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_finite_numbers_are_let_in_as_they_are_even_when_their_sum_is_not_finite(
    numbers: list[float],
) -> None:
    assert as_sample(numbers).tolist() == numbers


def test_whole_numbers_and_arrays_become_doubles() -> None:
    assert as_sample([1, 2, 3]).dtype == np.float64
    assert as_sample(np.array([4, 5])).tolist() == [4.0, 5.0]
    assert as_sample([1.7e308, 1.7e308]).tolist() == [1.7e308, 1.7e308]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([1.0, math.nan, math.inf], "weights: observation 2 is nan, not a finite number"),
        ([1.0, 2.0, -math.inf], "weights: observation 3 is -inf, not a finite number"),
        ([math.inf, -math.inf], "weights: observation 1 is inf, not a finite number"),
        ([], "weights is empty (give at least one observation)"),
    ],
)
def test_the_first_observation_that_is_no_number_is_named(data: list[float], said: str) -> None:
    with pytest.raises(SolverError) as raised:
        as_sample(data, what="weights")
    assert str(raised.value) == said


def test_a_table_is_no_sample() -> None:
    with pytest.raises(SolverError, match="must be a list of numbers, not an array of 2 dimensions"):
        as_sample(np.ones((2, 3)))


def test_the_first_observation_outside_the_support_is_named_with_the_condition() -> None:
    x = np.array([0.5, -2.0, -3.0])
    require(x, x > -4.0, "all is well")
    with pytest.raises(SolverError, match="observation 2 is -2, but waiting times are not negative"):
        require(x, x >= 0.0, "waiting times are not negative")


@pytest.mark.parametrize(("counts", "place"), [([0.0, 3.0, 2.5], 3), ([-1.0, 2.0], 1), ([1e300, 0.5], 2)])
def test_counts_are_whole_numbers(counts: list[float], place: int) -> None:
    with pytest.raises(SolverError, match=f"observation {place} is .*counts are whole numbers"):
        require_counts(np.array(counts))
    require_counts(np.array([0.0, 7.0, 1e15]))


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf, math.nan])
def test_a_rate_is_positive_and_finite(value: float) -> None:
    with pytest.raises(SolverError, match="the rate must be positive and finite"):
        positive(value, "the rate")
    assert positive(5e-324, "the rate") == 5e-324


@pytest.mark.parametrize("value", [-1e-9, 1.0000001, math.nan, math.inf])
def test_a_probability_lies_in_the_closed_unit_interval(value: float) -> None:
    with pytest.raises(SolverError, match=r"a probability lies in \[0, 1\]"):
        probability(value)
    assert [probability(0.0), probability(1.0)] == [0.0, 1.0]


@pytest.mark.parametrize("n", [0.0, 0.99, -3.0, math.nan])
def test_a_sample_has_at_least_one_observation(n: float) -> None:
    with pytest.raises(SolverError, match="the number of observations must be at least 1"):
        at_least_one(n)
    assert at_least_one(1.0) == 1.0
