"""Small pictures of numbers out of characters: bars, columns, an interval on a scale, a calendar.

Widths are cells of the window. Where only ASCII may be printed shapes replace shades, so that no picture
depends on colour or on block characters; eighths of a cell are then rounded to whole ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.statistics.weeks import Week
    from interview_grill.terminal.look import Look

_RISING = "▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
_ASCII_SHADES = ".-+*#"
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def bar(value: float, most: float, width: int, look: Look, *, style: str = "bar") -> Text:
    """A bar of up to `width` cells for `value` on the scale 0 … `most`; whatever is not nothing shows at
    least a sliver.

    It is not padded. Values above `most` are cut there; for none, or where `most` is not positive, it is
    empty.
    """
    if value <= 0 or most <= 0:
        return Text()
    cells = min(value / most, 1.0) * width
    if look.ascii_only:
        return Text("=" * max(1, round(cells)), style)
    whole, half = divmod(max(1, round(cells * 2)), 2)
    return Text("━" * whole + "╸" * half, style)


def columns(values: Sequence[float], look: Look, *, rows: int, cell: int) -> list[Text]:
    """Columns of `cell` cells each (the last one empty when wider than one), the tallest `rows` high.

    The values are not negative and on a scale from 0 to the greatest. Lines come top first, without spaces at
    their ends; without values they are empty.
    """
    most = max(values, default=0.0)
    lines = []
    for row in range(rows - 1, -1, -1):
        line = Text()
        for value in values:
            filled = rows * value / most - row if most else 0.0
            line.append(_part(filled, look, at_foot=row == 0 and value > 0) * max(1, cell - 1), "bar")
            line.append(" " * (cell > 1))
        line.rstrip()
        lines.append(line)
    return lines


def _part(filled: float, look: Look, *, at_foot: bool) -> str:
    """One cell of a column, `filled` to that part (more than 1: wholly)."""
    if look.ascii_only:
        return "#" if filled >= 0.5 or at_foot else " "
    eighths = min(8, max(1 if at_foot else 0, round(filled * 8)))
    return _RISING[eighths - 1] if eighths > 0 else " "


def interval(
    share: float, low: float, high: float, mark: float, look: Look, *, width: int, start: float
) -> Text:
    """A scale from `start` to 1: the interval as a line, the share on it, a stroke at what was predicted.

    All four are shares with `low` ≤ `share` ≤ `high`; what lies below `start`, which is less than 1, is drawn
    at the left end. The stroke is good or bad as the prediction lies within the interval or not, and gives
    way to the share.
    """
    empty, line, dot, stroke = tuple(look.symbol("·─●│", ".-o|"))
    cells = [empty] * width

    def place(x: float) -> int:
        return min(width - 1, max(0, round((x - start) / (1 - start) * (width - 1))))

    for index in range(place(low), place(high) + 1):
        cells[index] = line
    cells[place(share)] = dot
    if place(mark) != place(share):
        cells[place(mark)] = stroke
    within = low <= mark <= high
    styles = {empty: "faint", line: "bar", dot: "bar", stroke: "good" if within else "bad"}
    drawn = Text()
    for cell in cells:
        drawn.append(cell, styles[cell])
    return drawn


def scale(*, width: int, start: float) -> Text:
    """What the ends of `interval` mean."""
    first = f"{start:.0%}"
    return Text(first + "100%".rjust(max(0, width - len(first))), "faint")


def calendar(weeks: Sequence[Week], look: Look) -> list[Text]:
    """A column of two cells a week, a row a weekday, darker where more was done; last a key of the shades.

    After the first four cells it is twice as wide as there are `weeks`, which come oldest first.
    """
    shades = _ASCII_SHADES if look.ascii_only else _SHADES
    lines = [_month_names(weeks)]
    for weekday, name in enumerate(_WEEKDAYS):
        line = Text().append(f"{name:<4}", "faint")
        for week in weeks:
            if weekday < len(week.squares):
                level = week.squares[weekday].level
                line.append(shades[level], "good" if level else "faint").append(" ")
        line.rstrip()
        lines.append(line)
    key = Text().append("    less ", "faint")
    for level, shade in enumerate(shades):
        key.append(f"{shade} ", "good" if level else "faint")
    return [*lines, key.append("more", "faint")]


def _month_names(weeks: Sequence[Week]) -> Text:
    row = [" "] * (2 * len(weeks))
    free = 0
    for place, week in enumerate(weeks[:-1]):
        if week.month and 2 * place >= free:
            row[2 * place : 2 * place + 3] = week.month
            free = 2 * place + 4
    return Text("    " + "".join(row).rstrip(), "faint")
