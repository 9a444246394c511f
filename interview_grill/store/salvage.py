"""A log that SQLite cannot use any more, made anew: the newest sound backup, and what the damaged file still tells."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.store.backups import backups_of, kept_name
from interview_grill.store.carving import events_found
from interview_grill.store.connection import log_path, open_log, open_to_read
from interview_grill.store.doctor import Rebuilt, any_text, rebuild
from interview_grill.store.faults import DamagedFileError, Guard
from interview_grill.store.restoring import copy_checked, drop_unfinished, fresh_name, put_in_place
from interview_grill.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged log.

    `backup` is the copy it was restored from (None: none was sound), `events` how many the new log has, `newer` how
    many of them came from the damaged file alone, `missing` how many numbers in its devices' counts have no event
    (an answer lost from the end leaves no gap and cannot be counted), `kept` where the damaged file is now.
    """

    backup: str | None
    events: int
    newer: int
    missing: int
    kept: str


def mend(home: str | os.PathLike[str], *, day: int) -> Rebuilt | Salvaged:
    """Make states anew from the log, bringing damaged events back from backups; salvage a damaged file.

    Raises StoreError.
    """
    try:
        done = rebuild(home)
    except DamagedFileError:
        return salvage(os.fspath(home), day=day)
    return replace(done, brought_back=_bring_back(os.fspath(home))) if done.set_aside else done


def salvage(home: str, *, day: int) -> Salvaged:
    """Replace a damaged log by its newest sound backup and every sound event of the damaged file.

    The new log is complete on disk before it takes the name; the damaged one is kept among the backups. No session
    may be open meanwhile. Raises StoreError.
    """
    path, fresh = log_path(home), fresh_name(home)
    try:
        drop_unfinished(home)
        backup = _copy_of_newest_sound(backups_of(home), fresh)
        with Guard(path), Store(open_log(fresh), fresh, os.urandom) as store:
            newer = store.absorb(events_found(path))
        events, missing = _counted(fresh)
        kept = kept_name(home, day)
        put_in_place(fresh, path, kept)
        return Salvaged(backup, events, newer, missing, kept)
    finally:
        with Guard(fresh):
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(fresh + suffix):
                    os.unlink(fresh + suffix)


def _bring_back(home: str) -> int:
    """Take the events that were set aside, and only those, from the backups that have them sound."""
    path = log_path(home)
    with Guard(path), closing(open_to_read(path)) as connection:
        connection.text_factory = any_text
        rows = connection.execute("SELECT id, home, seq FROM set_aside").fetchall()
    ids, places = {id_ for id_, _, _ in rows}, {(device, seq) for _, device, seq in rows}
    brought = 0
    with Store.open(home) as store:
        for backup in backups_of(home):
            try:
                with Store.open_file_to_read(backup) as copy:
                    events = [one for one in copy.events() if one.id in ids or (one.home, one.seq) in places]
            except StoreError:
                continue
            brought += store.absorb(events)
    return brought


def _copy_of_newest_sound(newest_first: Iterable[str], fresh: str) -> str | None:
    for backup in newest_first:
        try:
            copy_checked(backup, fresh)
        except StoreError:
            if os.path.exists(fresh):
                os.unlink(fresh)
            continue
        return backup
    return None


def _counted(path: str) -> tuple[int, int]:
    """How many events there are, and how many numbers their devices gave out that none of them has."""
    with Guard(path), closing(open_to_read(path)) as connection:
        events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
        spans = connection.execute(
            "SELECT max(seq) - count(DISTINCT seq) FROM event WHERE seq > 0 GROUP BY home"
        )
        return events, sum(span for (span,) in spans)
