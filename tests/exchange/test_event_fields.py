"""What a line of the log says of an event: whole, in both directions, and nothing unchecked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import ScheduleError
from interview_grill.exchange.event_fields import action_of, fields_of, text, whole
from interview_grill.memory.event import Bury, Rating, Reset, Resume, Retraction, Review, Setting, Suspend

ANSWER: dict[str, Any] = {
    "kind": "review", "card": "poisson-rate:derive", "rating": 2, "seconds": 31.5, "retention": 0.85,
}  # fmt: skip
HUGE = 10**400


def test_an_answer_says_only_what_there_is_to_say() -> None:
    review = Review("poisson-rate:derive", Rating.HARD, 31.5, 0.85)
    assert fields_of(review) == ANSWER
    assert action_of(ANSWER) == review


def test_nought_and_nothing_are_not_the_same() -> None:
    sure_of_nothing = Review("a:recall", Rating.AGAIN, 0.0, 0.9, confidence=0, ticks=(), seed=0, heard=())
    plain = fields_of(sure_of_nothing)
    assert (plain["confidence"], plain["ticks"], plain["seed"], plain["heard"]) == (0, [], 0, [])
    assert action_of(plain) == sure_of_nothing
    assert action_of(ANSWER | {"confidence": None}) != sure_of_nothing


@pytest.mark.parametrize(
    ("action", "plain"),
    [
        (Retraction("01a204b606f5"), {"kind": "retraction", "target": "01a204b606f5"}),
        (Bury("a:recall", 740_000), {"kind": "bury", "card": "a:recall", "until": "2027-01-19"}),
        (Suspend("a-2:compute"), {"kind": "suspend", "card": "a-2:compute"}),
        (Resume("a-2:compute"), {"kind": "resume", "card": "a-2:compute"}),
        (Reset("a-2:derive"), {"kind": "reset", "card": "a-2:derive"}),
        (Setting("rollover", "05:30"), {"kind": "setting", "key": "rollover", "value": "05:30"}),
        (Setting("interview_date", None), {"kind": "setting", "key": "interview_date", "value": None}),
    ],
)
def test_what_is_no_answer_has_its_own_keys(action: Any, plain: dict[str, Any]) -> None:
    assert fields_of(action) == plain
    assert action_of(plain) == action


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "praise"}, "no event is called 'praise'"),
        ({"kind": None}, "no event is called None"),
        ({"kind": ["review"]}, "no event is called"),
        ({"card": "Poisson:recall"}, "is not a card"),
        ({"card": "poisson:sing"}, "is not a card"),
        ({"card": "poisson:recall\n"}, "is not a card"),
        ({"card": "../poisson:recall"}, "is not a card"),
        ({"card": f"{'a' * 80}:recall"}, "`card` has 87 characters"),
        ({"card": 7}, "`card` is not a text"),
        ({"rating": 0}, "`rating` is out of range"),
        ({"rating": 5}, "`rating` is out of range"),
        ({"rating": True}, "`rating` is not a whole number"),
        ({"rating": 3.0}, "`rating` is not a whole number"),
        ({"rating": None}, "`rating` is not a whole number"),
        ({"seconds": -0.1}, "`seconds` is out of range"),
        ({"seconds": 604_801}, "`seconds` is out of range"),
        ({"seconds": float("nan")}, "`seconds` is out of range"),
        ({"seconds": float("inf")}, "`seconds` is out of range"),
        ({"seconds": HUGE}, "`seconds` is out of range"),
        ({"seconds": "3"}, "`seconds` is not a number"),
        ({"retention": 1.0}, "`retention` is out of range"),
        ({"retention": 0.49}, "`retention` is out of range"),
        ({"retention": -HUGE}, "`retention` is out of range"),
        ({"practice": 1}, "`practice` is not true or false"),
        ({"cold": "yes"}, "`cold` is not true or false"),
        ({"confidence": 101}, "`confidence` is out of range"),
        ({"confidence": False}, "`confidence` is not a whole number"),
        ({"ticks": "1"}, "`ticks` is not a list of numbers"),
        ({"ticks": [0]}, "`ticks` is out of range"),
        ({"ticks": [1, True]}, "`ticks` is not a whole number"),
        ({"ticks": [1] * 1001}, "`ticks` is not a list of numbers"),
        ({"heard": "1,2"}, "`heard` is not a list of numbers"),
        ({"heard": [0]}, "`heard` is out of range"),
        ({"hints": -1}, "`hints` is out of range"),
        ({"typed": None}, "`typed` is not a text"),
        ({"typed": "x" * 20_001}, "`typed` has 20001 characters"),
        ({"verdict": "x" * 21}, "`verdict` has 21 characters"),
        ({"tag": ["sd"]}, "`tag` is not a text"),
        ({"task": "\ud800"}, "`task` holds half a character"),
        ({"seed": 2**53 + 1}, "`seed` is out of range"),
        ({"seed": HUGE}, "`seed` is out of range"),
    ],
)
def test_a_value_out_of_place_is_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        action_of(ANSWER | changes)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"kind": "retraction"},
        {"kind": "retraction", "target": "short"},
        {"kind": "retraction", "target": "\ud83d" * 12},
        {"kind": "bury", "card": "a:recall"},
        {"kind": "suspend"},
        {"kind": "setting", "key": "", "value": "x"},
        {"kind": "setting", "key": "retention", "value": 0.9},
        {"kind": "setting", "key": "retention", "value": "x" * 1001},
    ],
)
def test_what_lacks_a_value_is_no_event(plain: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        action_of(plain)


def test_a_day_that_is_none_is_named() -> None:
    with pytest.raises(ScheduleError, match="'2027-02-30' is not a date"):
        action_of({"kind": "bury", "card": "a:recall", "until": "2027-02-30"})


def test_half_a_character_that_was_typed_is_kept_for_the_store_to_replace() -> None:
    assert action_of(ANSWER | {"typed": "a\ud800"}) == Review(
        "poisson-rate:derive", Rating.HARD, 31.5, 0.85, typed="a\ud800"
    )


def test_a_key_that_nobody_knows_is_passed_over() -> None:
    assert action_of(ANSWER | {"mood": "good", "__class__": "x"}) == action_of(ANSWER)


@pytest.mark.parametrize(("value", "low", "high"), [(3, 3, 9), (9, 3, 9), (-4, -4, -4)])
def test_the_ends_of_a_range_are_within_it(value: int, low: int, high: int) -> None:
    assert whole({"n": value}, "n", low, high) == value


def test_a_text_has_at_least_and_at_most_so_many_characters() -> None:
    assert text({"id": "ab"}, "id", 2, least=2) == "ab"
    assert text({"id": "θé"}, "id", 2) == "θé"
    for wrong in ("a", "abc"):
        with pytest.raises(ValueError, match=f"`id` has {len(wrong)} characters"):
            text({"id": wrong}, "id", 2, least=2)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["review", "retraction", "bury", "suspend", "resume", "reset", "setting", "x"]),
    st.dictionaries(st.sampled_from(["card", "rating", "seconds", "ticks", "heard", "target", "until", "key", "value",
                                     "typed", "seed", "given", "practice", "retention"]), json_values, max_size=5),
)  # fmt: skip
@settings(max_examples=250, deadline=None)
def test_whatever_a_file_says_is_an_event_or_one_of_three_errors(kind: str, plain: dict[str, Any]) -> None:
    try:
        action = action_of(ANSWER | plain | {"kind": kind})
    except (TypeError, ValueError, ScheduleError):
        return
    assert action_of(fields_of(action)) == action
