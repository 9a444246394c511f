"""Splitting LaTeX source into commands, braces, scripts and characters."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from interview_grill.errors import TypesetError

LONGEST = 4000
"""Characters of source beyond which a formula is refused."""


class Part(Enum):
    """The sorts of token."""

    COMMAND = 1
    CHARACTER = 2
    OPEN = 3
    CLOSE = 4
    UPPER = 5
    LOWER = 6
    PRIME = 7
    CELL = 8
    END = 9


class Token(NamedTuple):
    """`text` is a command's name without its backslash, or a character; `start` and `stop` are offsets in the
    source.
    """

    part: Part
    text: str
    start: int
    stop: int


_SINGLE = {"{": Part.OPEN, "}": Part.CLOSE, "^": Part.UPPER, "_": Part.LOWER, "'": Part.PRIME, "&": Part.CELL}


def tokenize(source: str) -> list[Token]:
    """The tokens of `source` without its spaces, ending with an END token.

    Raises:
        TypesetError: the source is too long, or holds a character that cannot be typeset.
    """
    if len(source) > LONGEST:
        raise TypesetError(
            f"a formula of {len(source)} characters is too long",
            source=source,
            position=LONGEST,
            mend=f"keep it under {LONGEST}",
        )
    tokens = []
    at = 0
    while at < len(source):
        character = source[at]
        if character in " \t\n\r":
            at += 1
            continue
        if character == "\\":
            stop = _command_end(source, at)
            tokens.append(
                Token(Part.COMMAND, source[at + 1 : stop].replace("\n", " ").replace("\t", " "), at, stop)
            )
        else:
            _refuse(source, at)
            stop = at + 1
            tokens.append(Token(_SINGLE.get(character, Part.CHARACTER), character, at, stop))
        at = stop
    tokens.append(Token(Part.END, "", len(source), len(source)))
    return tokens


def _command_end(source: str, at: int) -> int:
    stop = at + 1
    while stop < len(source) and source[stop].isascii() and source[stop].isalpha():
        stop += 1
    if stop > at + 1:
        return stop + source.startswith("*", stop) if source[at + 1 : stop] in ("operatorname",) else stop
    if stop == len(source):
        raise TypesetError(
            "a lone backslash", source=source, position=at, mend="name a macro after it, or remove it"
        )
    return stop + 1


def _refuse(source: str, at: int) -> None:
    character = source[at]
    if character == "$":
        raise TypesetError("a dollar sign inside a formula", source=source, position=at, mend="write \\$")
    if character in "%#`":
        raise TypesetError(
            f"{character!r} has no place in a formula",
            source=source,
            position=at,
            mend=f"write \\{character} or remove it",
        )
    if not character.isprintable():
        raise TypesetError(
            f"the control character {character!r} in a formula", source=source, position=at, mend="remove it"
        )
