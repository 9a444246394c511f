"""Words that are products of letters: `nv` is n times v, each a token of its own, so that a power behind takes
the last letter alone and a quotient before them is as open as before `2n`.
"""

from __future__ import annotations

from interview_grill.algebra.cursor import OpenReading
from interview_grill.algebra.functions import REFUSED, find_function
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.spelling import resolve, split
from interview_grill.algebra.tokens import Token, TokenKind


def apart(text: str, tokens: tuple[Token, ...], names: Names, pick: int | None) -> tuple[Token, ...]:
    """The tokens with every word of several letters cut into them.

    Raises OpenReading at a word that can be cut in several ways, unless `pick` says which to take.
    """
    cut: list[Token] | None = None
    for place, token in enumerate(tokens):
        pieces = _pieces(token, tokens[place + 1], names, pick) if token.kind is TokenKind.NAME else ()
        if pieces and cut is None:
            cut = list(tokens[:place])
        if cut is not None:
            cut += _cut(token, pieces, text) if pieces else (token,)
    return tokens if cut is None else tuple(cut)


def _pieces(token: Token, after: Token, names: Names, pick: int | None) -> tuple[str, ...]:
    typed = token.text
    if len(typed) < 2 or names.find(typed) or typed in REFUSED or find_function(spelling_key(typed)):
        return ()
    if names.find(f"{typed}2") or resolve(typed, names) is not None:
        return ()
    readings = split(typed, names, call=after.text in ("(", "[", "{"))
    if len(readings) > 1 and pick is None:
        raise OpenReading(token)
    return readings[min(pick or 0, len(readings) - 1)] if readings else ()


def _cut(token: Token, pieces: tuple[str, ...], text: str) -> list[Token]:
    found: list[Token] = []
    offset = 0
    for piece in pieces:
        position = min(token.position + offset, len(text))
        found.append(Token(TokenKind.NAME, piece, position, token.spaced and not found))
        offset += len(piece)
    return found
