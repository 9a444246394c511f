"""An answer over several lines: what keys do to it, where its rows break, what ends it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.session.requests import Request
from interview_grill.terminal.keys import END_OF_INPUT, Key
from interview_grill.terminal.line_editor import MOST_CHARACTERS, LineBuffer
from interview_grill.terminal.text_entry import TextEntry, pressed, row_of, rows_of
from interview_grill.typeset.width import columns
from tests.terminal.screens import Window, typed
from tests.terminal.showings import showing

PAGE = ["What is it?"]


def entered(*keys: Key | None, width: int = 80, rows: int = 24) -> tuple[str | Request, Window]:
    window = Window(keys, width=width, rows=rows)
    return TextEntry(window.frames, showing()).text(lambda: PAGE), window


def rows(text: str, width: int) -> list[str]:
    return [text[row.start : row.end] for row in rows_of(text, width)]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("the mean\r\r", "the mean"),
        ("the mean,\rthat is x̄\r\r", "the mean,\nthat is x̄"),
        ("the mean\r  \r", "the mean"),
        ("\r", ""),
        ("the mean\x04", "the mean"),
        ("the mean\rof all\x04", "the mean\nof all"),
        ("two?\r:x\r\r", "two?\n:x"),
    ],
)
def test_enter_begins_a_line_and_an_empty_one_or_the_end_of_input_ends_the_answer(
    keys: str, text: str
) -> None:
    found, window = entered(*typed(keys), Key("text", "z"))
    assert found == text
    assert window.keyboard.keys == [Key("text", "z")]


def test_the_end_of_input_before_a_word_is_one() -> None:
    assert entered(END_OF_INPUT)[0] is Request.END


def test_a_paste_keeps_its_lines_and_ends_nothing() -> None:
    pasted = Key("paste", "the mean\nof all")
    assert entered(*typed("it is "), pasted, *typed(" data\r\r"))[0] == "it is the mean\nof all data"


def test_a_command_on_a_line_of_its_own_leaves_the_answer_as_it_stands() -> None:
    window = Window(typed("the mean\r:?\rof all\r\r"))
    entry = TextEntry(window.frames, showing())
    assert entry.text(lambda: PAGE) is Request.HELP
    assert entry.text(lambda: PAGE) == "the mean\nof all" or entry.text(lambda: PAGE)


def test_an_answer_as_long_as_may_be_can_still_be_ended() -> None:
    found, _ = entered(Key("paste", "x" * (MOST_CHARACTERS + 50)), *typed("\r"))
    assert found == "x" * MOST_CHARACTERS


def test_a_long_answer_is_broken_at_spaces_and_the_line_typed_stays_in_sight() -> None:
    text = "one two three four " * 30
    _, window = entered(Key("paste", text), Key("text", "z"), width=40, rows=24)
    shown = window.last.split("\n")
    assert "What is it?" in shown[0]
    written = [line for line in shown if line.startswith("  ") and "o" in line]
    assert len(written) == 8
    assert written[-1].endswith("z")
    assert all(len(line) < 40 for line in written)


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("", 10, [""]),
        ("the mean", 10, ["the mean"]),
        ("the sample mean", 10, ["the ", "sample ", "mean"]),
        ("the\n\nmean", 10, ["the", "", "mean"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語", 4, ["日本", "語"]),
        ("x̄x̄x̄", 2, ["x̄x̄", "x̄"]),
        ("a b ", 2, ["a ", "b "]),
    ],
)
def test_rows_break_behind_spaces_and_long_words_anywhere(text: str, width: int, broken: list[str]) -> None:
    assert rows(text, width) == broken


@given(st.text("ab 日\n̄", max_size=60), st.integers(2, 12))
@settings(max_examples=200, deadline=None)
def test_rows_hold_every_character_once_and_fit(text: str, width: int) -> None:
    found = rows_of(text, width)
    assert "".join(text[row.start : row.end] for row in found) == text.replace("\n", "")
    assert all(columns(text[row.start : row.end].rstrip(" ")) <= width for row in found)
    for cursor in range(len(text) + 1):
        row = found[row_of(found, cursor)]
        assert row.start <= cursor <= row.end


def test_up_and_down_keep_the_column_and_stop_at_the_ends() -> None:
    text = LineBuffer("one two\nab\nthree four", 6)
    down = pressed(text, Key("down"), 40)
    assert down.cursor == 10
    assert pressed(down, Key("down"), 40).cursor == 13
    assert pressed(pressed(down, Key("down"), 40), Key("down"), 40).cursor == 13
    assert pressed(text, Key("up"), 40).cursor == 6


@pytest.mark.parametrize(
    ("key", "text", "cursor"),
    [
        ("home", "one\ntwo three\nfour", 4),
        ("end", "one\ntwo three\nfour", 13),
        ("kill-left", "one\n three\nfour", 4),
        ("kill-right", "one\ntwo\nfour", 7),
        ("backspace", "one\ntw three\nfour", 6),
    ],
)
def test_keys_that_end_at_a_line_stay_within_theirs(key: str, text: str, cursor: int) -> None:
    found = pressed(LineBuffer("one\ntwo three\nfour", 7), Key(key), 40)
    assert (found.text, found.cursor) == (text, cursor)


KEYS = st.sampled_from(
    [
        *"ab \n:q",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "backspace",
        "delete",
        "kill-word",
        "kill-left",
        "enter",
    ]
)


@given(st.lists(KEYS, max_size=40), st.sampled_from([(80, 24), (20, 5), (60, 12)]))
@settings(max_examples=80, deadline=None)
def test_whatever_is_pressed_the_frame_is_whole(keys: list[str], size: tuple[int, int]) -> None:
    pressed_keys = [Key("text", key) if len(key) == 1 and key != "\n" else Key(key) for key in keys]
    found, window = entered(*pressed_keys, width=size[0], rows=size[1])
    assert isinstance(found, str)
    for frame in window.frames_drawn:
        assert len(frame.split("\n")) == size[1]
