"""Matrices, cases and aligned equations on one line."""

from __future__ import annotations

import pytest

from interview_grill.typeset import inline
from interview_grill.typeset.listing import delimiters, listed
from interview_grill.typeset.macros import ENVIRONMENTS
from interview_grill.typeset.nodes import EMPTY, Grid, Kind, Symbol

A = Symbol("a", "a", Kind.ORDINARY)


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_an_environment_is_enclosed_on_both_sides_or_on_none(name: str) -> None:
    left, right = delimiters(name)
    assert bool(left) == bool(right)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "(a, b; c, d)"),
        ("\\begin{bmatrix} a \\\\ b \\end{bmatrix}", "[a; b]"),
        ("\\begin{matrix} a & b \\end{matrix}", "[a, b]"),
        ("\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}", "|a, b; c, d|"),
        ("\\begin{cases} x & x > 0 \\\\ 0 & x \\le 0 \\end{cases}", "{x if x > 0; 0 if x ≤ 0}"),
        (
            "\\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
            "{x if x > 0; 0 otherwise}",
        ),
        ("\\begin{cases} x, & x > 0 \\\\ 0 \\end{cases}", "{x, x > 0; 0}"),
        ("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b = c"),
        ("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "a = b; c = d"),
        ("\\begin{aligned} a &= b \\\\ \\end{aligned}", "a = b"),
    ],
)
def test_rows_and_cells_are_told_apart(body: str, text: str) -> None:
    assert inline(body) == text


def test_texts_have_the_shape_of_the_grid() -> None:
    grid = Grid("pmatrix", ((A, A), (A, EMPTY)))
    assert listed(grid, [["a", "b"], ["c", ""]]) == "a, b; c, "
    with pytest.raises(ValueError, match="zip"):
        listed(grid, [["a", "b"]])


def test_lines_under_a_sum_are_a_list() -> None:
    assert listed(Grid("substack", ((A,), (A,))), [["i<j"], ["j>2"]]) == "i<j,j>2"
