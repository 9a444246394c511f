from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.memory.event import Event
from interview_grill.memory.fold import card_of, fold, log_order
from interview_grill.store.carving import events_found
from interview_grill.store.connection import Transaction
from interview_grill.store.doctor import examine
from interview_grill.store.faults import DamagedFileError
from interview_grill.store.restoring import restore
from interview_grill.store.rows import COLUMNS, EARLIER, checksum, row_of
from interview_grill.store.salvage import salvage
from interview_grill.store.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMA_VERSION,
    migrate,
    version_of,
)
from interview_grill.store.states import write_state
from interview_grill.store.store import Store

from .answers import DAY, answer, by_hand, file_of, log, noon


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE meta ADD COLUMN colour TEXT DEFAULT 'grey'")


def fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE meta ADD COLUMN shape TEXT")
    connection.execute("INSERT INTO no_such_table VALUES (1)")


def test_an_empty_file_has_version_nought_and_then_ours(connection: sqlite3.Connection) -> None:
    assert version_of(connection, "x") == 0
    migrate(connection, 0)
    assert version_of(connection, "x") == SCHEMA_VERSION
    columns = [row[1] for row in connection.execute("PRAGMA table_info(event)")]
    assert columns == [*COLUMNS[:EARLIER], "checksum", *COLUMNS[EARLIER:]]
    assert [row[1] for row in connection.execute("PRAGMA table_info(set_aside)")] == columns


def test_an_older_file_is_brought_forward_with_what_it_holds(connection: sqlite3.Connection) -> None:
    migrate(connection, 0)
    connection.execute("INSERT INTO meta VALUES ('home', 'abc')")
    migrate(connection, SCHEMA_VERSION, (*MIGRATIONS, add_colour))
    assert connection.execute("SELECT * FROM meta").fetchall() == [("home", "abc", "grey")]
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)


def test_a_migration_that_fails_leaves_the_file_as_it_was(connection: sqlite3.Connection) -> None:
    migrate(connection, 0)
    before = connection.execute("SELECT sql FROM sqlite_master").fetchall()
    with pytest.raises(sqlite3.OperationalError), Transaction(connection):
        migrate(connection, SCHEMA_VERSION, (*MIGRATIONS, add_colour, fail_half_way))
    assert connection.execute("SELECT sql FROM sqlite_master").fetchall() == before
    assert version_of(connection, "x") == SCHEMA_VERSION


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer())
    by_hand(tmp_path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = file_of(tmp_path).read_bytes()
    for opening in (Store.open, Store.open_to_read):
        with pytest.raises(StoreError) as raised:
            opening(tmp_path)
        assert f"version {SCHEMA_VERSION + 1}; this one reads {SCHEMA_VERSION}" in raised.value.what
        assert raised.value.where == str(file_of(tmp_path))
        assert raised.value.mend is not None
        assert "upgrade" in raised.value.mend
    assert file_of(tmp_path).read_bytes() == before


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    by_hand(tmp_path, "CREATE TABLE bookmarks (url TEXT)")
    before = file_of(tmp_path).read_bytes()
    with pytest.raises(StoreError, match="another program's file"):
        Store.open(tmp_path)
    assert file_of(tmp_path).read_bytes() == before


def test_a_file_marked_as_another_programs_is_refused_even_if_empty(tmp_path: Path) -> None:
    by_hand(tmp_path, f"PRAGMA application_id = {APPLICATION_ID + 1}")
    with pytest.raises(StoreError, match="another program's file"):
        Store.open(tmp_path)


def older_log(home: Path) -> list[Event]:
    """A log as version 1 wrote it, and its events."""
    events = [
        Event(f"{n:08x}", noon(DAY) + n, "9a" * 8, n, DAY, answer(1 + n % 4, f"q{n % 3}:recall"))
        for n in range(1, 41)
    ]
    home.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file_of(home), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, 0, MIGRATIONS[:1])
        connection.execute("INSERT INTO meta VALUES ('home', ?)", ("9a" * 8,))
        names = ", ".join((*COLUMNS[:EARLIER], "checksum"))
        for event in events:
            row = row_of(event)[:EARLIER]
            marks = ", ".join("?" * (EARLIER + 1))
            connection.execute(f"INSERT INTO event ({names}) VALUES ({marks})", (*row, checksum(row)))
        _fold_all(connection, events)
    return events


def _fold_all(connection: sqlite3.Connection, events: list[Event]) -> None:
    for card in sorted({card for event in events if (card := card_of(event)) is not None}):
        own = [event for event in events if card_of(event) == card]
        write_state(connection, fold(card, own), own[-1].order)


def test_an_older_log_reads_as_before_and_takes_what_is_heard(tmp_path: Path) -> None:
    events = older_log(tmp_path)
    assert sorted(events_found(str(file_of(tmp_path))), key=log_order) == events
    with Store.open_to_read(tmp_path) as reading:
        assert list(reading.events()) == events
    assert examine(tmp_path) == []
    with Store.open(tmp_path) as store:
        heard = log(store, replace(answer(3), ticks=(1, 2), heard=(2,)), late=99)
        assert list(store.events()) == [*events, heard]
    assert sorted(set(events_found(str(file_of(tmp_path)))), key=log_order) == [*events, heard]
    assert examine(tmp_path) == []


def test_an_older_log_that_cannot_be_written_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = older_log(tmp_path)
    before = file_of(tmp_path).read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with Store.open_to_read(tmp_path) as reading:
        assert list(reading.events()) == events
    assert file_of(tmp_path).read_bytes() == before


def test_a_backup_of_an_older_version_is_restored(tmp_path: Path) -> None:
    events = older_log(tmp_path / "then")
    restore(tmp_path / "now", file_of(tmp_path / "then"), day=DAY)
    with Store.open(tmp_path / "now") as store:
        assert list(store.events()) == events
        heard = log(store, replace(answer(2), heard=()))
    restore(tmp_path / "now", file_of(tmp_path / "then"), day=DAY)
    with Store.open(tmp_path / "now") as store:
        assert heard not in list(store.events())


def test_an_older_log_whose_header_is_damaged_is_known_for_ours(tmp_path: Path) -> None:
    events = older_log(tmp_path)
    by_hand(tmp_path, "PRAGMA user_version = 70000")
    with pytest.raises(DamagedFileError, match="header is damaged"):
        Store.open(tmp_path)
    salvage(str(tmp_path), day=DAY)
    with Store.open_to_read(tmp_path) as store:
        assert list(store.events()) == events
