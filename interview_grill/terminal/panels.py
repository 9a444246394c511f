"""Titled blocks of lines, side by side where the window is wide enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.terminal.question_text import joined
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_grill.terminal.look import Look

    Drawn = Callable[[int], list[Text]]

NARROWEST = 58
_GAP = 4


class Panel(NamedTuple):
    """A block: `draw` makes its lines for a width in cells."""

    title: str
    draw: Drawn


def side_by_side(panels: Sequence[Panel], look: Look) -> list[Text]:
    """All panels, in as many columns (up to three) as are 58 cells wide; each goes where there is most room.

    There must be a panel. Each is drawn for the width of its column, and what is wider is cut.
    """
    number = max(1, min(3, (look.width + _GAP) // (NARROWEST + _GAP)))
    width = (look.width - _GAP * (number - 1)) // number
    stacks: list[list[Text]] = [[] for _ in range(number)]
    for panel in panels:
        shortest = min(stacks, key=len)
        shortest += [_title(panel.title, width, look), *panel.draw(width), Text()]
    lines = []
    for row in range(max(map(len, stacks))):
        parts: list[Text] = []
        for column, stack in enumerate(stacks):
            text = stack[row].copy() if row < len(stack) else Text()
            text.cut(width, look.symbol("…", ""))
            if column < number - 1:
                text.append(" " * (width + _GAP - text.cell_len))
            parts.append(text)
        line = joined(*parts)
        line.rstrip()
        lines.append(line)
    return lines


def _title(title: str, width: int, look: Look) -> Text:
    dash = look.symbol("─", "-")
    line = Text().append(f"{title} ", "heading")
    return line.append(dash * max(2, width - len(title) - 1), "faint")
