"""The tables of a collection, of the old schema and the present one, sound or hostile."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from interview_grill.errors import ExchangeError
from interview_grill.exchange.anki_collection import SCHEMA
from interview_grill.exchange.anki_intake.collection import LONGEST_NOTE, Answered, Note, NoteType, opened
from tests.exchange.anki_intake.packages import BASIC, CLOZE, PackedAnswer, PackedNote, database


def made(script: str, *, models: str = "{}", decks: str = "{}") -> bytes:
    """A collection of the old schema, changed by a script."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        connection.executescript(SCHEMA)
        row = (1, 0, 0, 0, 11, 0, 0, 0, "{}", models, decks, "{}", "{}")
        connection.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", row)
        connection.executescript(script)
        connection.commit()
        return connection.serialize()


NOTE = "INSERT INTO notes VALUES (7, 'g', 1, 0, 0, {tags}, {fields}, '', 0, 0, '');"
CARD = "INSERT INTO cards VALUES ({id}, 7, {deck}, {ord}, 0,0,0,0,0,0,0,0,0,0,0,0,0,'');"


def test_notes_come_oldest_first_with_tags_fields_and_the_deck_of_the_first_card() -> None:
    script = NOTE.format(tags="' a  b '", fields="'x' || char(31) || 'y' || char(31)")
    script += CARD.format(id=90, deck=5, ord=0) + CARD.format(id=80, deck=6, ord=1)
    with opened(made(script), "x") as collection:
        assert list(collection.notes()) == [Note(7, "g", 1, ("a", "b"), ("x", "y", ""), 5, cut=False)]


def test_a_note_without_a_card_lies_in_no_deck() -> None:
    with opened(made(NOTE.format(tags="''", fields="'x'")), "x") as collection:
        (note,) = collection.notes()
        assert note.deck == 0


def test_a_note_beyond_what_is_read_is_cut_and_says_so() -> None:
    with opened(database([PackedNote("g", BASIC, ["x" * (LONGEST_NOTE + 9), "y"])]), "x") as collection:
        (note,) = collection.notes()
        assert note.cut
        assert sum(map(len, note.fields)) == LONGEST_NOTE


def test_values_of_another_type_are_words_or_nought() -> None:
    script = "INSERT INTO notes VALUES (7, x'ff41', 'nine', 0, 0, 12, x'c3', '', 0, 0, '');"
    with opened(made(script), "x") as collection:
        (note,) = collection.notes()
    assert (note.id, note.type, note.tags) == (7, 0, ("12",))
    assert isinstance(note.fields[0], str)


def test_answers_come_oldest_first_by_note_and_card() -> None:
    notes = [PackedNote("g1", BASIC, ["a"], cards=2), PackedNote("g2", BASIC, ["b"])]
    answers = [
        PackedAnswer(2000, "g2", ease=1),
        PackedAnswer(1000, "g1", ord=1, milliseconds=70),
        PackedAnswer(3, "gone"),
    ]
    with opened(database(notes, answers), "x") as collection:
        assert list(collection.answers()) == [
            Answered(1000, 100, 1, 3, 70, 500, 1),
            Answered(2000, 101, 0, 1, 4500, 500, 1),
        ]


def test_note_types_and_decks_of_the_old_schema_are_json() -> None:
    with opened(database([]), "x") as collection:
        types = collection.note_types()
        assert types[CLOZE] == NoteType("Cloze", ("Text", "Back Extra"), 1, cloze=True)
        assert types[BASIC].fields == ("Front", "Back", "Where")
        assert collection.decks() == {1: "Default", 5: "ML::Priors", 6: "ML::Odds and ends"}


@pytest.mark.parametrize(
    "models",
    ["", "[", "[]", "null", "3", '{"1": 3, "x": {}}', "[" * 100_000, '{"99999999999999999999999": {}}'],
)
def test_models_that_make_no_sense_are_none(models: str) -> None:
    with opened(made("", models=models, decks=models), "x") as collection:
        assert collection.note_types() == {}
        assert collection.decks() == {}


def test_a_model_of_odd_values_is_read_as_far_as_it_goes() -> None:
    models = json.dumps(
        {"3": {"name": 5, "flds": [{"name": "F"}, 4, {}], "tmpls": "x", "type": "1"}, "-4": {"flds": {}}}
    )
    with opened(made("", models=models), "x") as collection:
        assert collection.note_types() == {
            3: NoteType("5", ("F", ""), 1, cloze=False),
            -4: NoteType("", (), 1, cloze=False),
        }


PRESENT = """
CREATE TABLE notetypes (id INTEGER, name TEXT, config BLOB);
CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT COLLATE unicase);
CREATE TABLE templates (ntid INTEGER, ord INTEGER);
CREATE TABLE decks (id INTEGER, name TEXT);
INSERT INTO notetypes VALUES (3, 'Cloze', x'0801120161'), (4, 'Both', x'1201'), (5, 'Bare', NULL);
INSERT INTO fields VALUES (4, 1, 'Back'), (4, 0, 'Front'), (3, 0, 'Text');
INSERT INTO templates VALUES (4, 0), (4, 1), (3, 0);
INSERT INTO decks VALUES (1, 'Default'), (9, 'ML' || char(31) || 'Priors');
"""


def test_the_present_schema_has_tables_for_types_fields_and_decks() -> None:
    with opened(made(PRESENT), "x") as collection:
        assert collection.note_types() == {
            3: NoteType("Cloze", ("Text",), 1, cloze=True),
            4: NoteType("Both", ("Front", "Back"), 2, cloze=False),
            5: NoteType("Bare", (), 1, cloze=False),
        }
        assert collection.decks() == {1: "Default", 9: "ML::Priors"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made("DROP TABLE notes"), "no table `notes`"),
        (made("DROP TABLE cards"), "no table `cards`"),
        (made("DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id"), "no table `notes`"),
        (made("ALTER TABLE notes RENAME COLUMN flds TO other"), "cannot be read"),
        (b"", "is empty"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "cannot be read"),
        (b"no database", "cannot be read"),
    ],
)
def test_what_is_no_collection_is_one_error_that_says_what_is_missing(content: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words), opened(content, "deck.apkg") as collection:
        list(collection.notes())


def test_a_collection_left_in_wal_mode_is_read() -> None:
    content = database([PackedNote("g", BASIC, ["a?", "b"])])
    with opened(content[:18] + b"\x02\x02" + content[20:], "x") as collection:
        assert [note.guid for note in collection.notes()] == ["g"]


def test_nothing_in_a_collection_runs_when_it_is_read() -> None:
    script = (
        NOTE.format(tags="''", fields="'x'")
        + """
        CREATE TRIGGER boom AFTER INSERT ON notes BEGIN DELETE FROM notes; END;
        CREATE INDEX odd ON notes (upper(tags));
    """
    )
    with opened(made(script), "x") as collection:
        assert len(list(collection.notes())) == 1
