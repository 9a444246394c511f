"""A typed line as a value: what each key does, and what fits in the window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.terminal.keys import Key
from interview_grill.terminal.line_editor import MOST_CHARACTERS, LineBuffer
from interview_grill.typeset.width import columns


def typed(text: str, *names: str) -> LineBuffer:
    buffer = LineBuffer()
    for character in text:
        buffer = buffer.press(Key("text", character))
    for name in names:
        buffer = buffer.press(Key(name))
    return buffer


def test_text_goes_in_at_the_cursor() -> None:
    buffer = typed("sum", "home", "right").press(Key("text", "θ"))
    assert buffer == LineBuffer("sθum", 2)


def test_backspace_and_delete_take_one_character_on_their_side() -> None:
    assert typed("abc", "left", "backspace") == LineBuffer("ac", 1)
    assert typed("abc", "home", "delete") == LineBuffer("bc", 0)


def test_keys_at_the_ends_change_nothing() -> None:
    assert typed("a", "home", "left", "backspace") == LineBuffer("a", 0)
    assert typed("a", "right", "delete") == LineBuffer("a", 1)


def test_kills_take_a_side_or_a_word() -> None:
    assert typed("one two", "left", "kill-left") == LineBuffer("o", 0)
    assert typed("one two", "left", "kill-right") == LineBuffer("one tw", 6)
    assert typed("one two ", "kill-word") == LineBuffer("one ", 4)
    assert typed("one", "kill-word") == LineBuffer("", 0)


def test_a_key_without_a_meaning_here_leaves_the_line() -> None:
    assert typed("abc", "page-up", "unknown", "tab") == LineBuffer("abc", 3)


@given(st.text("abθ中 ", max_size=50), st.integers(0, 50), st.integers(3, 20))
def test_the_window_shows_the_cursor_and_never_more_than_its_width(
    text: str, cursor: int, width: int
) -> None:
    buffer = LineBuffer(text, min(cursor, len(text)))
    shown, cell = buffer.window(width)
    assert columns(shown) <= width
    assert cell < width
    assert shown in text


def test_a_paste_goes_in_whole_and_stops_at_the_most_a_line_holds() -> None:
    assert typed("ac", "left").press(Key("paste", "bb")) == LineBuffer("abbc", 3)
    full = LineBuffer().press(Key("paste", "x" * (MOST_CHARACTERS + 5)))
    assert full == LineBuffer("x" * MOST_CHARACTERS, MOST_CHARACTERS)
    assert full.press(Key("text", "y")) == full


@pytest.mark.parametrize("width", [-6, 0, 1])
def test_a_window_too_narrow_for_any_text_shows_none_of_it(width: int) -> None:
    assert typed("abc").window(width) == ("", 0)
