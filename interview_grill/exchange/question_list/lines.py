"""The lines of a Markdown file, each with what it is as far as one line and the code around it tell.

Done before questions are looked for, lest a comment in a code block be taken for a heading.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Sort(Enum):
    """What a line is."""

    BLANK = "blank"
    TEXT = "text"
    CODE = "code"  # within a fence, the fence included, or within a displayed formula or comment
    HEADING = "heading"
    RULE = "rule"
    ROW = "row of a table"


class Line(NamedTuple):
    """A line without its break; `number` counts from 1."""

    number: int
    text: str
    sort: Sort


_FENCE = re.compile(r" *(?:(?:[-*+]|\d{1,9}[.)]) +)?(`{3,}|~{3,})([^`\n]*)$")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,}|={3,})$")
_LONGEST_FENCE = 12
_LONGEST_BLOCK = 200  # lines of a displayed formula or a comment


class Lines(NamedTuple):
    """All lines, and the numbers of those that open code which is never closed."""

    lines: list[Line]
    unclosed: list[int]


def sorted_lines(texts: list[str]) -> Lines:
    """Each line with its sort. Code that is never closed is taken for text, lest it swallow the rest of the file."""
    lines: list[Line] = []
    unclosed: list[int] = []
    hopeless: dict[str, int] = {}
    inside_until = -1
    for place, text in enumerate(texts):
        if place <= inside_until:
            lines.append(Line(place + 1, text, Sort.CODE))
            continue
        inside_until = _end(texts, place, hopeless)
        if inside_until == place:
            unclosed.append(place + 1)
        sort = Sort.CODE if inside_until > place else _sort(text)
        lines.append(Line(place + 1, text, sort))
    return Lines(lines, unclosed)


def _sort(text: str) -> Sort:
    stripped = text.strip()
    if not stripped:
        return Sort.BLANK
    first = stripped[0]
    if first == "#" and _HEADING.match(text):
        return Sort.HEADING
    if first in "-*_=" and _RULE.match(text):
        return Sort.RULE
    if first == "|":
        return Sort.ROW
    return Sort.TEXT


def _end(texts: list[str], place: int, hopeless: dict[str, int]) -> int:
    """The place of the line that closes what a line opens; its own place if nothing does, -1 if it opens nothing."""
    text = texts[place]
    stripped = text.strip()
    if "```" in text or "~~~" in text:
        opened = _FENCE.match(text)
        return _end_of_fence(texts, place, opened[1], hopeless) if opened else -1
    if stripped.startswith("<!--") and "-->" not in text:
        return _end_of_block(texts, place, "-->")
    if stripped in ("$$", "\\["):
        return _end_of_block(texts, place, "$$" if stripped == "$$" else "\\]")
    return -1


def _end_of_fence(texts: list[str], place: int, mark: str, hopeless: dict[str, int]) -> int:
    length = min(len(mark), _LONGEST_FENCE)
    if length >= hopeless.get(mark[0], _LONGEST_FENCE + 1):
        return place
    for after in range(place + 1, len(texts)):
        closing = texts[after].strip()
        if len(closing) >= length and closing == mark[0] * len(closing):
            return after
    hopeless[mark[0]] = length
    return place


def _end_of_block(texts: list[str], place: int, mark: str) -> int:
    for after in range(place + 1, min(len(texts), place + _LONGEST_BLOCK)):
        if mark in texts[after]:
            return after
    return place
