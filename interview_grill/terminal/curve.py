"""A curve as a small chart of columns, one a day or a few days together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.terminal.look import Look

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_MARGIN = 6


def column_chart(
    values: Sequence[float], of: float, look: Look, *, height: int = 8, mark: float | None = None
) -> list[Text]:
    """Columns for `values` on a scale 0 … `of`, its ends labelled; a row of strokes at `mark`, if there is
    one.

    `of` is positive. A column is up to three cells wide; where there are more values than cells, each stands
    for as many as needed and shows the last of them.
    """
    room = max(8, look.width - _MARGIN - 2)
    each = max(1, min(3, room // max(1, len(values))))
    step = -(-len(values) // room) if len(values) > room else 1
    shown = [values[min(len(values) - 1, n + step - 1)] for n in range(0, len(values), step)]
    mark_row = None if mark is None else min(height - 1, int(mark / of * height))
    lines = []
    for row in reversed(range(height)):
        label = (
            f"{of:.0f}"
            if row == height - 1
            else f"{mark:.0f}"
            if row == mark_row
            else "0"
            if row == 0
            else ""
        )
        line = Text(f"{label:>{_MARGIN - 2}} ", "faint")
        stroke = look.symbol("┄", "-") if row == mark_row else " "
        for value in shown:
            filled = value / of * height - row
            line.append(_cell(filled, look, stroke) * each, "bar" if filled > 0.06 else "faint")
        lines.append(line)
    return lines


def _cell(filled: float, look: Look, empty: str) -> str:
    if look.ascii_only:
        return "#" if filled >= 0.5 else empty
    eighths = max(0, min(8, round(8 * filled)))
    return _EIGHTHS[eighths] if eighths else empty
