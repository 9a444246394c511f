"""What SQLite and the file system refuse, said so that a learner can mend it."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError

if TYPE_CHECKING:
    from types import TracebackType

_DAMAGED = "run 'grill doctor --rebuild', or bring back a backup: 'grill restore' lists them"
_LOCAL_DISK = "keep the home on a local disk (--home DIR or GRILL_HOME)"

_DAMAGE = {11, 26}

# By primary result code, https://sqlite.org/rescode.html
_BY_CODE = {
    3: ("access is not permitted", "check the permissions of the file and its folder"),
    5: ("another program keeps the log locked", "close the other session, or try again in a moment"),
    6: ("another program keeps the log locked", "close the other session, or try again in a moment"),
    8: ("the log cannot be written", "make the file and its folder writable, or choose another --home"),
    10: ("the disk reports an error", "check the disk; then run 'grill doctor'"),
    11: ("the log is damaged", _DAMAGED),
    13: ("the disk is full", "free some space; every answer acknowledged so far is kept"),
    14: (
        "the log cannot be opened",
        "check that its folder exists and is writable, or choose another --home",
    ),
    15: ("this file system does not lock files", _LOCAL_DISK),
    18: ("the text is too long to keep", "shorten it"),
    22: ("the file is too large for this file system", _LOCAL_DISK),
    26: ("this is not a grill log", _DAMAGED),
}
_UNEXPECTED = ("the log refused an operation", "run 'grill doctor'")

_NO_ROOM_TO_SHARE = 4874  # SQLITE_IOERR_SHMSIZE: the file beside the log that programs share cannot grow
# Extended codes of SQLITE_IOERR for locks and shared memory, which network file systems often lack.
_WITHOUT_LOCKS = {2058, 2314, 3594, 3850, 4618, 5130, 5386}


class DamagedFileError(StoreError):
    """The file is no database, or one whose pages do not fit together."""


def store_error(error: sqlite3.Error | OverflowError | UnicodeDecodeError, path: str) -> StoreError:
    """The error a learner sees for one of SQLite's: a DamagedFileError if it tells of damage."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    # A message of SQLite's that quotes damaged text cannot even be read.
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        code = sqlite3.SQLITE_CORRUPT
    if code in _WITHOUT_LOCKS:
        code = 15
    if code == _NO_ROOM_TO_SHARE:
        code = sqlite3.SQLITE_FULL
    what, mend = _BY_CODE.get(code & 0xFF, _UNEXPECTED)
    if (what, mend) == _UNEXPECTED:
        what = f"{what}: {error}"
    kind = DamagedFileError if code & 0xFF in _DAMAGE else StoreError
    return kind(what, where=path, mend=mend)


def nothing_can_be_made_beside(error: sqlite3.OperationalError) -> bool:
    """Whether SQLite failed for want of the files that it makes beside a log."""
    code = error.sqlite_errorcode
    return code == _NO_ROOM_TO_SHARE or code & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def file_error(error: OSError, path: str) -> StoreError:
    """The error a learner sees when the file system refuses."""
    return StoreError(
        f"cannot be used: {error.strerror or error}",
        where=path,
        mend="check its permissions and the free space, or choose another --home",
    )


def locks_are_refused(folder: str) -> bool:
    """Whether the file system of a folder lacks locks, which some answer like a lock held by another program."""
    if os.name != "posix":
        return False
    import fcntl
    import tempfile

    with tempfile.TemporaryFile(dir=folder) as probe:
        try:
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def without_locks(path: str) -> StoreError:
    """The error for a home whose file system lacks locks."""
    what, mend = _BY_CODE[15]
    return StoreError(what, where=path, mend=mend)


class Guard:
    """Turns what SQLite and the file system raise inside a `with` block into a StoreError naming the file.

    Other errors pass, a StoreError as it is. It may be entered again, also within itself.
    """

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY and self._lacks_locks():
            raise without_locks(self.path) from error
        if isinstance(error, sqlite3.Error | OverflowError | UnicodeDecodeError):
            raise store_error(error, self.path) from error
        if isinstance(error, OSError):
            raise file_error(error, self.path) from error

    def _lacks_locks(self) -> bool:
        try:
            return locks_are_refused(os.path.dirname(os.path.abspath(self.path)))
        except OSError:
            return False
