"""What the schedule expected of every try that moved it: the log replayed, all cards at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, first_memory, next_memory, retrievability
from interview_grill.statistics.reviews import RESET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_grill.statistics.reviews import Flags, Reals, Reviews, Whole

_DAYS = 1 << 22
"""More than there are days in the calendar (9999-12-31 is day 3652059)."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The tries that moved a schedule, in the log's order; arrays of shape (n,).

    `row` is each one's place among the reviews, `first` marks cards never seen (or reset), `recall` is R when the
    card was asked, NaN for a first one.
    """

    row: Whole
    first: Flags
    recall: Reals


def tries(reviews: Reviews, weights: Sequence[float] = DEFAULT_WEIGHTS) -> Tries:
    """Which reviews moved a schedule, and what was expected of them; the same as a fold event by event.

    The n-th tries of all lives of cards are computed together, so this takes as many steps as a card has days.
    """
    row, life = _counted(reviews)
    day, rating = reviews.day[row], reviews.rating[row].astype(np.float64)
    place = _places(life)
    recall = np.full(len(row), np.nan)
    lives = int(life[-1]) + 1 if len(life) else 0
    stability, difficulty, last = np.ones(lives), np.ones(lives), np.zeros(lives, np.int64)
    for n, chosen in _by_place(place):
        here = life[chosen]
        if n == 0:
            memory = first_memory(rating[chosen], weights, ARRAYS)
        else:
            elapsed = (day[chosen] - last[here]).astype(np.float64)
            recall[chosen] = retrievability(elapsed, stability[here], weights)
            memory = next_memory(stability[here], difficulty[here], rating[chosen], elapsed, weights, ARRAYS)
        stability[here], difficulty[here] = memory
        last[here] = day[chosen]
    in_order = np.argsort(row, kind="stable")
    return Tries(row[in_order], place[in_order] == 0, recall[in_order])


def _counted(reviews: Reviews) -> tuple[Whole, Whole]:
    """Rows that moved a schedule, card by card, and to which life of a card each belongs; a reset begins another.

    A try counts if its day is later than any before it that counted (`interview_grill.memory.fold.moves_schedule`).
    """
    row = np.argsort(reviews.card, kind="stable")
    card = reviews.card[row]
    begins = reviews.rating[row] == RESET
    if len(row):
        begins[1:] |= card[1:] != card[:-1]
    life = np.cumsum(begins) - (1 if len(row) and begins[0] else 0)
    kept = (reviews.rating[row] != RESET) & ~reviews.practice[row]
    row, life = row[kept], life[kept]
    latest = np.maximum.accumulate(life * _DAYS + reviews.day[row])
    counts = np.ones(len(row), bool)
    counts[1:] = latest[1:] > latest[:-1]
    return row[counts], life[counts]


def _places(life: Whole) -> Whole:
    """0, 1, 2, … within each run of equal numbers."""
    index = np.arange(len(life))
    begins = np.ones(len(life), bool)
    begins[1:] = life[1:] != life[:-1]
    return index - np.maximum.accumulate(np.where(begins, index, 0))


def _by_place(place: Whole) -> Iterator[tuple[int, Whole]]:
    order = np.argsort(place, kind="stable")
    ends = np.cumsum(np.bincount(place))
    start = 0
    for n, end in enumerate(ends.tolist()):
        yield n, order[start:end]
        start = end
