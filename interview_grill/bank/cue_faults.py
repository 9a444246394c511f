"""Faults in cues: what cannot be read, can never be heard, or is heard in what another point says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank.expressions import Complaint, short
from interview_grill.listening.compiled import ears_of_one
from interview_grill.listening.cue import Cue, CueError, read_cue
from interview_grill.listening.hearing import Verdict, hear, most_words

if TYPE_CHECKING:
    from interview_grill.bank.nodes import Path

_TEXTS = {"key_points": ("must", "nice"), "pitfalls": ("said",), "follow_ups": ("answer",)}
_NAMES = {"key_points": "key point", "pitfalls": "pitfall", "follow_ups": "follow-up"}
_COMPARED = ("key_points", "pitfalls")


class _Place(NamedTuple):
    """A point, pitfall or follow-up: where it is, what it says, and its cues with their places in `cues`."""

    kind: str
    number: int
    text: str
    cues: tuple[tuple[int, str], ...]

    @property
    def path(self) -> Path:
        return (self.kind, self.number - 1)

    @property
    def name(self) -> str:
        return f"{_NAMES[self.kind]} {self.number}"


def cue_faults(plain: dict[str, Any]) -> Iterator[Complaint]:
    """What makes cues of a question unreadable or useless; paths are below the question."""
    for place in _places(plain):
        for offset, cue in place.cues:
            where = (*place.path, "cues")
            try:
                read = read_cue(cue)
            except CueError as error:
                yield Complaint(where, error.what, error.mend or "", offset + error.position)
                continue
            why = _never(read)
            if why:
                yield Complaint(
                    where, f"this can never be heard: {why}", "make it shorter or split it", offset
                )


def cue_warnings(plain: dict[str, Any]) -> Iterator[Complaint]:
    """What is likely wrong with readable cues: points without any beside points that have some, and cues that are heard
    in the text of another point.
    """
    places = _places(plain)
    with_cues = {place.kind for place in places if place.cues}
    for place in places:
        if not place.cues and place.kind in with_cues:
            yield Complaint(place.path, f"{place.name} has no cues, so it is never heard", "add `cues:`")
        if place.kind in _COMPARED:
            yield from _confused(place, places)


def _confused(place: _Place, places: list[_Place]) -> Iterator[Complaint]:
    known: set[str] = set()
    for offset, cue in place.cues:
        where = (*place.path, "cues")
        if cue in known:
            yield Complaint(where, "the same cue is there twice", "remove one", offset)
        known.add(cue)
        ears = ears_of_one([cue], {})
        for other in places:
            if other.kind in _COMPARED and other.path != place.path and _hears(ears, other.text):
                what = f"this is heard in what {other.name} says: {short(other.text)}"
                yield Complaint(where, what, "say more, or what must not stand near", offset)


def _hears(ears: Any, text: str) -> bool:
    return hear(ears, text).points[0].verdict is Verdict.HEARD


def _never(cue: Cue) -> str:
    """Why a cue cannot be heard, or nothing."""
    for near in cue:
        if len(near.items) > most_words():
            return f"{len(near.items)} words do not stand near one another"
        for item in near.unwanted:
            if item in near.items or any((one,) in near.items for one in item):
                return "what has to be there must not be there"
    return ""


def _places(plain: dict[str, Any]) -> list[_Place]:
    found = []
    for kind, keys in _TEXTS.items():
        for number, item in enumerate(plain.get(kind, ()), 1):
            text = next((item[key] for key in keys if key in item), "")
            found.append(_Place(kind, number, text, tuple(_lines(item.get("cues", "")))))
    return found


def _lines(cues: str) -> Iterator[tuple[int, str]]:
    """Each cue with its place."""
    at = 0
    for line in cues.splitlines(keepends=True):
        if line.strip():
            yield at + len(line) - len(line.lstrip()), line.strip()
        at += len(line)
