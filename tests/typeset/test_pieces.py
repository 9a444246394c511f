"""Text on one line and the parentheses it needs."""

from __future__ import annotations

import pytest

from interview_grill.typeset.pieces import Form, Piece


def test_forms_are_ordered_from_firm_to_loose() -> None:
    assert list(Form) == sorted(Form)
    assert Form.ATOM < Form.POWER < Form.CALL < Form.PRODUCT < Form.QUOTIENT < Form.APPLIED < Form.SUM
    assert Form.SUM < Form.RELATION < Form.LIST


@pytest.mark.parametrize(
    ("piece", "form", "written"),
    [
        (Piece("a + b", Form.SUM), Form.PRODUCT, "(a + b)"),
        (Piece("a + b", Form.SUM), Form.SUM, "a + b"),
        (Piece("x", Form.ATOM), Form.ATOM, "x"),
        (Piece("−x", Form.ATOM, signed=True), Form.SUM, "(−x)"),
    ],
)
def test_what_is_looser_than_its_place_is_put_in_parentheses(piece: Piece, form: Form, written: str) -> None:
    assert piece.no_looser_than(form).text == written


def test_a_sign_may_stand_where_it_is_allowed() -> None:
    assert Piece("−x", signed=True).no_looser_than(Form.SUM, signed=True).text == "−x"


def test_in_parentheses_everything_is_an_atom_without_sign_or_tail() -> None:
    assert Piece("−a, b", Form.LIST, signed=True, word=True).enclosed() == Piece("(−a, b)")
