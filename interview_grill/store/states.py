"""The state kept beside the log: read it, move it by one event, or fold a card's events anew.

It can always be made again from the events; it is kept so that what is due is one look at an index. Functions
that write expect the caller's transaction; all raise sqlite3.Error, and StoreError for an event that makes no
sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.fold import advance
from interview_grill.memory.state import CardState
from interview_grill.store.rows import SELECT, event_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from interview_grill.memory.event import Event

_COLUMNS = "card, stability, difficulty, last_day, due_day, reps, lapses, buried_until, suspended"
_SELECT = f"SELECT {_COLUMNS} FROM state"
_WITH_HEAD = f"SELECT {_COLUMNS}, head_at, head_seq, head_home FROM state WHERE card = ?"
_REPLACE = f"REPLACE INTO state ({_COLUMNS}, head_at, head_seq, head_home) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"

NOT_UNDONE = "NOT EXISTS (SELECT 1 FROM event AS undo WHERE undo.target = event.id)"
IN_ORDER = "ORDER BY at, seq, home, id"
EFFECTIVE_OF_CARD = f"{SELECT} WHERE card = ? AND {NOT_UNDONE} {IN_ORDER}"
_MANY = 400  # SQLite took at most 999 parameters before 3.32

Order = tuple[int, int, str]
"""The place of an event in the log: `Event.order`."""

StateRow = tuple[str, float | None, float | None, int | None, int | None, int, int, int | None, int]


def state_of(row: StateRow) -> CardState:
    """The state in a row."""
    return CardState(*row[:8], suspended=bool(row[8]))


def read_state(connection: sqlite3.Connection, card: str) -> CardState:
    """What is known of a card; a new card's state if nothing is."""
    row = connection.execute(f"{_SELECT} WHERE card = ?", (card,)).fetchone()
    return CardState(card) if row is None else state_of(row)


def read_states(connection: sqlite3.Connection, cards: Iterable[str] | None) -> dict[str, CardState]:
    """The states of the cards (None: of all) that have any."""
    if cards is None:
        rows = connection.execute(_SELECT).fetchall()
    else:
        wanted = list(cards)
        if len(wanted) > _MANY:
            chosen = set(wanted)
            rows = [row for row in connection.execute(_SELECT) if row[0] in chosen]
        else:
            marks = ",".join("?" * len(wanted))
            rows = connection.execute(f"{_SELECT} WHERE card IN ({marks})", wanted).fetchall()
    return {row[0]: state_of(row) for row in rows}


def read_due(connection: sqlite3.Connection, day: int) -> list[CardState]:
    """The states of cards due on `day` or before, neither suspended nor buried, longest overdue first."""
    rows = connection.execute(
        f"{_SELECT} WHERE due_day <= ? AND NOT suspended AND coalesce(buried_until, 0) <= ?"
        " ORDER BY due_day, card",
        (day, day),
    )
    return [state_of(row) for row in rows]


def all_states(connection: sqlite3.Connection) -> Iterator[CardState]:
    """Every state kept, by card."""
    for row in connection.execute(f"{_SELECT} ORDER BY card"):
        yield state_of(row)


def read_head(connection: sqlite3.Connection, card: str) -> tuple[CardState, Order | None]:
    """The state of a card and the place in the log of the last event folded into it; None if there is none."""
    row = connection.execute(_WITH_HEAD, (card,)).fetchone()
    return (CardState(card), None) if row is None else (state_of(row[:9]), row[9:])


def follow(connection: sqlite3.Connection, card: str, event: Event) -> None:
    """Bring the state of `card` up to date with an event just added: one step if it is the card's latest."""
    before, order = read_head(connection, card)
    if order is None or event.order > order:
        write_state(connection, advance(before, event), event.order)
    else:
        refold(connection, card)


def refold(connection: sqlite3.Connection, card: str) -> None:
    """Fold all events of `card` that were not undone."""
    state, head = CardState(card), None
    for row in connection.execute(EFFECTIVE_OF_CARD, (card,)):
        head = event_of(row)
        state = advance(state, head)
    if head is None:
        connection.execute("DELETE FROM state WHERE card = ?", (card,))
    else:
        write_state(connection, state, head.order)


def write_state(connection: sqlite3.Connection, state: CardState, head: Order) -> None:
    """Keep a state with the place in the log of the last event folded into it."""
    connection.execute(
        _REPLACE,
        (
            state.card,
            state.stability,
            state.difficulty,
            state.last_day,
            state.due_day,
            state.reps,
            state.lapses,
            state.buried_until,
            int(state.suspended),
            *head,
        ),
    )
