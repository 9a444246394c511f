"""A long line of formula, folded: nothing lost, nothing too wide, no line ends with its operator."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.folding import folded
from interview_grill.typeset.width import columns

WORDS = st.lists(
    st.sampled_from(["a", "(b", "c)", "+", "=", "xᵢ²", "∑ᵢ", "log(1", "−", "2)", "漢", "f,"]), max_size=25
)


@given(WORDS.map(" ".join), st.integers(6, 30), st.integers(0, 4))
def test_every_word_is_kept_in_order_and_every_line_fits(text: str, width: int, indent: int) -> None:
    lines = folded(text, width, indent=indent)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith(" " * indent) for line in lines[1:])


@given(st.text("ab漢θ", max_size=40), st.integers(2, 9))
def test_without_a_space_a_line_ends_anywhere(text: str, width: int) -> None:
    lines = folded(text, width)
    assert "".join(lines) == text
    assert all(columns(line) <= width for line in lines)


def test_a_text_that_fits_is_one_line() -> None:
    assert folded("a + b", 5) == ["a + b"]
    assert folded("", 5) == [""]


def test_an_operator_belongs_to_what_follows_it() -> None:
    assert folded("alpha + beta + gamma", 14) == ["alpha + beta", "+ gamma"]
    assert folded("alpha = beta gamma", 14, indent=2) == ["alpha = beta", "  gamma"]


def test_a_line_ends_as_far_out_of_parentheses_as_it_can() -> None:
    assert folded("ab + (cd + ef) + gh", 16) == ["ab + (cd + ef)", "+ gh"]
    assert folded("f(a, b) + log(c + d)", 15) == ["f(a, b)", "+ log(c + d)"]
