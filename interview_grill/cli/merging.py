"""Read the events of a file that another device left: a log in JSON Lines, or a grill.db."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interview_grill.errors import ExchangeError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.errors import GrillError
    from interview_grill.memory.event import Event

_SQLITE = b"SQLite format 3\x00"


def logs_named(paths: list[str]) -> list[str]:
    """The files named, and of a folder named (one that devices share) every log in it, by name.

    Folders within it are not entered. Raises ExchangeError for a folder without a log; files are not opened
    yet.
    """
    files: list[str] = []
    for path in paths:
        if not os.path.isdir(path):
            files.append(path)
            continue
        found = sorted(name for name in os.listdir(path) if name.endswith((".jsonl", ".db")))
        if not found:
            raise ExchangeError("there is no log (.jsonl or .db) in this folder", where=path)
        files += [os.path.join(path, name) for name in found]
    return files


@contextmanager
def events_in(file: str) -> Iterator[Iterator[Event]]:
    """The events of a file, read as they are asked for, while the context lasts.

    Which of the two it is, its first bytes say and not its name. Raises ExchangeError or StoreError, for a
    damaged line only once it is reached.
    """
    try:
        stream = open(file, "rb")  # noqa: SIM115 - closed below, once the caller is done with the events
    except OSError as error:
        raise ExchangeError(f"cannot be read: {error.strerror}", where=file) from error
    with stream:
        start = stream.read(len(_SQLITE))
        stream.seek(0)
        if start == _SQLITE:
            with _database(file) as events:
                yield events
        else:
            from interview_grill.exchange.event_log import decode

            yield decode(stream, where=file)


@contextmanager
def _database(file: str) -> Iterator[Iterator[Event]]:
    from interview_grill.store.store import Store

    def told_where(events: Iterator[Event]) -> Iterator[Event]:
        try:
            yield from events
        except StoreError as error:
            raise _elsewhere(file, error) from error

    try:
        opened = Store.open_file_to_read(file)
    except StoreError as error:
        raise _elsewhere(file, error) from error
    with opened as other:
        yield told_where(other.events())


def _elsewhere(file: str, error: StoreError) -> GrillError:
    """The error as one of another device's log: `doctor` mends the home it runs in, so it has to run there."""
    if "doctor" not in (error.mend or ""):
        return error
    what = f"{error.where}: {error.what}" if error.where not in (None, file) else error.what
    mend = "run 'grill doctor --rebuild' on the device it comes from, and copy it again"
    return ExchangeError(what, where=file, mend=mend)
