"""Matrices, cases and aligned equations on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.macros import ALIGNED, ENVIRONMENTS
from interview_grill.typeset.nodes import EMPTY, Grid, Kind, Row, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.typeset.nodes import Node

_CASES = ("cases", "rcases")


def delimiters(environment: str) -> tuple[str, str]:
    """What encloses an environment on one line, where even cases and bare matrices need both sides."""
    if environment in _CASES:
        return "{", "}"
    return (
        ("[", "]")
        if environment in ("matrix", "smallmatrix", "array")
        else ENVIRONMENTS.get(environment, ("", ""))
    )


def listed(grid: Grid, texts: Sequence[Sequence[str]]) -> str:
    """The cells' texts in one line: `a, b; c, d` for a matrix, `x if x > 0; 0 otherwise` for cases.

    `texts` has the shape of the grid's rows (else ValueError).
    """
    rows = [_row(grid.environment, nodes, row) for nodes, row in zip(grid.rows, texts, strict=True)]
    if grid.environment == "substack":
        return ",".join(rows)
    text = rows[0]
    for row, nodes in zip(rows[1:], grid.rows[1:], strict=True):
        goes_on = grid.environment in ALIGNED and nodes[0] == EMPTY
        text += f" {row}" if goes_on else f"; {row}"
    return text


def _row(environment: str, nodes: Sequence[Node], texts: Sequence[str]) -> str:
    if environment in ALIGNED:
        return " ".join(text for text in texts if text)
    if environment not in _CASES:
        return ", ".join(texts)
    if len(nodes) == 2 and all(texts) and _is_condition(nodes[1]) and not texts[0].endswith(","):
        return f"{texts[0]} if {texts[1]}"
    return " ".join(text for text in texts if text)


def _is_condition(cell: Node) -> bool:
    """Whether the second cell of a case is a bare condition, which needs an "if" on one line."""
    return isinstance(cell, Row) and bool(cell.items) and kind_of(cell.items[0]) is not Kind.TEXT
