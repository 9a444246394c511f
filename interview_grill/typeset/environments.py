"""What stands between two ends: `\\left … \\right`, sized delimiters, `\\begin … \\end`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.macros import ENVIRONMENTS
from interview_grill.typeset.nodes import EMPTY, Fenced, Grid, Kind, Symbol
from interview_grill.typeset.pairing import tidy
from interview_grill.typeset.symbols import CHARACTERS, MACROS, NOTHING
from interview_grill.typeset.tokens import Part, Token

if TYPE_CHECKING:
    from interview_grill.typeset.nodes import Node
    from interview_grill.typeset.parser import Reader

_DELIMITING = (Kind.OPEN, Kind.CLOSE, Kind.BAR)
_ALSO_DELIMITING = frozenset("/|∥↑↓")


def fenced(reader: Reader, opening: Token) -> Node:
    r"""`\left( … \middle| … \right)`, the first token having been read; TypesetError where `\right` lacks."""
    left = _delimiter(reader, "left")
    items: list[Node] = []
    while True:
        items.append(reader.row())
        token = reader.take()
        if token.part is not Part.COMMAND or token.text not in ("right", "middle"):
            raise reader.fault("\\left without \\right", "add \\right) or \\right.", opening)
        if token.text == "right":
            return Fenced(left, tidy(items), _delimiter(reader, "right"))
        middle = _delimiter(reader, "middle")
        items.append(Symbol(middle.unicode, middle.ascii, Kind.RELATION))


def sized(reader: Reader, token: Token) -> Node:
    r"""`\big(` and its like: the delimiter alone, since it grows anyway; its side may be in the macro.

    Raises TypesetError for anything but a delimiter behind it.
    """
    symbol = _delimiter(reader, token.text)
    kind = {"l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION}.get(token.text[-1])
    return symbol if kind is None else Symbol(symbol.unicode, symbol.ascii, kind)


def _delimiter(reader: Reader, owner: str) -> Symbol:
    token = reader.take()
    if token.part is Part.CHARACTER and token.text in _TYPED:
        return _TYPED[token.text]
    table = MACROS if token.part is Part.COMMAND else CHARACTERS
    symbol = table.get(token.text)
    if symbol is None or (symbol.kind not in _DELIMITING and symbol.unicode not in _ALSO_DELIMITING):
        raise reader.fault(f"\\{owner} needs a delimiter after it", "such as ( [ \\{ | or .", token)
    return symbol


_TYPED = {".": NOTHING, "<": MACROS["langle"], ">": MACROS["rangle"]}


def environment(reader: Reader, token: Token) -> Node:
    r"""`\begin{name} … \end{name}`; TypesetError for an unknown name, or an end that is missing or of another
    name.
    """
    name, opening = reader.raw("begin")
    if name not in ENVIRONMENTS:
        raise reader.fault(f"unknown environment {name!r}", "such as aligned, cases or pmatrix", opening)
    if name in ("array", "alignedat"):
        reader.raw(f"begin{{{name}}}")  # how columns are aligned
    rows = _cells(reader)
    end = reader.take()
    if end.part is not Part.COMMAND or end.text != "end":
        raise reader.fault(f"\\begin{{{name}}} is never ended", f"add \\end{{{name}}}", token)
    closing, brace = reader.raw("end")
    if closing != name:
        raise reader.fault(f"\\end{{{closing}}} ends \\begin{{{name}}}", f"write \\end{{{name}}}", brace)
    return Grid(name, rows)


def substack(reader: Reader, token: Token) -> Node:
    r"""`\substack{a \\ b}`; TypesetError without braces."""
    opening = reader.take()
    if opening.part is not Part.OPEN:
        raise reader.fault("\\substack needs braces", "\\substack{…}", token)
    rows = _cells(reader)
    if reader.peek().part is not Part.CLOSE:
        raise reader.unclosed(opening)
    reader.take()
    return Grid("substack", rows)


def _cells(reader: Reader) -> tuple[tuple[Node, ...], ...]:
    rows: list[tuple[Node, ...]] = []
    cells: list[Node] = []
    while True:
        cells.append(reader.row())
        token = reader.peek()
        if token.part is Part.CELL:
            reader.take()
            continue
        rows.append(tuple(cells))
        cells = []
        if token.part is not Part.COMMAND or token.text != "\\":
            break
        reader.take()
    if len(rows) > 1 and rows[-1] == (EMPTY,):  # a line break after the last row adds none
        rows.pop()
    return tuple(rows)
