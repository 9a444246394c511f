"""How nodes stand beside each other: which minus is a sign, and where spaces go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset import inline
from interview_grill.typeset.nodes import Kind, Row
from interview_grill.typeset.parser import parse
from interview_grill.typeset.spacing import Tail, gap, glue, roles


def kinds(latex: str) -> list[Kind]:
    tree = parse(latex)
    return roles(tree.items if isinstance(tree, Row) else (tree,))


@pytest.mark.parametrize(
    ("latex", "signs"),
    [
        ("-a", 1),
        ("a - b", 0),
        ("a = -b", 1),
        ("-a + -b", 2),
        ("a \\cdot -b", 1),
        ("\\log -a", 1),
        ("a, -b", 1),
    ],
)
def test_a_minus_with_nothing_on_its_left_is_a_sign(latex: str, signs: int) -> None:
    assert kinds(latex).count(Kind.SIGN) == signs


def test_an_operator_with_nothing_on_its_right_is_no_operator() -> None:
    assert kinds("a^{2} +")[-1] is Kind.ORDINARY
    assert kinds("\\cdot")[-1] is Kind.ORDINARY
    assert kinds("f(\\cdot)") == kinds("f(x)")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("a=b", "a = b"),
        ("a+b", "a + b"),
        ("-a", "−a"),
        ("a=-b", "a = −b"),
        ("a,b", "a, b"),
        ("n!", "n!"),
        ("n!m", "n!m"),
        ("a/b", "a/b"),
        ("2x", "2x"),
        ("\\log x", "log x"),
        ("\\log(x)", "log(x)"),
        ("\\log p(x)", "log p(x)"),
        ("\\sum_i x_i", "∑ᵢ xᵢ"),
        ("a \\le b", "a ≤ b"),
        ("x \\in A", "x ∈ A"),
        ("x\\,y", "x y"),
        ("x\\quad y", "x   y"),
        ("\\mathrm{KL} x", "KL x"),
        ("x_{i=1}", "xᵢ₌₁"),
    ],
)
def test_spaces_go_where_tex_puts_them(latex: str, text: str) -> None:
    assert inline(latex) == text


@given(st.sampled_from(list(Kind)), st.booleans(), st.booleans())
def test_beside_a_space_there_is_no_other(kind: Kind, fenced: bool, compact: bool) -> None:
    assert gap(Kind.SPACE, kind, fenced=fenced, limits=False, compact=compact) == 0
    assert gap(kind, Kind.SPACE, fenced=fenced, limits=False, compact=compact) == 0


def test_scripts_are_set_tightly() -> None:
    for left, right in (
        (Kind.ORDINARY, Kind.RELATION),
        (Kind.BINARY, Kind.ORDINARY),
        (Kind.PUNCTUATION, Kind.ORDINARY),
    ):
        assert gap(left, right, fenced=False, limits=False, compact=True) is None
        assert gap(left, right, fenced=False, limits=False, compact=False) == 1


@pytest.mark.parametrize(
    ("before", "after", "tail", "words", "space"),
    [
        ("x^2", "y", Tail.EXPONENT, False, " "),
        ("x^2", "(", Tail.EXPONENT, False, " "),
        ("x^2", "+", Tail.EXPONENT, False, ""),
        ("x_max", "y", Tail.LABEL, False, " "),
        ("x_max", "(", Tail.LABEL, False, ""),
        ("KL", "x", Tail.CLEAN, True, " "),
        ("x", "y", Tail.CLEAN, False, ""),
        ("x", "|", Tail.CLEAN, True, " "),
        ("x ", "y", Tail.EXPONENT, True, ""),
        ("", "y", Tail.EXPONENT, True, ""),
    ],
)
def test_letters_that_would_be_read_together_are_kept_apart(
    before: str, after: str, tail: Tail, words: bool, space: str
) -> None:
    assert glue(before, after, tail=tail, words=words) == space
