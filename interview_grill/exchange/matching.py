"""What was imported, joined with what an earlier import left: the same questions keep their ids, and so their history.

A question is the same if its `id` is; else if it comes from the same `source` and has the same words; else if source
and number agree; else if its words are nearly the same. No question that is there already is removed, and of one
that is matched only the keys that the import knows change (a value of None takes one back). A number is never there
twice: the list as it is now decides between its own, and what a question of another source has stays with that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from interview_grill.bank.build import question as build
from interview_grill.exchange.naming import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.exchange.intake import Draft

Plain = dict[str, Any]
_BETWEEN_WORDS = re.compile(r"\W+")
_ALIKE = 0.85
_MOST_COMPARED = 400  # pairs of questions whose words are compared letter by letter


@dataclass(frozen=True, slots=True)
class Matched:
    """The questions to be written, the id of each draft in order, and the ids by what happened to them.

    `missing` are those that came from the same source before and were not in it now; they stay.
    """

    questions: list[Plain]
    ids: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def matched(
    existing: Sequence[Plain], drafts: Iterable[Draft], *, source: str, taken: Iterable[str]
) -> Matched:
    """Join drafts with the questions of the file they go to. No new one gets an id that is `taken` elsewhere.

    `source` is the name of the file that was read. Nothing given is changed. The same import twice changes
    nothing.
    """
    return _Matching(existing, source, taken).joined(list(drafts))


def words_of(text: str) -> str:
    """A text for comparison: its words in lower case, without punctuation and marks of emphasis."""
    return " ".join(_BETWEEN_WORDS.sub(" ", text).casefold().split())


class _Matching:
    """One import being joined with what is there."""

    def __init__(self, existing: Sequence[Plain], source: str, taken: Iterable[str]) -> None:
        self._questions = [dict(plain) for plain in existing]
        self._source = source
        self._ids = {plain["id"]: place for place, plain in enumerate(self._questions)}
        self._names = Names((*taken, *self._ids))
        self._free = {
            place for place, plain in enumerate(self._questions) if is_from(plain.get("source", ""), source)
        }
        self._result = Matched(self._questions)

    def joined(self, drafts: list[Draft]) -> Matched:
        places: dict[int, int] = {}
        for step in (self._by_id, self._by_words, self._by_place, self._by_likeness):
            left = [place for place in range(len(drafts)) if place not in places]
            for one, found in step(drafts, left):
                places[one] = found
                self._free.discard(found)
        for place, plain in enumerate(self._numbered([draft.plain for draft in drafts], places)):
            self._result.ids.append(self._take(plain, places.get(place)))
        self._result.missing.extend(self._questions[place]["id"] for place in sorted(self._free))
        return self._result

    def _by_id(self, drafts: list[Draft], left: list[int]) -> list[tuple[int, int]]:
        ids = ((place, drafts[place].plain.get("id")) for place in left)
        return [(place, self._ids[id_]) for place, id_ in ids if id_ in self._ids]

    def _by_words(self, drafts: list[Draft], left: list[int]) -> list[tuple[int, int]]:
        """The same words; of several those at the same place, else the first."""
        known: dict[str, list[int]] = {}
        for place in sorted(self._free):
            known.setdefault(words_of(self._questions[place]["ask"]), []).append(place)
        found: dict[int, int] = {}
        keys = self._keys_of(drafts)
        for same_place in (True, False):
            for place in left:
                plain = drafts[place].plain
                candidates = known.get(words_of(plain["ask"]), [])
                fitting = [
                    one for one in candidates
                    if not same_place or self._key(self._questions[one]) == keys[place]
                ]  # fmt: skip
                if fitting and "id" not in plain and place not in found:
                    candidates.remove(fitting[0])
                    found[place] = fitting[0]
        return list(found.items())

    def _by_place(self, drafts: list[Draft], left: list[int]) -> list[tuple[int, int]]:
        known = {self._key(self._questions[place]): place for place in sorted(self._free, reverse=True)}
        found: list[tuple[int, int]] = []
        for place in left:
            plain = drafts[place].plain
            placed = "number" in plain or plain.get("source", self._source) != self._source
            if placed and "id" not in plain and (there := known.pop(self._key(plain), None)) is not None:
                found.append((place, there))
        return found

    def _by_likeness(self, drafts: list[Draft], left: list[int]) -> list[tuple[int, int]]:
        from difflib import SequenceMatcher

        left = [place for place in left if "id" not in drafts[place].plain]
        if not self._free or len(left) * len(self._free) > _MOST_COMPARED:
            return []
        found: list[tuple[int, int]] = []
        for place in left:
            words = words_of(drafts[place].plain["ask"])[:500]
            for there in sorted(self._free - {used for _, used in found}):
                known = words_of(self._questions[there]["ask"])[:500]
                if SequenceMatcher(None, known, words, autojunk=False).ratio() >= _ALIKE:
                    found.append((place, there))
                    break
        return found

    def _numbered(self, plains: list[Plain], places: dict[int, int]) -> list[Plain]:
        """The drafts, each number left to one; those that only keep the number they had come last."""
        untouched = set(range(len(self._questions))) - set(places.values()) - self._free
        used = {self._questions[place].get("number") for place in untouched} - {None}
        given: dict[int, Plain] = {}
        for place in sorted(range(len(plains)), key=lambda place: "number" not in plains[place]):
            plain = plains[place]
            before = self._questions[places[place]] if place in places else {}
            number = plain.get("number", before.get("number"))
            given[place] = plain | {"number": None} if number in used else plain
            used |= {number} - {None}
        for place in self._free:
            if self._questions[place].get("number") in used:
                del self._questions[place]["number"]
        return [given[place] for place in range(len(plains))]

    def _key(self, plain: Plain) -> tuple[str, int | None]:
        return plain.get("source", self._source), plain.get("number")

    def _keys_of(self, drafts: list[Draft]) -> list[tuple[str, int | None]]:
        """The key that each draft will have: of two with one number the second is left without, as by `_numbered`."""
        keys: list[tuple[str, int | None]] = []
        used: set[int] = set()
        for source, number in (self._key(draft.plain) for draft in drafts):
            keys.append((source, None if number in used else number))
            used |= set() if number is None else {number}
        return keys

    def _take(self, plain: Plain, there: int | None) -> str:
        if there is None:
            id_ = self._names.take(plain["id"]) if "id" in plain else self._names.fresh(plain["ask"])
            self._ids[id_] = len(self._questions)
            self._questions.append(_said({"id": id_} | plain))
            self._result.new.append(id_)
            return id_
        before = self._questions[there]
        after = _said(before | plain | {"id": before["id"]})
        self._questions[there] = after
        id_ = str(before["id"])
        (self._result.unchanged if _same(after, before) else self._result.changed).append(id_)
        return id_


def _same(one: Plain, other: Plain) -> bool:
    """Whether two plain questions mean the same; a bank may write `n: 5` or `n: [5, 5]`."""
    return one == other or build(one) == build(other)


def is_from(source: str, file: str) -> bool:
    """Whether a question's `source` is a file, or a place in it: `list.md, B 3`."""
    return source == file or source.startswith(f"{file}, ")


def _said(plain: Plain) -> Plain:
    """Without the keys that were taken back."""
    return {key: value for key, value in plain.items() if value is not None}
