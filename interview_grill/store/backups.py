"""Copies of the log: one a day without being asked, more on request, and the way back.

A copy is written under an unpredictable name, flushed and only then given its own, so that what is called a
backup is one. Everything raises StoreError but where it says otherwise.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, suppress
from datetime import date
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.store.connection import BACKUP_FOLDER, sync_folder
from interview_grill.store.faults import Guard

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = 10
MOST_BYTES = 512 * 1024 * 1024
_PREFIX, _SUFFIX, _UNFINISHED = "grill-", ".db", ".partial"
_REPLACED = "before-restore-"


def save_copy(connection: sqlite3.Connection, path: str) -> None:
    """Write a compact, consistent copy of an open log to a new file, whole or not at all.

    Raises StoreError if the file exists or cannot be written.
    """
    if os.path.lexists(path):
        raise StoreError("this file exists", where=path, mend="choose another name, or move it away")
    _write_copy(connection, path)


def _write_copy(connection: sqlite3.Connection, path: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    unfinished = f"{path}.{os.urandom(6).hex()}{_UNFINISHED}"
    with Guard(path):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with ExitStack() as on_failure:
            on_failure.callback(os.unlink, unfinished)
            _vacuum_into(connection, unfinished)
            flush(unfinished)
            os.replace(unfinished, path)
            on_failure.pop_all()
        sync_folder(folder)


def backups_of(home: str) -> list[str]:
    """The paths of the dated backups of a home, newest first; none if it has no folder of them. Raises
    OSError.
    """
    folder = os.path.join(home, BACKUP_FOLDER)
    if not os.path.isdir(folder):
        return []
    names = [name for name in os.listdir(folder) if name.startswith(_PREFIX) and name.endswith(_SUFFIX)]
    return [os.path.join(folder, name) for name in sorted(names, reverse=True)]


def replaced_logs_of(home: str) -> list[str]:
    """The logs that a restoration replaced, newest first; they are never dropped."""
    folder = os.path.join(home, BACKUP_FOLDER)
    names = os.listdir(folder) if os.path.isdir(folder) else []
    kept = [name.removesuffix(_SUFFIX) for name in names if name.startswith(_REPLACED)]
    return [os.path.join(folder, f"{name}{_SUFFIX}") for name in sorted(kept, reverse=True)]


def back_up_daily(
    connection: sqlite3.Connection,
    home: str,
    day: int,
    *,
    kept: int = KEPT,
    most_bytes: int = MOST_BYTES,
) -> None:
    """Before a day's first change, copy the log into the home's backups; drop the oldest beyond the limits.

    A log without events needs no copy. Raises StoreError.
    """
    today = date.fromordinal(day).isoformat()
    path = os.path.join(home, BACKUP_FOLDER, f"{_PREFIX}{today}{_SUFFIX}")
    if os.path.exists(path) or connection.execute("SELECT 1 FROM event LIMIT 1").fetchone() is None:
        return
    _write_copy(connection, path)
    with Guard(os.path.dirname(path)):
        _drop_oldest(backups_of(home), kept, most_bytes)
        _drop_unfinished(os.path.dirname(path), today=today)


def _drop_oldest(newest_first: Sequence[str], kept: int, most_bytes: int) -> None:
    """Keep the newest, and as many more as the limits on number and total size allow."""
    total = 0
    for rank, path in enumerate(newest_first):
        # Another session may be dropping the same ones.
        with Guard(path), suppress(FileNotFoundError):
            total += os.path.getsize(path)
            if rank and (rank >= kept or total > most_bytes):
                os.unlink(path)


def _drop_unfinished(folder: str, *, today: str) -> None:
    """Remove what a copy that was killed on an earlier day left behind."""
    for name in os.listdir(folder):
        if _UNFINISHED in name and today not in name:
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))


def kept_name(home: str, day: int) -> str:
    """Where to keep a log about to be replaced: a new name among the backups, which is never dropped."""
    stem = os.path.join(home, BACKUP_FOLDER, f"{_REPLACED}{date.fromordinal(day).isoformat()}")
    path, number = f"{stem}{_SUFFIX}", 1
    while os.path.lexists(path):
        number += 1
        path = f"{stem}-{number}{_SUFFIX}"
    return path


def _vacuum_into(connection: sqlite3.Connection, path: str) -> None:
    # SQLite counts this as a write, although it leaves the log as it is.
    query_only = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("VACUUM INTO ?", (path,))
    finally:
        connection.execute(f"PRAGMA query_only = {query_only}")


def flush(path: str) -> None:
    """Make the contents of a file durable. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
