"""Texts with gaps, as hashcards writes them: what stands in [brackets] is to be recalled, one card a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.exchange.question_list.mathematics import Nature, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = re.compile(r"(?<![\\!])\[((?:\\.|[^\[\]\\])+)\](?!\()")
_OPEN, _CLOSE = "\x04", "\x05"  # no text of ours holds control characters
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")
_NO_MARKS = str.maketrans("", "", _OPEN + _CLOSE)
_SHOWN_GAP = "[…]"
_MOST_GAPS = 100


def with_marks(text: str) -> str:
    """Markdown with marks around its gaps, made before backslashes go: `\\[0, 1\\]` is an interval, and no gap."""
    return "".join(
        _GAP.sub(rf"{_OPEN}\1{_CLOSE}", piece.text) if piece.nature is Nature.WORDS else piece.written()
        for piece in pieces_of(text)
    )


def hidden_parts(marked: str) -> Iterator[tuple[str, str]]:
    """For each gap of a text with marks the text without it, other gaps filled, and what belongs there; at
    most 100.
    """
    parts = [part.translate(_NO_MARKS) for part in _MARKED.split(marked)]
    for gap in range(1, len(parts), 2)[:_MOST_GAPS]:
        yield "".join([*parts[:gap], _SHOWN_GAP, *parts[gap + 1 :]]), parts[gap].strip()
