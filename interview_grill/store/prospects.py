"""Read what a forecast needs: every card of the bank with its state, the learner's first tries and pace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from interview_grill.memory.first_tries import FirstTries
from interview_grill.memory.prospect import (
    LONGEST_COUNTED,
    Prospect,
    Tries,
    kind_paces,
    review_seconds,
)
from interview_grill.store.states import NOT_UNDONE, state_of

if TYPE_CHECKING:
    import sqlite3

# A row takes `rating` and `seconds` from the review that min(at) found: SQLite promises that of bare columns.
_TRIES = f"""
SELECT card, rating, min(seconds, {LONGEST_COUNTED}), min(at), count(*) - 1,
    total(min(seconds, {LONGEST_COUNTED}))
FROM event WHERE kind = 'review' AND NOT practice AND {NOT_UNDONE} GROUP BY card
"""
_CARDS = """
SELECT b.card, question, kind, section, band, position, weight,
    stability, difficulty, last_day, due_day, coalesce(reps, 0), coalesce(lapses, 0), buried_until,
    coalesce(suspended, 0)
FROM bank.card AS b LEFT JOIN state USING (card) ORDER BY position
"""


def read_prospects(connection: sqlite3.Connection) -> list[Prospect]:
    """Every card of the attached bank, in its order. Raises sqlite3.Error, also when no bank is attached."""
    rows = connection.execute(_CARDS).fetchall()
    tries = _tries(connection)
    firsts = FirstTries((row[3] or "", tries[row[0]].passed_first) for row in rows if row[0] in tries)
    paces = kind_paces((row[2], tries[row[0]]) for row in rows if row[0] in tries)
    found = []
    for card, question, kind, section, band, position, weight, *known in rows:
        review, first = paces[kind]
        found.append(
            Prospect(
                card,
                question,
                kind,
                section or "",
                band or "",
                position,
                weight,
                state_of((card, *known)),
                first_try=firsts.rate(section or ""),
                seconds=review_seconds(tries.get(card), review),
                first_seconds=first,
                passed_first=tries[card].passed_first if card in tries else None,
            )
        )
    return found


def read_header(connection: sqlite3.Connection) -> dict[str, Any]:
    """The header of the attached bank: its sections, bands and bar, as far as it states them."""
    row = connection.execute("SELECT value FROM bank.meta WHERE key = 'deck'").fetchone()
    header: dict[str, Any] = json.loads(row[0]) if row is not None else {}
    return header


def _tries(connection: sqlite3.Connection) -> dict[str, Tries]:
    return {
        card: Tries(rating > 1, first_seconds, later, seconds - first_seconds)
        for card, rating, first_seconds, _, later, seconds in connection.execute(_TRIES)
    }
