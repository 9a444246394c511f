"""The reviews of a log as arrays: one pass over its rows, after which a million are counted in moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interview_grill.memory.prospect import LONGEST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Reals = NDArray[np.float64]
    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool_]

RESET = 0
"""Stands in place of a rating where the learner made a card new again."""

_NONE = -1


class ReviewRow(NamedTuple):
    """A review, or a reset (`rating` 0), that counts. `at` is in UTC microseconds, `day` a local ordinal."""

    at: int
    seq: int
    home: str
    card: str
    day: int
    rating: int
    seconds: float | None = 0.0
    practice: int | None = 0
    cold: int | None = 0
    confidence: int | None = None
    verdict: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Reviews:
    """`n` rows in the log's order, each array of shape (n,).

    `card` and `tag` number `cards` and `tags`; -1 stands for no tag, no confidence, no verdict (else 1 correct,
    0 not). `seconds` are at most 180 each, so that a break does not count as thought.
    """

    cards: tuple[str, ...]
    tags: tuple[str, ...]
    card: Whole
    day: Whole
    rating: Whole
    seconds: Reals
    practice: Flags
    cold: Flags
    confidence: Whole
    verdict: Whole
    tag: Whole

    def __len__(self) -> int:
        return len(self.card)

    def where(self, chosen: Flags | Whole) -> Reviews:
        """The chosen rows alone."""
        return Reviews(
            cards=self.cards,
            tags=self.tags,
            card=self.card[chosen],
            day=self.day[chosen],
            rating=self.rating[chosen],
            seconds=self.seconds[chosen],
            practice=self.practice[chosen],
            cold=self.cold[chosen],
            confidence=self.confidence[chosen],
            verdict=self.verdict[chosen],
            tag=self.tag[chosen],
        )

    @property
    def rated(self) -> Reviews:
        """Without the resets."""
        return self.where(self.rating != RESET)

    @property
    def passed(self) -> Flags:
        """Whether each was answered: rated Hard or better."""
        return self.rating > 1


class _Codes(dict[str, int]):
    """Numbers names in the order in which they come."""

    def __missing__(self, name: str) -> int:
        self[name] = code = len(self)
        return code


def collect(batches: Iterable[Sequence[tuple[object, ...]]]) -> Reviews:
    """Gather rows (tuples like `ReviewRow`), given in any order, into arrays in the log's order."""
    cards, tags, homes = _Codes(), _Codes(), _Codes()
    parts: list[NDArray[np.float64]] = []
    for batch in batches:
        at, seq, home, card, day, rating, seconds, practice, cold, confidence, verdict, tag = zip(
            *batch, strict=True
        )
        part = np.empty((12, len(batch)))
        part[0], part[1], part[4], part[5] = at, seq, day, rating
        part[2] = [homes[name] for name in home]
        part[3] = [cards[name] for name in card]
        part[6] = [value or 0.0 for value in seconds]
        part[7] = [value or 0 for value in practice]
        part[8] = [value or 0 for value in cold]
        part[9] = [_NONE if value is None else value for value in confidence]
        part[10] = [_NONE if value is None else value == "correct" for value in verdict]
        part[11] = [_NONE if value is None else tags[value] for value in tag]
        parts.append(part)
    table = np.concatenate(parts, axis=1) if parts else np.empty((12, 0))
    order = np.lexsort((_ranks(homes)[table[2].astype(np.int64)], table[1], table[0]))
    return _reviews(table[:, order], tuple(cards), tuple(tags))


def _ranks(homes: dict[str, int]) -> Whole:
    """The place of each home among their names, by its number."""
    ranks = np.empty(len(homes), np.int64)
    ranks[[homes[name] for name in sorted(homes)]] = np.arange(len(homes))
    return ranks


def _reviews(table: Reals, cards: tuple[str, ...], tags: tuple[str, ...]) -> Reviews:
    whole = table.astype(np.int64)
    return Reviews(
        cards=cards,
        tags=tags,
        card=whole[3],
        day=whole[4],
        rating=whole[5],
        seconds=np.clip(table[6], 0.0, LONGEST_COUNTED),
        practice=table[7] != 0,
        cold=table[8] != 0,
        confidence=whole[9],
        verdict=whole[10],
        tag=whole[11],
    )
