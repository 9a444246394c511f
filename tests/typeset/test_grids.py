"""Cells in rows and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.box import Box, solid, text_box
from interview_grill.typeset.grids import grid_box
from interview_grill.typeset.macros import ENVIRONMENTS


def drawn(environment: str, *rows: list[str]) -> list[str]:
    return [
        line.rstrip()
        for line in grid_box(environment, [[text_box(cell) for cell in row] for row in rows]).lines
    ]


@pytest.mark.parametrize(
    ("environment", "rows", "lines"),
    [
        ("matrix", (["a", "bb"], ["ccc", "d"]), [" a   bb", "ccc  d"]),
        ("cases", (["x", "x > 0"], ["−xy", "else"]), ["x     x > 0", "", "−xy   else"]),
        ("cases", (["a", "b"], ["c", "d"], ["e", "f"]), ["a   b", "c   d", "e   f"]),
        ("aligned", (["a", "= b"], ["", "= c + d"], ["xyz", "= 1"]), ["  a = b", "    = c + d", "xyz = 1"]),
        ("substack", (["i < j"], ["j"]), ["i < j", "  j"]),
    ],
)
def test_columns_are_aligned_as_their_environment_says(
    environment: str, rows: tuple[list[str], ...], lines: list[str]
) -> None:
    assert drawn(environment, *rows) == lines


def test_rows_may_have_fewer_cells_than_others() -> None:
    assert drawn("matrix", ["a", "b"], ["c"]) == ["a  b", "c"]


def test_rows_of_several_lines_keep_a_line_between_them() -> None:
    fraction = solid(["a", "─", "b"], 1, 1)
    assert list(grid_box("matrix", [[fraction], [text_box("c")]]).lines) == ["a", "─", "b", " ", "c"]


@given(
    st.sampled_from(sorted(ENVIRONMENTS)),
    st.lists(
        st.lists(st.sampled_from(["", "a", "bcd", "ef"]), min_size=1, max_size=3), min_size=1, max_size=4
    ),
)
def test_every_line_is_as_wide_as_the_grid(environment: str, rows: list[list[str]]) -> None:
    box: Box = grid_box(environment, [[text_box(cell) for cell in row] for row in rows])
    assert {len(line) for line in box.lines} == {box.width}
    assert 0 <= box.baseline < len(box.lines)
    assert sorted("".join(box.lines).replace(" ", "")) == sorted(
        "".join(cell for row in rows for cell in row)
    )
