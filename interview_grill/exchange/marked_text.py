"""The text of a card as blocks of spans with its formulas as LaTeX, for writers of other formats.

The small Markdown is that of `interview_grill.typeset.prose`; a test holds the two readers together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.errors import TypesetError
from interview_grill.typeset.blocks import Block, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.mathematics import Formula, Words, split_mathematics
from interview_grill.typeset.paragraphs import MARKER, code_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_LINE, _DISPLAYED = "\ufffc", "\ufffb"  # stand for formulas while the words around them are read
_MARKUP = re.compile(
    r"\\([\\`*_$#-])"
    r"|`([^`]+)`"
    r"|(?<![\w*])\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\w)"
    f"|({_IN_LINE})",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^\\`*$\n\d-][^\\`*$\n]*")


def read_blocks(text: str) -> list[Block]:
    """The blocks of a text; the text of a FORMULA span and `Displayed.latex` are LaTeX without dollars.

    It never fails: text whose dollars do not match is words, and control characters are replaced.
    """
    if _PLAIN.fullmatch(text) and text.isprintable():
        joined = " ".join(text.split())
        return [Paragraph((Span(joined),))] if joined else []
    try:
        pieces = split_mathematics(text)
    except TypesetError:
        pieces = [Words(text, 0)]
    formulas = iter([printable(piece.latex) for piece in pieces if isinstance(piece, Formula)])
    marked = "".join(map(_marked, pieces))
    return [_block(lines, formulas) for lines in paragraphs(marked)]


def printable(text: str) -> str:
    """Text with white space of every kind as it acts and other control characters made visible."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "\ufffd" for c in text)


def _marked(piece: Words | Formula) -> str:
    if isinstance(piece, Formula):
        return f"\n\n{_DISPLAYED}\n\n" if piece.displayed else _IN_LINE
    return printable(piece.text.replace(_IN_LINE, "\ufffd").replace(_DISPLAYED, "\ufffd"))


def _block(lines: list[str], formulas: Iterator[str]) -> Block:
    if lines[0].strip() == _DISPLAYED:
        return Displayed((), next(formulas).strip())
    code = code_of(lines)
    if code is not None:
        return code
    match = MARKER.match(lines[0])
    text = " ".join(" ".join(lines)[match.end() if match else 0 :].split())
    spans = tuple(span for span in _spans(text, formulas, bold=False, italic=False) if span.text)
    if not match:
        return Paragraph(spans)
    return Item("-" if match[2] in "-*" else match[2], spans, level=len(match[1]) // 2)


def _spans(text: str, formulas: Iterator[str], *, bold: bool, italic: bool) -> Iterator[Span]:
    at = 0
    for match in _MARKUP.finditer(text):
        yield Span(text[at : match.start()], Manner.WORDS, bold, italic)
        at = match.end()
        escaped, code, strong, slanted, formula = match.groups()
        if strong:
            yield from _spans(strong, formulas, bold=True, italic=italic)
        elif slanted:
            yield from _spans(slanted, formulas, bold=bold, italic=True)
        elif formula:
            yield Span(next(formulas), Manner.FORMULA, bold, italic)
        else:
            yield Span(code or escaped, Manner.CODE if code else Manner.WORDS, bold, italic)
    yield Span(text[at:], Manner.WORDS, bold, italic)
