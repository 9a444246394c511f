"""A bar that shows where on a scale a value lies, and the interval around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.terminal.look import Look


def gauge(
    value: float, low: float, high: float, of: float, look: Look, *, width: int, mark: float | None = None
) -> Text:
    """A bar of `width` cells for 0 … `of`: solid to `value`, shaded from `low` to `high`, a stroke at `mark`.

    A cell shows what holds at its middle, and the shade covers the solid part. `of` is positive; without
    `mark` there is no stroke.
    """
    solid, shade, empty, stroke = tuple(look.symbol("█▒·│", "#=.|"))
    cells = []
    for cell in range(width):
        here = (cell + 0.5) / width * of
        inside = low <= here <= high
        cells.append(shade if inside else solid if here < value else empty)
    if mark is not None:
        cells[min(width - 1, int(mark / of * width))] = stroke
    bar = Text()
    for character in cells:
        bar.append(character, style={solid: "bar", shade: "bar", stroke: "strong"}.get(character, "faint"))
    return bar
