"""Cutting a text that holds Python into tokens, with the bracket that closes each bracket.

Whatever Python does not know (`²`, `Σ`, `|`) is a token as well, to be left as it is typed.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from interview_grill.errors import FormulaError


class Kind(Enum):
    """What a token is; OTHER is no part of Python."""

    NUMBER = "number"
    NAME = "name"
    MARK = "mark"
    OTHER = "other"
    END = "end"


class Token(NamedTuple):
    """A piece of the text: `spelled` as Python spells it (`*` for `×`), from column `start` to `end` of it."""

    kind: Kind
    spelled: str
    start: int
    end: int


_NO_LETTER = "¹²³⁰-ⁿ¼-¾⅐-⅟"  # digits to Python's `re`
_BLANKS = r" \t\r\u00a0\u2000-\u200b\u2060\ufeff"
_TOKEN = re.compile(
    rf"""[{_BLANKS}]*(?:
    (?P<number>(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)
    |(?P<name>[^\W\d{_NO_LETTER}](?:[^\W{_NO_LETTER}]|[\u0300-\u036f])*)
    |(?P<mark>\*\*=?|//|[-=!<>+*/:]=|->|[-+*/@^()\[\]{{}},;:.=<>\n\u2212\u2013·×∙⋅÷⁄∕])
    |(?P<other>\\[A-Za-z]+|[^\n{_BLANKS}]))""",
    re.VERBOSE,
)
_SPELLED = {**dict.fromkeys("\u2212\u2013", "-"), **dict.fromkeys("·×∙⋅", "*"), **dict.fromkeys("÷⁄∕", "/")}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Tokens(NamedTuple):
    """All tokens of a text, an END last; `partners` leads from the place of an opening bracket to its closing."""

    text: str
    all: tuple[Token, ...]
    partners: dict[int, int]


def tokens_of(text: str) -> Tokens:
    """The tokens of a text. Raises FormulaError for brackets that do not match."""
    found: list[Token] = []
    column = depth = 0
    while (match := _TOKEN.match(text, column)) is not None:
        column = match.end()
        kind = Kind(match.lastgroup)
        typed = match[kind.value]
        if typed in _CLOSING:
            depth += 1
        elif typed in _CLOSING.values():
            depth -= 1
        elif typed == "\n" and depth:
            continue
        found.append(Token(kind, _SPELLED.get(typed, typed), match.start(kind.value), column))
    found.append(Token(Kind.END, "", len(text), len(text)))
    return Tokens(text, tuple(found), _partners(text, found))


def _partners(text: str, tokens: list[Token]) -> dict[int, int]:
    partners: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is not Kind.MARK:
            continue
        if token.spelled in _CLOSING:
            opened.append(place)
        elif token.spelled in _CLOSING.values():
            if not opened:
                what = f"a {token.spelled} without its opening"
                raise FormulaError(
                    what, text=text, position=token.start, mend="take it out or open a bracket"
                )
            opening = tokens[opened[-1]]
            if _CLOSING[opening.spelled] != token.spelled:
                what = f"{token.spelled} closes the {opening.spelled} in column {opening.start + 1}"
                raise FormulaError(what, text=text, position=token.start)
            partners[opened.pop()] = place
    if opened:
        opening = tokens[opened[0]]
        missing = "".join(_CLOSING[tokens[place].spelled] for place in reversed(opened))
        what = f"this {opening.spelled} is not closed"
        raise FormulaError(what, text=text, position=opening.start, mend=f"add {missing}")
    return partners
