"""Cutting a formula into tokens, each with the column of the typed text it came from."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from interview_grill.algebra.characters import BESIDE, VULGAR, normalise
from interview_grill.algebra.names import BAR, GREEK, HAT
from interview_grill.errors import FormulaError


class TokenKind(Enum):
    """What a token is; SIGN is that of a sum or product, and every other single character is a MARK."""

    SIGN = "sign"
    NUMBER = "number"
    NAME = "name"
    POWER = "power"
    MARK = "mark"
    END = "end"


class Token(NamedTuple):
    """A piece of the formula; `spaced`: after white space; `position`: 0-based column of the typed text, not
    the plain one.
    """

    kind: TokenKind
    text: str
    position: int
    spaced: bool


class Limits(NamedTuple):
    """How much is read: hostile or mistaken input is refused before it costs anything.

    Counts of characters and tokens in a formula, of brackets open at once, and of characters in one number.
    """

    characters: int
    tokens: int
    depth: int = 25
    digits: int = 24  # any double in full has at most 23


TYPED = Limits(characters=400, tokens=250)
AUTHORED = Limits(characters=800, tokens=500)

_GREEK = "".join(GREEK)
#: The limits of a sum, which say no more than that it is one: `_i`, `_(i=1)^n`, `ᵢ₌₁ⁿ`.
_LOWER = r"_(?:\([A-Za-z](?:=[01])?\)|[ijk](?:_?=_?[01])?|[lmt](?![A-Za-z0-9]))"
_UPPER = r"(?:\^(?:\([^()]*\)|[nNKkm](?![A-Za-z0-9]))|ⁿ)"
_TOKEN = re.compile(
    rf"""(?P<sign>(?:(?:sum|prod|[ΣΠ]){_LOWER}{_UPPER}?|[ΣΠ](?!_)
        |(?:sum|prod)(?![A-Za-z0-9_(])))
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[{"".join(VULGAR)}])
    |(?P<name>(?:[{_GREEK}](?:[{HAT}{BAR}]|hat|bar)?\d*|[A-Za-z][A-Za-z0-9]*[{HAT}{BAR}]?\d*)
        (?:_(?:[A-Za-z0-9]+|[{_GREEK}]|\((?:n|1)\)))*)
    |(?P<power>_\+|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+)
    |(?P<mark>\*\*|[-+*/^()\[\]{{}}|!%=,;√])""",
    re.VERBOSE | re.ASCII,
)
_BLANKS = (" ", BESIDE)
_KINDS = {kind.value: kind for kind in TokenKind}


def tokenize(text: str, limits: Limits = TYPED) -> tuple[Token, ...]:
    """The tokens of a typed formula, an END token last.

    Raises FormulaError when the text is longer than the limits, holds something that is no token, or a number
    that overflows, underflows or is grouped by underscores.
    """
    if len(text) > limits.characters:
        what = f"{len(text)} characters are too many"
        raise FormulaError(
            what, text=text[: limits.characters], position=0, mend=f"at most {limits.characters}"
        )
    plain, origins = normalise(text)
    tokens: list[Token] = []
    column = 0
    while True:
        start = column
        while column < len(plain) and plain[column] in _BLANKS:
            column += 1
        if column == len(plain):
            break
        match = _TOKEN.match(plain, column)
        if match is None:
            raise _no_token(plain[column], text, origins[column])
        kind, piece = _kind_and_piece(match)
        if kind is TokenKind.NUMBER:
            _check_number(piece, plain[match.end() :], text, origins[column], limits)
        tokens.append(Token(kind, piece, origins[column], " " in plain[start:column]))
        if len(tokens) > limits.tokens:
            raise FormulaError(
                f"more than {limits.tokens} signs and names", text=text, position=origins[column]
            )
        column = match.end()
    tokens.append(Token(TokenKind.END, "", len(text), spaced=True))
    return tuple(tokens)


def _kind_and_piece(match: re.Match[str]) -> tuple[TokenKind, str]:
    kind, typed = _KINDS[match.lastgroup or ""], match[0]
    if kind is TokenKind.SIGN:
        return kind, "sum" if typed[0] in "sΣ" else "prod"
    return kind, "^" if typed == "**" else typed


def _no_token(character: str, text: str, position: int) -> FormulaError:
    if character == "_":
        return FormulaError("an underscore is only read inside a name", text=text, position=position)
    if character == ".":
        return FormulaError("a lone point is no number", text=text, position=position)
    return FormulaError("the accent has no letter under it", text=text, position=position)


def _check_number(number: str, rest: str, text: str, position: int, limits: Limits) -> None:
    if len(number) > limits.digits:
        raise FormulaError(f"a number of more than {limits.digits} characters", text=text, position=position)
    if rest.startswith("."):
        raise FormulaError("two points in one number", text=text, position=position + len(number))
    if rest.startswith("_"):
        mend = "write 1000, without separators"
        raise FormulaError(
            "an underscore inside a number", text=text, position=position + len(number), mend=mend
        )
    if number in VULGAR:
        return
    value = float(number)
    digits = re.sub(r"[eE].*", "", number).replace(".", "").strip("0")
    if value == float("inf") or (value == 0.0 and digits):
        raise FormulaError(f"{number} is outside the range of numbers", text=text, position=position)


def fault(text: str, token: Token, what: str, mend: str | None = None) -> FormulaError:
    """An error that points at a token."""
    return FormulaError(what, text=text, position=token.position, mend=mend)
