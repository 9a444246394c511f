"""What stands between two ends, and what is said where one is missing."""

from __future__ import annotations

import pytest

from interview_grill.errors import TypesetError
from interview_grill.typeset import check, display, inline
from interview_grill.typeset.nodes import EMPTY, Grid
from interview_grill.typeset.parser import parse


def rows(latex: str) -> list[int]:
    tree = parse(latex)
    assert isinstance(tree, Grid)
    return [len(row) for row in tree.rows]


@pytest.mark.parametrize(
    ("latex", "shape"),
    [
        (r"\begin{matrix} a & b \\ c & d \end{matrix}", [2, 2]),
        (r"\begin{matrix} a & b \\ c \end{matrix}", [2, 1]),
        (r"\begin{matrix} a \\ \end{matrix}", [1]),
        (r"\begin{matrix} & a \end{matrix}", [2]),
        (r"\begin{array}{c|c} a & b \end{array}", [2]),
        (r"\begin{matrix} \end{matrix}", [1]),
    ],
)
def test_cells_and_rows_are_counted_as_written(latex: str, shape: list[int]) -> None:
    assert rows(latex) == shape


def test_an_empty_cell_is_empty() -> None:
    tree = parse(r"\begin{aligned} a \\ & b \end{aligned}")
    assert isinstance(tree, Grid)
    assert tree.rows[1][0] == EMPTY


def test_environments_nest() -> None:
    inner = r"\begin{pmatrix} a \\ b \end{pmatrix}"
    assert inline(rf"\begin{{bmatrix}} {inner} & c \end{{bmatrix}}") == "[(a; b), c]"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\left( a \right)", "(a)"),
        (r"\left[ 0, 1 \right)", "[0, 1)"),
        (r"\left. a \right|_{x=0}", "a|ₓ₌₀"),
        (r"\left( a \middle| b \right)", "(a | b)"),
        (r"\left< a \right>", "⟨a⟩"),
        (r"\bigl( a \bigr)", "(a)"),
        (r"a \bigm| b", "a | b"),
    ],
)
def test_delimiters_of_any_size_are_written_as_one_reads_them(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize(
    ("latex", "position", "what"),
    [
        (r"\left( a", 0, r"\left without \right"),
        (r"\left( a \middle| b", 0, r"\left without \right"),
        (r"\left a \right)", 6, r"\left needs a delimiter after it"),
        (r"\big x", 5, r"\big needs a delimiter after it"),
        (r"\begin{matrx} a \end{matrx}", 6, "unknown environment 'matrx'"),
        (r"x + \begin{cases} a", 4, r"\begin{cases} is never ended"),
        (r"\begin{cases} a \end{matrix}", 20, r"\end{matrix} ends \begin{cases}"),
        (r"\substack a", 0, r"\substack needs braces"),
        (r"\substack{a \\ b", 9, "an opening brace is never closed"),
    ],
)
def test_an_end_that_is_missing_is_told_at_its_beginning(latex: str, position: int, what: str) -> None:
    with pytest.raises(TypesetError) as raised:
        check(latex)
    assert (raised.value.position, raised.value.what) == (position, what)


def test_delimiters_around_an_environment_are_its_own() -> None:
    assert display(r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}") == ["│a  b│", "│c  d│"]
