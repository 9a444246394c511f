"""What a card's text is made of once it is read: blocks of spans."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Manner(Enum):
    """What a span is."""

    WORDS = "words"
    CODE = "code"
    FORMULA = "formula"
    SOURCE = "source"  # a formula that could not be typeset


class Span(NamedTuple):
    """Text of one style."""

    text: str
    manner: Manner = Manner.WORDS
    bold: bool = False
    italic: bool = False


class Paragraph(NamedTuple):
    """Running text."""

    spans: tuple[Span, ...]


class Item(NamedTuple):
    """One entry of a list; `marker` is `-` or a number with its full stop, `level` 0 for the outermost."""

    marker: str
    spans: tuple[Span, ...]
    level: int = 0


class Displayed(NamedTuple):
    """The lines of a displayed formula; `typeset` is false when they are its source. `latex` is without its
    dollars.
    """

    lines: tuple[str, ...]
    latex: str
    typeset: bool = True


class Code(NamedTuple):
    """Lines of a program, as they stand."""

    lines: tuple[str, ...]


Block = Paragraph | Item | Displayed | Code
