"""Events: their order, their identity, and ratings in FSRS's numbers."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.memory.event import Event, Rating, Review, Suspend

EVENTS = st.builds(
    Event,
    id=st.text("abc", min_size=1, max_size=3),
    at=st.integers(0, 3),
    home=st.sampled_from(["here", "there"]),
    seq=st.integers(0, 3),
    day=st.integers(0, 9),
    action=st.just(Suspend("q:recall")),
)


def test_ratings_are_those_of_fsrs_and_hard_is_a_pass() -> None:
    assert [(rating.name, int(rating)) for rating in Rating] == [
        ("AGAIN", 1),
        ("HARD", 2),
        ("GOOD", 3),
        ("EASY", 4),
    ]
    assert Rating.AGAIN < Rating.HARD < Rating.GOOD < Rating.EASY


def test_time_comes_before_number_and_number_before_home() -> None:
    action = Suspend("q:recall")
    early = Event("z", 1, "there", 9, 0, action)
    late = Event("a", 2, "here", 1, 0, action)
    other = Event("b", 2, "there", 1, 0, action)
    assert sorted([other, late, early], key=lambda event: event.order) == [early, late, other]


@given(st.lists(EVENTS, max_size=6))
def test_the_order_of_a_log_does_not_depend_on_how_it_was_read(events: list[Event]) -> None:
    orders = {
        tuple(event.order for event in sorted(permuted, key=lambda event: event.order))
        for permuted in itertools.islice(itertools.permutations(events), 20)
    }
    assert len(orders) <= 1


def test_a_review_says_only_what_was_said_of_it() -> None:
    review = Review("q:recall", Rating.GOOD, 12.5, 0.9)
    assert (review.practice, review.cold, review.hints, review.typed) == (False, False, 0, "")
    assert [review.confidence, review.ticks, review.verdict, review.tag, review.task] == [None] * 5


def test_what_happened_cannot_be_changed() -> None:
    event = Event("a", 1, "here", 1, 0, Suspend("q:recall"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.at = 2  # type: ignore[misc]
