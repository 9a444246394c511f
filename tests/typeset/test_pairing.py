"""Matched delimiters, bars that open, close or separate, and whole numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset import inline
from interview_grill.typeset.nodes import Fenced, Kind, Node, Row, Symbol
from interview_grill.typeset.pairing import paired, tidy
from interview_grill.typeset.parser import parse
from interview_grill.typeset.symbols import CHARACTERS


def letter(name: str) -> Symbol:
    return CHARACTERS.get(name) or Symbol(name, name, Kind.NUMBER if name.isdigit() else Kind.ORDINARY)


def flat(node: Node) -> str:
    """The symbols of a tree in order, matched delimiters doubled: «( … )»."""
    if isinstance(node, Symbol):
        return node.unicode
    if isinstance(node, Row):
        return "".join(map(flat, node.items))
    assert isinstance(node, Fenced)
    return f"«{node.left.unicode}{flat(node.body)}{node.right.unicode}»"


def matched(text: str) -> str:
    return flat(tidy(paired([letter(character) for character in text])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a)", "«(a)»"),
        ("(a(b)c)", "«(a«(b)»c)»"),
        ("[0,1)", "«[0,1)»"),
        ("(a", "(a"),
        ("a)", "a)"),
        ("(a(b)", "(a«(b)»"),
        ("|a|", "«|a|»"),
        ("|a|+|b|", "«|a|»+«|b|»"),
        ("a|b", "a|b"),
        ("(a|b)", "«(a|b)»"),
        ("|a+|b||", "«|a+«|b|»|»"),
        ("(|a|)", "«(«|a|»)»"),
        ("|(a|b)|", "«|«(a|b)»|»"),
    ],
)
def test_delimiters_are_matched_as_a_reader_would(text: str, expected: str) -> None:
    assert matched(text) == expected


@given(st.text("ab()[]|+", max_size=14))
def test_pairing_loses_nothing_and_never_fails(text: str) -> None:
    assert matched(text).replace("«", "").replace("»", "") == text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("12a", ["12"]), ("3.14", ["3.14"]), ("1.2.3", ["1.2", ".3"]), ("a1b23", ["1", "23"])],
)
def test_digits_and_a_point_are_one_number(text: str, numbers: list[str]) -> None:
    node = tidy([letter(character) for character in text])
    items = node.items if isinstance(node, Row) else (node,)
    found = [item.unicode for item in items if isinstance(item, Symbol) and item.kind is Kind.NUMBER]
    assert "".join(found) == "".join(numbers)
    assert found[0] == numbers[0]


def test_a_single_item_stands_by_itself_and_braces_leave_no_trace() -> None:
    assert tidy([letter("a")]) == letter("a")
    assert tidy([Row((letter("a"), letter("b"))), letter("c")]) == Row(
        (letter("a"), letter("b"), letter("c"))
    )
    assert tidy([]) == Row(())


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("p(x|\\theta)", "p(x | θ)"),
        ("|x|^2", "|x|²"),
        ("\\|x\\|_2^2", "‖x‖₂²"),
        ("E[X|Y]", "E[X | Y]"),
        ("12^2", "12²"),
        ("f|_{x=0}", "f|ₓ₌₀"),
    ],
)
def test_what_is_matched_is_written_as_it_is_read(latex: str, text: str) -> None:
    assert inline(latex) == text
    parse(latex)
