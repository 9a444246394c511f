from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.event import Rating
from interview_grill.memory.rating import rate_derivation, rate_numeric, rate_recall

AGAIN, HARD, GOOD, EASY = Rating
points_ticked = st.integers(1, 6).flatmap(
    lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n)), st.sets(st.integers(1, n)))
)


def recall(
    ticked: set[int],
    *,
    musts: set[int] | None = None,
    hints: int = 0,
    confidence: int | None = None,
    seconds: float = 30.0,
    median: float | None = 60.5,
) -> Rating:
    return rate_recall(
        points=5,
        musts={1, 4} if musts is None else musts,
        ticked=ticked,
        hints=hints,
        confidence=confidence,
        seconds=seconds,
        median_seconds=median,
    )


@pytest.mark.parametrize(
    ("ticked", "rating"),
    [
        (set(), AGAIN),
        ({1, 4}, HARD),  # the musts and none of the other three
        ({1, 4, 5}, HARD),  # two of the three are missing
        ({1, 2, 3, 5}, AGAIN),  # four points of five, but a must is missing
        ({1, 2, 3, 4}, GOOD),  # one of three is missing
        ({1, 2, 3, 4, 5}, GOOD),
        ({1, 4, 7, 8, 9}, HARD),  # points that do not exist count for nothing
    ],
)
def test_recall_is_rated_from_the_points_ticked(ticked: set[int], rating: Rating) -> None:
    assert recall(ticked) is rating


@pytest.mark.parametrize(
    ("confidence", "seconds", "median", "hints", "rating"),
    [
        (80, 30.0, 60.5, 0, EASY),
        (100, 0.0, 60.5, 0, EASY),
        (79, 30.0, 60.5, 0, GOOD),
        (None, 30.0, 60.5, 0, GOOD),
        (80, 30.25, 60.5, 0, GOOD),  # half the median is not faster than half
        (80, 30.0, None, 0, GOOD),
        (95, 10.0, 60.5, 1, HARD),
    ],
)
def test_a_complete_answer_is_easy_only_if_confident_fast_and_unaided(
    confidence: int | None, seconds: float, median: float | None, hints: int, rating: Rating
) -> None:
    found = recall({1, 2, 3, 4, 5}, confidence=confidence, seconds=seconds, median=median, hints=hints)
    assert found is rating


def test_a_card_without_key_points_has_nothing_to_miss() -> None:
    assert rate_recall(points=0, musts=set(), ticked=set()) is GOOD


@pytest.mark.parametrize(("ticked", "rating"), [({1, 2}, HARD), ({1, 2, 3}, HARD), ({1, 2, 3, 4}, GOOD)])
def test_half_of_the_other_points_missing_is_hard(ticked: set[int], rating: Rating) -> None:
    found = rate_recall(
        points=4, musts={1, 2}, ticked=ticked, confidence=None, seconds=1.0, median_seconds=9.0
    )
    assert found is rating


def test_a_confident_fast_answer_with_a_point_missing_is_good_and_not_easy() -> None:
    assert recall({1, 2, 3, 4}, confidence=95, seconds=10.0) is GOOD


def test_without_musts_an_answer_of_no_point_fails() -> None:
    assert recall(set(), musts=set()) is AGAIN
    assert recall({2}, musts=set()) is HARD


@given(points_ticked, st.integers(0, 3))
def test_hard_and_better_always_mean_that_every_must_was_hit(
    case: tuple[int, set[int], set[int]], hints: int
) -> None:
    points, musts, ticked = case
    rating = rate_recall(points=points, musts=musts, ticked=ticked, hints=hints)
    assert (rating >= HARD) == (musts <= ticked and bool(ticked))
    more = rate_recall(points=points, musts=musts, ticked=ticked | {1}, hints=hints)
    assert more >= rating


@pytest.mark.parametrize(
    ("correct", "nudged", "hints", "rating"),
    [
        (True, False, 0, GOOD),
        (True, True, 0, HARD),
        (True, False, 2, HARD),
        (False, False, 0, AGAIN),
        (False, True, 1, AGAIN),
    ],
)
def test_a_number_is_rated_from_its_verdict(correct: bool, nudged: bool, hints: int, rating: Rating) -> None:
    assert rate_numeric(correct=correct, nudged=nudged, hints=hints) is rating


@pytest.mark.parametrize(
    ("lines", "right", "hints", "rating"),
    [
        (5, 5, 0, GOOD),
        (5, 5, 1, HARD),
        (5, 3, 0, HARD),
        (5, 2, 0, AGAIN),
        (7, 4, 0, AGAIN),  # 57 %
        (10, 6, 4, HARD),
        (0, 0, 0, GOOD),
    ],
)
def test_a_derivation_is_rated_from_its_lines(lines: int, right: int, hints: int, rating: Rating) -> None:
    assert rate_derivation(lines=lines, right=right, hints=hints) is rating
