"""Texts with gaps, as hashcards writes them: what stands in [brackets] is to be recalled, one card a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.exchange.question_list.mathematics import Nature, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = re.compile(r"(?<![\\!])\[([^\[\]]+)\](?!\()")
_SHOWN_GAP = "[…]"
_MOST_GAPS = 100


def hidden_parts(text: str) -> Iterator[tuple[str, str]]:
    """For each gap the text without it, other gaps filled, and what belongs there."""
    parts: list[str] = []
    gaps: list[int] = []
    for piece in pieces_of(text):
        if piece.nature is not Nature.WORDS:
            parts.append(piece.written())
            continue
        at = 0
        for match in _GAP.finditer(piece.text):
            parts += [piece.text[at : match.start()], match[1]]
            gaps.append(len(parts) - 1)
            at = match.end()
        parts.append(piece.text[at:])
    for gap in gaps[:_MOST_GAPS]:
        yield "".join([*parts[:gap], _SHOWN_GAP, *parts[gap + 1 :]]), parts[gap].strip()
