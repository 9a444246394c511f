"""A calendar of study by weeks: what a heat map shows, however it is drawn."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = 4
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Square(NamedTuple):
    """A day (an ordinal) with its reviews; `level` is 0 for none, else 1-4 by quarters of the days of study."""

    day: int
    reviews: int
    level: int


class Week(NamedTuple):
    """Monday to Sunday, without days to come; `month` is named where a month begins."""

    month: str
    squares: tuple[Square, ...]


def weeks_of(counts: Mapping[int, int], today: int, number: int) -> list[Week]:
    """The latest `number` weeks, today's the last; `counts` are reviews by day.

    Shades part the days of study shown into quarters, so that one long day does not pale the others.
    """
    monday = today - date.fromordinal(today).weekday() - 7 * (number - 1)
    ranked = sorted(n for day, n in counts.items() if monday <= day <= today and n)
    found = []
    for start in range(monday, monday + 7 * number, 7):
        sunday = date.fromordinal(start + 6)
        days = range(start, min(start + 7, today + 1))
        squares = tuple(Square(day, counts.get(day, 0), _level(counts.get(day, 0), ranked)) for day in days)
        found.append(Week(_MONTHS[sunday.month - 1] if sunday.day <= 7 else "", squares))
    return found


def _level(reviews: int, ranked: list[int]) -> int:
    return 1 + LEVELS * bisect_left(ranked, reviews) // len(ranked) if reviews else 0
