"""An Anki package written with the standard library: the same questions give the same bytes.

Every id comes from a question's id and never from its words, so that importing again after a rewording updates
the note in place and keeps what was learnt. Anki takes an update when the note's time is later: it is the time
the question's file was last changed.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from hashlib import sha1, sha256
from typing import TYPE_CHECKING, Any

from interview_grill.bank.model import Kind, card_id
from interview_grill.exchange import anki_note_type
from interview_grill.exchange.anki_collection import SCHEMA, collection_row
from interview_grill.exchange.anki_note import note_fields, note_tags
from interview_grill.exchange.anki_schedule import FIRST_DAY, card_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_grill.bank.model import Question
    from interview_grill.exchange.anki_schedule import Learnt, Schedule
    from interview_grill.exchange.collection import Collection

GUID_PREFIX = "interview-grill:"
_ORDER = {Kind.RECALL: 0, Kind.COMPUTE: 1, Kind.DERIVE: 2}
_UNCHANGED = 1_577_836_800  # 2020-01-01, for questions whose file tells no time
_LARGEST_EASE = 2500
_NEW, _REVIEW = 0, 2
_SUSPENDED, _BURIED = -1, -3


def encode(
    collection: Collection,
    *,
    modified: Mapping[str, int],
    schedule: Schedule | None = None,
    seed: int = 0,
) -> Iterator[bytes]:
    """The package, in one piece. `modified` gives the second since 1970 in which a question was last changed.

    `schedule` (None: cards come as new) adds due days and review log. Raises ProblemError for a task that
    cannot be drawn.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA page_size = 4096; BEGIN; {SCHEMA}")
        _Writing(connection, collection, modified, schedule, seed).write()
        connection.execute("COMMIT")
        database = connection.serialize()
    yield _zipped({"collection.anki2": database, "media": b"{}"})


class _Writing:
    """One collection being filled."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        collection: Collection,
        modified: Mapping[str, int],
        schedule: Schedule | None,
        seed: int,
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._modified = modified
        self._schedule = schedule
        self._seed = seed
        self._used: set[int] = set()
        self._answered: set[int] = set()
        self._decks: dict[str, int] = {}

    def write(self) -> None:
        latest = _UNCHANGED
        for place, question in enumerate(self._collection.questions, 1):
            changed = self._modified.get(question.id, _UNCHANGED)
            latest = max(latest, changed)
            note = self._note(question, changed)
            deck = self._deck(question)
            for kind in self._collection.kinds_of(question):
                self._card(note, question, kind, deck, place, changed)
        names = {id_: name for name, id_ in self._decks.items()}
        about = " · ".join(
            part for part in (self._collection.deck.author, self._collection.deck.licence) if part
        )
        row = collection_row(names, about, latest)
        self._connection.execute(f"INSERT INTO col VALUES ({', '.join('?' * len(row))})", row)

    def _note(self, question: Question, changed: int) -> int:
        fields = note_fields(question, seed=self._seed)
        guid = f"{GUID_PREFIX}{question.id}"
        note = self._unique(f"note {guid}")
        first = int(sha1(fields[0].encode(), usedforsecurity=False).hexdigest()[:8], 16)
        ask = fields[anki_note_type.FIELDS.index("Question")]
        row = (
            note,
            guid,
            anki_note_type.ID,
            changed,
            -1,
            note_tags(question),
            "\x1f".join(fields),
            ask,
            first,
        )
        self._connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')", row)
        return note

    def _deck(self, question: Question) -> int:
        heading = self._collection.heading(question.section or "")
        name = "::".join(part.replace("::", ": ") for part in (self._collection.title, heading) if part)
        if name not in self._decks:
            section = question.section or ""
            self._decks[name] = self._unique(f"deck {self._collection.title}\n{section}")
        return self._decks[name]

    def _card(self, note: int, question: Question, kind: Kind, deck: int, place: int, changed: int) -> None:
        name = card_id(question.id, kind)
        card = self._unique(f"card {name}")
        learnt = self._schedule.cards.get(name) if self._schedule else None
        memory = _new(place) if learnt is None else _memory(learnt, place, self._schedule)
        if learnt is not None and learnt.answers:
            changed = max(changed, learnt.answers[-1].at // 1000)
        row = (card, note, deck, _ORDER[kind], changed, *memory)
        self._connection.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)", row
        )
        for answer in learnt.answers if learnt else ():
            at = answer.at
            while at in self._answered:
                at += 1
            self._answered.add(at)
            self._connection.execute(
                "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                (at, card, answer.ease, answer.interval, answer.last_interval, answer.factor,
                 answer.milliseconds, answer.type),
            )  # fmt: skip

    def _unique(self, name: str) -> int:
        """An id from a name: the same at every export, within what JavaScript counts exactly."""
        id_ = 1_000_000_000_000 + int.from_bytes(sha256(name.encode()).digest()[:6], "big")
        while id_ in self._used:
            id_ += 1
        self._used.add(id_)
        return id_


def _new(place: int) -> tuple[Any, ...]:
    """`type, queue, due, ivl, factor, reps, lapses` and `data` of a card never seen."""
    return (_NEW, _NEW, place, 0, 0, 0, 0, "{}")


def _memory(learnt: Learnt, place: int, schedule: Schedule | None) -> tuple[Any, ...]:
    state = learnt.state
    held = None
    if state.suspended:
        held = _SUSPENDED
    elif schedule is not None and state.buried_until is not None and state.buried_until > schedule.today:
        held = _BURIED
    if state.due_day is None or state.last_day is None:
        type_, _, *rest = _new(place)
        return (type_, _NEW if held is None else held, *rest)
    data = json.dumps(card_data(learnt), separators=(",", ":"))
    due, interval = state.due_day - FIRST_DAY, state.due_day - state.last_day
    queue = _REVIEW if held is None else held
    return (_REVIEW, queue, due, interval, _LARGEST_EASE, state.reps, state.lapses, data)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive without anything of this moment or machine; stored, as Anki stores, since packing costs most."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
