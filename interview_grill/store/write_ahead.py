"""What SQLite would drop without a word: it stops reading its write-ahead file at the first page that does not fit.

A session leaves such a file behind only when it is killed; the next one takes from it what it can and deletes it.
So it is read before SQLite opens it. Format: https://sqlite.org/walformat.html and
https://sqlite.org/fileformat2.html#walformat.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.store.faults import DamagedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = struct.Struct(">8I")  # magic, version, page size, checkpoints, salt, salt, checksum, checksum
_FRAME = struct.Struct(">6I")  # page, pages after a commit or 0, salt, salt, checksum, checksum
_MAGIC = 0x377F0682  # its last bit says that checksums are big-endian
_MASK = 0xFFFFFFFF
_INDEX = struct.Struct(
    "=4I2I2I2I"
)  # of the shared index: version, -, changes, flags, last frame, -, checksum, salts
_TRIES = 3
_PAUSE = 0.05


class Frame(NamedTuple):
    """A page as one commit wrote it; `ends_commit` marks a commit's last page."""

    page: int
    ends_commit: bool
    data: bytes


def check_write_ahead(path: str) -> None:
    """Raises DamagedFileError if commits in the write-ahead file of a log would be dropped when it is opened."""
    file = f"{path}-wal"
    for left in reversed(range(_TRIES)):
        if not os.path.exists(file) or os.path.getsize(file) <= _HEADER.size:
            return
        lost = _lost_commits(file, f"{path}-shm")
        if not lost:
            return
        if left:
            from time import sleep

            sleep(_PAUSE)  # another session may be writing just now
    raise DamagedFileError(
        f"the write-ahead file is damaged: {lost} of the latest changes would be dropped",
        where=file,
        mend="run 'grill doctor --rebuild', which salvages them",
    )


def frames_of(path: str) -> Iterator[Frame]:
    """The pages in the write-ahead file of a log up to its last commit, whether or not their checksums hold."""
    contents = _contents(f"{path}-wal")
    frames = [frame for _, frame in _frames(contents)]
    while frames and not frames[-1].ends_commit:
        frames.pop()
    yield from frames


def _contents(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return b""


def _frames(contents: bytes) -> Iterator[tuple[int, Frame]]:
    """The frames of the file's present generation with their offsets; those of an earlier one come after them."""
    if len(contents) < _HEADER.size + _FRAME.size:
        return
    _, _, size, _, *salts, _, _ = _HEADER.unpack_from(contents)
    if not _header_is_sound(contents):
        size, salts = _guessed(contents)
    if not size:
        return
    for offset in range(_HEADER.size, len(contents) - _FRAME.size - size + 1, _FRAME.size + size):
        page, after, *its_salts, _, _ = _FRAME.unpack_from(contents, offset)
        begin = offset + _FRAME.size
        if list(its_salts) == list(salts):
            yield offset, Frame(page, after > 0, contents[begin : begin + size])


def _header_is_sound(contents: bytes) -> bool:
    magic, *_, first, second = _HEADER.unpack_from(contents)
    if magic & ~1 != _MAGIC:
        return False
    return _checksum(contents[:24], (0, 0), big_endian=bool(magic & 1)) == (first, second)


def _guessed(contents: bytes) -> tuple[int, list[int]]:
    """The page size and salts of a file whose header is damaged: two frames that agree give them."""
    *_, one, two, _, _ = _FRAME.unpack_from(contents, _HEADER.size)
    for power in range(9, 17):
        second = _HEADER.size + _FRAME.size + (1 << power)
        if len(contents) == second or contents[second + 8 : second + 16] == struct.pack(">2I", one, two):
            return 1 << power, [one, two]
    return 0, []


def _lost_commits(file: str, index: str) -> int:
    contents = _contents(file)
    if len(contents) < _HEADER.size + _FRAME.size:
        return _promised(index, contents)
    big_endian = bool(_HEADER.unpack_from(contents)[0] & 1)
    running = _HEADER.unpack_from(contents)[6:8]
    fits, lost, accepted, end = _header_is_sound(contents), 0, 0, _HEADER.size
    for offset, frame in _frames(contents):
        if fits:
            running = _checksum(contents[offset : offset + 8], running, big_endian=big_endian)
            running = _checksum(frame.data, running, big_endian=big_endian)
            fits = offset == end and running == _FRAME.unpack_from(contents, offset)[4:6]
            end = offset + _FRAME.size + len(frame.data)
        if fits and frame.ends_commit:
            accepted = (end - _HEADER.size) // (_FRAME.size + len(frame.data))
        lost += not fits and frame.ends_commit
    return lost or int(_promised(index, contents) > accepted)


def _promised(index: str, contents: bytes) -> int:
    """The last frame that a session said was committed, if the index it left is about this file; else 0."""
    try:
        with open(index, "rb") as stream:
            start = stream.read(2 * 48)
    except OSError:
        return 0
    if len(start) < 2 * 48 or start[:48] != start[48:] or len(contents) < _HEADER.size:
        return 0
    last: int = _INDEX.unpack_from(start)[4]
    return last if start[32:40] == contents[16:24] else 0


def _checksum(data: bytes, running: tuple[int, ...], *, big_endian: bool) -> tuple[int, int]:
    first, second = running
    for one, two in struct.iter_unpack(">2I" if big_endian else "<2I", data):
        first = (first + one + second) & _MASK
        second = (second + two + first) & _MASK
    return first, second
