"""What a dialogue says: card text, or lines to be shown exactly as they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines shown as they stand: what somebody typed, with a caret under it."""

    text: str


Chunk = str | Verbatim
