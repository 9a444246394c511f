"""An event as a row and back, with a checksum that tells when a bit of it was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from interview_grill.errors import StoreError
from interview_grill.memory.event import (
    Bury,
    Event,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.event import Action

    Value = str | int | float | None

# fmt: off
COLUMNS = (
    "id", "at", "home", "seq", "day", "kind", "card",
    "rating", "seconds", "retention", "practice", "cold", "confidence", "ticks", "hints", "typed",
    "verdict", "tag", "task", "seed", "given",
    "target", "until", "key", "value", "heard",
)
# fmt: on
_ABOUT_REVIEW = (None,) * 14
_BEYOND_REVIEW = (None,) * 4
EARLIER = len(COLUMNS) - 1  # columns of version 1 of the log, which did not have the last one
INSERT = f"INSERT INTO event ({', '.join(COLUMNS)}, checksum) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
SELECT = f"SELECT {', '.join(COLUMNS)}, checksum FROM event"


def checksum(values: Sequence[Value]) -> int:
    """A CRC-32 of the values of `COLUMNS`.

    Taken over their ASCII representation, which tells 1 from 1.0 and '1' and is the same in every Python. What is
    not said in a later column does not count, so that older events keep the checksum they have.
    """
    said = EARLIER if tuple(values[EARLIER:]) == (None,) else len(values)
    return crc32(ascii(tuple(values[:said])).encode())


def in_order(stored: Sequence[Value]) -> list[Value]:
    """A row as the file keeps it, in the order of `COLUMNS` and the checksum last.

    Later columns stand behind the checksum there, and are missing in rows written before them. Raises ValueError
    for a row of another length.
    """
    later = stored[EARLIER + 1 :] or (None,)
    if len(stored) <= EARLIER or len(later) > 1:
        raise ValueError("another table")
    return [*stored[:EARLIER], *later, stored[EARLIER]]


def row_of(event: Event) -> tuple[Value, ...]:
    """The values of `COLUMNS`, numbers with the type of their column, so that they come back as they went."""
    return (event.id, event.at, event.home, event.seq, event.day, *_columns_of(event.action))


def event_of(row: Sequence[Value]) -> Event:
    """The inverse of `row_of`. Raises StoreError naming the event if the row makes no sense; the checksum is
    not looked at.
    """
    id_, at, home, seq, day = row[:5]
    if not (
        isinstance(id_, str)
        and isinstance(home, str)
        and isinstance(at, int)
        and isinstance(seq, int)
        and isinstance(day, int)
    ):
        raise _damaged(row)
    try:
        return Event(id_, at, home, seq, day, _action_of(row))
    except (TypeError, ValueError) as error:
        raise _damaged(row) from error


def verified_event(row: Sequence[Value]) -> Event:
    """The event of a row that ends in its checksum. Raises StoreError if they do not agree."""
    if checksum(row[:-1]) != row[-1]:
        raise _damaged(row)
    return event_of(row)


def printable(text: str) -> str:
    """`text` with what is not Unicode (a lone surrogate from a terminal) replaced, as SQLite keeps UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _damaged(row: Sequence[Value]) -> StoreError:
    return StoreError(
        "the record is damaged", where=f"event {row[0]}", mend="run 'grill doctor --rebuild' to set it aside"
    )


def _columns_of(action: Action) -> tuple[Value, ...]:
    match action:
        case Review():
            return ("review", *_review_columns(action), *_BEYOND_REVIEW, _numbers_text(action.heard))
        case Retraction(target):
            return ("retraction", None, *_ABOUT_REVIEW, target, None, None, None, None)
        case Bury(card, until):
            return ("bury", card, *_ABOUT_REVIEW, None, until, None, None, None)
        case Setting(key, value):
            return ("setting", None, *_ABOUT_REVIEW, None, None, key, value, None)
        case Suspend(card):
            return ("suspend", card, *_ABOUT_REVIEW, *_BEYOND_REVIEW, None)
        case Resume(card):
            return ("resume", card, *_ABOUT_REVIEW, *_BEYOND_REVIEW, None)
        case Reset(card):
            return ("reset", card, *_ABOUT_REVIEW, *_BEYOND_REVIEW, None)


def _review_columns(review: Review) -> tuple[Value, ...]:
    return (
        review.card,
        int(review.rating),
        float(review.seconds),
        float(review.retention),
        int(review.practice),
        int(review.cold),
        review.confidence,
        _numbers_text(review.ticks),
        review.hints,
        printable(review.typed),
        review.verdict,
        review.tag,
        review.task,
        review.seed,
        None if review.given is None else printable(review.given),
    )


def _action_of(row: Sequence[Value]) -> Action:
    kind, card = row[5], row[6]
    match kind:
        case "review":
            return _review_of(row)
        case "retraction":
            return Retraction(_text(row[21]))
        case "bury":
            return Bury(_text(card), _whole(row[22]))
        case "suspend":
            return Suspend(_text(card))
        case "resume":
            return Resume(_text(card))
        case "reset":
            return Reset(_text(card))
        case "setting":
            return Setting(_text(row[23]), _maybe_text(row[24]))
        case _:
            raise ValueError(f"no event is called {kind!r}")


def _review_of(row: Sequence[Value]) -> Review:
    rating, seconds, retention, practice, cold, confidence, ticks, hints = row[7:15]
    return Review(
        card=_text(row[6]),
        rating=Rating(_whole(rating)),
        seconds=_real(seconds),
        retention=_real(retention),
        practice=bool(_whole(practice)),
        cold=bool(_whole(cold)),
        confidence=_maybe_whole(confidence),
        ticks=_maybe_numbers(ticks),
        hints=_whole(hints),
        typed=_text(row[15]),
        verdict=_maybe_text(row[16]),
        tag=_maybe_text(row[17]),
        task=_maybe_text(row[18]),
        seed=_maybe_whole(row[19]),
        given=_maybe_text(row[20]),
        heard=_maybe_numbers(row[25]),
    )


def _numbers_text(numbers: tuple[int, ...] | None) -> str | None:
    return None if numbers is None else ",".join(map(str, numbers))


def _maybe_numbers(value: Value) -> tuple[int, ...] | None:
    text = _maybe_text(value)
    return None if text is None else tuple(int(number) for number in text.split(",") if number)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _whole(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError("a whole number expected")
    return value


def _real(value: Value) -> float:
    if not isinstance(value, float):
        raise TypeError("a number expected")
    return value


def _maybe_text(value: Value) -> str | None:
    return None if value is None else _text(value)


def _maybe_whole(value: Value) -> int | None:
    return None if value is None else _whole(value)
