from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.memory.event import Bury, Resume, Setting, Suspend
from interview_grill.memory.fsrs import retrievability
from interview_grill.store.reading import Counts, LogReader
from interview_grill.store.store import Store

from .answers import DAY, answer, log


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE card (card TEXT PRIMARY KEY, question TEXT, kind TEXT, section TEXT)"
        )
        rows = [(f"{q}:{k}", q, k, "B") for q in ("a", "b", "c") for k in ("recall", "compute")]
        connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", rows)
        connection.commit()
    return path


def test_every_card_of_the_bank_is_counted_once(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(1, "a:recall"))  # due tomorrow
        log(store, answer(4, "a:compute"))  # due later
        log(store, Suspend("b:recall"))  # never reviewed
        log(store, answer(1, "b:compute"))
        log(store, Bury("b:compute", DAY + 5))
        log(store, Bury("c:recall", DAY + 1))
        log(store, Suspend("c:compute"))
        log(store, Resume("c:compute"), late=1)
        log(store, answer(1, "gone-from-the-bank:recall"))
    with LogReader(home) as reader:
        reader.attach_bank(bank)
        assert reader.counts(DAY) == Counts(due=0, new=1, later=4, suspended=1)
        assert reader.counts(DAY + 1) == Counts(due=1, new=2, later=2, suspended=1)
        assert reader.counts(DAY + 5) == Counts(due=2, new=2, later=1, suspended=1)
        assert [card.card for card in reader.due(DAY + 1)] == ["a:recall"]
        assert reader.next_due(DAY) == [(DAY + 1, 1), (DAY + 5, 1), (DAY + 7, 1)]


def test_due_cards_come_weakest_first_with_what_is_known_of_them(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(3, "a:recall"))
        log(store, answer(1, "b:compute"))
        log(store, answer(2, "c:recall"))
        state = store.state("b:compute")
    with LogReader(home) as reader:
        reader.attach_bank(bank)
        cards = reader.due(DAY + 20)
    assert [card.card for card in cards] == ["b:compute", "c:recall", "a:recall"]
    weakest = cards[0]
    assert state.stability is not None
    assert weakest == (
        "b:compute",
        "b",
        "compute",
        "B",
        DAY + 1,
        state.stability,
        state.difficulty,
        retrievability(20, state.stability),
        1,
        0,
    )


def test_without_a_log_everything_is_new_and_nothing_is_created(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with LogReader(home) as reader:
        reader.attach_bank(bank)
        assert reader.counts(DAY) == Counts(due=0, new=6, later=0, suspended=0)
        assert reader.due(DAY) == []
        assert reader.settings().rollover == 240
    assert not home.exists()


def test_settings_are_read_without_the_log(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, Setting("rollover", "02:30"))
    with LogReader(tmp_path) as reader:
        assert reader.settings().rollover == 150


def test_a_bank_that_is_no_database_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "bank.db").write_bytes(b"questions, questions, questions" * 100)
    with LogReader(tmp_path / "home") as reader, pytest.raises(StoreError):
        reader.attach_bank(tmp_path / "bank.db")


def test_what_is_due_is_read_without_loading_arrays_events_or_the_writing_half() -> None:
    code = """
import sys
import interview_grill.store.reading
print(*{"numpy", "yaml", "rich", "json", "zoneinfo", "interview_grill.memory.event"} & sys.modules.keys())
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
