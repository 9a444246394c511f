"""Where the compiled bank is kept, when it is fresh, and how it is made anew.

An index is fresh while every file of the bank has the path, size and times it was compiled from. A stale, damaged or
foreign one is replaced without a word; where the home cannot be written, the index lives in a temporary file.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.files import bank_files, bundled_bank_path
from interview_grill.errors import BankError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.united import United

_CACHE, _OWN = "cache", "questions"
INDEX_VERSION = 6
_TICK = 20_000_000  # ns: no file system's clock of ours is coarser
_KEPT = 8
_HOUR = 3600


class Sources(NamedTuple):
    """What a library is opened over: the banks, and the folder of the learner's own questions."""

    banks: tuple[str, ...]
    own: str | None


def sources_of(banks: Sequence[str], home: str | None) -> tuple[Sources, str | None]:
    """What to open for these banks (the bundled one if there is none) and a home, and the folder of its
    indexes.

    Without a home there are no questions of one's own and no folder: both are None.
    """
    own = None if home is None else os.path.join(home, _OWN)
    folder = None if home is None else os.path.join(home, _CACHE)
    paths = dict.fromkeys(os.path.normpath(path) for path in banks)
    return Sources(tuple(paths) or (bundled_bank_path(),), own), folder


class Index(NamedTuple):
    """An open index. A temporary one is removed when it is closed."""

    path: str
    connection: sqlite3.Connection
    temporary: bool = False

    def close(self) -> None:
        """Close it."""
        self.connection.close()
        if self.temporary:
            _remove(self.path)


def open_index(sources: Sources, folder: str | None) -> Index:
    """The index of a bank, compiled now unless `folder` (None: there is none) holds a fresh one.

    Raises BankError when the bank has errors, or can be compiled neither into the folder nor into a temporary
    file.
    """
    fingerprint, newest = _fingerprint(sources)
    path = None if folder is None else os.path.join(folder, _name(sources))
    found = None if path is None else _fresh(path, fingerprint)
    return found or _compiled(sources, path, fingerprint, newest)


def compile_anew(sources: Sources, folder: str | None) -> Index:
    """The index compiled now, whatever `folder` holds: for one that turned out to be damaged. Raises as
    `open_index` does.
    """
    fingerprint, newest = _fingerprint(sources)
    path = None if folder is None else os.path.join(folder, _name(sources))
    return _compiled(sources, path, fingerprint, newest)


def _name(sources: Sources) -> str:
    banks = "\0".join(map(os.path.abspath, sources.banks))
    return f"bank-{zlib.crc32(banks.encode(errors='surrogatepass')):08x}.sqlite"


def _fingerprint(sources: Sources) -> tuple[str, int]:
    """Every file with its size and times, as text; and the newest time."""
    parts = [f"index {INDEX_VERSION}"]
    newest = 0
    own = sources.own if sources.own is not None and os.path.isdir(sources.own) else None
    for bank in (*sources.banks, *(() if own is None else (own,))):
        parts.append(os.path.abspath(bank))
        for file in bank_files(bank):
            parts.append(f"{file.path}\t{file.size}\t{file.modified}\t{file.changed}")
            newest = max(newest, file.modified, file.changed)
    return "\n".join(parts).encode(errors="backslashreplace").decode(), newest


def _fresh(path: str, fingerprint: str) -> Index | None:
    if not os.path.isfile(path):
        return None
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        known = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        if known == (fingerprint,) and connection.execute("PRAGMA quick_check(card)").fetchone() == ("ok",):
            return Index(path, connection)
    except (sqlite3.Error, UnicodeDecodeError):  # SQLite quotes damaged text as it stands
        pass
    connection.close()
    return None


def _compiled(sources: Sources, path: str | None, fingerprint: str, newest: int) -> Index:
    from interview_grill.bank.united import unite

    _let_the_clock_tick(newest)
    bank = unite(sources.banks, sources.own)
    if path is not None:
        kept = _kept(path, bank, fingerprint)
        if kept is not None:
            return kept
    return _temporary(bank, fingerprint)


def _let_the_clock_tick(newest: int) -> None:
    """Wait until a change made after now would show in a file's times."""
    from time import sleep, time_ns

    age = time_ns() - newest
    if 0 <= age < _TICK:
        sleep((_TICK - age) / 1e9)


def _kept(path: str, bank: United, fingerprint: str) -> Index | None:
    """Write the index beside its place, move it there, and open it; None where that cannot be done."""
    folder = os.path.dirname(path)
    building = None
    try:
        for private in (os.path.dirname(folder), folder):  # the home too, if this is its first use
            os.makedirs(private, mode=0o700, exist_ok=True)
        building = _written(folder, bank, fingerprint)
        os.replace(building, path)
    except (OSError, sqlite3.Error):
        if building is not None:
            _remove(building)
        return None
    _tidy(folder, path)
    return Index(path, sqlite3.connect(path, isolation_level=None))


def _temporary(bank: United, fingerprint: str) -> Index:
    import atexit
    from tempfile import gettempdir

    try:
        path = _written(gettempdir(), bank, fingerprint)
    except (OSError, sqlite3.Error) as error:
        mend = "free some space, or set --home to a folder that can be written"
        raise BankError(f"the bank cannot be compiled: {error}", mend=mend) from error
    atexit.register(_remove, path)
    return Index(path, sqlite3.connect(path, isolation_level=None), temporary=True)


def _written(folder: str, bank: United, fingerprint: str) -> str:
    """The path of a new file of an unpredictable name, for its owner's eyes alone, that holds the index."""
    from tempfile import mkstemp

    from interview_grill.bank.index import write_index

    handle, path = mkstemp(dir=folder, prefix="bank-", suffix=".building")
    os.close(handle)
    try:
        write_index(path, bank, fingerprint)
    except sqlite3.Error:
        _remove(path)
        raise
    return path


def _tidy(folder: str, path: str) -> None:
    """Remove the oldest indexes of other banks, and what was left of compilations that were interrupted."""
    from time import time

    with os.scandir(folder) as entries:
        found = [(entry.stat().st_mtime, entry.path) for entry in entries if entry.name.startswith("bank-")]
    indexes = sorted(item for item in found if item[1].endswith(".sqlite") and item[1] != path)
    for modified, other in found:
        if other.endswith(".building") and modified < time() - _HOUR:
            _remove(other)
    for _, other in indexes[: -(_KEPT - 1)]:
        _remove(other)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
