from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.forecast import after_first_sight, after_review, recall_on
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, next_memory, outcomes, retrievability

stabilities = st.floats(0.05, 400)
difficulties = st.floats(1, 10)
days = st.integers(1, 60).map(float)


@given(stabilities, difficulties, days)
def test_outcomes_are_those_of_a_review_rated_good_or_again(s: float, d: float, elapsed: float) -> None:
    recall, passed, failed = outcomes(s, d, elapsed)
    assert recall == retrievability(elapsed, s)
    assert passed == pytest.approx(next_memory(s, d, 3.0, elapsed)[0], rel=1e-12)
    assert failed == pytest.approx(next_memory(s, d, 1.0, elapsed)[0], rel=1e-12)


@given(stabilities, difficulties, days, days)
def test_after_a_review_is_the_mean_over_passing_and_failing(
    s: float, d: float, elapsed: float, left: float
) -> None:
    recall = retrievability(elapsed, s)
    passed = retrievability(left, next_memory(s, d, 3.0, elapsed)[0])
    failed = retrievability(left, next_memory(s, d, 1.0, elapsed)[0])
    assert after_review(s, d, elapsed, left) == pytest.approx(recall * passed + (1 - recall) * failed)


def test_a_first_sight_leaves_what_the_first_stabilities_leave() -> None:
    good, again = DEFAULT_WEIGHTS[2], DEFAULT_WEIGHTS[0]
    expected = 0.3 * retrievability(14.0, good) + 0.7 * retrievability(14.0, again)
    assert after_first_sight(0.3, 14.0) == pytest.approx(expected)


def test_the_day_of_a_review_counts_as_the_day_after() -> None:
    assert recall_on(0.0, 3.0) == recall_on(1.0, 3.0) < 1


@given(st.lists(st.tuples(stabilities, difficulties, days, days), min_size=1, max_size=6))
def test_arrays_give_what_floats_give(cards: list[tuple[float, float, float, float]]) -> None:
    s, d, elapsed, left = (np.array(column) for column in zip(*cards, strict=True))
    found = after_review(s, d, elapsed, left, arithmetic=ARRAYS)
    assert found == pytest.approx([after_review(*card) for card in cards], rel=1e-9)
    chance = 1 / (1 + s)
    first = after_first_sight(chance, left, arithmetic=ARRAYS)
    assert first == pytest.approx(
        [after_first_sight(float(p), float(t)) for p, t in zip(chance, left, strict=True)]
    )
