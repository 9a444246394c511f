"""What is due, answered from two indexes: the state beside the log and the cards of the compiled bank.

Made for the shortest way to an answer: neither events nor questions are read, and few modules are loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.config import Settings, settings_from
from interview_grill.memory.fsrs import retrievability
from interview_grill.store.connection import log_path, open_to_read
from interview_grill.store.faults import Guard

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import Any, Self

    from interview_grill.memory.prospect import Prospect

_COUNTS = """
SELECT (SELECT count(*) FROM bank.card),
    total(NOT suspended AND NOT buried AND due_day <= :day),
    total(NOT suspended AND (buried OR due_day > :day)),
    total(suspended)
FROM (
    SELECT suspended, due_day, coalesce(buried_until, 0) > :day AS buried
    FROM state JOIN bank.card USING (card)
)
"""
_CARDS = """
SELECT card, question, kind, section, due_day, last_day, stability, difficulty, reps, lapses
FROM state JOIN bank.card USING (card)
WHERE due_day <= :day AND NOT suspended AND coalesce(buried_until, 0) <= :day
"""


class Counts(NamedTuple):
    """The cards of the bank by what may be asked on a day; buried ones count as later."""

    due: int
    new: int
    later: int
    suspended: int


class DueCard(NamedTuple):
    """A card due, with its recall probability on the day. Days are ordinals, stability is in days."""

    card: str
    question: str
    kind: str
    section: str | None
    due_day: int
    stability: float
    difficulty: float
    retrievability: float
    reps: int
    lapses: int


class LogReader:
    """The log of a home, opened for the one question of what is due. A home without a log reads as empty."""

    __slots__ = ("_connection", "_guard")

    def __init__(self, home: str | os.PathLike[str]) -> None:
        """Open it without changing or creating anything. Raises StoreError."""
        path = log_path(home)
        self._connection = open_to_read(path)
        self._guard = Guard(path)

    def settings(self) -> Settings:
        """The settings in force."""
        with self._guard:
            rows = self._connection.execute("SELECT key, value FROM setting ORDER BY at, seq, home, id")
            return settings_from(dict(rows))

    def attach_bank(self, cache: str | os.PathLike[str]) -> None:
        """Join with a compiled bank, an SQLite file with a table `card (card, question, kind, section)`.

        Once, and before the questions about cards; forecasts need its columns `band`, `position` and `weight`
        too. Raises StoreError.
        """
        with self._guard:
            self._connection.execute("ATTACH ? AS bank", (str(cache),))

    def counts(self, day: int) -> Counts:
        """How many cards of the attached bank are due on `day`, new, due later or buried, and suspended."""
        with self._guard:
            row = self._connection.execute(_COUNTS, {"day": day}).fetchone()
        everything, due, later, suspended = map(int, row)
        return Counts(due, everything - due - later - suspended, later, suspended)

    def due(self, day: int) -> list[DueCard]:
        """The cards of the attached bank due on `day` or before, lowest recall probability first."""
        with self._guard:
            rows = self._connection.execute(_CARDS, {"day": day}).fetchall()
        cards = [
            DueCard(
                card,
                question,
                kind,
                section,
                due_day,
                stability,
                difficulty,
                retrievability(day - last_day, stability),
                reps,
                lapses,
            )
            for card, question, kind, section, due_day, last_day, stability, difficulty, reps, lapses in rows
        ]
        return sorted(cards, key=lambda card: (card.retrievability, card.card))

    def next_due(self, day: int) -> list[tuple[int, int]]:
        """When the rest is due: pairs of a later day and the number of cards that may be asked again from it."""
        with self._guard:
            return self._connection.execute(
                """SELECT max(due_day, coalesce(buried_until, 0)) AS again, count(*)
                FROM state JOIN bank.card USING (card)
                WHERE again > ? AND NOT suspended GROUP BY again ORDER BY again""",
                (day,),
            ).fetchall()

    def introduced_on(self, day: int) -> int:
        """How many cards had their first review on `day`."""
        with self._guard:
            row = self._connection.execute(
                "SELECT count(*) FROM state WHERE reps = 1 AND last_day = ?", (day,)
            ).fetchone()
        return int(row[0])

    def new_on(self, day: int, most: int) -> int:
        """How many cards never reviewed a session on `day` may introduce, if `most` are on any day."""
        return min(self.counts(day).new, max(0, most - self.introduced_on(day)))

    def prospects(self) -> list[Prospect]:
        """Every card of the attached bank with what a forecast needs, in the order of the bank."""
        from interview_grill.store.prospects import read_prospects

        with self._guard:
            return read_prospects(self._connection)

    def review_rows(self) -> Iterator[list[tuple[Any, ...]]]:
        """The reviews and resets that count, in batches, for `interview_grill.statistics.reviews.collect`."""
        from interview_grill.store.columns import review_rows

        with self._guard:
            yield from review_rows(self._connection)

    def bank_header(self) -> dict[str, Any]:
        """The header of the attached bank."""
        from interview_grill.store.prospects import read_header

        with self._guard:
            return read_header(self._connection)

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
