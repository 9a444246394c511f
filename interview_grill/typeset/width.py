"""How many terminal columns text takes: combining marks none, East Asian wide characters two."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def columns(text: str) -> int:
    """The display width of one line of text."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def cut(text: str, width: int) -> Iterator[str]:
    """Text in pieces of at most `width` columns (2 or more), a combining mark never apart from its letter."""
    start = used = 0
    for index, character in enumerate(text):
        size = _columns(character)
        if used + size > width:
            yield text[start:index]
            start, used = index, 0
        used += size
    yield text[start:]


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
