from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.faults import (
    DamagedFileError,
    Guard,
    file_error,
    nothing_can_be_made_beside,
    store_error,
)
from interview_grill.store.store import Store


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("raw words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "what", "mend"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full", "free some space"),
        (sqlite3.SQLITE_READONLY, "cannot be written", "make the file and its folder writable"),
        (sqlite3.SQLITE_BUSY, "locked", "close the other session"),
        (sqlite3.SQLITE_CORRUPT, "is damaged", "grill restore"),
        (sqlite3.SQLITE_NOTADB, "not a grill log", "grill restore"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened", "choose another --home"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error", "check the disk"),
        (sqlite3.SQLITE_IOERR_LOCK, "does not lock files", "local disk"),
        (sqlite3.SQLITE_IOERR_SHMOPEN, "does not lock files", "local disk"),
        (sqlite3.SQLITE_PROTOCOL, "does not lock files", "local disk"),
        (sqlite3.SQLITE_MISUSE, "raw words of SQLite", "grill doctor"),
    ],
)
def test_each_failure_says_what_where_and_how_to_mend_it(code: int, what: str, mend: str) -> None:
    error = store_error(sqlite_error(code), "/home/me/grill.db")
    assert what in error.what
    assert error.where == "/home/me/grill.db"
    assert mend in str(error.mend)
    assert "\n" not in str(error)


def test_only_damage_counts_as_damage() -> None:
    damaged = {
        code
        for code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY)
        if isinstance(store_error(sqlite_error(code), "x"), DamagedFileError)
    }
    assert damaged == {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def test_a_guard_names_the_file_and_keeps_the_cause() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(StoreError) as raised,
        Guard("/there/grill.db"),
    ):
        connection.execute("SELECT * FROM nowhere")
    assert raised.value.where == "/there/grill.db"
    assert isinstance(raised.value.__cause__, sqlite3.OperationalError)


def test_a_guard_lets_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), Guard("x"):
        _ = 1 / 0


def test_the_file_systems_own_words_are_given() -> None:
    error = file_error(OSError(errno.ENOSPC, "No space left on device"), "/there")
    assert str(error).startswith("/there: cannot be used: No space left on device (")


@pytest.mark.parametrize(
    ("code", "wanting"),
    [
        (4874, True),  # SQLITE_IOERR_SHMSIZE
        (sqlite3.SQLITE_CANTOPEN, True),
        (sqlite3.SQLITE_READONLY_DIRECTORY, True),
        (sqlite3.SQLITE_IOERR_SHMOPEN, False),
        (sqlite3.SQLITE_BUSY, False),
        (sqlite3.SQLITE_CORRUPT, False),
    ],
)
def test_files_that_cannot_be_made_beside_a_log_are_told_from_other_failures(
    code: int, wanting: bool
) -> None:
    assert nothing_can_be_made_beside(sqlite_error(code)) is wanting


def test_text_that_is_no_utf8_is_damage() -> None:
    error = store_error(sqlite3.OperationalError("Could not decode to UTF-8 column 'typed'"), "x")
    assert isinstance(error, DamagedFileError)


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that refuses every lock, as some network file systems do."""
    fcntl = pytest.importorskip("fcntl", reason="locks are those of POSIX")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "lockf", refuse)


def guarded(path: Path, code: int) -> StoreError:
    with pytest.raises(StoreError) as raised, Guard(str(path)):
        raise sqlite_error(code)
    return raised.value


@pytest.mark.usefixtures("without_locks")
def test_a_lock_that_cannot_be_had_where_there_are_none_is_no_other_session(tmp_path: Path) -> None:
    assert "does not lock files" in guarded(tmp_path / "grill.db", sqlite3.SQLITE_BUSY).what
    assert "the disk is full" in guarded(tmp_path / "grill.db", sqlite3.SQLITE_FULL).what


def test_a_lock_that_cannot_be_had_is_another_session_where_there_are_locks(tmp_path: Path) -> None:
    assert "locked" in guarded(tmp_path / "grill.db", sqlite3.SQLITE_BUSY).what
    assert "locked" in guarded(tmp_path / "gone" / "grill.db", sqlite3.SQLITE_BUSY).what


@pytest.mark.usefixtures("without_locks")
def test_a_home_on_a_file_system_without_locks_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not lock files"):
        Store.open(tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []
