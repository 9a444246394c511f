"""Stream what statistics are made of: the reviews and resets that count, a batch of narrow rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_grill.store.states import NOT_UNDONE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_BATCH = 50_000
_ROWS = f"""
SELECT at, seq, home, card, day, CASE kind WHEN 'reset' THEN 0 ELSE rating END,
    coalesce(seconds, 0.0), coalesce(practice, 0), coalesce(cold, 0), coalesce(confidence, -1),
    coalesce(verdict = 'correct', -1), coalesce(tag, ''), coalesce(heard || ';' || coalesce(ticks, ''), '')
FROM event WHERE kind IN ('review', 'reset') AND {NOT_UNDONE}
"""


def review_rows(connection: sqlite3.Connection) -> Iterator[list[tuple[Any, ...]]]:
    """Tuples like `interview_grill.statistics.reviews.ReviewRow`, in no order; sorting them here would cost more."""
    found = connection.execute(_ROWS)
    while batch := found.fetchmany(_BATCH):
        yield batch
