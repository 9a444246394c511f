"""The compiled bank as its readers see it: cards, tags, words to search, questions with a checksum."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.index import checksum, write_index
from interview_grill.bank.load import Written
from interview_grill.bank.united import United

Rows = Callable[[str], list[Any]]

FULL: dict[str, Any] = {
    "id": "late",
    "number": 40,
    "section": "B",
    "band": "36-50",
    "weight": 2.5,
    "tags": ["map", "beta", "map"],
    "ask": "Why MAP?",
    "answer": "Straße & prior",
    "key_points": [{"must": "a hinge"}, {"nice": "a lever"}],
    "pitfalls": [{"said": "a fib", "because": "a ground"}],
    "follow_ups": [{"ask": "a sequel", "answer": "an end"}],
    "say": "aloud",
    "tasks": [{"name": "t", "ask": "a sum"}],
    "derivations": [{"name": "d", "title": "a proof", "lines": []}],
}
BARE: dict[str, Any] = {"id": "bare", "ask": "Ünicode?"}
BANK = United(
    {"title": "Größe", "bar": 3},
    [Written(FULL, "x.yaml", 2, 3, 9, 1, False), Written(BARE, "y.yaml", 4, 5, 4, 30, True)],
    [Fault(Severity.ERROR, "own.yaml", 7, 1, "no good", "mend it")],
)


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Rows]:
    path = str(tmp_path / "index.db")
    write_index(path, BANK, "a fingerprint")
    with closing(sqlite3.connect(path)) as connection:
        yield lambda query: connection.execute(query).fetchall()


def test_a_question_has_a_card_for_each_way_it_can_be_asked(rows: Rows) -> None:
    assert rows("SELECT * FROM card ORDER BY position, card") == [
        ("late:compute", "late", "compute", "B", "36-50", 2.5, 0),
        ("late:derive", "late", "derive", "B", "36-50", 2.5, 0),
        ("late:recall", "late", "recall", "B", "36-50", 2.5, 0),
        ("bare:recall", "bare", "recall", None, None, 1.0, 1),
    ]


def test_questions_are_kept_as_they_were_read_with_their_places(rows: Rows) -> None:
    found = rows('SELECT id, number, file, line, "column", end_line, end_column, in_braces FROM question')
    assert found == [("late", 40, "x.yaml", 2, 3, 9, 1, 0), ("bare", None, "y.yaml", 4, 5, 4, 30, 1)]
    kept = rows("SELECT plain, checksum FROM question ORDER BY position")
    assert [json.loads(plain) for plain, _ in kept] == [FULL, BARE]
    assert [checksum(plain) for plain, _ in kept] == [total for _, total in kept]


def test_a_tag_given_twice_counts_once(rows: Rows) -> None:
    assert rows("SELECT tag, position FROM tag ORDER BY tag") == [("beta", 0), ("map", 0)]


@pytest.mark.parametrize(
    "word",
    [
        "late",
        "map",
        "why",
        "strasse",
        "hinge",
        "lever",
        "fib",
        "ground",
        "sequel",
        "end",
        "aloud",
        "sum",
        "proof",
    ],
)
def test_all_that_is_asked_and_answered_can_be_searched(rows: Rows, word: str) -> None:
    ((found,),) = rows("SELECT text FROM words WHERE position = 0")
    assert word in found.split()


def test_the_header_the_faults_and_the_fingerprint_are_kept(rows: Rows) -> None:
    meta = dict(rows("SELECT key, value FROM meta"))
    assert json.loads(meta["deck"]) == BANK.header
    assert meta["fingerprint"] == "a fingerprint"
    assert rows("SELECT * FROM fault") == [("error", "own.yaml", 7, 1, "no good", "mend it")]


def test_a_bank_without_questions_has_an_empty_index(tmp_path: Path) -> None:
    path = str(tmp_path / "index.db")
    write_index(path, United({}, [], []), "x")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM question").fetchone() == (0,)


def test_no_second_index_is_written_over_one_that_is_there(tmp_path: Path) -> None:
    path = str(tmp_path / "index.db")
    write_index(path, BANK, "first")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        write_index(path, BANK, "second")


@given(st.text(min_size=1, max_size=20), st.integers(0, 19), st.sampled_from("aé∑"))
def test_a_character_that_was_changed_changes_the_checksum(text: str, place: int, other: str) -> None:
    place %= len(text)
    changed = text[:place] + other + text[place + 1 :]
    text = text.encode(errors="replace").decode()
    changed = changed.encode(errors="replace").decode()
    assert (checksum(changed) == checksum(text)) == (changed == text)
