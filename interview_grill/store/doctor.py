"""Check a log against itself, and fold its state anew."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.memory.event import Retraction
from interview_grill.memory.fold import advance, card_of
from interview_grill.memory.state import CardState
from interview_grill.store import states
from interview_grill.store.connection import Transaction, log_path, open_log, open_to_read
from interview_grill.store.faults import DamagedFileError, Guard
from interview_grill.store.rows import SELECT, verified_event

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from interview_grill.memory.event import Event

_TOLERANCE = 1e-9
_REBUILD = "run 'grill doctor --rebuild'"
_RESTORE = "run 'grill doctor --rebuild', or bring back a backup: 'grill restore' lists them"
_ROWS_IN_ORDER = f"{SELECT.replace('SELECT ', 'SELECT rowid, ', 1)} {states.IN_ORDER}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a log: what, where, and the mend."""

    what: str
    where: str
    mend: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: cards whose state was folded, damaged events set aside, those brought back from backups."""

    cards: int
    set_aside: int
    brought_back: int = 0


@dataclass(frozen=True, slots=True)
class _Replay:
    """Every card's state with the last event folded into it, and the rows that could not be read."""

    states: dict[str, tuple[CardState, Event]]
    damaged: list[tuple[int, StoreError]]


def examine(home: str | os.PathLike[str]) -> list[Finding]:
    """What is wrong with a home's log: its file, the checksum of each event, each state against a replay.

    A home without a log is in order. A log that cannot be opened is a finding, not an error.
    """
    path = log_path(home)
    if not os.path.exists(path):
        return []
    try:
        with closing(open_to_read(path)) as connection, Guard(path):
            connection.text_factory = any_text
            findings = _file_findings(connection, path)
            replayed = _replay(connection)
            findings += [Finding(e.what, e.where or path, _REBUILD) for _, e in replayed.damaged]
            return findings + _state_findings(connection, replayed)
    except StoreError as error:
        return [Finding(error.what, error.where or path, error.mend or _RESTORE)]


def rebuild(home: str | os.PathLike[str]) -> Rebuilt:
    """Make indexes and states anew from the log; damaged events are set aside in a table of their own.

    All of it happens or nothing. Raises DamagedFileError if the file itself is damaged beyond that.
    """
    path = log_path(home)
    with closing(open_log(path)) as connection, Guard(path), Transaction(connection):
        connection.text_factory = any_text
        connection.execute("REINDEX")
        report = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if report != "ok":
            raise DamagedFileError(f"the file is damaged: {report}", where=path, mend=_RESTORE)
        return fold_anew(connection)


def fold_anew(connection: sqlite3.Connection) -> Rebuilt:
    """In the caller's transaction, set damaged events aside and replace all states by a fold of the rest.

    Raises sqlite3.Error. A retraction that is damaged undoes nothing any more.
    """
    replayed = _replay(connection)
    for rowid, _ in replayed.damaged:
        connection.execute("INSERT INTO set_aside SELECT * FROM event WHERE rowid = ?", (rowid,))
        connection.execute("DELETE FROM event WHERE rowid = ?", (rowid,))
    connection.execute("DELETE FROM state")
    for state, head in replayed.states.values():
        states.write_state(connection, state, head.order)
    return Rebuilt(cards=len(replayed.states), set_aside=len(replayed.damaged))


def any_text(stored: bytes) -> str:
    """Text that is no longer UTF-8 is read all the same, so that only its own record counts as damaged."""
    return stored.decode("utf-8", "surrogateescape")


def _replay(connection: sqlite3.Connection) -> _Replay:
    damaged: list[tuple[int, StoreError]] = []
    undone = _undone_by_sound_retractions(connection)
    folded: dict[str, tuple[CardState, Event]] = {}
    for rowid, *row in connection.execute(_ROWS_IN_ORDER):
        try:
            event = verified_event(row)
        except StoreError as error:
            damaged.append((rowid, error))
            continue
        card = card_of(event)
        if card is not None and event.id not in undone:
            before = folded[card][0] if card in folded else CardState(card)
            folded[card] = (advance(before, event), event)
    return _Replay(folded, damaged)


def _undone_by_sound_retractions(connection: sqlite3.Connection) -> set[str]:
    undone = set()
    for row in connection.execute(f"{SELECT} WHERE target IS NOT NULL"):
        try:
            action = verified_event(row).action
        except StoreError:
            continue
        if isinstance(action, Retraction):
            undone.add(action.target)
    return undone


def _file_findings(connection: sqlite3.Connection, path: str) -> list[Finding]:
    reports = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    return (
        [] if reports == ["ok"] else [Finding(f"the file is damaged: {r}", path, _RESTORE) for r in reports]
    )


def _state_findings(connection: sqlite3.Connection, replayed: _Replay) -> list[Finding]:
    kept = {state.card: state for state in states.all_states(connection)}
    findings = []
    for card in sorted(kept.keys() | replayed.states.keys()):
        is_kept = kept.get(card, CardState(card))
        should_be = replayed.states[card][0] if card in replayed.states else CardState(card)
        differences = [
            f"{name} is {found}, not {expected}"
            for name, field, agrees in _FIELDS
            for found, expected in [(field(is_kept), field(should_be))]
            if not agrees(found, expected)
        ]
        if differences:
            findings.append(
                Finding(f"its state differs from its events: {', '.join(differences)}", card, _REBUILD)
            )
    return findings


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _TOLERANCE * max(1.0, abs(b))


def _same(a: float | None, b: float | None) -> bool:
    return a == b


_FIELDS: tuple[
    tuple[str, Callable[[CardState], float | None], Callable[[float | None, float | None], bool]], ...
] = (
    ("stability", lambda state: state.stability, _close),
    ("difficulty", lambda state: state.difficulty, _close),
    ("last day", lambda state: state.last_day, _same),
    ("due day", lambda state: state.due_day, _same),
    ("reviews", lambda state: state.reps, _same),
    ("lapses", lambda state: state.lapses, _same),
    ("buried until", lambda state: state.buried_until, _same),
    ("suspended", lambda state: state.suspended, _same),
)
