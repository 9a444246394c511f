"""Notes as questions: the first field asks, the second answers; a text with gaps makes one question a gap.

A note of a package that this program wrote returns to the question it came from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interview_grill.exchange import anki_note_type
from interview_grill.exchange.anki_intake.field_text import field_text
from interview_grill.exchange.anki_intake.gaps import gaps_of
from interview_grill.exchange.anki_intake.own_notes import own_id, own_question
from interview_grill.exchange.clean_text import clean
from interview_grill.exchange.intake import Draft, Remark
from interview_grill.exchange.naming import slug

if TYPE_CHECKING:
    from collections.abc import Collection as Ids
    from collections.abc import Iterator

    from interview_grill.exchange.anki_intake.collection import Note, NoteType

SOURCE = "Anki"
_UNKNOWN_FIELDS = ("Front", "Back")
_LONGEST_TAG = 60


class NoteReader:
    """Makes drafts of the notes of one package; what it leaves out goes to `remarks`.

    `known` are the ids of the bank's questions: of a note of our own that is there already nothing is taken
    but its answers, since the bank says more than the note.
    """

    def __init__(self, types: dict[int, NoteType], decks: dict[int, str], known: Ids[str]) -> None:
        self._types = types
        self._sections = _sections(decks)
        self._covers = {name: decks[id_].rpartition("::")[2] for id_, name in self._sections.items()}
        self._title = _title(decks)
        self._known = known
        self.remarks: list[Remark] = []
        self.returned: list[str] = []  # ids of our own that are in the bank, from which nothing is taken

    def header(self, drafts: list[Draft]) -> dict[str, Any]:
        """Title and sections for a bank of these drafts."""
        used = dict.fromkeys(draft.plain["section"] for draft in drafts if "section" in draft.plain)
        named = {name: self._covers.get(name, name) for name in used}
        return ({"title": self._title} if self._title else {}) | (
            {"sections": named} if named and named.keys() <= self._covers.keys() else {}
        )

    def drafts(self, note: Note, place: int) -> Iterator[Draft]:
        """The questions of a note, the `place`-th of the package (from 1), which is how remarks name it."""
        own = own_id(note.guid)
        if own is not None and own in self._known:
            self.returned.append(own)
            return
        if note.cut:
            self._tell(place, "the end of a note that is too long")
        if own is not None and len(note.fields) == len(anki_note_type.FIELDS):
            told = own_question(own, note.fields)
            for what in told.lost:
                self._tell(place, what)
            yield Draft(told.plain | self._filed(note), mark=note.guid)
            return
        names = self._names(note)
        gaps = gaps_of(note.fields[0])
        if gaps:
            asked = [self._text(gap.ask, place) for gap in gaps]
            extra = self._named(zip(names[1:], note.fields[1:], strict=False), place)
            for gap, ask in zip(gaps, asked, strict=True):
                answer = _joined(self._text(gap.hidden, place), *extra)
                yield from self._draft(note, place, ask, answer, f" c{gap.number}")
            return
        ask = self._text(note.fields[0], place)
        back = self._text(note.fields[1], place) if len(note.fields) > 1 else ""
        extra = self._named(zip(names[2:], note.fields[2:], strict=False), place)
        yield from self._draft(note, place, ask, _joined(back, *extra), "")
        kind = self._types.get(note.type)
        if kind is not None and kind.templates > 1:
            self._tell(place, f"{kind.templates - 1} further card(s) of the note type {kind.name}")

    def _draft(self, note: Note, place: int, ask: str, answer: str, which: str) -> Iterator[Draft]:
        if not ask:
            self.remarks.append(Remark(0, f"note {place}: a note without words is not taken", answer))
            return
        plain: dict[str, Any] = {"ask": ask, "source": f"{SOURCE}, note {note.guid}{which}"}
        if answer:
            plain["answer"] = answer
        yield Draft(plain | self._filed(note), mark=f"{note.guid}{which}")

    def _filed(self, note: Note) -> dict[str, Any]:
        """Section and tags: those of our own packages say the section and band, others' decks are sections."""
        filed: dict[str, Any] = {}
        tags: list[str] = []
        for tag in note.tags:
            name, _, value = tag.rpartition("::")
            if name in ("section", "band") and own_id(note.guid):
                filed[name] = value
            elif re.search(r"\w", tag):
                tags.append(slug(tag, _LONGEST_TAG))
        if "section" not in filed and not own_id(note.guid) and note.deck in self._sections:
            filed["section"] = self._sections[note.deck]
        return filed | ({"tags": list(dict.fromkeys(tags))} if tags else {})

    def _names(self, note: Note) -> tuple[str, ...]:
        kind = self._types.get(note.type)
        return kind.fields if kind and kind.fields else _UNKNOWN_FIELDS

    def _named(self, fields: Iterator[tuple[str, str]], place: int) -> list[str]:
        """Further fields, each behind its name."""
        said = [(name, self._text(html, place)) for name, html in fields]
        return [f"**{clean(name).strip('* ')}:** {text}" for name, text in said if text]

    def _text(self, html: str, place: int) -> str:
        found = field_text(html)
        for what in found.dropped:
            self._tell(place, what)
        return found.text

    def _tell(self, place: int, what: str) -> None:
        remark = Remark(0, f"note {place}: left out: {what}")
        if not self.remarks or self.remarks[-1] != remark:
            self.remarks.append(remark)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _title(decks: dict[int, str]) -> str:
    """What all decks lie within, if that is one."""
    names = {name.partition("::")[0] for name in decks.values() if name != "Default"}
    return clean(names.pop())[:200].strip() if len(names) == 1 else ""


def _sections(decks: dict[int, str]) -> dict[int, str]:
    """A name for each deck, unless there is only one."""
    names = {id_: name.rpartition("::")[2] for id_, name in decks.items() if name and name != "Default"}
    made: dict[str, str] = {}
    for name in names.values():
        if name not in made:
            short = slug(name, 40)
            alike = sum(slug(other, 40) == short for other in made)  # letters of other scripts make one slug
            made[name] = f"{short}-{alike + 1}" if alike else short
    return {id_: made[name] for id_, name in names.items()} if len(made) > 1 else {}
