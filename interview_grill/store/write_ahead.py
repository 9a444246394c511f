"""What SQLite would drop without a word: it stops reading its write-ahead file at the first page that does not fit.

A session leaves such a file behind only when it is killed; the next one takes from it what it can and deletes it.
So it is read before SQLite opens it. Format: https://sqlite.org/walformat.html and
https://sqlite.org/fileformat2.html#walformat.
"""

from __future__ import annotations

import os
import struct
from io import BytesIO
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.store.faults import DamagedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

_HEADER = struct.Struct(">8I")  # magic, version, page size, checkpoints, salt, salt, checksum, checksum
_FRAME = struct.Struct(">6I")  # page, pages after a commit or 0, salt, salt, checksum, checksum
_MAGIC = 0x377F0682  # its last bit says that checksums are big-endian
_MASK = 0xFFFFFFFF
_INDEX = struct.Struct(
    "=4I2I2I2I"
)  # of the shared index: version, -, changes, flags, last frame, -, checksum, salts
_TRIES = 3
_PAUSE = 0.05


_READ_WHOLE = (
    4 << 20
)  # bytes; a file that others may write at this moment is read at one moment if it is small
_MANY = 1000  # frames taken at a time


class Frame(NamedTuple):
    """A page as one commit wrote it; `ends_commit` marks a commit's last page."""

    page: int
    ends_commit: bool
    data: bytes


class _Place(NamedTuple):
    """Where a frame is in the file, and how many bytes its page has."""

    offset: int
    page: int
    ends_commit: bool
    size: int

    @property
    def end(self) -> int:
        return self.offset + _FRAME.size + self.size


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
    """The pages in the write-ahead file of a log up to its last commit, whether or not their checksums hold.

    No frames where there is no such file. Raises OSError.
    """
    with _opened(f"{path}-wal") as stream:
        places = list(_places(stream))
        while places and not places[-1].ends_commit:
            places.pop()
        for place in places:
            yield Frame(place.page, place.ends_commit, _read(stream, place.offset + _FRAME.size, place.size))


def _opened(file: str) -> BinaryIO:
    """The file, without a buffer: it may be large, of which only what lies between its pages is wanted."""
    try:
        stream = open(file, "rb", buffering=0)  # noqa: SIM115 - closed by the caller, or below
    except FileNotFoundError:
        return BytesIO()
    if os.fstat(stream.fileno()).st_size > _READ_WHOLE:
        return stream
    with stream:
        return BytesIO(stream.read())


def _read(stream: BinaryIO, offset: int, size: int) -> bytes:
    stream.seek(offset)
    return stream.read(size)


def _places(stream: BinaryIO) -> Iterator[_Place]:
    """The frames of the file's present generation; those of an earlier one come after them."""
    start = _read(stream, 0, _HEADER.size)
    length = stream.seek(0, os.SEEK_END)
    if length < _HEADER.size + _FRAME.size:
        return
    _, _, size, _, *salts, _, _ = _HEADER.unpack(start)
    if not _header_is_sound(start):
        size, salts = _guessed(stream)
    if not size:
        return
    for offset in range(_HEADER.size, length - _FRAME.size - size + 1, _FRAME.size + size):
        header = _read(stream, offset, _FRAME.size)
        if len(header) < _FRAME.size:
            return  # another session has just cut it
        page, after, *its_salts, _, _ = _FRAME.unpack(header)
        if its_salts == salts:
            yield _Place(offset, page, after > 0, size)


def _header_is_sound(start: bytes) -> bool:
    magic, *_, first, second = _HEADER.unpack(start)
    if magic & ~1 != _MAGIC:
        return False
    return _checksum(start[:24], (0, 0), big_endian=bool(magic & 1)) == (first, second)


def _guessed(stream: BinaryIO) -> tuple[int, list[int]]:
    """The page size and salts of a file whose header is damaged: two frames that agree give them."""
    *_, one, two, _, _ = _FRAME.unpack(_read(stream, _HEADER.size, _FRAME.size))
    length = stream.seek(0, os.SEEK_END)
    for power in range(9, 17):
        second = _HEADER.size + _FRAME.size + (1 << power)
        if length == second or _read(stream, second + 8, 8) == struct.pack(">2I", one, two):
            return 1 << power, [one, two]
    return 0, []


def _lost_commits(file: str, index: str) -> int:
    with _opened(file) as stream:
        start = _read(stream, 0, _HEADER.size)
        last = 0
        for place in _places(stream):
            last = place.end if place.ends_commit else last
        if not last:
            return _promised(index, start)
        fits, lost, accepted, end = _header_is_sound(start), 0, 0, _HEADER.size
        # Nobody was told of what comes after the last commit.
        told = takewhile(lambda place: place.end <= last, _places(stream))
        for place, agrees in _agreeing(stream, told, start, many=last > _READ_WHOLE):
            fits = fits and place.offset == end and agrees
            end = place.end
            if fits and place.ends_commit:
                accepted = (end - _HEADER.size) // (_FRAME.size + place.size)
            lost += not fits and place.ends_commit
        return lost or int(_promised(index, start) > accepted)


def _agreeing(
    stream: BinaryIO, places: Iterator[_Place], start: bytes, *, many: bool
) -> Iterator[tuple[_Place, bool]]:
    """Each frame with whether it has the checksum that follows from all before it."""
    big_endian, running = bool(start[3] & 1), _HEADER.unpack(start)[6:8]
    if many:
        from interview_grill.store.frame_checksums import running_checksums  # brings numpy
    else:
        running_checksums = _running_checksums
    while some := list(islice(places, _MANY)):
        frames = [_read(stream, place.offset, _FRAME.size + place.size) for place in some]
        blocks = [frame[:8] + frame[_FRAME.size :] for frame in frames]
        sums = running_checksums(blocks, running, big_endian=big_endian)
        for place, frame, found in zip(some, frames, sums, strict=True):
            yield place, found == _FRAME.unpack_from(frame)[4:6]
        running = sums[-1]


def _promised(index: str, header: bytes) -> int:
    """The last frame that a session said was committed, if the index it left is about this file; else 0."""
    try:
        with open(index, "rb") as stream:
            start = stream.read(2 * 48)
    except OSError:
        return 0
    if len(start) < 2 * 48 or start[:48] != start[48:] or len(header) < _HEADER.size:
        return 0
    last: int = _INDEX.unpack_from(start)[4]
    return last if start[32:40] == header[16:24] else 0


def _running_checksums(
    blocks: Sequence[bytes], running: tuple[int, int], *, big_endian: bool
) -> list[tuple[int, int]]:
    found = []
    for block in blocks:
        running = _checksum(block, running, big_endian=big_endian)
        found.append(running)
    return found


def _checksum(data: bytes, running: tuple[int, int], *, big_endian: bool) -> tuple[int, int]:
    first, second = running
    for one, two in struct.iter_unpack(">2I" if big_endian else "<2I", data):
        first = (first + one + second) & _MASK
        second = (second + two + first) & _MASK
    return first, second
