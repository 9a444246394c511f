"""What a card's text is made of once it is read: blocks of spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Manner(Enum):
    """What a span is."""

    WORDS = "words"
    CODE = "code"
    FORMULA = "formula"
    SOURCE = "source"  # a formula that could not be typeset


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one style."""

    text: str
    manner: Manner = Manner.WORDS
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `marker` is `-` or a number with its full stop, `level` 0 for the outermost."""

    marker: str
    spans: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Displayed:
    """The lines of a displayed formula; `typeset` is false when they are its source."""

    lines: tuple[str, ...]
    latex: str
    typeset: bool = True


Block = Paragraph | Item | Displayed
