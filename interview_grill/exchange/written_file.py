"""Write a file whole or not at all: a crash, a full disk or an interrupt leaves what was there before."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from typing import TYPE_CHECKING

from interview_grill.errors import ExchangeError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_file(path: str, pieces: Iterable[bytes], *, replace: bool = False) -> None:
    """Write `pieces` to `path`, durably, in one step that other programs see.

    A new file is for its owner alone; a replaced one keeps its mode.
    A device or a pipe is written to as it stands.

    Raises:
        WrongUsage: the file exists and `replace` is not set.
        ExchangeError: the file system refuses.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target):
            with open(target, "wb") as stream:
                stream.writelines(pieces)
            return
        if os.path.lexists(target) and not replace:
            raise _exists(path)
        _write_beside(target, pieces, replace=replace)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise ExchangeError(
            f"cannot be written: {error.strerror or error}",
            where=path,
            mend="check that the folder exists, is writable and has space",
        ) from error


def _exists(path: str) -> WrongUsage:
    return WrongUsage("the file exists", where=path, mend="choose another name, or add --force to replace it")


def _write_beside(target: str, pieces: Iterable[bytes], *, replace: bool) -> None:
    folder = os.path.dirname(target)
    handle, fresh = tempfile.mkstemp(prefix=".grill-", dir=folder)
    with contextlib.ExitStack() as on_failure:
        on_failure.callback(_remove, fresh)
        with open(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.isfile(target):
            os.chmod(fresh, stat.S_IMODE(os.stat(target).st_mode))
        _put_in_place(fresh, target, replace=replace)
        on_failure.pop_all()
    _flush_folder(folder)


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def _put_in_place(fresh: str, target: str, *, replace: bool) -> None:
    if replace:
        os.replace(fresh, target)
        return
    try:
        os.link(fresh, target)  # unlike a rename it fails if another program made the file meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.replace(fresh, target)
    else:
        os.unlink(fresh)


def _flush_folder(folder: str) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
