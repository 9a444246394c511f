"""Open the file of a home: what is committed is on disk, and two sessions wait for each other.

SQLite in write-ahead mode with `synchronous = FULL`: a commit is flushed before it returns, and reading goes
on while another session writes. Ten seconds are waited for a lock, six times.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing
from time import sleep
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.store.faults import (
    DamagedFileError,
    Guard,
    locks_are_refused,
    nothing_can_be_made_beside,
    without_locks,
)
from interview_grill.store.schema import SCHEMA_VERSION, migrate, version_of

if TYPE_CHECKING:
    from types import TracebackType

FILE_NAME = "grill.db"
BACKUP_FOLDER = "backups"
_PATIENCE = 10.0  # seconds SQLite waits for a lock before it says "busy"
_TRIES = 6
_PAUSE = 0.2
_SALVAGE = "run 'grill doctor --rebuild', or bring back a backup: 'grill restore' lists them"
_MOST_CACHED = 400_000  # KiB that a large union may keep in memory; without, each event writes pages anew
_PAGES_AHEAD = 250  # few, so that what a killed session left can be checked within milliseconds


def log_path(home: str | os.PathLike[str]) -> str:
    """The log's file in a home."""
    return os.path.join(home, FILE_NAME)


def create_private(path: str) -> None:
    """Create an empty file only its owner can read (0600), with its folder (0700), unless it exists.

    Raises OSError, and StoreError on a file system without locks, where two sessions could damage the log.
    """
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        # Opening and closing an existing file would drop the locks SQLite holds on it in this process.
        return
    if locks_are_refused(folder):
        os.unlink(path)
        raise without_locks(path)
    sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Make the names in a folder durable, where the system can. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def connect(path: str, *, writable: bool = True) -> sqlite3.Connection:
    """Open an existing file with every commit flushed to disk. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    with ExitStack() as on_failure:
        on_failure.callback(connection.close)
        connection.execute("PRAGMA trusted_schema = OFF")
        if writable:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute(f"PRAGMA cache_size = -{_MOST_CACHED}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_AHEAD}")
        else:
            connection.execute("PRAGMA query_only = ON")
        on_failure.pop_all()
    return connection


def _check_files(path: str) -> None:
    """Raises DamagedFileError for the damage that SQLite would not notice but take for less of a log."""
    if os.path.exists(f"{path}-wal"):
        from interview_grill.store.write_ahead import check_write_ahead

        check_write_ahead(path)
    if not os.path.getsize(path) and _has_backups(os.path.join(os.path.dirname(path), BACKUP_FOLDER)):
        raise DamagedFileError("the log is empty, but has backups", where=path, mend=_SALVAGE)


def _has_backups(folder: str) -> bool:
    return os.path.isdir(folder) and any(name.startswith("grill-") for name in os.listdir(folder))


def connect_frozen(path: str) -> sqlite3.Connection:
    """Open a file that nobody writes (a backup, a read-only medium) without creating any file beside it.

    Raises sqlite3.Error. Were the file written meanwhile, what is read would be undefined.
    """
    from urllib.parse import quote

    return sqlite3.connect(f"file:{quote(os.path.abspath(path))}?immutable=1", uri=True, isolation_level=None)


def open_log(path: str) -> sqlite3.Connection:
    """Open the log for writing, creating or migrating it as needed.

    Raises DamagedFileError for damage, which SQLite itself might take for less of a log, and StoreError for
    what else hinders: another program's file, a newer version, no locks, no permission, a full disk.
    """
    with Guard(path):
        create_private(path)
        _check_files(path)
        connection = connect(path)
        with ExitStack() as on_failure:
            on_failure.callback(connection.close)
            _make_ready(connection, path)
            on_failure.pop_all()
        return connection


def _make_ready(connection: sqlite3.Connection, path: str) -> None:
    version = version_of(connection, path)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _use_wal(connection, path)
    if version < SCHEMA_VERSION:
        with Transaction(connection):
            migrate(connection, version_of(connection, path))


def _use_wal(connection: sqlite3.Connection, path: str) -> None:
    # Unlike BEGIN, this change of mode does not wait for a lock: it needs tries of our own.
    for left in reversed(range(_TRIES)):
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            sleep(_PAUSE)
            continue
        if mode == "wal":
            return
    raise StoreError(
        "this file system does not share memory between programs",
        where=path,
        mend="keep the home on a local disk (--home DIR or GRILL_HOME)",
    )


class Transaction:
    """`BEGIN IMMEDIATE` to `COMMIT`; rolled back if anything is raised. Waits behind other writers.

    Raises sqlite3.Error when the lock cannot be had, or the commit fails; then nothing was changed.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        for left in reversed(range(_TRIES)):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                break
            except sqlite3.OperationalError as error:
                if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                self._roll_back()
                raise
        else:
            self._roll_back()

    def _roll_back(self) -> None:
        # SQLite may have rolled back already, as after a full disk.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def open_to_read(path: str) -> sqlite3.Connection:
    """Open the log for reading, or an empty one in memory if none has been begun. Raises StoreError.

    A log of an older version is migrated first, as writing would; one that cannot be written, a copy of it in memory.
    """
    with Guard(path), ExitStack() as on_failure:
        version = 0
        if os.path.exists(path):
            _check_files(path)
            connection = on_failure.enter_context(closing(connect_to_read(path)))
            version = version_of(connection, path)
        if not version:
            on_failure.close()
            connection = on_failure.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None)))
            migrate(connection, 0)
        elif version < SCHEMA_VERSION:
            connection = on_failure.enter_context(closing(_brought_forward(connection, path, version)))
        connection.execute("PRAGMA query_only = ON")
        on_failure.pop_all()
        return connection


def _brought_forward(connection: sqlite3.Connection, path: str, version: int) -> sqlite3.Connection:
    """An older log as this version reads it. Raises StoreError, and sqlite3.Error."""
    if os.access(path, os.W_OK) and os.access(os.path.dirname(os.path.abspath(path)), os.W_OK):
        connection.close()
        open_log(path).close()
        return connect_to_read(path)
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    migrate(copy, version)
    return copy


def connect_to_read(path: str) -> sqlite3.Connection:
    """Open an existing log for reading, also in a folder that cannot be written. Raises sqlite3.Error."""
    with ExitStack() as on_failure:
        connection = on_failure.enter_context(closing(connect(path, writable=False)))
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            # In write-ahead mode SQLite needs files beside the log, which a read-only folder or a full disk refuses.
            if not nothing_can_be_made_beside(error) or _is_anything_ahead(path):
                raise
            connection.close()
            connection = connect_frozen(path)
        on_failure.pop_all()
        return connection


def _is_anything_ahead(path: str) -> bool:
    """Whether a killed session left answers that are not in the log's own file yet."""
    return os.path.exists(f"{path}-wal") and os.path.getsize(f"{path}-wal") > 0
