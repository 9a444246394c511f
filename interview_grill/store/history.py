"""Read the log back in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Review
from interview_grill.memory.fold import replay
from interview_grill.store.rows import COLUMNS, SELECT, event_of, verified_event
from interview_grill.store.states import EFFECTIVE_OF_CARD, IN_ORDER, NOT_UNDONE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from interview_grill.memory.event import Event
    from interview_grill.memory.fold import Step
    from interview_grill.store.faults import Guard

_FEWEST_FOR_MEDIAN = 5
_MANY = 400


def events(connection: sqlite3.Connection, guard: Guard) -> Iterator[Event]:
    """All events in log order, each verified. Raises StoreError."""
    with guard:
        for row in connection.execute(f"{SELECT} {IN_ORDER}"):
            yield verified_event(row)


def reviews(
    connection: sqlite3.Connection,
    guard: Guard,
    *,
    card: str | None,
    last: int | None,
    with_undone: bool,
) -> Iterator[Step]:
    """The reviews, oldest first, with the state after each.

    `card` and `last` (None: all) narrow them, the latest being kept; `with_undone` gives undone ones too,
    with no state after. Raises StoreError, as late as when it is iterated.
    """
    with guard:
        wanted = None if last is None else _latest_reviews(connection, card, last, with_undone)
        cards = {card} if card is not None else None if wanted is None else set(wanted.values())
        retracted = {
            row[0] for row in connection.execute("SELECT target FROM event WHERE target IS NOT NULL")
        }
        for step in replay(_events_of(connection, cards), retracted):
            if (
                isinstance(step.event.action, Review)
                and (with_undone or not step.undone)
                and (wanted is None or step.event.id in wanted)
            ):
                yield step


def reviews_of(connection: sqlite3.Connection, card: str) -> list[Event]:
    """The reviews of a card that count, oldest first."""
    found = map(event_of, connection.execute(EFFECTIVE_OF_CARD, (card,)))
    return [event for event in found if isinstance(event.action, Review)]


def times_tried(connection: sqlite3.Connection, card: str) -> int:
    """How many reviews of a card count."""
    query = f"SELECT count(*) FROM event WHERE card = ? AND kind = 'review' AND {NOT_UNDONE}"
    tried: int = connection.execute(query, (card,)).fetchone()[0]
    return tried


def median_seconds(connection: sqlite3.Connection, kind: str, last: int) -> float | None:
    """The median of the latest `last` reviews' seconds, of cards of a kind; None if there are fewer than
    five.
    """
    query = f"""SELECT seconds FROM event WHERE kind = 'review' AND card LIKE ? AND {NOT_UNDONE}
        ORDER BY at DESC LIMIT ?"""
    times = sorted(row[0] for row in connection.execute(query, (f"%:{kind}", last)))
    if len(times) < _FEWEST_FOR_MEDIAN:
        return None
    middle = len(times) // 2
    return float(times[middle]) if len(times) % 2 else float(times[middle - 1] + times[middle]) / 2


def _latest_reviews(
    connection: sqlite3.Connection, card: str | None, last: int, with_undone: bool
) -> dict[str, str]:
    """Ids of the latest reviews with their cards."""
    conditions = ["kind = 'review'"]
    index = "event_in_order" if card is None else "event_of_card"
    if card is not None:
        conditions.append("card = :card")
    if not with_undone:
        conditions.append(NOT_UNDONE)
    query = f"""SELECT id, card FROM event INDEXED BY {index} WHERE {" AND ".join(conditions)}
        ORDER BY at DESC, seq DESC, home DESC, id DESC LIMIT :last"""
    return dict(connection.execute(query, {"card": card, "last": last}))


def _events_of(connection: sqlite3.Connection, cards: set[str] | None) -> Iterator[Event]:
    """The events of cards in log order; of so many cards that naming them is no use, of all."""
    if cards is None or len(cards) > _MANY:
        rows = connection.execute(f"{SELECT} WHERE card IS NOT NULL {IN_ORDER}")
        return (event_of(row) for row in rows if cards is None or row[COLUMNS.index("card")] in cards)
    marks = ",".join("?" * len(cards))
    rows = connection.execute(f"{SELECT} WHERE card IN ({marks}) {IN_ORDER}", sorted(cards))
    return (event_of(row) for row in rows)
