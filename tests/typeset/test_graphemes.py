"""What counts as one character for a person, and where a cursor may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.graphemes import after, before, boundaries, graphemes, settled

TEXT = st.text(st.sampled_from("aσ中\u0304\u0302\u200d👩👧❤\ufe0f🏽🇩🇪ᄀ\u1161\u11a8가 _"), max_size=12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("abc", ["a", "b", "c"]),
        ("x̄σ̂2", ["x̄", "σ̂", "2"]),
        ("θ̂̄", ["θ̂̄"]),
        ("中文", ["中", "文"]),
        ("👩‍👧a", ["👩‍👧", "a"]),
        ("❤️👍🏽", ["❤️", "👍🏽"]),
        ("🇩🇪🇫🇷🇪", ["🇩🇪", "🇫🇷", "🇪"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
        ("\u0304x", ["\u0304", "x"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("", []),
    ],
)
def test_what_a_person_sees_as_one_stays_together(text: str, found: list[str]) -> None:
    assert list(graphemes(text)) == found


@given(TEXT)
def test_the_parts_are_the_text_and_none_is_empty(text: str) -> None:
    parts = list(graphemes(text))
    assert "".join(parts) == text
    assert all(parts)


@given(TEXT)
def test_a_character_put_before_the_text_changes_no_place_behind_its_first(text: str) -> None:
    assert list(graphemes("b" + text))[1:] in (list(graphemes(text)), list(graphemes(text))[1:])


@given(TEXT, st.integers(0, 12))
def test_the_places_around_a_place_are_its_neighbours(text: str, place: int) -> None:
    place = min(place, len(text))
    places = boundaries(text)
    assert settled(text, place) == min(each for each in places if each >= place)
    assert before(text, place) == max((each for each in places if each < place), default=0)
    assert after(text, place) == min((each for each in places if each > place), default=len(text))
