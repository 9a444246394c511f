"""The row of settings of an Anki collection: what Anki asks of it, and nothing of ours that acts."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

from interview_grill.exchange.anki_collection import SCHEMA, collection_row
from interview_grill.exchange.anki_note_type import ID

COLUMNS = ("id", "crt", "mod", "scm", "ver", "dty", "usn", "ls", "conf", "models", "decks", "dconf", "tags")
DECKS = {1_700: "Estimators::B", 1_650: "Estimators"}


def row(decks: dict[int, str] = DECKS, about: str = "", modified: int = 1_700_000_000) -> dict[str, Any]:
    found = dict(zip(COLUMNS, collection_row(decks, about, modified), strict=True))
    return {name: json.loads(value) if isinstance(value, str) else value for name, value in found.items()}


def test_the_row_fits_its_table_and_no_other_table_is_missing() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        connection.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", collection_row(DECKS, "x", 1))
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    assert tables == {"col", "notes", "cards", "revlog", "graves"}


def test_days_are_counted_from_noon_so_that_every_time_zone_agrees_on_the_first() -> None:
    found = row()
    assert found["crt"] % 86_400 == 43_200
    assert found["scm"] == 1000 * found["crt"]
    assert found["ver"] == 11


def test_times_of_change_are_milliseconds_of_the_row_and_seconds_of_a_deck() -> None:
    found = row(modified=1_650_000_123)
    assert found["mod"] == 1_650_000_123_000
    assert {deck["mod"] for deck in found["decks"].values()} == {1_650_000_123}


def test_the_default_deck_is_always_there_and_each_deck_is_keyed_by_its_own_id() -> None:
    assert {key: deck["name"] for key, deck in row()["decks"].items()} == {
        "1": "Default", "1700": "Estimators::B", "1650": "Estimators",
    }  # fmt: skip
    assert all(int(key) == deck["id"] for key, deck in row()["decks"].items())
    assert list(row({})["decks"]) == ["1"]


def test_every_deck_has_options_that_exist() -> None:
    found = row()
    assert {str(deck["conf"]) for deck in found["decks"].values()} <= set(found["dconf"])


def test_new_notes_go_to_a_deck_that_exists() -> None:
    assert row()["models"][str(ID)]["did"] == 1_650
    assert row({})["models"][str(ID)]["did"] == 1


def test_what_a_deck_is_about_is_words_and_the_default_deck_says_nothing() -> None:
    decks = row(about='<img src=x onerror="alert(1)"> & more')["decks"]
    assert decks["1"]["desc"] == ""
    assert decks["1700"]["desc"] == "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; more"


def test_names_keep_their_letters() -> None:
    assert row({5: "Schätzer «θ»"})["decks"]["5"]["name"] == "Schätzer «θ»"
