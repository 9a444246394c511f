"""How many lines of a derivation are left to the learner, and which."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.derivation import Line
from interview_grill.derivations.fading import level_after, lines_to_type
from interview_grill.memory.event import Rating
from tests.derivations.examples import VARIANCE

AGAIN, HARD, GOOD, EASY = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ([], 1),
        ([GOOD], 2),
        ([EASY], 2),
        ([HARD], 1),
        ([AGAIN], 1),
        ([AGAIN, AGAIN, GOOD], 2),
        ([GOOD, GOOD, HARD, AGAIN, EASY], 3),
    ],
)
def test_a_success_hands_over_one_more_line_and_a_failure_gives_one_back(
    ratings: list[Rating], level: int
) -> None:
    assert level_after(ratings) == level


@given(st.lists(st.sampled_from(Rating)))
def test_there_is_always_a_line_to_type_and_a_try_moves_by_one_at_most(ratings: list[Rating]) -> None:
    levels = [level_after(ratings[:count]) for count in range(len(ratings) + 1)]
    assert min(levels) >= 1
    assert all(abs(after - before) <= 1 for before, after in pairwise(levels))


def test_the_last_of_the_lines_that_can_be_typed_are_left() -> None:
    shown = Line("Read it off.", "$x$")
    derivation = VARIANCE._replace(lines=(*VARIANCE.lines[:3], shown, VARIANCE.lines[3]))
    left = [lines_to_type(derivation, level) for level in (1, 2, 4, 9)]
    assert left == [{5}, {3, 5}, {1, 2, 3, 5}, {1, 2, 3, 5}]
