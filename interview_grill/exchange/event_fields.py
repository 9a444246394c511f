"""What a line of the log says of an event, in both directions. Nothing from a file is taken unchecked.

What is out of range is refused and never clipped: an event means the same on every device or is none.
"""

from __future__ import annotations

import re
from typing import Any

from interview_grill.bank.model import Kind
from interview_grill.memory.calendar import iso_day, read_day
from interview_grill.memory.event import (
    Action,
    Bury,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)

_CARD = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*:(?:{'|'.join(Kind)})")
_AS_TYPED = ("typed", "given")  # a terminal may send half a character; the store replaces it
_LONGEST_WORDS = 20_000
_LONGEST_SECONDS = 7 * 86_400.0


def fields_of(action: Action) -> dict[str, Any]:
    """`kind` and what belongs to it, without what says nothing."""
    match action:
        case Review():
            return _review_fields(action)
        case Retraction(target):
            return {"kind": "retraction", "target": target}
        case Bury(card, until):
            return {"kind": "bury", "card": card, "until": iso_day(until)}
        case Setting(key, value):
            return {"kind": "setting", "key": key, "value": value}
        case Suspend(card):
            return {"kind": "suspend", "card": card}
        case Resume(card):
            return {"kind": "resume", "card": card}
        case Reset(card):
            return {"kind": "reset", "card": card}


def _review_fields(review: Review) -> dict[str, Any]:
    said = {
        "practice": review.practice or None,
        "cold": review.cold or None,
        "confidence": review.confidence,
        "ticks": None if review.ticks is None else list(review.ticks),
        "hints": review.hints or None,
        "typed": review.typed or None,
        "verdict": review.verdict,
        "tag": review.tag,
        "task": review.task,
        "seed": review.seed,
        "given": review.given,
        "heard": None if review.heard is None else list(review.heard),
    }
    return {
        "kind": "review",
        "card": review.card,
        "rating": int(review.rating),
        "seconds": review.seconds,
        "retention": review.retention,
        **{key: value for key, value in said.items() if value is not None},
    }


def action_of(plain: dict[str, Any]) -> Action:
    """The inverse of `fields_of`.

    Raises TypeError or ValueError, and ScheduleError for a date, saying which value is out of place.
    """
    match plain.get("kind"):
        case "review":
            return _review(plain)
        case "retraction":
            return Retraction(text(plain, "target", 64, least=8))
        case "bury":
            return Bury(_card(plain), read_day(text(plain, "until", 10)))
        case "suspend":
            return Suspend(_card(plain))
        case "resume":
            return Resume(_card(plain))
        case "reset":
            return Reset(_card(plain))
        case "setting":
            return Setting(text(plain, "key", 64, least=1), _maybe_text(plain, "value", 1000))
        case kind:
            raise ValueError(f"no event is called {kind!r}")


def _review(plain: dict[str, Any]) -> Review:
    confidence, seed = plain.get("confidence"), plain.get("seed")
    return Review(
        card=_card(plain),
        rating=Rating(whole(plain, "rating", 1, 4)),
        seconds=_number(plain, "seconds", 0.0, _LONGEST_SECONDS),
        retention=_number(plain, "retention", 0.5, 0.999),
        practice=_flag(plain, "practice"),
        cold=_flag(plain, "cold"),
        confidence=None if confidence is None else whole(plain, "confidence", 0, 100),
        ticks=_points(plain, "ticks"),
        hints=whole({"hints": 0} | plain, "hints", 0, 1000),
        typed=text({"typed": ""} | plain, "typed", _LONGEST_WORDS),
        verdict=_maybe_text(plain, "verdict", 20),
        tag=_maybe_text(plain, "tag", 60),
        task=_maybe_text(plain, "task", 60),
        seed=None if seed is None else whole(plain, "seed", -(2**53), 2**53),
        given=_maybe_text(plain, "given", _LONGEST_WORDS),
        heard=_points(plain, "heard"),
    )


def whole(plain: dict[str, Any], key: str, low: int, high: int) -> int:
    """The whole number of a key; TypeError if it is none (true and false are none), ValueError unless low <=
    it <= high.
    """
    value = plain.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"`{key}` is not a whole number")
    if not low <= value <= high:
        raise ValueError(f"`{key}` is out of range")
    return value


def text(plain: dict[str, Any], key: str, longest: int, *, least: int = 0) -> str:
    """The text of a key; TypeError if it is none, ValueError for a length out of range or half a character in
    it.
    """
    value = plain.get(key)
    if not isinstance(value, str):
        raise TypeError(f"`{key}` is not a text")
    if not least <= len(value) <= longest:
        raise ValueError(f"`{key}` has {len(value)} characters")
    if not (value.isascii() or key in _AS_TYPED or _is_unicode(value)):
        raise ValueError(f"`{key}` holds half a character")
    return value


def _is_unicode(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _maybe_text(plain: dict[str, Any], key: str, longest: int) -> str | None:
    return None if plain.get(key) is None else text(plain, key, longest)


def _number(plain: dict[str, Any], key: str, low: float, high: float) -> float:
    value = plain.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"`{key}` is not a number")
    if not low <= value <= high:  # nor is what is no number, which compares with nothing
        raise ValueError(f"`{key}` is out of range")
    return float(value)


def _flag(plain: dict[str, Any], key: str) -> bool:
    value = plain.get(key, False)
    if not isinstance(value, bool):
        raise TypeError(f"`{key}` is not true or false")
    return value


def _card(plain: dict[str, Any]) -> str:
    card = text(plain, "card", 80)
    if not _CARD.fullmatch(card):
        raise ValueError(f"{card!r} is not a card")
    return card


def _points(plain: dict[str, Any], key: str) -> tuple[int, ...] | None:
    value = plain.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > 1000:
        raise TypeError(f"`{key}` is not a list of numbers")
    return tuple(whole({key: number}, key, 1, 10_000) for number in value)
