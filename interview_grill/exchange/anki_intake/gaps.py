"""Anki's texts with gaps: `{{c1::hidden::hint}}`, a card for each number. A gap may lie within another."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"\{\{c([0-9]{1,3}(?:,[0-9]{1,3})*)::|\}\}")
_DEEPEST = 8
_MOST_GAPS = 50


class Gap(NamedTuple):
    """HTML with the parts of one number hidden, and what they are."""

    number: int
    ask: str
    hidden: str


class _Hole(NamedTuple):
    """A part that the cards of its numbers hide."""

    mark: str
    numbers: tuple[int, ...]
    inside: list[str | _Hole]


def gaps_of(html: str) -> list[Gap]:
    """The cards of a text, by their numbers; none if nothing is hidden.

    At most 50, and gaps nested more than eight deep are words. What a gap hides is given with the gaps inside
    it filled.
    """
    parts, numbers = _read(html)
    return [_gap(parts, number) for number in sorted(numbers)[:_MOST_GAPS]]


def _read(html: str) -> tuple[list[str | _Hole], set[int]]:
    """The text as words and holes, and all their numbers. What is opened and never closed is words."""
    around: list[_Hole] = [_Hole("", (), [])]
    numbers: set[int] = set()
    at = 0
    for match in _MARK.finditer(html):
        around[-1].inside.append(html[at : match.start()])
        at = match.end()
        if match[1] and len(around) <= _DEEPEST:
            around.append(_Hole(match[0], tuple(map(int, match[1].split(","))), []))
        elif match[1] or len(around) == 1:
            around[-1].inside.append(match[0])
        else:
            hole = around.pop()
            numbers.update(hole.numbers)
            around[-1].inside.append(hole)
    around[-1].inside.append(html[at:])
    whole = [part for hole in around for part in (hole.mark, *hole.inside)]
    return whole, numbers


def _gap(parts: list[str | _Hole], number: int) -> Gap:
    hidden: list[str] = []
    ask = _shown(parts, number, hidden)
    return Gap(number, ask, "<br>".join(dict.fromkeys(hidden)))


def _shown(parts: list[str | _Hole], number: int | None, hidden: list[str]) -> str:
    """The words with the holes of a number shut, what they hide being added to `hidden`; others are filled."""
    shown: list[str] = []
    for part in parts:
        if isinstance(part, str):
            shown.append(part)
        elif number not in part.numbers:
            shown.append(_shown(part.inside, number, hidden).partition("::")[0])
        else:
            words, _, hint = _shown(part.inside, None, hidden).partition("::")
            hidden.append(words)
            shown.append(f"[{hint or '…'}]")
    return "".join(shown)
