"""The tables, and how an older file becomes one of this version.

`PRAGMA user_version` holds the version and `application_id` says whose file it is. To change the tables,
append a migration; never edit one that was released.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.store.faults import DamagedFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Migration = Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x6772696C  # "gril"

# The columns of `event` are `rows.COLUMNS` and a checksum over them, those of later versions behind it. The indexes on
# target and key cost a review nothing: it has neither. `set_aside` takes damaged events, so that nothing is ever
# deleted.
_VERSION_1 = """
CREATE TABLE event (
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    home TEXT NOT NULL,
    seq INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    card TEXT,
    rating INTEGER,
    seconds REAL,
    retention REAL,
    practice INTEGER,
    cold INTEGER,
    confidence INTEGER,
    ticks TEXT,
    hints INTEGER,
    typed TEXT,
    verdict TEXT,
    tag TEXT,
    task TEXT,
    seed INTEGER,
    given TEXT,
    target TEXT,
    until INTEGER,
    key TEXT,
    value TEXT,
    checksum INTEGER NOT NULL
);
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_of_home ON event (home, seq);
CREATE INDEX event_of_card ON event (card, at) WHERE card IS NOT NULL;
CREATE INDEX event_in_order ON event (at);
CREATE INDEX event_target ON event (target) WHERE target IS NOT NULL;
CREATE INDEX event_key ON event (key) WHERE key IS NOT NULL;

CREATE TABLE set_aside (
    id, at, home, seq, day, kind, card, rating, seconds, retention, practice, cold, confidence, ticks, hints,
    typed, verdict, tag, task, seed, given, target, until, key, value, checksum
);

CREATE TABLE state (
    card TEXT PRIMARY KEY,
    stability REAL,
    difficulty REAL,
    last_day INTEGER,
    due_day INTEGER,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    buried_until INTEGER,
    suspended INTEGER NOT NULL,
    head_at INTEGER NOT NULL,
    head_seq INTEGER NOT NULL,
    head_home TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX state_due ON state (due_day) WHERE due_day IS NOT NULL;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE VIEW setting AS
SELECT key, value, at, seq, home, id FROM event INDEXED BY event_key
WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event AS undo WHERE undo.target = event.id);
"""

# What a judge of the typed words heard. Nothing is rewritten: an older event says nothing there.
_VERSION_2 = """
ALTER TABLE event ADD COLUMN heard TEXT;
ALTER TABLE set_aside ADD COLUMN heard;
"""


def _run(script: str) -> Migration:
    def apply(connection: sqlite3.Connection) -> None:
        for statement in script.split(";\n"):
            if statement.strip():
                connection.execute(statement)

    return apply


MIGRATIONS: tuple[Migration, ...] = (_run(_VERSION_1), _run(_VERSION_2))
SCHEMA_VERSION = len(MIGRATIONS)
_HIGHEST_PLAUSIBLE = 1000


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """The schema version of an open file, 0 if it is empty.

    Raises StoreError if a newer program or another one wrote it, DamagedFileError if it says so but is ours.
    """
    owner, version, definitions = _described(connection)
    if (owner, version) == (APPLICATION_ID, SCHEMA_VERSION):
        return version
    is_plausible = owner == APPLICATION_ID and 0 < version < _HIGHEST_PLAUSIBLE
    if not is_plausible and definitions and definitions in map(_definitions_to, range(1, SCHEMA_VERSION + 1)):
        raise DamagedFileError("the log's header is damaged", where=path, mend="run 'grill doctor --rebuild'")
    if owner != APPLICATION_ID and (version or owner or definitions):
        raise StoreError(
            "this is another program's file", where=path, mend="choose another --home, or move the file away"
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"a newer interview_grill wrote this log (version {version}; this one reads {SCHEMA_VERSION})",
            where=path,
            mend="upgrade interview-grill; the file is left as it is",
        )
    return version


def _described(connection: sqlite3.Connection) -> tuple[int, int, set[tuple[str, str, str]]]:
    """Owner, version and (unless these are ours) definitions of a file, as of one moment: another session may be
    creating it."""
    connection.execute("SAVEPOINT describing")
    try:
        owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        is_ours = (owner, version) == (APPLICATION_ID, SCHEMA_VERSION)
        return owner, version, set() if is_ours else _definitions(connection)
    finally:
        connection.execute("RELEASE describing")


def check_definitions(connection: sqlite3.Connection, version: int, path: str) -> None:
    """Raises StoreError if a file declares anything but the tables of `version`.

    What else it declares, such as a trigger or a view in place of a table, would run when the file is used.
    """
    if not version or _definitions(connection) != _definitions_to(version):
        raise StoreError(
            "this is not a grill log", where=path, mend="choose a file that 'grill backup' wrote"
        )


def _definitions_to(version: int) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ours:
        migrate(ours, 0, MIGRATIONS[:version])
        return _definitions(ours)


def _definitions(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return set(connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def migrate(
    connection: sqlite3.Connection, version: int, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Bring a file of `version` up to date inside the caller's transaction: all of it happens, or none.

    Raises sqlite3.Error, which leaves the file at its version once the transaction is rolled back.
    """
    for step in migrations[version:]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
