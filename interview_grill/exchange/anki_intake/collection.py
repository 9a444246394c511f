"""The tables of an Anki collection that nobody vouches for, as plain rows; its old schema and its present
one.

The file is a database of somebody else's making: its views, triggers and computed columns are never run, and
a query that takes too many steps is stopped. A value of another type than its column's becomes 0 or text.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_NOTE = 100_000  # characters of all fields together
MOST_NOTES = 200_000
MOST_ANSWERS = 5_000_000
_LARGEST_VALUE = 64_000_000
_STEPS = 1_000_000  # of SQLite's machine between two looks
_LOOKS, _BYTES_A_LOOK = (
    20,
    100_000,
)  # how many looks, and for how many bytes of a collection there is one more
_SEPARATOR = "\x1f"
_EXPORT_AGAIN = "export it from Anki again"
_WAL, _ROLLBACK = b"\x02\x02", b"\x01\x01"


class NoteType(NamedTuple):
    """What the fields of a note are called, how many cards it makes, and whether it hides parts of a text."""

    name: str
    fields: tuple[str, ...]
    templates: int
    cloze: bool


class Note(NamedTuple):
    """A note's row; `cut` tells that its fields were longer than is read."""

    id: int
    guid: str
    type: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    deck: int
    cut: bool


class Answered(NamedTuple):
    """A row of the review log: `at` in milliseconds, `ease` 1 to 4 or 0, `ord` the card's place in its note."""

    at: int
    note: int
    ord: int
    ease: int
    milliseconds: int
    factor: int
    type: int


class Collection:
    """An open collection. Its methods raise ExchangeError for a table that is missing or computes its
    columns.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._tables = {
            name
            for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_master")
            if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
        }

    def notes(self) -> Iterator[Note]:
        """Every note, oldest first, with the deck of its first card (0: none); the first 200,000 are read."""
        self._need("notes", "cards")
        decks = {}
        for note, deck in self._connection.execute("SELECT nid, did FROM cards ORDER BY ord DESC, id DESC"):
            decks[note] = deck
        query = f"""SELECT id, guid, mid, tags, substr(flds, 1, {LONGEST_NOTE}), length(flds)
            FROM notes ORDER BY id LIMIT ?"""
        for id_, guid, type_, tags, fields, length in self._connection.execute(query, (MOST_NOTES,)):
            yield Note(
                _whole(id_), str(guid)[:64], _whole(type_), tuple(str(tags).split()[:100]),
                tuple(str(fields).split(_SEPARATOR)), _whole(decks.get(id_)), _whole(length) > LONGEST_NOTE,
            )  # fmt: skip

    def answers(self) -> Iterator[Answered]:
        """The review log, oldest first; the first five million rows, and only those whose card is there."""
        self._need("revlog", "cards")
        query = """SELECT revlog.id, cards.nid, cards.ord, revlog.ease, revlog.time, revlog.factor, revlog.type
            FROM revlog JOIN cards ON cards.id = revlog.cid ORDER BY revlog.id LIMIT ?"""
        for row in self._connection.execute(query, (MOST_ANSWERS,)):
            yield Answered(*map(_whole, row))

    def note_types(self) -> dict[int, NoteType]:
        """The note types by id; those that cannot be read are left out."""
        if "notetypes" in self._tables and "fields" in self._tables:
            self._need("notetypes", "fields")
            return self._present_types()
        return {id_: _legacy_type(plain) for id_, plain in self._legacy("models")}

    def decks(self) -> dict[int, str]:
        """The decks' names by id; `::` between a deck and its parent."""
        if "decks" in self._tables:
            self._need("decks")
            rows = self._connection.execute("SELECT id, name FROM decks")
            return {_whole(id_): str(name).replace(_SEPARATOR, "::") for id_, name in rows}
        return {id_: str(plain.get("name", "")) for id_, plain in self._legacy("decks")}

    def _present_types(self) -> dict[int, NoteType]:
        fields: dict[int, list[str]] = {}
        for type_, name in self._connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            fields.setdefault(_whole(type_), []).append(str(name))
        templates: dict[int, int] = {}
        if "templates" in self._tables:
            self._need("templates")
            for type_, number in self._connection.execute(
                "SELECT ntid, count(*) FROM templates GROUP BY ntid"
            ):
                templates[_whole(type_)] = _whole(number)
        rows = self._connection.execute("SELECT id, name, config FROM notetypes").fetchall()
        return {
            _whole(id_): NoteType(
                str(name),
                tuple(fields.get(_whole(id_), ())),
                templates.get(_whole(id_), 1),
                _is_cloze(config),
            )
            for id_, name, config in rows
        }

    def _legacy(self, column: str) -> Iterator[tuple[int, dict[str, Any]]]:
        self._need("col")
        row = self._connection.execute(f"SELECT {column} FROM col LIMIT 1").fetchone()
        try:
            found = json.loads(row[0]) if row else {}
        except (ValueError, TypeError, RecursionError):
            found = {}
        for key, plain in found.items() if isinstance(found, dict) else ():
            if isinstance(plain, dict) and key.lstrip("-").isdecimal() and len(key) < 20:
                yield int(key), plain

    def _need(self, *tables: str) -> None:
        for table in tables:
            if table not in self._tables:
                raise ExchangeError(
                    f"the collection has no table `{table}`", where=self._path, mend=_EXPORT_AGAIN
                )
            self._refuse_computed(table)

    def _refuse_computed(self, table: str) -> None:
        """Refuse columns worked out as they are read, each of which may take a second and all memory there is."""
        if self._connection.execute("SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden", (table,)).fetchone():
            raise ExchangeError(f"the collection's table `{table}` computes its columns", where=self._path)


@contextmanager
def opened(database: bytes, path: str) -> Iterator[Collection]:
    """A collection from its bytes, in memory. `path` is for messages alone.

    What SQLite refuses, in the block too, becomes an ExchangeError: damage, a query without end, values too
    large.
    """
    if not database:
        raise ExchangeError("the collection is empty", where=path, mend=_EXPORT_AGAIN)
    if database[18:20] == _WAL:  # a database in memory has no log beside it
        database = database[:18] + _ROLLBACK + database[20:]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(database)
        _restrain(connection, _LOOKS + len(database) // _BYTES_A_LOOK)
        yield Collection(connection, path)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError) as error:
        # SQLite quotes damaged text as it stands, and a damaged page may claim any size.
        raise ExchangeError(
            f"the collection cannot be read: {error or 'a value is too large'}",
            where=path,
            mend=_EXPORT_AGAIN,
        ) from error
    finally:
        connection.close()


def _restrain(connection: sqlite3.Connection, most_looks: int) -> None:
    """Let nothing that stands in the database run, write, or take for ever."""
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.create_collation(
        "unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold())
    )
    looks = iter(range(most_looks))
    connection.set_progress_handler(lambda: next(looks, None) is None, _STEPS)


def _whole(value: object) -> int:
    return value if isinstance(value, int) and abs(value) < 2**62 else 0


def _legacy_type(plain: dict[str, Any]) -> NoteType:
    fields, templates = plain.get("flds"), plain.get("tmpls")
    named = [field for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    return NoteType(
        str(plain.get("name", "")),
        tuple(str(field.get("name", "")) for field in named),
        len(templates) if isinstance(templates, list) else 1,
        plain.get("type") == 1,
    )


def _is_cloze(configuration: object) -> bool:
    """Whether a note type's protobuf begins with `kind = 1`; Anki leaves the field out where it is 0."""
    return isinstance(configuration, bytes) and configuration.startswith(b"\x08\x01")
