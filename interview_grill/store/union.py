"""Unite a log with events of another one: each event once, and the states of the cards it touches brought up to date.

A state moves on in memory as long as the events of its card come in the log's order, all after those it has seen, as
they do when a log is copied to a new home; only the others' cards are read back and folded anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.memory.event import Retraction
from interview_grill.memory.fold import advance, card_of
from interview_grill.store import states
from interview_grill.store.rows import EARLIER, INSERT, SELECT, checksum, row_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from interview_grill.memory.event import Event
    from interview_grill.memory.state import CardState
    from interview_grill.store.rows import Value


def unite(connection: sqlite3.Connection, events: Iterable[Event], *, path: str) -> int:
    """Add, in the caller's transaction, those events that are not in the log of `path`; return how many they
    are.

    The result does not depend on their order, nor on how often they are given. Raises StoreError if an id is
    known with other contents, and sqlite3.Error.
    """
    added, cards = 0, _Touched(connection)
    for event in events:
        if _add_unknown(connection, event, path):
            added += 1
            cards.note(event)
    cards.bring_up_to_date()
    return added


def cards_of(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """The cards of those events that are in the log already."""
    query = "SELECT card FROM event WHERE id = ? AND card IS NOT NULL"
    return {row[0] for id_ in ids for row in connection.execute(query, (id_,))}


def _add_unknown(connection: sqlite3.Connection, event: Event, path: str) -> bool:
    row = row_of(event)
    known = connection.execute(f"{SELECT} WHERE id = ?", (event.id,)).fetchone()
    if known is None:
        connection.execute(INSERT, (*row, checksum(row)))
        return True
    if known[:-1] != row:
        _take_fuller(connection, known, row, path)
    return False


def _take_fuller(
    connection: sqlite3.Connection, known: Sequence[Value], row: Sequence[Value], path: str
) -> None:
    """An older version passes an event on without what was heard: the one that tells it stays."""
    if known[:EARLIER] != row[:EARLIER] or None not in (known[EARLIER], row[EARLIER]):
        raise StoreError(
            f"event {known[0]} is known with other contents",
            where=path,
            mend="one of the two logs is damaged: run 'grill doctor' on both",
        )
    if known[EARLIER] is None:
        values = (row[EARLIER], checksum(row), known[0])
        connection.execute("UPDATE event SET heard = ?, checksum = ? WHERE id = ?", values)


class _Touched:
    """The cards of the events added: with a state that moved on, or to be folded anew."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        query = "SELECT target FROM event WHERE target IS NOT NULL"
        self._undone_before = {row[0] for row in connection.execute(query)}
        self._undone: set[str] = set()
        self._moved: dict[str, tuple[CardState, states.Order]] = {}
        self._anew: set[str] = set()

    def note(self, event: Event) -> None:
        """Take in an event just added."""
        if isinstance(event.action, Retraction):
            self._undone.add(event.action.target)
            return
        card = card_of(event)
        if card is None or card in self._anew or event.id in self._undone_before:
            return
        before, order = self._moved.get(card) or states.read_head(self._connection, card)
        if order is None or event.order > order:
            self._moved[card] = (advance(before, event), event.order)
        else:
            self._moved.pop(card, None)
            self._anew.add(card)

    def bring_up_to_date(self) -> None:
        """Write the states of all of them."""
        anew = self._anew | cards_of(self._connection, self._undone)
        for card, (state, head) in self._moved.items():
            if card not in anew:
                states.write_state(self._connection, state, head)
        for card in sorted(anew):
            states.refold(self._connection, card)
