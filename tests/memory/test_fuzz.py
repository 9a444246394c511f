from __future__ import annotations

import fsrs.scheduler
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.fuzz import fuzz_range, fuzzed_interval


@pytest.mark.parametrize(
    ("interval", "least", "greatest"),
    [
        (1, 1, 1),
        (2, 2, 2),
        (3, 2, 4),
        (7, 5, 9),
        (10, 8, 12),
        (30, 27, 33),
        (100, 93, 107),
        (36_500, 34_673, 36_500),
    ],
)
def test_the_range_grows_with_the_interval(interval: int, least: int, greatest: int) -> None:
    assert fuzz_range(interval) == (least, greatest)


def test_every_day_of_the_range_is_drawn_about_equally_often_and_no_other() -> None:
    drawn = [fuzzed_interval(10, card=f"question-{n}:recall", review_number=3) for n in range(5000)]
    counts = {day: drawn.count(day) for day in range(7, 15)}
    assert counts[7] == counts[13] == counts[14] == 0
    assert all(900 < counts[day] < 1100 for day in range(8, 13))


def test_one_card_is_fuzzed_anew_at_each_review() -> None:
    drawn = {fuzzed_interval(40, card="mle:recall", review_number=n) for n in range(1, 60)}
    assert drawn == set(range(36, 45))


def test_the_days_drawn_never_change() -> None:
    drawn = [fuzzed_interval(30, card="gaussian-variance:compute", review_number=n) for n in range(1, 9)]
    assert drawn == [32, 27, 32, 28, 30, 28, 30, 31]


@given(interval=st.integers(1, 36_500), card=st.text(max_size=20), number=st.integers(0, 10_000))
def test_an_interval_stays_in_its_range_and_is_never_shorter_than_a_day(
    interval: int, card: str, number: int
) -> None:
    least, greatest = fuzz_range(interval)
    days = fuzzed_interval(interval, card=card, review_number=number)
    assert 1 <= least <= days <= greatest <= 36_500
    assert (days, card, number) == (fuzzed_interval(interval, card=card, review_number=number), card, number)


@given(interval=st.integers(3, 36_500))
def test_the_spread_is_that_of_py_fsrs(interval: int) -> None:
    spread = 1.0 + sum(
        part["factor"] * max(min(interval, part["end"]) - part["start"], 0.0)
        for part in fsrs.scheduler.FUZZ_RANGES
    )
    assert fuzz_range(interval) == (max(2, round(interval - spread)), min(round(interval + spread), 36_500))


def test_a_shorter_longest_interval_is_kept() -> None:
    assert fuzz_range(10, longest=11) == (8, 11)
    assert all(fuzzed_interval(10, card=f"c{n}", review_number=1, longest=11) <= 11 for n in range(100))
