"""The log of answers as JSON Lines, for devices that share no database: append-only, one event a line.

The first line is `{"format": "interview-grill log", "version": 1}`; each further line an object with

- `id` (unique everywhere), `home` (the device: 16 hexadecimal digits), `seq` (counts up within it), `at` (UTC
  microseconds since 1970), `day` (the learner's local date, `2027-03-01`), `kind`;
- of a `review`: `card`, `rating` (1-4), `seconds`, `retention`, and where they say something `practice`, `cold`,
  `confidence` (0-100), `ticks` (numbers of key points), `hints`, `typed`, `verdict`, `tag`, `task`, `seed`, `given`,
  `heard` (numbers of key points that a judge found in `typed`);
- of a `retraction`: `target`; of a `bury`: `card`, `until` (a date); of `suspend`, `resume`, `reset`: `card`; of a
  `setting`: `key`, `value`;
- as the last key `crc`: the CRC-32 of the line's UTF-8 bytes before `,"crc"`.

Lines may be repeated and files concatenated: events unite by id. A last line cut short by a crash is passed over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO
from zlib import crc32

from interview_grill.errors import ExchangeError, ScheduleError
from interview_grill.exchange.event_fields import action_of, fields_of, whole
from interview_grill.exchange.event_fields import text as text_field
from interview_grill.memory.calendar import iso_day, read_day
from interview_grill.memory.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = "interview-grill log"
VERSION = 1
HEADER = f'{{"format":"{FORMAT}","version":{VERSION}}}\n'
_CRC = b',"crc":'
_LONGEST_LINE = 200_000
_MICROSECONDS_A_DAY = 86_400_000_000
_FIRST_DAY = 719_163  # 1970-01-01


def encode(events: Iterable[Event]) -> Iterator[str]:
    """The whole file, a line at a time."""
    yield HEADER
    for event in events:
        yield encode_event(event)


def encode_event(event: Event) -> str:
    """One line, ASCII alone, with its line break."""
    plain = {
        "id": event.id,
        "home": event.home,
        "seq": event.seq,
        "at": event.at,
        "day": iso_day(event.day),
        **fields_of(event.action),
    }
    # In ASCII, so that no terminal it is shown on obeys what was typed.
    body = json.dumps(plain, separators=(",", ":"))[:-1].replace("\x7f", "\\u007f")
    return f'{body},"crc":{crc32(body.encode())}}}\n'


def decode(stream: BinaryIO, *, where: str) -> Iterator[Event]:
    """The events of a file, in its order; reads no line beyond 200,000 bytes, so memory does not grow with
    the file.

    Raises ExchangeError for what is no log or of another version, and naming the line for one that is
    damaged, too long or makes no sense.
    """
    number = 0
    started = False
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        place = f"{where}:{number}"
        if not line.endswith(b"\n"):
            if len(line) >= _LONGEST_LINE:
                raise ExchangeError("the line is too long", where=place)
            if started and not _is_sound(line):
                return  # cut short by a crash
        if line.isspace():
            continue
        if _is_header(line):
            started = True
            continue
        if not started:
            raise ExchangeError(
                "this is not a log of answers",
                where=place,
                mend="save one with 'grill export log' or on the phone",
            )
        yield _event(line, place)


def extended(path: str, events: Iterable[Event]) -> Iterator[bytes]:
    """The log at `path` as it stands, and after it the events it lacks.

    So a synced file only ever grows. Raises ExchangeError if it is no log, OSError if it cannot be read.
    """
    with open(path, "rb") as stream:
        known = {event.id for event in decode(stream, where=path)}
        stream.seek(0)
        yield from (line for line in stream if line.endswith(b"\n"))
    yield from (encode_event(event).encode("utf-8", "replace") for event in events if event.id not in known)


def _is_header(line: bytes) -> bool:
    if not line.startswith(b'{"format"'):
        return False
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        return False
    if plain.get("version") != VERSION:
        raise ExchangeError(
            f"version {plain.get('version')!r} of the log is unknown here", mend="update grill"
        )
    return True


def _is_sound(line: bytes) -> bool:
    """Whether the line ends in the checksum of what stands before it."""
    body, found, number = line.rstrip().rpartition(_CRC)
    return bool(found) and number == b"%d}" % crc32(body)


def _event(line: bytes, place: str) -> Event:
    if not _is_sound(line):
        raise ExchangeError("the line is damaged", where=place, mend="export or save the log again")
    try:
        plain = json.loads(line)
        return event_of(plain)
    except (ValueError, TypeError, RecursionError, ScheduleError) as error:
        raise ExchangeError(
            f"the line makes no sense: {error}", where=place, mend="is it from a newer grill?"
        ) from error


def event_of(plain: dict[str, Any]) -> Event:
    """The event of a line's object.

    Raises TypeError, ValueError or ScheduleError saying which value is out of place; the local day may be two
    days from the UTC day of `at` at most.
    """
    at = whole(plain, "at", 0, 253_402_300_799_000_000)
    day = read_day(text_field(plain, "day", 10))
    if abs(at // _MICROSECONDS_A_DAY + _FIRST_DAY - day) > 2:
        raise ValueError("`day` is not the local day of `at`")
    return Event(
        id=text_field(plain, "id", 64, least=8),
        at=at,
        home=text_field(plain, "home", 64, least=1),
        seq=whole(plain, "seq", 0, 2**53),
        day=day,
        action=action_of(plain),
    )
