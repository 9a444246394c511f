"""Anki packages as Anki writes them, made with the standard library."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from interview_grill.exchange.anki_collection import SCHEMA

BASIC, REVERSED, CLOZE = 11, 12, 13
TYPES = {
    str(id_): {
        "name": name,
        "type": int(id_ == CLOZE),
        "flds": [{"name": field} for field in fields],
        "tmpls": cards,
    }
    for id_, name, fields, cards in (
        (BASIC, "Basic", ("Front", "Back", "Where"), [{}]),
        (REVERSED, "Both ways", ("Front", "Back"), [{}, {}]),
        (CLOZE, "Cloze", ("Text", "Back Extra"), [{}]),
    )
}
DECKS = {"1": {"name": "Default"}, "5": {"name": "ML::Priors"}, "6": {"name": "ML::Odds and ends"}}


class PackedNote(NamedTuple):
    guid: str
    type: int
    fields: Sequence[str]
    tags: str = ""
    deck: int = 5
    cards: int = 1


class PackedAnswer(NamedTuple):
    at: int
    guid: str
    ord: int = 0
    ease: int = 3
    milliseconds: int = 4500
    factor: int = 500
    type: int = 1


def database(notes: Sequence[PackedNote], answers: Sequence[PackedAnswer] = ()) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        row = (1, 0, 0, 0, 11, 0, 0, 0, "{}", json.dumps(TYPES), json.dumps(DECKS), "{}", "{}")
        connection.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", row)
        numbers = {}
        for number, note in enumerate(notes, 100):
            numbers[note.guid] = number
            fields = "\x1f".join(note.fields)
            connection.execute(
                "INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')",
                (number, note.guid, note.type, note.tags, fields),
            )
            for place in range(note.cards):
                connection.execute(
                    "INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                    (10 * number + place, number, note.deck, place),
                )
        for answer in answers:
            card = 10 * numbers.get(answer.guid, 999) + answer.ord
            connection.execute(
                "INSERT INTO revlog VALUES (?, ?, 0, ?, 1, 0, ?, ?, ?)",
                (answer.at, card, answer.ease, answer.factor, answer.milliseconds, answer.type),
            )
        connection.commit()
        return connection.serialize()


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def package(notes: Sequence[PackedNote], answers: Sequence[PackedAnswer] = ()) -> bytes:
    return zipped(collection_anki2=database(notes, answers), media=b"{}")
