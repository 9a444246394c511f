"""Take events out of a damaged log without SQLite: every page is looked at alone, every event proves itself.

A page of a table that holds rows begins with the byte 13; its rows are read as the file format says, whatever
became of the rest of the file, and what agrees with its checksum is an event. A log is only ever added to, so any
sound event found is one that was kept; pages SQLite has freed are passed over.
Format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, BinaryIO

from interview_grill.errors import StoreError
from interview_grill.store.rows import COLUMNS, in_order, verified_event
from interview_grill.store.write_ahead import frames_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from interview_grill.memory.event import Event

    Value = str | int | float | None
    Pages = Callable[[int], bytes]

_ROWS = 13
_USUAL_SIZE = 4096
_FILE_HEADER = 100
_WHOLE_BYTES = (0, 1, 2, 3, 4, 6, 8)
_REAL = 7


def events_found(path: str) -> Iterator[Event]:
    """Every sound event in the pages of a log and of its write-ahead file, some more than once.

    In no order, and undone ones too. Raises OSError if the file cannot be read; damage in it raises nothing.
    """
    frames = list(frames_of(path))
    newest = {frame.page: frame.data for frame in frames}
    with open(path, "rb") as stream:
        size = _page_size(stream)
        pages = _reader(stream, size, newest)
        freed = _freed(pages)
        for number in range(1, -(-os.path.getsize(path) // size) + 1):
            if number not in freed:
                yield from _events_on(_page_of(stream, size, number), number, pages)
    for frame in frames:
        if frame.page not in freed:
            yield from _events_on(frame.data, frame.page, pages)


def _page_size(stream: BinaryIO) -> int:
    stream.seek(16)
    said = int.from_bytes(stream.read(2), "big")
    size = 65_536 if said == 1 else said
    return size if size >= 512 and not size & (size - 1) else _USUAL_SIZE


def _page_of(stream: BinaryIO, size: int, number: int) -> bytes:
    start = (number - 1) * size
    if not 0 <= start < os.fstat(stream.fileno()).st_size:
        return bytes(size)  # a damaged number may lie farther off than any file reaches
    stream.seek(start)
    return stream.read(size).ljust(size, b"\0")


def _reader(stream: BinaryIO, size: int, newest: dict[int, bytes]) -> Pages:
    return lambda number: newest.get(number) or _page_of(stream, size, number)


def _freed(pages: Pages) -> set[int]:
    """The pages that SQLite no longer uses, as far as their list can be followed."""
    freed: set[int] = set()
    trunk = int.from_bytes(pages(1)[32:36], "big")
    while trunk and trunk not in freed:
        freed.add(trunk)
        page = pages(trunk)
        following, count = struct.unpack_from(">2I", page)
        if count > len(page) // 4 - 2:
            break
        freed.update(struct.unpack_from(f">{count}I", page, 8))
        trunk = following
    return freed


def _events_on(page: bytes, number: int, pages: Pages) -> Iterator[Event]:
    header = _FILE_HEADER if number == 1 else 0
    if page[header] != _ROWS:
        return
    count = int.from_bytes(page[header + 3 : header + 5], "big")
    if count > len(page) // 4:
        return
    for place in struct.unpack_from(f">{count}H", page, header + 8):
        try:
            yield verified_event(_row_at(page, place, pages))
        except (StoreError, ValueError, IndexError, struct.error):
            continue  # damaged, or of another table


def _row_at(page: bytes, place: int, pages: Pages) -> list[Value]:
    """The values of a row. Raises ValueError, IndexError or struct.error if it is no row of an event."""
    length, place = _varint(page, place)
    _, place = _varint(page, place)
    record = _record(page, place, length, pages)
    end, place = _varint(record, 0)
    kinds = []
    while place < end:
        kind, place = _varint(record, place)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(record, place, kind)
        values.append(value)
    return _with_reals(in_order(values))


def _with_reals(values: list[Value]) -> list[Value]:
    """SQLite keeps a whole number of a REAL column as an integer."""
    for name in ("seconds", "retention"):
        value = values[COLUMNS.index(name)]
        if isinstance(value, int):
            values[COLUMNS.index(name)] = float(value)
    return values


def _record(page: bytes, place: int, length: int, pages: Pages) -> bytes:
    """A record whose beginning is on a page, and the rest, if it is long, on a chain of others."""
    size = len(page)
    if length > size * 64:
        raise ValueError("no event is that long")
    local = length
    if length > size - 35:
        least = (size - 12) * 32 // 255 - 23
        local = least + (length - least) % (size - 4)
        local = local if local <= size - 35 else least
    record = page[place : place + local]
    following = int.from_bytes(page[place + local : place + local + 4], "big") if local < length else 0
    while following and len(record) < length:
        more = pages(following)
        following = int.from_bytes(more[:4], "big")
        record += more[4 : 4 + length - len(record)]
    return record


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    return value << 8 | data[place + 8], place + 9


def _value(record: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind < len(_WHOLE_BYTES):
        end = place + _WHOLE_BYTES[kind]
        return (int.from_bytes(record[place:end], "big", signed=True) if kind else None), end
    if kind == _REAL:
        return struct.unpack_from(">d", record, place)[0], place + 8
    if kind in (8, 9):
        return kind - 8, place
    if kind < 13 or not kind % 2:
        raise ValueError("not a value of an event")
    end = place + (kind - 13) // 2
    if end > len(record):
        raise IndexError
    return record[place:end].decode(), end
