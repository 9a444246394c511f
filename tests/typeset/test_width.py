"""How many columns text takes in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.width import columns


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("abc", 3),
        ("θ̂", 1),
        ("x\u0304y", 2),
        ("漢字", 4),
        ("ａ", 2),
        ("🎲", 2),
        ("𝔼[X]", 4),
        ("∑ᵢ xᵢ²", 6),
        ("a\u200bb", 2),
        ("─│⎛", 3),
        ("é", 1),
        ("\u1112\u1161\u11ab", 2),
    ],
)
def test_marks_take_nothing_and_wide_characters_two(text: str, wide: int) -> None:
    assert columns(text) == wide


@given(st.text(max_size=10), st.text(max_size=10))
def test_texts_side_by_side_are_as_wide_as_both(one: str, other: str) -> None:
    assert columns(one + other) == columns(one) + columns(other)
