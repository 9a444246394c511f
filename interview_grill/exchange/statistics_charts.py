"""The charts of the statistics, each for a width in pixels; each gives its height with its marks.

What stands for a number tells it when it is pointed at.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_grill.exchange.svg_marks import Picture, dot, line, rect, text
from interview_grill.memory.calendar import iso_day
from interview_grill.statistics.weeks import weeks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.statistics.habits import StudyDay
    from interview_grill.statistics.load import DueDay
    from interview_grill.statistics.scores import Bin

_CELL, _STEP = 12, 15
_ROW = 22


def calendar(days: Sequence[StudyDay], today: int, width: float) -> Picture:
    """A column a week, a square a day, darker where more was done."""
    counts = {one.day: one.reviews for one in days}
    weeks = weeks_of(counts, today, int((width - 40) // _STEP))
    marks = [text(0, 28 + _STEP * row, name, "soft") for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"))]
    for place, week in enumerate(weeks):
        x = 40 + _STEP * place
        if week.month and place < len(weeks) - 2:
            marks.append(text(x, 12, week.month, "soft"))
        for row, square in enumerate(week.squares):
            told = f"{iso_day(square.day)}: {_counted(square.reviews, 'review')}"
            marks.append(rect(x, 18 + _STEP * row, _CELL, _CELL, f"h{square.level}", told=told))
    return Picture(18 + 7 * _STEP, marks)


def due(days: Sequence[DueDay], width: float) -> Picture:
    """A bar a day, as high as its minutes; what one day holds is told in cards and minutes."""
    height, left = 130, 34
    most = max((one.seconds for one in days), default=0.0) / 60
    top = _round_up(most)
    step = (width - left) / max(1, len(days))
    marks = []
    for level in (0.0, top / 2, top):
        y = 10 + height * (1 - level / top)
        marks += [line(left, y, width, y, "grid"), text(left - 6, y + 4, f"{level:g}", "soft end")]
    for n, one in enumerate(days):
        tall = height * one.seconds / 60 / top
        told = f"{iso_day(one.day)}: {_counted(one.cards, 'card')}, {one.seconds / 60:.0f} min"
        marks.append(rect(left + n * step + 2, 10 + height - tall, step - 4, tall, "bar", told=told))
        if n % 7 == 0:
            marks.append(text(left + n * step, height + 26, iso_day(one.day)[5:] if n else "today", "soft"))
    return Picture(height + 32, marks)


def curve(bins: Sequence[Bin], width: float, *, across: str, up: str, beside: Sequence[str]) -> Picture:
    """What happened against what was predicted, each bin with its 95 % interval; on the diagonal both agree.

    The area of a dot grows with the answers in its bin. `beside` are lines written to the right. Needs at
    least one bin.
    """
    side, left = min(width - 60, 215.0), 44.0
    start = max(0.0, min(0.9, math.floor(10 * min(min(one.low, one.predicted) for one in bins)) / 10))

    def x(p: float) -> float:
        return left + side * (p - start) / (1 - start)

    def y(p: float) -> float:
        return 8 + side * (1 - (p - start) / (1 - start))

    marks = [line(x(start), y(start), x(1), y(1), "grid")]
    for tick in (start, (start + 1) / 2, 1.0):
        marks += [line(left, y(tick), left + side, y(tick), "grid")]
        marks += [text(left - 6, y(tick) + 4, f"{tick:.0%}", "soft end")]
        marks += [text(x(tick), side + 24, f"{tick:.0%}", "soft mid")]
    most = max(one.n for one in bins)
    for one in bins:
        told = f"{_counted(one.n, 'answer')}: {across} {one.predicted:.0%}, {up} {one.share:.0%}"
        marks.append(line(x(one.predicted), y(one.low), x(one.predicted), y(one.high), "span"))
        marks.append(dot(x(one.predicted), y(one.share), 3 + 3 * math.sqrt(one.n / most), "dot", told=told))
    marks += [text(left + 6, 20, up, "soft"), text(left + side, side + 40, across, "soft end")]
    marks += [text(left + side + 24, 30 + 18 * row, told, "soft") for row, told in enumerate(beside)]
    return Picture(side + 48, marks)


def intervals(named: Sequence[tuple[str, Bin]], width: float) -> Picture:
    """A row each: the share with its interval, a stroke at what was predicted, red where the interval misses
    it.

    Needs at least one row.
    """
    left = 64.0
    start = max(0.0, min(0.9, math.floor(10 * min(min(one.low, one.predicted) for _, one in named)) / 10))
    room = width - left - 84

    def x(p: float) -> float:
        return left + room * (p - start) / (1 - start)

    marks = [text(left, 10, f"{start:.0%}", "soft"), text(left + room, 10, "100%", "soft end")]
    for row, (name, one) in enumerate(named):
        y = 28 + _ROW * row
        told = f"{name}: kept {one.share:.0%}, predicted {one.predicted:.0%}, {_counted(one.n, 'answer')}"
        inside = one.low <= one.predicted <= one.high
        marks += [
            text(0, y + 4, name),
            line(left, y, left + room, y, "grid"),
            line(x(one.low), y, x(one.high), y, "span"),
            line(x(one.predicted), y - 6, x(one.predicted), y + 6, "hit" if inside else "miss"),
            dot(x(one.share), y, 4.5, "dot", told=told),
            text(width, y + 4, f"{one.share:.0%} of {one.n}", "soft end"),
        ]
    return Picture(28 + _ROW * len(named), marks)


def bars(rows: Sequence[tuple[str, float, str]], width: float, *, label: float, style: str) -> Picture:
    """A row each: (name, value, what to write beside its bar)."""
    most = max((value for _, value, _ in rows), default=0.0) or 1.0
    room = width - label - 62
    marks = []
    for row, (name, value, told) in enumerate(rows):
        y = 4 + _ROW * row
        filled = room * value / most
        marks += [text(0, y + 12, name), rect(label, y, filled, 15, style)]
        marks.append(text(label + filled + 6, y + 12, told, "soft"))
    return Picture(6 + _ROW * len(rows), marks)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, … that is not below."""
    if value <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)
