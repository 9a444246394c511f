"""The collection inside an Anki package, unpacked in memory and no further than a limit.

Nothing is written to disk and no name from the archive is used as a path. Media are not read. Of the
collections that a package may hold the newest format counts: the old place then has only a notice to update.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from interview_grill.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_COLLECTION = 256_000_000  # bytes, unpacked
_MOST_TIMES, _FREELY = 100, 16_000_000  # a collection beyond so many bytes is not packed closer than that
_LARGEST_WINDOW = 1 << 25
_LARGEST_DIRECTORY = 16_000_000  # bytes of the archive's own list of its files
_PIECE = 1 << 20
_END_OF_DIRECTORY = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535
_PACKED, _CURRENT, _LEGACY = "collection.anki21b", "collection.anki21", "collection.anki2"


class Unpacked(NamedTuple):
    """The bytes of the SQLite database, and how many media files lie beside it."""

    database: bytes
    media: int


def unpack(path: str) -> Unpacked:
    """The collection of a package.

    Raises ExchangeError for a file that cannot be read, for anything but a package, for what unpacks to more
    than 256 MB or is packed suspiciously close, and for Anki's present format where `zstandard` is not
    installed.
    """
    try:
        with open(path, "rb") as stream:
            _check_directory(stream, path)
            with zipfile.ZipFile(stream) as archive:
                return _collection(archive, path)
    except OSError as error:
        raise ExchangeError(f"cannot be read: {error.strerror or error}", where=path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ExchangeError(
            f"the archive is damaged or not an Anki package: {error}",
            where=path,
            mend="export it from Anki again",
        ) from error


def _check_directory(stream: BinaryIO, path: str) -> None:
    """Refuse an archive whose list of files alone would fill the memory."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _LONGEST_END))
    tail = stream.read(_LONGEST_END)
    at = tail.rfind(_END_OF_DIRECTORY)
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if listed > _LARGEST_DIRECTORY:
        raise ExchangeError("the archive holds too many files", where=path)
    stream.seek(0)


def _collection(archive: zipfile.ZipFile, path: str) -> Unpacked:
    names = {entry.filename for entry in archive.infolist()}
    media = sum(name.isdecimal() for name in names)
    for name in (_PACKED, _CURRENT, _LEGACY):
        if name in names:
            with archive.open(name) as member:
                read = _zstandard(member, path) if name == _PACKED else member.read
                return Unpacked(_read(read, archive.getinfo(name).compress_size, path), media)
    raise ExchangeError(
        "there is no collection in this archive", where=path, mend="export a deck from Anki as .apkg"
    )


def _read(read: Callable[[int], bytes], packed: int, path: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := read(_PIECE):
        size += len(piece)
        if size > LARGEST_COLLECTION:
            raise ExchangeError(
                f"the collection is larger than {LARGEST_COLLECTION:,} bytes",
                where=path,
                mend="export fewer decks at a time",
            )
        if size > max(_FREELY, _MOST_TIMES * packed):
            raise ExchangeError(
                f"the collection unpacks to more than {_MOST_TIMES} times its size", where=path
            )
        pieces.append(piece)
    return b"".join(pieces)


def _zstandard(member: IO[bytes], path: str) -> Callable[[int], bytes]:
    """How to read a collection in Anki's present format, which the standard library cannot before Python 3.14."""
    try:
        import zstandard
    except ImportError as error:
        raise ExchangeError(
            "this package is in Anki's present format, which needs the package zstandard",
            where=path,
            mend="pip install 'interview-grill[apkg]', or in Anki tick 'Support older Anki versions' when exporting",
        ) from error
    decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    reader = decompressor.stream_reader(member)

    def read(size: int) -> bytes:
        try:
            return bytes(reader.read(size))
        except zstandard.ZstdError as error:
            raise ExchangeError(f"the collection is damaged: {error}", where=path) from error

    return read
