"""Scripts beside a base and limits over and under it.

Unicode has raised and lowered glyphs for some letters only: a script is in glyphs wholly or not at all, as
`xₘₐx` would read as a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.box import Box, beside, solid, stacked, text_box
from interview_grill.typeset.delimiters import fence
from interview_grill.typeset.letters import subscript, superscript
from interview_grill.typeset.nodes import Kind, Scripts, Symbol
from interview_grill.typeset.pieces import Form
from interview_grill.typeset.symbols import CHARACTERS

if TYPE_CHECKING:
    from interview_grill.typeset.layout import Layout
    from interview_grill.typeset.nodes import Node


def limits(layout: Layout, node: Scripts, kind: Kind) -> Box:
    """The base with its limits centred over and under it; an arrow is drawn as long as its label."""
    over = [layout.label(node.upper)] if node.upper is not None else []
    under = [layout.label(node.lower)] if node.lower is not None else []
    base = layout.box(node.base)
    if kind is Kind.ARROW and isinstance(node.base, Symbol):
        longest = max(box.width for box in (*over, *under))
        base = text_box(_stretched(base.lines[0], longest + 2))
    height = sum(len(box.lines) for box in over)
    whole = stacked([*over, base, *under], baseline=height + base.baseline)
    if kind in (Kind.BIG, Kind.ORDINARY):
        return whole
    return whole._replace(rise=base.rise, sink=base.sink)  # (max xᵢ) needs no tall parentheses


def _stretched(arrow: str, width: int) -> str:
    shaft = {"⇒": "═", "⇐": "═", "=": "="}.get(arrow[0], "-" if arrow.isascii() else "─")
    spare = max(width - len(arrow), 1)
    if arrow[0] in "←⇐<":
        if arrow[-1] in ">→":
            return arrow[0] + shaft * spare + arrow[1:]
        return arrow + shaft * spare
    return shaft * spare + arrow


def integral(layout: Layout, node: Scripts) -> Box:
    """A tall integral sign with its limits beside its ends."""
    sign = layout.line(node.base).lines[0]
    upper, lower = (text_box(_text(layout, part)) for part in (node.upper, node.lower))
    width = max(upper.width, lower.width)
    top, middle, bottom = ("⌠", "⎮", "⌡") if sign == "∫" else (" ", sign, " ")
    lines = [
        top + upper.lines[0] + " " * (width - upper.width),
        middle + " " * width,
        bottom + lower.lines[0] + " " * (width - lower.width),
    ]
    first, last = (0 if lines[0].strip() else 1), (3 if lines[2].strip() else 2)
    return solid(lines[first:last], 1 + width, 1 - first)


def scripted(layout: Layout, node: Scripts) -> Box:
    """Scripts in superscript and subscript glyphs where there are such, else on lines of their own.

    A base that is more than an atom is put in parentheses first.
    """
    base = layout.box(node.base)
    if layout.linear.piece(node.base).form is not Form.ATOM:
        base = fence(CHARACTERS["("], base, CHARACTERS[")"], layout.charset)  # (√a)², not √a²
    if layout.ascii:
        under, over, _, _ = layout.linear.script_texts(node)
        if base.tall:
            return _beside_tall(base, over, under)
        piece = layout.linear.piece(node)
        return beside([base, text_box(under + over, tail=piece.tail, word=piece.word)])
    upper, lower = _text(layout, node.upper), _text(layout, node.lower)
    raised, lowered = superscript(upper), subscript(lower)
    if base.tall:
        return _beside_tall(base, raised or upper, lowered or lower)
    middle = (lowered or "") + (raised or "")
    return beside([base, _column(upper if raised is None else "", middle, lower if lowered is None else "")])


def _text(layout: Layout, node: Node | None) -> str:
    return "" if node is None else layout.linear.scripts.piece(node).text


def _column(over: str, middle: str, under: str) -> Box:
    boxes = [text_box(text) for text in (over, middle, under)]
    width = max(box.width for box in boxes)
    lines = [box.lines[0] + " " * (width - box.width) for box in boxes]
    first, last = (0 if over else 1), (3 if under else 2)
    return Box(tuple(lines[first:last]), width, 1 - first)


def _beside_tall(base: Box, over: str, under: str) -> Box:
    """Scripts at the upper and lower right corners of a base of several lines."""
    upper, lower = text_box(over), text_box(under)
    width = max(upper.width, lower.width)
    lines = [" " * width] * len(base.lines)
    lines[0] = upper.lines[0] + " " * (width - upper.width)
    lines[-1] = lower.lines[0] + " " * (width - lower.width)
    return beside([base, solid(lines, width, base.baseline)])
