"""A typed line as a value: what each key does, and what fits in the window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.terminal.keys import Key
from interview_grill.terminal.line_editor import MOST_CHARACTERS, LineBuffer
from interview_grill.typeset.graphemes import boundaries, graphemes
from interview_grill.typeset.width import columns

LETTERS = "abx_θ中 (\u0304👩👧\u200d🇩"
TEXT = st.text(st.sampled_from(LETTERS), max_size=30)
KEYS = st.one_of(
    st.sampled_from(LETTERS).map(lambda letter: Key("text", letter)),
    TEXT.map(lambda text: Key("paste", text)),
    st.sampled_from(
        [
            "backspace",
            "delete",
            "left",
            "right",
            "home",
            "end",
            "word-left",
            "word-right",
            "kill-left",
            "kill-right",
            "kill-word",
            "kill-word-left",
            "kill-word-right",
            "up",
            "down",
            "tab",
            "unknown",
        ]
    ).map(Key),
)


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


def test_a_letter_with_its_marks_is_one_character() -> None:
    assert typed("ax̄b", "left", "left") == LineBuffer("ax̄b", 1)
    assert typed("ax̄", "backspace") == LineBuffer("a", 1)
    assert typed("σ̂2", "home", "delete") == LineBuffer("2", 0)
    assert typed("👩‍👧", "left") == LineBuffer("👩‍👧", 0)


def test_a_mark_typed_in_the_middle_joins_the_letter_before_the_cursor() -> None:
    assert typed("xy", "left").press(Key("text", "\u0304")) == LineBuffer("x\u0304y", 2)


def test_a_joiner_between_two_emoji_leaves_the_cursor_behind_both() -> None:
    assert typed("👩👧", "left").press(Key("text", "\u200d")) == LineBuffer("👩\u200d👧", 3)


def test_keys_at_the_ends_change_nothing() -> None:
    at_start = ("home", "left", "word-left", "backspace", "kill-left", "kill-word", "kill-word-left", "up")
    assert typed("a", *at_start) == LineBuffer("a", 0)
    assert typed("a", "right", "word-right", "delete", "kill-right", "kill-word-right", "down") == LineBuffer(
        "a", 1
    )


def test_kills_take_a_side_or_a_word() -> None:
    assert typed("one two", "left", "kill-left") == LineBuffer("o", 0)
    assert typed("one two", "left", "kill-right") == LineBuffer("one tw", 6)
    assert typed("one two ", "kill-word") == LineBuffer("one ", 4)
    assert typed("one", "kill-word") == LineBuffer("", 0)
    assert typed("a/(x_i - mu) ", "kill-word-left") == LineBuffer("a/(x_i - ", 9)
    assert typed("a/(x_i - mu)", "home", "kill-word-right", "kill-word-right") == LineBuffer(" - mu)", 0)


def test_word_moves_go_over_signs_to_the_end_of_a_word() -> None:
    stops = [typed("x̄/(mu_1 - 2)", *["word-left"] * times).cursor for times in range(5)]
    assert stops == [13, 11, 4, 0, 0]
    forward = [typed("x̄/(mu_1 - 2)", "home", *["word-right"] * times).cursor for times in range(5)]
    assert forward == [0, 2, 8, 12, 13]


def test_earlier_lines_are_gone_through_and_keep_what_was_changed_in_them() -> None:
    buffer = LineBuffer("new", 3, above=("first", "second")).press(Key("up"))
    assert (buffer.text, buffer.cursor) == ("second", 6)
    buffer = buffer.press(Key("backspace")).press(Key("up")).press(Key("up"))
    assert buffer.text == "first"
    buffer = buffer.press(Key("down"))
    assert buffer.text == "secon"
    buffer = buffer.press(Key("down")).press(Key("down"))
    assert (buffer.text, buffer.above) == ("new", ("first", "secon"))


def test_a_key_without_a_meaning_here_leaves_the_line() -> None:
    assert typed("abc", "page-up", "unknown", "tab") == LineBuffer("abc", 3)


@given(st.lists(KEYS, max_size=40))
def test_the_line_is_what_two_stacks_of_characters_make_of_the_keys(keys: list[Key]) -> None:
    """The model has the characters on the left and on the right of the cursor, and knows only the simple keys."""
    buffer = LineBuffer()
    for key in keys:
        left = list(graphemes(buffer.text[: buffer.cursor]))
        right = list(graphemes(buffer.text[buffer.cursor :]))
        match key.name:
            case "backspace":
                left = left[:-1]
            case "delete":
                right = right[1:]
            case "left":
                left, right = left[:-1], left[-1:] + right
            case "right":
                left, right = left + right[:1], right[1:]
            case "home" | "end":
                left, right = ([], left + right) if key.name == "home" else (left + right, [])
            case "kill-left":
                left = []
            case "kill-right":
                right = []
            case "text" | "paste":
                left = [*left, key.text]
        buffer = buffer.press(key)
        assert 0 <= buffer.cursor <= len(buffer.text)
        assert buffer.cursor in boundaries(buffer.text)
        if "word" not in key.name:
            assert buffer.text == "".join(left + right)
            assert buffer.cursor >= len("".join(left))
            if len("".join(left)) in boundaries(buffer.text):
                assert buffer.cursor == len("".join(left))


@given(TEXT, st.integers(0, 30), st.sampled_from(["word-left", "kill-word", "kill-word-left"]))
def test_what_goes_left_by_words_leaves_what_is_right_of_the_cursor(text: str, place: int, name: str) -> None:
    buffer = LineBuffer().written(text, min(place, len(text)))
    pressed = buffer.press(Key(name))
    right = buffer.text[buffer.cursor :]
    kept = len(pressed.text) - len(right)
    assert pressed.text == buffer.text[:kept] + right
    assert pressed.cursor in boundaries(pressed.text)


@given(TEXT, st.integers(0, 30), st.integers(8, 20))
def test_the_window_shows_the_cursor_and_never_more_than_its_width(text: str, place: int, width: int) -> None:
    buffer = LineBuffer().written(text, min(place, len(text)))
    shown, cell = buffer.window(width)
    assert columns(shown) <= width
    assert 0 <= cell < width


@given(st.text(st.sampled_from("abcθ中"), max_size=40), st.integers(0, 40), st.integers(8, 20))
def test_the_cursor_in_the_window_is_before_the_character_it_is_before_in_the_line(
    text: str, place: int, width: int
) -> None:
    buffer = LineBuffer(text, min(place, len(text)))
    shown, cell = buffer.window(width)
    under = next((c for end, c in zip(_ends(shown), shown, strict=True) if end > cell), "")
    assert under == (text[buffer.cursor] if buffer.cursor < len(text) else "")


def _ends(shown: str) -> list[int]:
    return [columns(shown[: end + 1]) for end in range(len(shown))]


def test_a_window_moves_by_halves_and_says_on_which_side_there_is_more() -> None:
    text = "abcdefghijklmnopqrstuvwxyz"
    found = [LineBuffer(text, place).window(10) for place in (0, 7, 8, 12, 13, 26)]
    assert found == [
        ("abcdefghi>", 0),
        ("abcdefghi>", 7),
        ("<ghijklmn>", 3),
        ("<ghijklmn>", 7),
        ("<lmnopqrs>", 3),
        ("<vwxyz", 6),
    ]


def test_a_character_that_an_edge_would_cut_is_left_blank() -> None:
    assert LineBuffer("中中中中中中中中", 0).window(10) == ("中中中中 >", 0)
    assert LineBuffer("中中中中中中中中", 8).window(10) == ("< 中中", 6)


def test_characters_that_cannot_be_written_are_shown_in_another_way() -> None:
    def show(character: str) -> str:
        return "theta" if character == "θ" else character

    assert LineBuffer("aθb", 2).window(20, show) == ("athetab", 6)
    assert LineBuffer("aaaaθb", 0).window(8, show) == ("aaaa   >", 0)


def test_a_mark_without_a_letter_has_a_circle_to_stand_on() -> None:
    assert LineBuffer("\u0304x", 1).window(20) == ("◌\u0304x", 1)


@pytest.mark.parametrize("width", [-6, 0, 1, 7])
def test_a_window_too_narrow_for_any_text_shows_none_of_it(width: int) -> None:
    assert typed("abc").window(width) == ("", 0)


def test_a_paste_goes_in_whole_and_stops_at_the_most_a_line_holds() -> None:
    assert typed("ac", "left").press(Key("paste", "bb")) == LineBuffer("abbc", 3)
    full = LineBuffer().press(Key("paste", "x" * (MOST_CHARACTERS + 5)))
    assert full == LineBuffer("x" * MOST_CHARACTERS, MOST_CHARACTERS)
    assert full.press(Key("text", "y")) == full
