"""Put a backup in the place of the log, keeping what it replaces."""

from __future__ import annotations

import os
from contextlib import closing, suppress

from interview_grill.errors import StoreError
from interview_grill.store.backups import flush, kept_name, save_copy
from interview_grill.store.connection import (
    Transaction,
    connect,
    connect_to_read,
    log_path,
    open_log,
    sync_folder,
)
from interview_grill.store.doctor import fold_anew
from interview_grill.store.faults import DamagedFileError, Guard
from interview_grill.store.schema import check_definitions, migrate, version_of

_FRESH = "restoring-"
_TAKE_ANOTHER = "'grill restore' without a name lists the backups kept"


def restore(home: str | os.PathLike[str], source: str | os.PathLike[str], *, day: int) -> str | None:
    """Make the log of a home what it was in `source`; return where the replaced log was kept, if any.

    The source is checked whole before anything changes, and stays as it is. A log too damaged to be read is
    moved aside. Sessions open meanwhile go on with the restored log. `day`, an ordinal, names the copy kept.
    Raises StoreError.
    """
    home, source = os.fspath(home), os.fspath(source)
    path = log_path(home)
    fresh = fresh_name(home)
    try:
        drop_unfinished(home)
        copy_checked(source, fresh)
        kept = kept_name(home, day)
        try:
            if os.path.exists(path):
                _replace_contents(path, fresh, kept)
            else:
                put_in_place(fresh, path, kept)
        except DamagedFileError:
            put_in_place(fresh, path, kept)
        return kept if os.path.exists(kept) else None
    finally:
        with Guard(fresh):
            if os.path.exists(fresh):
                os.unlink(fresh)


def fresh_name(home: str) -> str:
    """A new name in a home for a log on its way to become the log."""
    return os.path.join(home, f"{_FRESH}{os.urandom(6).hex()}.db")


def drop_unfinished(home: str) -> None:
    """Remove the copies of restorations that were killed."""
    if os.path.isdir(home):
        for name in os.listdir(home):
            if name.startswith(_FRESH):
                with suppress(OSError):
                    os.unlink(os.path.join(home, name))


def copy_checked(source: str, fresh: str) -> None:
    """Copy a backup and bring it to this version. Raises StoreError unless every page and event is sound."""
    if not os.path.isfile(source):
        raise StoreError("there is no such file", where=source, mend=_TAKE_ANOTHER)
    try:
        with Guard(source), closing(connect_to_read(source)) as connection:
            version = version_of(connection, source)
            check_definitions(connection, version, source)
            report = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if report != "ok":
                raise DamagedFileError(f"the file is damaged: {report}")
            save_copy(connection, fresh)
    except DamagedFileError as error:
        raise StoreError(error.what, where=source, mend=_TAKE_ANOTHER) from error
    with Guard(fresh), closing(connect(fresh)) as copy, Transaction(copy):
        migrate(copy, version)
        damaged = fold_anew(copy).set_aside
    if damaged:
        raise StoreError(f"{damaged} of its events are damaged", where=source, mend=_TAKE_ANOTHER)


def _replace_contents(path: str, fresh: str, kept: str) -> None:
    """Keep a copy of a readable log, then replace its contents in one transaction; the home's id stays."""
    with Guard(path), closing(open_log(path)) as connection:
        save_copy(connection, kept)
        # What was restored away must not come back when a damaged file is salvaged.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("ATTACH ? AS fresh", (fresh,))
        with Transaction(connection):
            for table in ("event", "set_aside", "state"):
                connection.execute(f"DELETE FROM main.{table}")
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM fresh.{table}")
            connection.execute("INSERT OR IGNORE INTO main.meta SELECT * FROM fresh.meta")


def put_in_place(fresh: str, path: str, kept: str) -> None:
    """Give the log's name to a fresh file, keeping a damaged one for whoever wants to salvage more of it.

    What SQLite left beside it goes first: it must never be applied to another file.
    """
    with Guard(path):
        flush(fresh)
        os.makedirs(os.path.dirname(kept), mode=0o700, exist_ok=True)
        for suffix in ("-wal", "-shm"):
            if os.path.exists(path + suffix):
                os.replace(path + suffix, kept + suffix)
        if os.path.exists(path):
            os.replace(path, kept)
        os.replace(fresh, path)
        sync_folder(os.path.dirname(path))
