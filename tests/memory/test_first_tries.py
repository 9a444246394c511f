from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.first_tries import FirstTries


def test_a_learner_nothing_is_known_of_answers_two_in_five() -> None:
    assert FirstTries([]).rate("A") == pytest.approx(0.4)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), max_size=60))
def test_a_rate_is_never_certain(tries: list[tuple[str, bool]]) -> None:
    firsts = FirstTries(tries)
    for section in "ABCD":
        assert 0 < firsts.rate(section) < 1
    assert firsts.variance({"A": 3.0, "D": 1.0}) > 0


def test_a_section_stands_between_its_own_tries_and_the_learners_other_ones() -> None:
    firsts = FirstTries([("B", True)] * 6 + [("C", False)] * 6)
    assert firsts.rate("C") < firsts.rate("H") < firsts.rate("B") < 1
    assert firsts.rate("H") == pytest.approx(0.48, abs=0.03)


def test_sections_that_differ_in_the_log_are_taken_to_differ() -> None:
    """The same twelve tries of B and as many passed in all; only how the others are spread is not the same."""
    even = [(section, n % 2 == 0) for section in "CDEF" for n in range(12)]
    uneven = [(section, section in "CD") for section in "CDEF" for _ in range(12)]
    some = [("B", n < 10) for n in range(12)]
    assert FirstTries(some + uneven).rate("B") > FirstTries(some + even).rate("B") + 0.05
    unknown = {"H": 8.0}
    assert FirstTries(some + uneven).variance(unknown) > 2 * FirstTries(some + even).variance(unknown)


def test_tries_make_sure() -> None:
    widths = [
        math.sqrt(FirstTries([(f"{n % 8}", n % 5 < 2) for n in range(number)]).variance({"9": 1.0}))
        for number in (0, 10, 40, 160)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(0.23, abs=0.02)
    assert widths[-1] < 0.07


@pytest.mark.parametrize("tried", [10, 30])
def test_the_stated_spread_is_that_of_learners_drawn_from_the_prior(tried: int) -> None:
    chance, errors, stated = random.Random(tried), [], []
    for _ in range(600):
        rate = chance.betavariate(1.8, 2.7)
        firsts = FirstTries([(f"{n % 6}", chance.random() < rate) for n in range(tried)])
        errors.append((firsts.rate("other") - rate) ** 2)
        stated.append(firsts.variance({f"other {n}": 0.1 for n in range(10)}))
    assert 0.8 < sum(stated) / sum(errors) < 1.6
