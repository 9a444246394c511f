"""The small Markdown of a card's text, read once for every way of showing it.

`- ` and `1. ` lists, `**bold**`, `*italic*`, `` `code` ``, code between fences, and a backslash before a mark that is
meant literally; formulas stand between dollars. What a formula becomes is the showing's affair: lines of characters
in a terminal, LaTeX in an export.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from interview_grill.errors import TypesetError
from interview_grill.typeset.blocks import Block, Code, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.mathematics import Formula, Words, split_mathematics
from interview_grill.typeset.paragraphs import MARKER, code_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Showing(Protocol):
    """What becomes of words and formulas; it never raises, for a card is shown whatever its text holds."""

    def words(self, text: str) -> str:
        """Printable words as they are shown."""

    def in_line(self, latex: str) -> tuple[str, Manner]:
        """A formula within a line, and whether it is a formula still or its source."""

    def displayed(self, latex: str) -> Displayed:
        """A formula on lines of its own."""


_IN_LINE, _DISPLAYED = "\ufffc", "\ufffb"  # stand for formulas while the words around them are read
_MARKUP = re.compile(
    r"\\([\\`*_$#-])"
    r"|`([^`]+)`"
    r"|(?<![\w*])\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\w)"
    f"|({_IN_LINE})",
    re.DOTALL,
)
_PLAIN = re.compile(
    rf"[^\\`*$\s\d{_IN_LINE}-][^\\`*${_IN_LINE}]*"
)  # one paragraph of words, where it is also printable


def read(text: str, showing: Showing) -> list[Block]:
    """The blocks of a text. It never fails: text whose dollars do not match is words."""
    if _PLAIN.fullmatch(text) and text.isprintable():
        return [Paragraph((Span(showing.words(" ".join(text.split()))),))]
    try:
        pieces = split_mathematics(text)
    except TypesetError:
        pieces = [Words(text, 0)]
    reader = _Reader(iter([piece for piece in pieces if isinstance(piece, Formula)]), showing)
    return [reader.block(lines) for lines in paragraphs("".join(map(_marked, pieces)))]


def printable(text: str) -> str:
    r"""Text with white space of every kind as it acts, and what could act on a terminal made visible.

    Line feeds stay, other white space becomes a space, control characters and changes of direction `\ufffd`.
    """
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def _marked(piece: Words | Formula) -> str:
    if isinstance(piece, Formula):
        return f"\n\n{_DISPLAYED}\n\n" if piece.displayed else _IN_LINE
    return printable(piece.text.replace(_IN_LINE, "\ufffd"))


class _Reader:
    """Turns marked lines into blocks, taking the formulas in their order."""

    def __init__(self, formulas: Iterator[Formula], showing: Showing) -> None:
        self.formulas = formulas
        self.showing = showing

    def block(self, lines: list[str]) -> Block:
        if lines[0].strip() == _DISPLAYED:
            return self.showing.displayed(next(self.formulas).latex.strip())
        code = code_of(lines)
        if code is not None:
            return Code(tuple(map(self.showing.words, code.lines)))
        match = MARKER.match(lines[0])
        text = " ".join(" ".join(lines)[match.end() if match else 0 :].split())
        spans = tuple(_merged(self.spans(text, bold=False, italic=False)))
        if not match:
            return Paragraph(spans)
        return Item("-" if match[2] in "-*" else match[2], spans, level=len(match[1]) // 2)

    def spans(self, text: str, *, bold: bool, italic: bool) -> Iterator[Span]:
        at = 0
        for match in _MARKUP.finditer(text):
            yield Span(self.showing.words(text[at : match.start()]), Manner.WORDS, bold, italic)
            at = match.end()
            escaped, code, strong, slanted, formula = match.groups()
            if strong:
                yield from self.spans(strong, bold=True, italic=italic)
            elif slanted:
                yield from self.spans(slanted, bold=bold, italic=True)
            elif formula:
                yield Span(*self.showing.in_line(next(self.formulas).latex), bold, italic)
            else:
                manner = Manner.CODE if code else Manner.WORDS
                yield Span(self.showing.words(code or escaped), manner, bold, italic)
        yield Span(self.showing.words(text[at:]), Manner.WORDS, bold, italic)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Without empty spans, and with neighbouring words of one style joined."""
    held: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if held and held.manner is Manner.WORDS and held[1:] == span[1:]:
            held = held._replace(text=held.text + span.text)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
