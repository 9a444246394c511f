"""Likelihood, prior and posterior drawn with characters, one above the other on the same axis.

Each curve has its own scale, with its peak at the full height: their values are not comparable, their places
are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_grill.solver.models.solution import Curves
    from interview_grill.terminal.look import Look

_BLOCKS = " ▁▂▃▄▅▆▇█"
_ASCII = " .:|#"
_ROWS = 4
_LABEL = 12


def curve_lines(curves: Curves, look: Look, *, marks: Mapping[str, float]) -> list[Text]:
    """Return the picture; `marks` are estimates to point at, such as MLE, by name.

    It is at most as wide as the look, but never less than 29 cells. A curve that is None, such as the prior
    where there is none, is left out. Of `marks`, those off the grid are named below but not pointed at.
    """
    width = max(16, min(look.width - _LABEL - 2, 72))
    panels = [("likelihood", curves.likelihood), ("prior", curves.prior), ("posterior", curves.posterior)]
    lines: list[Text] = []
    for label, heights in panels:
        if heights is None:
            continue
        for row, drawn in enumerate(panel(heights, width, ascii_only=look.ascii_only)):
            lead = label if row == _ROWS - 1 else ""
            lines.append(Text(f"{lead:>{_LABEL}} ", "faint").append(drawn, "bar"))
    low, high = curves.grid[0], curves.grid[-1]
    lines.append(Text(" " * (_LABEL + 1) + axis(width, low, high, marks, look), style="faint"))
    left, right = f"{low:.4g}", f"{high:.4g}"
    room = max(width - len(left) - len(right), 1)
    middle = curves.parameter if len(curves.parameter) + 2 <= room else ""
    lines.append(Text(" " * (_LABEL + 1) + left + middle.center(room) + right, style="faint"))
    named = ", ".join(f"{_sign(name, look)} {name} {value:.6g}" for name, value in marks.items())
    return [*lines, Text(" " * (_LABEL + 1) + named)] if named else lines


def panel(heights: Sequence[float], width: int, *, ascii_only: bool) -> list[str]:
    """Return the rows of one curve, top first: each column shows the highest value that falls into it.

    `heights` are at equal distances and between 0 and 1; a peak narrower than a column is seen all the same.
    """
    levels = _ASCII if ascii_only else _BLOCKS
    steps = len(levels) - 1
    columns = [
        max(
            heights[
                k * len(heights) // width : max(
                    (k + 1) * len(heights) // width, k * len(heights) // width + 1
                )
            ]
        )
        for k in range(width)
    ]
    rows = []
    for row in range(_ROWS - 1, -1, -1):
        filled = [round(min(max(height * _ROWS - row, 0.0), 1.0) * steps) for height in columns]
        rows.append("".join(levels[level] for level in filled).rstrip())
    return rows


def axis(width: int, low: float, high: float, marks: Mapping[str, float], look: Look) -> str:
    """Return the axis, `width` characters from `low` to `high`, with a sign under every marked value that
    lies on it.
    """
    line = [look.symbol("─", "-")] * width
    for name, value in marks.items():
        if low <= value <= high:
            line[min(int((value - low) / (high - low) * width), width - 1)] = _sign(name, look)
    return "".join(line)


def _sign(name: str, look: Look) -> str:
    return look.symbol("▲", "^") if name == "MLE" else look.symbol("△", "*")
