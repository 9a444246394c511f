"""The arithmetic of the scheduler on arrays: number for number what it is on floats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.fsrs import FLOATS

NUMBERS = st.floats(-50, 50)


@given(st.lists(NUMBERS, min_size=1, max_size=6), NUMBERS)
def test_every_operation_is_that_of_floats_in_each_place(numbers: list[float], bound: float) -> None:
    x = np.array(numbers)
    assert ARRAYS.exp(x) == pytest.approx([FLOATS.exp(number) for number in numbers], rel=1e-14)
    assert ARRAYS.least(x, bound).tolist() == [FLOATS.least(number, bound) for number in numbers]
    assert ARRAYS.greatest(x, bound).tolist() == [FLOATS.greatest(number, bound) for number in numbers]
    assert ARRAYS.whole(x).tolist() == [FLOATS.whole(number) for number in numbers]
    chosen = ARRAYS.choose(x > bound, x, bound).tolist()
    assert chosen == [FLOATS.choose(number > bound, number, bound) for number in numbers]


@pytest.mark.parametrize("half", [0.5, 1.5, 2.5, -0.5, 101.5])
def test_halves_are_rounded_to_the_even_number_by_both(half: float) -> None:
    assert float(ARRAYS.whole(np.array([half]))[0]) == FLOATS.whole(half)
    assert float(ARRAYS.whole(np.array([half]))[0]) % 2 == 0


def test_shapes_broadcast() -> None:
    column, row = np.array([[1.0], [4.0]]), np.array([2.0, 3.0, 5.0])
    assert ARRAYS.least(column, row).tolist() == [[1.0, 1.0, 1.0], [2.0, 3.0, 4.0]]
    assert ARRAYS.choose(column > row, 0.0, column).tolist() == [[1.0, 1.0, 1.0], [0.0, 0.0, 4.0]]
