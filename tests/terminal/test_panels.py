"""Blocks beside each other, in as many columns as the window has room for."""

from __future__ import annotations

import pytest

from interview_grill.terminal.panels import NARROWEST, Panel, side_by_side
from interview_grill.terminal.styled import Text
from tests.terminal.showings import look, plain, too_wide


def block(title: str, rows: int, *, word: str = "word") -> Panel:
    return Panel(title, lambda width: [Text(f"{word} {width}") for _ in range(rows)])


@pytest.mark.parametrize(("width", "columns"), [(60, 1), (119, 1), (120, 2), (181, 2), (182, 3), (400, 3)])
def test_a_column_is_never_narrower_than_can_be_read_and_there_are_three_at_most(
    width: int, columns: int
) -> None:
    lines = plain(side_by_side([block(name, 1) for name in "abcd"], look(width)))
    assert lines[1].count("word") == columns
    assert all(int(found) >= min(width, NARROWEST) for found in lines[1].split() if found.isdigit())


def test_each_block_goes_where_there_is_most_room() -> None:
    lines = plain(side_by_side([block("tall", 6), block("low", 1), block("next", 1)], look(120)))
    assert lines[0].startswith("tall ")
    assert " low " in lines[0]
    assert " next " in lines[3]
    assert not lines[3].startswith("next")


def test_titles_are_ruled_across_their_column() -> None:
    (title, *_) = plain(side_by_side([block("Reviews", 1)], look(60)))
    assert title == f"Reviews {'─' * 52}"
    (title, *_) = plain(side_by_side([block("Reviews", 1)], look(60, ascii_only=True)))
    assert title == f"Reviews {'-' * 52}"


@pytest.mark.parametrize("width", [60, 120, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_line_too_long_for_its_column_is_cut_and_moves_no_other(width: int, ascii_only: bool) -> None:
    long = block("long", 2, word="x" * 500)
    lines = side_by_side([long, block("b", 2, word="中" * 90)], look(width, ascii_only=ascii_only))
    assert too_wide(lines, width) == []
    if width > 60:
        assert [line.find("中") for line in plain(lines) if "中" in line] == [plain(lines)[0].find("b ")] * 2


def test_styles_stay_on_the_words_they_were_given_to() -> None:
    panels = [Panel("a", lambda _: [Text("good", "good")]), Panel("b", lambda _: [Text("bad", "bad")])]
    line = side_by_side(panels, look(120))[1]
    found = {part.words.strip(): part.style for part in line.parts if part.words.strip()}
    assert found == {"good": "good", "bad": "bad"}


def test_no_line_ends_in_spaces() -> None:
    assert all(
        line == line.rstrip() for line in plain(side_by_side([block("a", 3), block("b", 1)], look(120)))
    )
