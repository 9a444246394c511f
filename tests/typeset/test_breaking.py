"""Formulas too wide for their line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.typeset import Charset, columns, display
from interview_grill.typeset.folding import folded

from .corpus import FORMULAS


def test_a_formula_breaks_at_relations_first_and_hangs_from_the_first_one() -> None:
    latex = r"y = aaaaaaaaa + bbbbbbbbb = ccccccccc + ddddddddd"
    assert display(latex, width=30) == ["y = aaaaaaaaa + bbbbbbbbb", "  = ccccccccc + ddddddddd"]


def test_then_it_breaks_before_plus_and_minus_further_in() -> None:
    latex = r"y = aaaaaaaaa + bbbbbbbbb - ccccccccc"
    assert display(latex, width=18) == ["y = aaaaaaaaa", "    + bbbbbbbbb", "    − ccccccccc"]


def test_a_long_left_side_leaves_a_small_indent() -> None:
    latex = r"aaaaaaaaaaaaaaa = bbbbbbbbbbbbbbb"
    assert display(latex, width=24) == ["aaaaaaaaaaaaaaa", "   = bbbbbbbbbbbbbbb"]


def test_a_minus_that_is_a_sign_does_not_begin_a_line() -> None:
    assert display(r"aaaaaaaa = -bbbbbbbb", width=14) == ["aaaaaaaa", " = −bbbbbbbb"]


def test_lines_of_several_rows_are_kept_apart() -> None:
    lines = display(r"a = \frac{bbbbbbbb}{c} + \frac{dddddddd}{e}", width=16)
    assert "" in lines
    assert lines.index("") == 3


def test_aligned_equations_break_one_by_one_and_a_continued_one_is_set_in() -> None:
    latex = r"\begin{aligned} aaaaa &= bbbbbbbbbb \\ &= cccccccccc + dddddddddd \end{aligned}"
    assert display(latex, width=32)[:1] == ["aaaaa = bbbbbbbbbb"]
    narrow = display(latex, width=20)
    assert narrow[0] == "aaaaa = bbbbbbbbbb"
    assert narrow[1].startswith("  = cccccccccc")
    assert narrow[2].strip() == "+ dddddddddd"


def test_what_cannot_break_in_two_dimensions_is_folded_on_one_line() -> None:
    lines = display(r"\left(\frac{aaaaaaaa + bbbbbbbb}{c}\right)", width=20)
    assert lines == ["((aaaaaaaa", "  + bbbbbbbb)/c)"]


@given(st.sampled_from(FORMULAS), st.integers(1, 60), st.sampled_from(list(Charset)))
@settings(max_examples=300, deadline=None)
def test_no_width_is_too_small(latex: str, width: int, charset: Charset) -> None:
    lines = display(latex, charset=charset, width=width)
    assert max(columns(line) for line in lines) <= max(width, 4)


@given(st.text(alphabet="ab +=()[],中x̂", min_size=1, max_size=80), st.integers(2, 30), st.integers(0, 1))
@settings(max_examples=300, deadline=None)
def test_folding_loses_only_spaces_and_keeps_to_the_width(text: str, width: int, indent: int) -> None:
    lines = folded(text, width + indent, indent=indent)
    assert all(columns(line) <= width + indent for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("aaa + bbb + ccc", 12, ["aaa + bbb", "  + ccc"]),
        ("f(a, b) = g(c, d)", 14, ["f(a, b)", "  = g(c, d)"]),
        ("aa(bb + cc) dd(ee", 14, ["aa(bb + cc)", "  dd(ee"]),
        ("abcdefghij", 6, ["abcdef", "  ghij"]),
        ("", 6, [""]),
    ],
)
def test_folding_prefers_the_outside_of_parentheses_and_the_front_of_operators(
    text: str, width: int, lines: list[str]
) -> None:
    assert folded(text, width, indent=2) == lines
