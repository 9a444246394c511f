"""How nodes stand beside each other, by TeX's rules: which minus is a sign, and where spaces go.

Knuth, The TeXbook, chapter 18 and appendix G, cut down to whole columns.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from interview_grill.typeset.nodes import Kind, Node, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tail(Enum):
    """How a piece of text ends, as far as it matters to what follows it."""

    CLEAN = 1
    LABEL = 2  # x_max: letters after it would be read into the label
    EXPONENT = 3  # x^2, √n: anything after it would be read into the exponent or under the root


_TAKES_OPERAND = frozenset(
    (
        Kind.BINARY,
        Kind.PRODUCT,
        Kind.SLASH,
        Kind.RELATION,
        Kind.ARROW,
        Kind.OPEN,
        Kind.PUNCTUATION,
        Kind.SIGN,
        Kind.BIG,
    )
)
_OPERATORS = frozenset((Kind.BINARY, Kind.PRODUCT))
_RELATIONS = frozenset((Kind.RELATION, Kind.ARROW))
_FUNCTIONS = frozenset((Kind.FUNCTION, Kind.LIMIT))
_BIGS = frozenset((Kind.BIG, Kind.INTEGRAL))
AWAITS_OPERAND = _TAKES_OPERAND | _FUNCTIONS | _BIGS
"""Kinds after which something must follow, so that a line should not end with them."""


def roles(items: Iterable[Node]) -> list[Kind]:
    """The kind of each item, with a + or − that has nothing on its left (or right) made a SIGN."""
    kinds = [kind_of(item) for item in items]
    before: Kind | None = None
    for index, kind in enumerate(kinds):
        if kind is Kind.SPACE:
            continue
        if kind in _OPERATORS and (before is None or before in _TAKES_OPERAND or before in _FUNCTIONS):
            kinds[index] = kind = Kind.SIGN if kind is Kind.BINARY else Kind.ORDINARY
        before = kind
    last = next((index for index in range(len(kinds) - 1, -1, -1) if kinds[index] is not Kind.SPACE), None)
    if last is not None and kinds[last] in _OPERATORS:
        kinds[last] = Kind.ORDINARY
    return kinds


def gap(left: Kind, right: Kind, *, fenced: bool, limits: bool, compact: bool) -> int | None:
    """Columns between two kinds, or None where only their letters decide (`glue`).

    `fenced`: the right one is in parentheses; `limits`: the left one has something under it.
    """
    if Kind.SPACE in (left, right):
        return 0
    if left in _RELATIONS or right in _RELATIONS:
        both = left in _RELATIONS and right in _RELATIONS
        return None if compact or both else 1
    if left in _OPERATORS or right in _OPERATORS:
        return None if compact else 1
    if left in (Kind.SIGN, Kind.SLASH, Kind.OPEN) or right in (
        Kind.PUNCTUATION,
        Kind.CLOSE,
        Kind.POSTFIX,
        Kind.SLASH,
    ):
        return None if left is Kind.SIGN else 0
    if left is Kind.PUNCTUATION:
        return None if compact else 1
    if left in _FUNCTIONS and fenced and not limits:
        return 0
    if left in _BIGS or left in _FUNCTIONS or right in _BIGS or right in _FUNCTIONS:
        return 1
    return None


def glue(before: str, after: str, *, tail: Tail, words: bool) -> str:
    """A space where two neighbours would otherwise be read as one name, label or exponent; else nothing.

    `tail` is how `before` ends; `words`: one of the two is a name of several letters.
    """
    if not before or not after or " " in (before[-1], after[0]):
        return ""
    if tail is Tail.EXPONENT and (_is_letter(after[0]) or after[0] in "([{|‖√⟨⌊⌈"):
        return " "
    if tail is Tail.LABEL and _is_letter(after[0]):
        return " "
    joined = _is_letter(before[-1]) and _is_letter(after[0])
    beside_bar = "|" in (before[-1], after[0]) and (_is_letter(before[-1]) or _is_letter(after[0]))
    return " " if words and (joined or beside_bar) else ""


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in "∂∇∞√" or unicodedata.combining(character) > 0
