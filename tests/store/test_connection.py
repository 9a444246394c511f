from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store import connection as opening
from interview_grill.store.connection import Transaction, connect, open_log, open_to_read
from interview_grill.store.store import Store

from .answers import CARD, DAY, answer, file_of, log


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_the_home_and_its_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    before = os.umask(0)
    try:
        with Store.open(home) as store:
            log(store, answer())
            log(store, answer(), DAY + 3)
            modes = {path.name: mode(path) for path in home.iterdir()}
    finally:
        os.umask(before)
    assert mode(home) == 0o700
    assert modes == {"grill.db": 0o600, "grill.db-wal": 0o600, "grill.db-shm": 0o600, "backups": 0o700}
    assert {mode(path) for path in (home / "backups").iterdir()} == {0o600}


def test_what_is_committed_is_flushed(tmp_path: Path) -> None:
    with closing(open_log(str(tmp_path / "grill.db"))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_reading_a_home_without_a_log_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Store.open_to_read(home) as store:
        assert store.due(DAY) == []
        assert list(store.history()) == []
        assert store.settings().retention == 0.9
        with pytest.raises(StoreError):
            log(store, answer())
    assert not home.exists()


@pytest.mark.parametrize("pages", [0, 1])
def test_reading_a_log_that_a_full_disk_kept_from_being_begun_writes_nothing(
    tmp_path: Path, pages: int
) -> None:
    file_of(tmp_path).touch()
    if pages:
        with closing(connect(str(file_of(tmp_path)))) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    before = file_of(tmp_path).read_bytes()
    assert bool(before) == bool(pages)
    with Store.open_to_read(tmp_path) as store:
        assert store.due(DAY) == []
    assert file_of(tmp_path).read_bytes() == before


# Reads or writes the home argv[2] while no file may grow beyond two pages, as on a disk about to be full.
WITHOUT_SPACE = """
import resource, sys
from interview_grill.errors import StoreError
from interview_grill.store.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
opened = Store.open if sys.argv[1] == "write" else Store.open_to_read
try:
    with opened(sys.argv[2]) as store:
        print(len(list(store.events())), "events")
except StoreError as error:
    print(error.what)
"""
# Answers once in the home argv[1] and is killed.
KILLED = """
import os, signal, sys
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
store = Store.open(sys.argv[1])
store.append(Review("late:recall", Rating.GOOD, 9.0, 0.9), at=10**15, day=740_001)
os.kill(os.getpid(), signal.SIGKILL)
"""


def without_space(action: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_SPACE, action, str(home)], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.skipif(os.name != "posix", reason="the limit on files is POSIX's")
def test_a_log_can_be_read_on_a_full_disk_and_writing_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer())
    assert without_space("read", tmp_path) == "1 events\n"
    assert without_space("write", tmp_path) == "the disk is full\n"
    with Store.open_to_read(tmp_path) as store:
        assert len(list(store.events())) == 1


@pytest.mark.skipif(os.name != "posix", reason="the limit on files and SIGKILL are POSIX's")
def test_an_answer_that_is_still_write_ahead_is_never_read_past(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer())
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert without_space("read", tmp_path) == "the disk is full\n"
    with Store.open_to_read(tmp_path) as store:
        assert len(list(store.events())) == 2


def test_reading_leaves_the_log_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer())
    before = file_of(tmp_path).read_bytes()
    with Store.open_to_read(tmp_path) as store:
        assert store.state(CARD).reps == 1
        with pytest.raises(StoreError, match="cannot be written"):
            log(store, answer(1), DAY + 1)
    assert file_of(tmp_path).read_bytes() == before


def test_a_log_can_be_read_while_another_session_writes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as writer, Store.open_to_read(tmp_path) as reader:
        log(writer, answer())
        assert reader.state(CARD).reps == 1


def test_an_older_log_is_migrated_before_it_is_read(tmp_path: Path) -> None:
    path = str(tmp_path / "grill.db")
    open_log(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DROP VIEW setting")
        for table in ("event", "set_aside", "state", "meta"):
            connection.execute(f"DROP TABLE {table}")
    with closing(open_to_read(path)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (0,)


def change_then_give_up(connection: sqlite3.Connection) -> None:
    with Transaction(connection):
        connection.execute("INSERT INTO meta VALUES ('a', 'b')")
        raise KeyboardInterrupt


def test_a_block_that_raises_is_rolled_back(tmp_path: Path) -> None:
    with closing(open_log(str(tmp_path / "grill.db"))) as connection:
        with pytest.raises(KeyboardInterrupt):
            change_then_give_up(connection)
        assert connection.execute("SELECT count(*) FROM meta").fetchone() == (0,)
        assert not connection.in_transaction


def test_a_commit_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    with closing(open_log(str(tmp_path / "grill.db"))) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("CREATE TABLE a (x INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE b (x REFERENCES a DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(sqlite3.IntegrityError), Transaction(connection) as begun:
            begun.execute("INSERT INTO b VALUES (7)")
        assert not connection.in_transaction
        assert connection.execute("SELECT count(*) FROM b").fetchone() == (0,)


def test_a_new_log_that_another_program_reads_for_long_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    monkeypatch.setattr(opening, "_PAUSE", 0.0)
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM sqlite_master").fetchall()
        with pytest.raises(StoreError, match="another program keeps the log locked"):
            Store.open(tmp_path)
        other.execute("COMMIT")
    with Store.open(tmp_path) as store:
        assert log(store, answer()).seq == 1


def test_a_new_log_is_opened_as_soon_as_another_program_has_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM sqlite_master").fetchall()
        monkeypatch.setattr(opening, "sleep", lambda _: other.execute("COMMIT"))
        with Store.open(tmp_path) as store:
            assert log(store, answer()).seq == 1


def test_a_log_locked_for_long_is_said_to_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    with Store.open(tmp_path) as store, closing(connect(str(file_of(tmp_path)))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program keeps the log locked"):
            log(store, answer())
        other.execute("ROLLBACK")
        assert log(store, answer()).seq == 1


def test_a_file_system_without_shared_memory_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as memory, pytest.raises(StoreError, match="local disk"):
        opening._use_wal(memory, str(tmp_path))


@pytest.mark.parametrize("contents", [b"not a database at all, " * 50, b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, contents: bytes) -> None:
    file_of(tmp_path).write_bytes(contents)
    with pytest.raises(StoreError) as raised:
        Store.open(tmp_path)
    assert str(file_of(tmp_path)) in str(raised.value)
    assert "grill restore" in str(raised.value)
    assert file_of(tmp_path).read_bytes() == contents


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("mine")
    with pytest.raises(StoreError, match="choose another --home"):
        Store.open(tmp_path / "home")
