"""Read the events of a file that another device left: a log in JSON Lines, or a grill.db."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interview_grill.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.memory.event import Event

_SQLITE = b"SQLite format 3\x00"


def logs_named(paths: list[str]) -> list[str]:
    """The files named, and of a folder named (one that devices share) every log in it. Raises ExchangeError."""
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
    """The events of a file, read as they are asked for. Raises ExchangeError or StoreError."""
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

    with Store.open_file_to_read(file) as other:
        yield other.events()
