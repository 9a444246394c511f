"""The reviews of a log as arrays: one pass over its rows, after which a million are counted in moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from interview_grill.memory.prospect import LONGEST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Reals = NDArray[np.float64]
    Whole = NDArray[np.signedinteger[Any]]
    Flags = NDArray[np.bool_]

RESET = 0
"""Stands in place of a rating where the learner made a card new again."""


class ReviewRow(NamedTuple):
    """A review, or a reset (`rating` 0), that counts. `at` is in UTC microseconds, `day` a local ordinal.

    -1 stands for no confidence stated, and for no verdict (else 1 correct, 0 not); an empty tag for none. `judged` is
    the key points that a judge heard and those that were ticked in the end (`1,2;1`), empty where none judged.
    """

    at: int
    seq: int
    home: str
    card: str
    day: int
    rating: int
    seconds: float = 0.0
    practice: int = 0
    cold: int = 0
    confidence: int = -1
    verdict: int = -1
    tag: str = ""
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """`n` rows in the log's order, each array of shape (n,).

    `card`, `tag` and `judged` number `cards`, `tags` and `judgements`; -1 stands for no tag or judgement, and as in
    `ReviewRow`. `seconds` are at most 180 each, so that a break does not count as thought.
    """

    cards: tuple[str, ...]
    tags: tuple[str, ...]
    judgements: tuple[str, ...]
    card: Whole
    day: Whole
    rating: Whole
    seconds: Reals
    practice: Flags
    cold: Flags
    confidence: Whole
    verdict: Whole
    tag: Whole
    judged: Whole

    def __len__(self) -> int:
        return len(self.card)

    def where(self, chosen: Flags | Whole) -> Reviews:
        """The chosen rows alone."""
        return Reviews(
            cards=self.cards,
            tags=self.tags,
            judgements=self.judgements,
            card=self.card[chosen],
            day=self.day[chosen],
            rating=self.rating[chosen],
            seconds=self.seconds[chosen],
            practice=self.practice[chosen],
            cold=self.cold[chosen],
            confidence=self.confidence[chosen],
            verdict=self.verdict[chosen],
            tag=self.tag[chosen],
            judged=self.judged[chosen],
        )

    @property
    def rated(self) -> Reviews:
        """Without the resets."""
        rated = self.rating != RESET
        return self if rated.all() else self.where(rated)

    @property
    def passed(self) -> Flags:
        """Whether each was answered: rated Hard or better."""
        return self.rating > 1


class _Codes(dict[str, int]):
    """Numbers names in the order in which they come; those it begins with count from -1 down."""

    def __init__(self, *without_number: str) -> None:
        super().__init__({name: -1 - place for place, name in enumerate(without_number)})
        self._next = 0

    def __missing__(self, name: str) -> int:
        self[name] = code = self._next
        self._next += 1
        return code

    @property
    def names(self) -> tuple[str, ...]:
        """The names by number."""
        return tuple(name for name, code in self.items() if code >= 0)


_TYPES = ("i8", "i8", "i4", "i4", "i4", "i1", "f8", "?", "?", "i2", "i1", "i4", "i4")
"""Of the columns of `ReviewRow`, names as their numbers: narrow, as there may be millions of rows."""

_HOME, _CARD, _TAG, _JUDGED = map(ReviewRow._fields.index, ("home", "card", "tag", "judged"))


def collect(batches: Iterable[Sequence[tuple[Any, ...]]]) -> Reviews:
    """Gather rows (tuples like `ReviewRow`), given in any order, into arrays in the log's order.

    Order is by time, then by number, then by home; no batches give arrays of shape (0,).
    """
    codes = {_HOME: _Codes(), _CARD: _Codes(), _TAG: _Codes(""), _JUDGED: _Codes("")}
    parts: list[list[NDArray[Any]]] = [[np.empty(0, kind)] for kind in _TYPES]
    for batch in batches:
        for place, column in enumerate(zip(*batch, strict=True)):
            known = codes.get(place)
            values = column if known is None else [known[name] for name in column]
            parts[place].append(np.array(values, _TYPES[place]))
    at, seq, home = (np.concatenate(part) for part in parts[:3])
    order = np.lexsort((_ranks(codes[_HOME])[home], seq, at))
    del at, seq, home, parts[:3]  # of millions of rows only what is still needed is kept
    columns = (np.concatenate(parts.pop(0))[order] for _ in _TYPES[3:])
    card, day, rating, seconds, practice, cold, confidence, verdict, tag, judged = columns
    return Reviews(
        cards=codes[_CARD].names,
        tags=codes[_TAG].names,
        judgements=codes[_JUDGED].names,
        card=card,
        day=day,
        rating=rating,
        seconds=np.clip(seconds, 0.0, LONGEST_COUNTED),
        practice=practice,
        cold=cold,
        confidence=confidence,
        verdict=verdict,
        tag=tag,
        judged=judged,
    )


def _ranks(homes: _Codes) -> Whole:
    """The place of each home among their names, by its number."""
    ranks = np.empty(len(homes), np.int64)
    ranks[[homes[name] for name in sorted(homes)]] = np.arange(len(homes))
    return ranks
