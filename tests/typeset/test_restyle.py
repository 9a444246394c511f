"""Letters in another alphabet, and several letters as one word."""

from __future__ import annotations

import pytest

from interview_grill.typeset import Charset, inline
from interview_grill.typeset.nodes import Kind, Row, Symbol
from interview_grill.typeset.parser import parse
from interview_grill.typeset.restyle import as_word, restyled

A, TWO = Symbol("A", "A", Kind.ORDINARY), Symbol("2", "2", Kind.NUMBER)
PLUS = Symbol("+", "+", Kind.BINARY)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("\\mathbf{x}", "𝐱"),
        ("\\mathbb{R}", "ℝ"),
        ("\\mathcal{L}", "ℒ"),
        ("\\mathbf{x}_i^2", "𝐱ᵢ²"),
        ("\\mathbf{\\frac{a}{b}}", "𝐚/𝐛"),
        ("\\mathbf{(a)}", "(𝐚)"),
        ("\\mathbf{\\hat x}", "𝐱̂"),
        ("\\mathbf{a + b}", "𝐚 + 𝐛"),
    ],
)
def test_letters_inside_are_restyled_and_signs_are_not(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize("latex", ["\\mathbf{x}", "\\mathbb{E}[X]", "\\mathcal{N}(0, 1)"])
def test_in_ascii_the_letters_stay_plain(latex: str) -> None:
    plain = latex.replace("\\mathbf", "").replace("\\mathbb", "").replace("\\mathcal", "")
    assert inline(latex, charset=Charset.ASCII) == inline(plain, charset=Charset.ASCII)


def test_an_operator_has_no_other_alphabet() -> None:
    assert restyled(PLUS, "mathbf") == PLUS
    assert restyled(parse("\\sum"), "mathbf") == parse("\\sum")
    assert restyled(parse("\\log x"), "mathbf") == parse("\\log \\mathbf{x}")


def test_letters_digits_and_hyphens_make_one_word() -> None:
    word = as_word(Row((A, TWO)), Kind.WORD)
    assert word == Symbol("A2", "A2", Kind.WORD)
    hyphen = Symbol("−", "-", Kind.BINARY)
    assert as_word(Row((A, hyphen, TWO)), Kind.FUNCTION) == Symbol("A-2", "A-2", Kind.FUNCTION)
    assert as_word(A, Kind.WORD) == Symbol("A", "A", Kind.ORDINARY)
    assert as_word(Row((A, PLUS, TWO)), Kind.WORD) is None
    assert as_word(parse("x^2"), Kind.WORD) is None
