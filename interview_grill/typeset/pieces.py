"""Text on one line and how firmly it holds together."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from interview_grill.typeset.spacing import Tail


class Form(IntEnum):
    """How firmly a piece of text holds together, the firmest first."""

    ATOM = 0
    POWER = 1
    CALL = 2  # p(x), n!
    PRODUCT = 3
    QUOTIENT = 4
    APPLIED = 5  # log x, ∑ᵢ xᵢ: open on the right
    SUM = 6
    RELATION = 7
    LIST = 8


class Piece(NamedTuple):
    """Text on one line and what its surroundings need to know of it.

    `signed`: it begins with a unary sign. `word`: it is a name of several letters.
    """

    text: str
    form: Form = Form.ATOM
    tail: Tail = Tail.CLEAN
    signed: bool = False
    word: bool = False

    def enclosed(self) -> Piece:
        """The same in parentheses."""
        return Piece(f"({self.text})")

    def no_looser_than(self, form: Form, *, signed: bool = False) -> Piece:
        """Itself, or in parentheses if it holds less firmly than `form` or (unless `signed`) has a sign."""
        return self if self.form <= form and (signed or not self.signed) else self.enclosed()
