"""Anki's texts with gaps: `{{c1::hidden::hint}}`, a card for each number."""

from __future__ import annotations

import re
from typing import NamedTuple

_GAP = re.compile(r"\{\{c([0-9]{1,3}(?:,[0-9]{1,3})*)::(.{0,5000}?)\}\}", re.DOTALL)
_MOST_GAPS = 50


class Gap(NamedTuple):
    """HTML with the parts of one number hidden, and what they are."""

    number: int
    ask: str
    hidden: str


def gaps_of(html: str) -> list[Gap]:
    """The cards of a text, by their numbers; none if nothing is hidden."""
    numbers = sorted({number for match in _GAP.finditer(html) for number in _numbers(match)})
    return [_gap(html, number) for number in numbers[:_MOST_GAPS]]


def _gap(html: str, number: int) -> Gap:
    hidden: list[str] = []

    def shown(match: re.Match[str]) -> str:
        text, _, hint = match[2].partition("::")
        if number not in _numbers(match):
            return text
        hidden.append(text)
        return f"[{hint or '…'}]"

    ask = _GAP.sub(shown, html)
    return Gap(number, ask, "<br>".join(dict.fromkeys(hidden)))


def _numbers(match: re.Match[str]) -> list[int]:
    return [int(number) for number in match[1].split(",")]
