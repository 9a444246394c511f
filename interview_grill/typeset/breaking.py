"""A formula too wide for its line: broken at relations, then at operators, at last written on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.box import Box, beside, text_box
from interview_grill.typeset.folding import folded
from interview_grill.typeset.macros import ALIGNED
from interview_grill.typeset.nodes import EMPTY, Grid, Kind, Node, Row
from interview_grill.typeset.spacing import roles

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.typeset.layout import Layout

    _Starts = Callable[[tuple[Node, ...], list[Kind], int], bool]

_AT_RELATIONS = frozenset((Kind.RELATION, Kind.ARROW))
_AT_OPERATORS = _AT_RELATIONS | {Kind.BINARY, Kind.PRODUCT}
_INDENT = 4


def broken(layout: Layout, node: Node, width: int) -> list[Box]:
    """`node` as boxes to be shown under each other, none wider than `width` columns (4 or more).

    Lines break before relations if every part then fits, else before operators too, else at any space; a
    formula with a part that fits nowhere is written on one line and folded.
    """
    whole = layout.box(node)
    if whole.width <= width:
        return [whole]
    if isinstance(node, Grid) and node.environment in ALIGNED:
        return [box for row in node.rows for box in _broken_row(layout, row, width)]
    if isinstance(node, Row):
        for starts in (_at(_AT_RELATIONS), _at(_AT_OPERATORS), layout.is_apart):
            lines = _filled(_segments(layout, node.items, starts), width)
            if lines is not None:
                return lines
    text = layout.linear.piece(node).text
    return [text_box(line) for line in folded(text, width, indent=min(_INDENT, width // 8))]


def _broken_row(layout: Layout, cells: tuple[Node, ...], width: int) -> list[Box]:
    """One of several aligned equations; one that goes on from the row above is set in."""
    row = Row(tuple(item for cell in cells for item in _items(cell)))
    indent = min(_INDENT, width // 8) if cells[0] == EMPTY else 0
    return [beside([text_box(" " * indent), box]) for box in broken(layout, row, width - indent)]


def _items(cell: Node) -> tuple[Node, ...]:
    return cell.items if isinstance(cell, Row) else (cell,)


def _at(places: frozenset[Kind]) -> _Starts:
    return lambda _, kinds, index: kinds[index] in places


def _segments(layout: Layout, items: tuple[Node, ...], starts: _Starts) -> list[tuple[Kind, Box]]:
    """Runs of items, each but the first starting where a line may break."""
    kinds = roles(items)
    breaks = [index for index in range(1, len(items)) if starts(items, kinds, index)]
    segments = []
    for start, stop in zip([0, *breaks], [*breaks, len(items)], strict=True):
        segments.append((kinds[start], layout.row(items[start:stop], kinds[start:stop])))
    return segments


def _filled(segments: list[tuple[Kind, Box]], width: int) -> list[Box] | None:
    """Segments in as few lines as they fill, or None if one does not fit."""
    hang = _hang(segments, width)
    lines: list[list[Box]] = []
    used = width + 1
    for kind, box in segments:
        if lines and used + 1 + box.width <= width:
            lines[-1] += [text_box(" "), box]
            used += 1 + box.width
            continue
        indent = 0 if not lines else hang + (2 if kind not in _AT_RELATIONS else 0)
        if indent + box.width > width:
            return None
        lines.append([text_box(" " * indent), box])
        used = indent + box.width
    return [beside(parts) for parts in lines]


def _hang(segments: list[tuple[Kind, Box]], width: int) -> int:
    """Where later lines start: under the first relation if that leaves enough room."""
    first = segments[0][1].width + 1
    relation = len(segments) > 1 and segments[1][0] in _AT_RELATIONS
    return first if relation and first <= width // 3 else min(_INDENT, width // 8)
