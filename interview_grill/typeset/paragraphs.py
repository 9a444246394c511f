"""Which lines of a card's text belong together: a paragraph, an entry of a list, or code between fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.typeset.blocks import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = re.compile(r"( *)([-*]|\d{1,3}\.) +")
_FENCE = re.compile(r" *(`{3,})[^`]*$")


def paragraphs(marked: str) -> Iterator[list[str]]:
    """Lines that belong together: up to an empty line or the next list item; code with both its fences.

    A fence that is never closed opens no code. None of them is empty.
    """
    held: list[str] = []
    lines = marked.split("\n")
    at = 0
    while at < len(lines):
        end = _end_of_code(lines, at)
        if held and (end or not lines[at].strip() or MARKER.match(lines[at])):
            yield held
            held = []
        if end:
            yield lines[at:end]
            at = end
            continue
        if lines[at].strip():
            held.append(lines[at])
        at += 1
    if held:
        yield held


def code_of(lines: list[str]) -> Code | None:
    """The code that lines between fences hold, without the indent of the list it stands in; None for other lines."""
    if not _end_of_code(lines, 0):
        return None
    common = min(
        (len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()),
        default=0,
    )
    return Code(tuple(line[common:].rstrip() for line in lines[1:-1]))


def _end_of_code(lines: list[str], at: int) -> int:
    """The place behind the fence that closes the code which a line opens; 0 if it opens none, or none is closed."""
    found = _FENCE.match(lines[at]) if "```" in lines[at] else None
    if found is None:
        return 0
    return next((end + 1 for end in range(at + 1, len(lines)) if lines[end].strip() == found[1]), 0)
