from __future__ import annotations

import pytest

from interview_grill.algebra import AUTHORED, Limits, Names, caret, parse
from interview_grill.algebra.characters import display_columns
from interview_grill.algebra.tokens import TokenKind, tokenize
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "mu": "real"})


def test_tokens_know_their_column_in_what_was_typed() -> None:
    tokens = tokenize("½ ·μ̂² −1e-3")
    assert [(token.kind, token.text, token.position, token.spaced) for token in tokens] == [
        (TokenKind.NUMBER, "½", 0, False),
        (TokenKind.MARK, "*", 2, True),
        (TokenKind.NAME, "μ\u0302", 3, False),
        (TokenKind.POWER, "²", 5, False),
        (TokenKind.MARK, "-", 7, True),
        (TokenKind.NUMBER, "1e-3", 8, False),
        (TokenKind.END, "", 12, True),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1" + "+1" * 220, "too many"),
        ("+".join("1" * 160), "more than 250 signs"),
        ("(" * 40 + "1" + ")" * 40, "nested more than 25"),
        ("-" * 60 + "1", "nested more than 25"),
        ("2^" * 40 + "2", "nested more than 25"),
        ("|1-" * 30 + "1", "nested more than"),
        ("1" * 25, "more than 24 characters"),
    ],
)
def test_what_exceeds_a_limit_is_refused(text: str, said: str) -> None:
    with pytest.raises(FormulaError, match=said):
        parse(text, NAMES)


def test_authors_may_write_longer_formulas_than_learners() -> None:
    text = "+".join(["sum((x - mu)^2)"] * 29)
    assert parse(text, NAMES, limits=AUTHORED).evaluate({"x": (1.0, 3.0), "mu": 2.0}) == 58.0
    with pytest.raises(FormulaError):
        parse(text, NAMES)


def test_depth_up_to_the_limit_is_read() -> None:
    assert parse("(" * 24 + "7" + ")" * 24, NAMES).evaluate({}) == 7.0
    assert parse("((7))", NAMES, limits=Limits(10, 10, depth=3)).evaluate({}) == 7.0
    with pytest.raises(FormulaError):
        parse("(((7)))", NAMES, limits=Limits(10, 10, depth=3))


def test_an_oversized_text_is_cut_in_the_error() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("9" * 1_000_000, NAMES)
    assert len(caught.value.text) <= 400
    assert len(caret(caught.value)) < 850


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("mu + foo", "mu + foo\n     ^"),
        ("ν̂² + foo", "ν̂² + foo\n^"),
        ("x̄ + foo", "x̄ + foo\n    ^"),
        ("mu\t+ foo", "mu + foo\n     ^"),
        ("μ + 値", "μ + 値\n    ^"),
        ("（μ + foo", "（μ + foo\n      ^"),
        ("mu\x1b[31m", "mu�[31m\n  ^"),
    ],
)
def test_the_caret_stands_under_the_place_even_with_wide_and_combining_characters(
    text: str, picture: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    assert caret(caught.value) == picture


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("μ + 値", "the character 値 (U+5024) is not part of a formula"),
        ("mu + \x1b", "an invisible character (U+001B) is not part of a formula"),
    ],
)
def test_a_strange_character_is_shown_if_it_can_be_seen(text: str, said: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    assert caught.value.what == said


def test_marks_that_take_no_cell_of_their_own_move_nothing() -> None:
    for mark in ("\u0301", "\ufe0f", "\u20dd"):  # an accent, a variation selector, an enclosing circle
        assert display_columns(f"a{mark}b値c") == (f"a{mark}b値c", (0, 1, 1, 2, 4, 5))
