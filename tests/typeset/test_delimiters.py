"""Delimiters as tall as what they enclose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.box import Box, solid, text_box
from interview_grill.typeset.delimiters import fence
from interview_grill.typeset.nodes import Charset, Symbol
from interview_grill.typeset.symbols import CHARACTERS, MACROS, NOTHING

PAREN = (CHARACTERS["("], CHARACTERS[")"])
BRACE = (MACROS["{"], MACROS["}"])


def drawn(inside: Box, pair: tuple[Symbol, Symbol], charset: Charset = Charset.UNICODE) -> list[str]:
    return [line.rstrip() for line in fence(pair[0], inside, pair[1], charset).lines]


def column(height: int, baseline: int = 0) -> Box:
    return solid(["x"] * height, 1, baseline)


def test_one_line_has_plain_delimiters() -> None:
    assert drawn(text_box("a + b"), PAREN) == ["(a + b)"]
    assert drawn(text_box("a"), BRACE, Charset.ASCII) == ["{a}"]


@pytest.mark.parametrize(
    ("height", "lines"), [(2, ["⎛x⎞", "⎝x⎠"]), (3, ["⎛x⎞", "⎜x⎟", "⎝x⎠"]), (4, ["⎛x⎞", "⎜x⎟", "⎜x⎟", "⎝x⎠"])]
)
def test_parentheses_grow(height: int, lines: list[str]) -> None:
    assert drawn(column(height), PAREN) == lines


def test_a_brace_has_its_waist_inside() -> None:
    assert drawn(column(3, 1), BRACE) == ["⎧x⎫", "⎨x⎬", "⎩x⎭"]
    assert drawn(column(5, 1), BRACE)[1] == "⎨x⎬"
    assert "⎨" in "".join(drawn(column(4, 0), BRACE))
    assert drawn(column(2), BRACE)[0] == "{x}"


def test_an_absent_delimiter_draws_nothing() -> None:
    assert drawn(column(3, 1), (NOTHING, CHARACTERS["|"])) == ["x│", "x│", "x│"]


def test_in_ascii_a_delimiter_keeps_its_distance_from_several_lines() -> None:
    assert drawn(column(3, 1), PAREN, Charset.ASCII) == ["( x )", "( x )", "( x )"]
    floor = (MACROS["lfloor"], MACROS["rfloor"])
    assert drawn(column(3, 1), floor, Charset.ASCII)[1] == "floor[ x ]"


@given(
    st.integers(1, 6),
    st.data(),
    st.sampled_from([PAREN, BRACE, (MACROS["lfloor"], MACROS["rceil"])]),
    st.sampled_from(list(Charset)),
)
def test_a_fenced_box_keeps_its_lines_and_its_baseline(
    height: int, data: st.DataObject, pair: tuple[Symbol, Symbol], charset: Charset
) -> None:
    inside = column(height, data.draw(st.integers(0, height - 1)))
    whole = fence(pair[0], inside, pair[1], charset)
    assert len(whole.lines) == height
    assert whole.baseline == inside.baseline
    assert {len(line) for line in whole.lines} == {whole.width}
    assert all("x" in line for line in whole.lines)
