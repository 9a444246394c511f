from __future__ import annotations

import errno
import sqlite3
from contextlib import closing

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.faults import DamagedFileError, Guard, file_error, store_error


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
