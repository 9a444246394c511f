from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.connection import Transaction
from interview_grill.store.rows import COLUMNS
from interview_grill.store.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMA_VERSION,
    migrate,
    version_of,
)
from interview_grill.store.store import Store

from .answers import answer, by_hand, file_of, log


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
    assert columns == [*COLUMNS, "checksum"]
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
