"""The rating that follows from the key points ticked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.model import KeyPoint
from interview_grill.memory.event import Rating
from interview_grill.session.proposal import proposed_rating


def asked(marks: str) -> list[KeyPoint]:
    """A key point a letter: `m` must be said, `n` is nice."""
    return [KeyPoint("x", must=mark == "m") for mark in marks]


def rated(
    marks: str, *ticks: int, confidence: int | None = None, seconds: float = 30.0, median: float | None = None
) -> Rating:
    return proposed_rating(asked(marks), ticks, confidence, seconds, median)


@pytest.mark.parametrize(
    ("marks", "ticks", "rating"),
    [
        ("mnmnn", (), Rating.AGAIN),
        ("mnmnn", (1, 2, 4, 5), Rating.AGAIN),  # four of five, but a must is missing
        ("mnmnn", (1, 3), Rating.HARD),  # both musts and nothing else
        ("mnmnn", (1, 3, 5), Rating.HARD),  # two of the three others are missing
        ("mnmnn", (1, 3, 4, 5), Rating.GOOD),  # one of three
        ("mnmnn", (1, 2, 3, 4, 5), Rating.GOOD),
        ("mmnn", (1, 2), Rating.HARD),
        ("mmnn", (1, 2, 3), Rating.HARD),  # half of the others
        ("mm", (1, 2), Rating.GOOD),
        ("nnn", (), Rating.AGAIN),
        ("nnn", (2,), Rating.HARD),
        ("nnn", (1, 3), Rating.GOOD),
        ("m", (1,), Rating.GOOD),
        ("", (), Rating.GOOD),
    ],
)
def test_a_must_missing_is_again_half_of_the_others_hard_and_less_good(
    marks: str, ticks: tuple[int, ...], rating: Rating
) -> None:
    assert rated(marks, *ticks) is rating


@pytest.mark.parametrize(
    ("confidence", "seconds", "median", "rating"),
    [
        (80, 14.9, 30.0, Rating.EASY),
        (79, 14.9, 30.0, Rating.GOOD),
        (80, 15.0, 30.0, Rating.GOOD),
        (None, 1.0, 30.0, Rating.GOOD),
        (100, 1.0, None, Rating.GOOD),
    ],
)
def test_easy_takes_all_points_a_high_confidence_and_half_the_usual_time(
    confidence: int | None, seconds: float, median: float | None, rating: Rating
) -> None:
    assert rated("mn", 1, 2, confidence=confidence, seconds=seconds, median=median) is rating
    assert rated("mnn", 1, 2, confidence=confidence, seconds=seconds, median=median) is Rating.HARD
    assert rated("mnnn", 1, 2, 3, confidence=confidence, seconds=seconds, median=median) is Rating.GOOD


@given(st.text("mn", max_size=8), st.sets(st.integers(1, 8)), st.integers(1, 8))
def test_a_further_point_said_never_lowers_the_rating(marks: str, ticks: set[int], more: int) -> None:
    said = {tick for tick in ticks if tick <= len(marks)}
    further = said | ({more} if more <= len(marks) else set())
    assert rated(marks, *further) >= rated(marks, *said)
