"""How many terminal columns text takes: combining marks and the vowels and finals of Hangul written in parts
none, East Asian wide characters two.

By Unicode's categories and East Asian Width (UAX 11); ambiguous characters are narrow, as in Western
terminals.
"""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """The display width of one line of text, which holds no control characters."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def fitting(text: str, room: int) -> int:
    """How many of the first characters fit into `room` columns, with the marks on the last of them."""
    if text.isascii():
        return min(len(text), max(0, room))
    for place, character in enumerate(text):
        room -= _columns(character)
        if room < 0:
            return place
    return len(text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
