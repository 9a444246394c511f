"""Cells in rows and columns: matrices, cases, aligned equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.box import Box, beside, padded, solid, text_box

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPS = {"cases": 3, "rcases": 3, "substack": 1}


def grid_box(environment: str, rows: Sequence[Sequence[Box]]) -> Box:
    """The cells of an environment laid out, without its delimiters; the baseline is the middle line.

    Rows may have different numbers of cells; there must be at least one.
    """
    aligned = environment in ("aligned", "align", "align*", "split", "alignedat")
    widths = [
        max((row[column].width for row in rows if column < len(row)), default=0)
        for column in range(max(len(row) for row in rows))
    ]
    lines: list[Box] = []
    for row in rows:
        parts: list[Box] = []
        for column, width in enumerate(widths):
            if column:
                parts.append(text_box(" " * _gap(environment, column, aligned=aligned)))
            cell = row[column] if column < len(row) else text_box("")
            parts.append(padded(cell, width, _side(environment, column, aligned=aligned)))
        lines.append(beside(parts))
    two_cases = environment in ("cases", "rcases") and len(rows) == 2  # the brace needs a line for its waist
    return _piled(lines, airy=two_cases or any(len(line.lines) > 1 for line in lines))


def _side(environment: str, column: int, *, aligned: bool) -> str:
    if aligned:
        return "left" if column % 2 else "right"
    return "left" if environment in ("cases", "rcases") else "centre"


def _gap(environment: str, column: int, *, aligned: bool) -> int:
    if aligned:
        return 1 if column % 2 else 3
    return _GAPS.get(environment, 2)


def _piled(rows: Sequence[Box], *, airy: bool) -> Box:
    """Rows under each other, with an empty line between them if any is more than one line high."""
    width = max(row.width for row in rows)
    lines: list[str] = []
    baselines: list[int] = []
    for row in rows:
        if lines and airy:
            lines.append(" " * width)
        baselines.append(len(lines) + row.baseline)
        lines.extend(line + " " * (width - row.width) for line in row.lines)
    middle = baselines[len(rows) // 2] if len(rows) % 2 else (len(lines) - 1) // 2
    return solid(lines, width, middle)
