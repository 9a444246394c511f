"""The text of a card as blocks of spans: paragraphs, list items and displayed formulas, ready to be styled.

The Markdown is small: `- ` and `1. ` lists, `**bold**`, `*italic*`, `` `code` ``, and a backslash before a
mark that is meant literally. A formula that cannot be typeset stays visible as its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.errors import TypesetError
from interview_grill.typeset.blocks import Block, Code, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.charset import Charset
from interview_grill.typeset.mathematics import Formula, Words, split_mathematics
from interview_grill.typeset.paragraphs import MARKER, code_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator


def prose(text: str, *, charset: Charset = Charset.UNICODE, width: int | None = None) -> list[Block]:
    """The blocks of a card's text; displayed formulas break at `width` columns, spans are left to `wrap`.

    It never fails: text whose dollars do not match is shown as it stands, and so is a formula outside the
    subset of `known_macros`.
    """
    try:
        pieces = split_mathematics(text)
    except TypesetError:
        pieces = [Words(text, 0)]
    formulas = [piece for piece in pieces if isinstance(piece, Formula)]
    marked = "".join(_marked(piece) for piece in pieces)
    reader = _Reader(iter(formulas), charset, width)
    return [block for lines in paragraphs(marked) if (block := reader.block(lines)) is not None]


def faults(text: str) -> list[TypesetError]:
    """What `prose` would have to show as it stands, each with its offset in `text`."""
    from interview_grill.typeset.formula import check

    try:
        pieces = split_mathematics(text)
    except TypesetError as error:
        return [error]
    found = []
    for piece in pieces:
        if isinstance(piece, Formula):
            try:
                check(piece.latex)
            except TypesetError as error:
                found.append(
                    TypesetError(
                        error.what, source=text, position=piece.start + error.position, mend=error.mend
                    )
                )
    return found


_IN_LINE, _DISPLAYED = "\ufffc", "\ufffb"  # stand for formulas while the words around them are read


def _marked(piece: Words | Formula) -> str:
    if isinstance(piece, Formula):
        return f"\n\n{_DISPLAYED}\n\n" if piece.displayed else _IN_LINE
    return "\n".join(_printable(line) for line in piece.text.replace(_IN_LINE, "\ufffd").split("\n"))


def _printable(text: str) -> str:
    """Text without what could act on a terminal, such as escape sequences."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


_MARKUP = re.compile(
    r"\\([\\`*_$#-])"
    r"|`([^`]+)`"
    r"|(?<![\w*])\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\w)"
    f"|({_IN_LINE})",
    re.DOTALL,
)


class _Reader:
    """Turns marked lines into blocks, taking the formulas in their order."""

    def __init__(self, formulas: Iterator[Formula], charset: Charset, width: int | None) -> None:
        self.formulas = formulas
        self.charset = charset
        self.width = width

    def block(self, lines: list[str]) -> Block | None:
        if lines[0].strip() == _DISPLAYED:
            return self.displayed(next(self.formulas))
        code = code_of(lines)
        if code is not None:
            return Code(tuple(map(self.written, code.lines)))
        match = MARKER.match(lines[0])
        text = " ".join(" ".join(lines)[match.end() if match else 0 :].split())
        spans = tuple(_merged(self.spans(text, bold=False, italic=False)))
        if not match:
            return Paragraph(spans)
        marker = "-" if match[2] in "-*" else match[2]
        return Item(marker, spans, level=len(match[1]) // 2)

    def displayed(self, formula: Formula) -> Displayed:
        from interview_grill.typeset.formula import display

        latex = formula.latex.strip()
        try:
            return Displayed(tuple(display(latex, charset=self.charset, width=self.width)), latex)
        except TypesetError:
            lines = tuple(self.written(line) for line in latex.split("\n"))
            return Displayed(lines, latex, typeset=False)

    def spans(self, text: str, *, bold: bool, italic: bool) -> Iterator[Span]:
        at = 0
        for match in _MARKUP.finditer(text):
            yield Span(self.written(text[at : match.start()]), Manner.WORDS, bold, italic)
            at = match.end()
            escaped, code, strong, slanted, formula = match.groups()
            if strong:
                yield from self.spans(strong, bold=True, italic=italic)
            elif slanted:
                yield from self.spans(slanted, bold=bold, italic=True)
            elif formula:
                yield self.in_line(next(self.formulas), bold=bold, italic=italic)
            else:
                yield Span(self.written(code or escaped), Manner.CODE if code else Manner.WORDS, bold, italic)
        yield Span(self.written(text[at:]), Manner.WORDS, bold, italic)

    def in_line(self, formula: Formula, *, bold: bool, italic: bool) -> Span:
        from interview_grill.typeset.formula import inline

        try:
            return Span(inline(formula.latex, charset=self.charset), Manner.FORMULA, bold, italic)
        except TypesetError:
            return Span(self.written(f"${formula.latex}$"), Manner.SOURCE, bold, italic)

    def written(self, text: str) -> str:
        shown = _printable(text)
        if self.charset is Charset.UNICODE:
            return shown
        from interview_grill.typeset.letters import plain

        return plain(shown)


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Without empty spans, and with neighbours of one style joined."""
    held: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if (
            held
            and span.manner is Manner.WORDS
            and (held.manner, held.bold, held.italic) == (span.manner, span.bold, span.italic)
        ):
            held = Span(held.text + span.text, span.manner, span.bold, span.italic)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
