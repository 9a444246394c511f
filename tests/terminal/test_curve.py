"""A chart of columns: heights in proportion, its ends labelled, as wide as the window allows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.terminal.curve import column_chart
from tests.terminal.showings import WIDTHS, look, plain, too_wide

EIGHTHS = " ▁▂▃▄▅▆▇█"


def heights(lines: list[str], each: int) -> list[int]:
    """Of each column in eighths of a cell."""
    bodies = [line[5:] for line in lines]
    return [sum(EIGHTHS.index(body[at]) for body in bodies) for at in range(0, len(bodies[0]), each)]


def test_columns_are_as_high_as_their_values() -> None:
    lines = plain(column_chart([0.0, 12.5, 25.0, 50.0], 50.0, look()))
    assert heights(lines, 3) == [0, 16, 32, 64]
    assert len(lines) == 8


def test_the_ends_of_the_scale_are_labelled() -> None:
    lines = plain(column_chart([31.0, 40.0], 60.0, look()))
    assert (lines[0].split()[0], lines[-1].split()[0]) == ("60", "0")


def test_a_mark_is_a_row_of_strokes_beside_its_number_and_never_hides_a_column() -> None:
    lines = plain(column_chart([0.0, 60.0], 60.0, look(), mark=45))
    (row,) = (line for line in lines if line.split()[0] == "45")
    assert row[5:8] == "┄┄┄"
    assert row[8:11] == "███"
    assert lines.index(row) == 1


def test_more_days_than_fit_are_taken_together_and_the_last_is_always_shown() -> None:
    values = [float(n) for n in range(1000)]
    lines = plain(column_chart(values, 999.0, look(60)))
    assert too_wide(lines, 60) == []
    found = heights(lines, 1)
    assert found[-1] == 64
    assert found == sorted(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_few_days_are_drawn_broader(width: int) -> None:
    (top, *_) = plain(column_chart([9.0] * 3, 9.0, look(width)))
    assert top.count("█") == 9


def test_the_ascii_form_is_filled_from_half_a_cell() -> None:
    lines = plain(column_chart([0.0, 4.9, 10.0], 10.0, look(60, ascii_only=True), height=2, mark=9))
    assert lines == ["  10 " + "------###", "   0 " + "   ######"]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=300), st.sampled_from(WIDTHS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_curve_fits_the_window(values: list[float], width: int, ascii_only: bool) -> None:
    lines = plain(column_chart(values, 100.0, look(width, ascii_only=ascii_only), mark=70.0))
    assert too_wide(lines, width) == []
    assert len(lines) == 8
    assert not ascii_only or "".join(lines).isascii()
