"""A line in parts, each with its own style: put together, measured, cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.terminal.styled import Part, Text
from interview_grill.typeset.width import columns

LINES = st.lists(st.tuples(st.text("ax̄中 \u0302", max_size=6), st.sampled_from(("", "good", "bad"))))


def line(parts: list[tuple[str, str]]) -> Text:
    text = Text()
    for words, style in parts:
        text.append(words, style)
    return text


def test_each_part_keeps_its_style_and_neighbours_of_one_style_are_one_part() -> None:
    text = Text("3 of 4", "strong").append(" and", "").append(" more").append("", "bad")
    assert text.parts == [Part("3 of 4", "strong"), Part(" and more", "")]
    assert (text.plain, text.style) == ("3 of 4 and more", "strong")


def test_a_copy_changes_by_itself() -> None:
    text = Text("a", "good")
    text.copy().append("b", "good")
    assert text.plain == "a"


@pytest.mark.parametrize(
    ("words", "width", "cut"),
    [("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("x̄ȳz̄", 2, "x̄…"), ("中中中", 4, "中…"), ("ab", 1, "…")],
)
def test_what_is_too_wide_is_cut_with_an_ellipsis_and_marks_stay_on_their_letters(
    words: str, width: int, cut: str
) -> None:
    text = Text(words, "good")
    text.cut(width, "…")
    assert text.plain == cut


@given(LINES, st.integers(min_value=1, max_value=12), st.sampled_from(("", "…")))
def test_a_cut_line_fits_and_begins_as_before(
    parts: list[tuple[str, str]], width: int, ellipsis: str
) -> None:
    text, whole = line(parts), line(parts).plain
    text.cut(width, ellipsis)
    assert text.cell_len == columns(text.plain) <= width
    assert whole == text.plain or whole.startswith(text.plain.removesuffix(ellipsis))


@given(LINES)
def test_spaces_at_the_end_go_and_nothing_else(parts: list[tuple[str, str]]) -> None:
    text = line(parts)
    text.rstrip()
    assert text.plain == line(parts).plain.rstrip()
