"""The text of a card as Markdown that means the same to GitHub, Obsidian and CommonMark readers with
mathematics.

Readers differ in what they look for first: GitHub takes backslash escapes out of a formula before it knows
that it is one, so a formula is written in commands that survive that, unless the reader is known to behave.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from interview_grill.exchange.marked_text import read_blocks
from interview_grill.typeset.blocks import Code, Displayed, Item, Manner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.typeset.blocks import Block, Span

#: Makes a formula's LaTeX fit for a reader.
Dialect = Callable[[str], str]

_MARKS = re.compile(r"[\\`*_{}\[\]<>#$|~]|&(?=#?\w+;)|==|%%|!(?=\[)")
_BLOCK_START = re.compile(r"(?:[-+](?=\s|$|[-+])|=(?==*$)|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_BACKTICKS = re.compile("`+")
_CARD_START = re.compile(r"[QAC](?=:)")
# GitHub reads backslash escapes and tags before formulas, so that `\{`, `\,`, `\\` and `<` would not arrive.
_PORTABLE = {
    r"\\": r"\cr ",
    r"\{": r"\lbrace ",
    r"\}": r"\rbrace ",
    r"\|": r"\Vert ",
    r"\,": r"\mkern3mu ",
    r"\:": r"\mkern4mu ",
    r"\>": r"\mkern4mu ",
    r"\;": r"\mkern5mu ",
    r"\!": r"\mkern-3mu ",
    "<": r"\lt ",
    ">": r"\gt ",
    "*": r"\ast ",
    "](": "]{}(",  # a link or a picture, to a reader that knows no formulas
}
_PORTABLE_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[<>*]|\]\(", re.DOTALL)


def portable(latex: str) -> str:
    """LaTeX in commands that GitHub's Markdown leaves alone, with the same meaning."""
    return _PORTABLE_TOKEN.sub(lambda match: _PORTABLE.get(match[0], match[0]), latex)


def as_it_stands(latex: str) -> str:
    """LaTeX unchanged, for readers that know formulas before they know Markdown."""
    return latex


def block_markdown(text: str, dialect: Dialect = portable, *, indent: str = "") -> str:
    """A text as paragraphs, lists and displayed formulas, every line indented; no line break at the end."""
    written: list[str] = []
    last: Block | None = None
    for block in read_blocks(text):
        # An empty line between two entries would set the whole list loosely.
        if last is not None and not (isinstance(last, Item) and isinstance(block, Item)):
            written.append("")
        written += _block(block, dialect).split("\n")
        last = block
    return "\n".join(f"{indent}{line}" if line else "" for line in written)


def line_markdown(text: str, dialect: Dialect = portable) -> str:
    """A text on one line, for a heading or a list entry; its blocks follow one another."""
    return " ".join(_in_line(block, dialect) for block in read_blocks(text))


def escaped(words: str) -> str:
    """Words in which nothing acts as Markdown or HTML, wherever in a line they stand but at its beginning."""
    return _MARKS.sub(lambda match: "&amp;" if match[0] == "&" else f"\\{match[0]}", words)


def _in_line(block: Block, dialect: Dialect) -> str:
    if isinstance(block, Displayed):
        return f"${_one_line(dialect(block.latex))}$"
    if isinstance(block, Code):
        return " ".join(_code(line.strip()) for line in block.lines if line.strip())
    return _spans(block.spans, dialect)


def _block(block: Block, dialect: Dialect) -> str:
    if isinstance(block, Displayed):
        return f"$${_one_line(dialect(block.latex))}$$"
    if isinstance(block, Code):
        fence = "`" * max(3, 1 + max(map(_longest_run, block.lines), default=0))
        return "\n".join([fence, *block.lines, fence])
    text = _spans(block.spans, dialect)
    if isinstance(block, Item):
        return f"{'  ' * block.level}{block.marker} {_inert_start(text)}"
    return _inert_start(text)


def _inert_start(text: str) -> str:
    """A line that begins no list, rule, heading or card."""
    if _CARD_START.match(text):
        return f"{text[0]}\\{text[1:]}"
    match = _BLOCK_START.match(text)
    if match is None:
        return text
    if match["number"]:
        return f"{match['number']}\\{text[match.end() :]}"
    return f"\\{text}"


def _code(text: str) -> str:
    """Code in a line, between more backticks than it holds itself."""
    mark = "`" * (1 + _longest_run(text))
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{gap}{text}{gap}{mark}"


def _longest_run(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)


def _one_line(latex: str) -> str:
    return " ".join(latex.split())


def _spans(spans: Iterable[Span], dialect: Dialect) -> str:
    return "".join(_span(span, dialect) for span in spans)


def _span(span: Span, dialect: Dialect) -> str:
    if span.manner is Manner.FORMULA:
        return f"${_one_line(dialect(span.text))}$"
    text = f"`{span.text}`" if span.manner is Manner.CODE else escaped(span.text)
    mark = "***" if span.bold and span.italic else "**" if span.bold else "*" if span.italic else ""
    inner = text.strip()
    if not mark or not inner:
        return text
    # Emphasis opens and closes at words, not at spaces.
    start = text.index(inner)
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"
