"""What came of a try is what the log keeps beside the rating."""

from __future__ import annotations

from dataclasses import MISSING, fields

from interview_grill.memory.event import Rating, Review
from interview_grill.session.tries import Tried


def test_everything_noted_of_a_try_has_its_place_in_the_log_and_says_nothing_by_the_same_value() -> None:
    logged = {field.name: field.default for field in fields(Review)}
    for name in set(Tried._fields) - {"rating"}:
        assert logged[name] is not MISSING
        assert Tried._field_defaults[name] == logged[name]


def test_a_bare_try_is_a_rating() -> None:
    bare = Tried(Rating.HARD)
    review = Review("mode:recall", bare.rating, 3.0, 0.9)
    assert Review("mode:recall", seconds=3.0, retention=0.9, **bare._asdict()) == review
