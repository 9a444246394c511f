"""What is due while a plan is in use, and that the due days count again when it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.memory.daily import DailyPlan
from interview_grill.memory.policy import Policy, Rule
from interview_grill.store.planned import PlannedReader
from interview_grill.store.reading import LogReader
from interview_grill.store.store import Store

from .answers import DAY, answer, log

GAIN = Policy(Rule.GAIN, 0.0)
Read = Callable[..., PlannedReader]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads, under a plan, the log of a learner who has seen two of four questions."""
    bank = tmp_path / "bank.db"
    with closing(sqlite3.connect(bank)) as connection:
        connection.execute(
            "CREATE TABLE card (card TEXT PRIMARY KEY, question TEXT, kind TEXT, section TEXT, band TEXT,"
            " weight REAL, position INTEGER)"
        )
        rows = [(f"q{n}:recall", f"q{n}", "recall", "B", "1-15", 1.0, n) for n in range(4)]
        connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    with Store.open(tmp_path / "home") as store:
        log(store, answer(1, "q0:recall"))
        log(store, answer(4, "q1:recall"), late=1)

    def reading(plan: DailyPlan) -> PlannedReader:
        reader = PlannedReader(tmp_path / "home", plan)
        reader.attach_bank(bank)
        return reader

    return reading


def test_with_time_enough_everything_worth_asking_is_asked(read: Read) -> None:
    with read(DailyPlan(GAIN, DAY + 9, 60.0)) as reader:
        assert [card.card for card in reader.due(DAY + 2)] == ["q0:recall", "q1:recall"]
        assert reader.new_on(DAY + 2, 0) == 2
        assert {card.card for card in reader.chosen(DAY + 2)} == {f"q{n}:recall" for n in range(4)}


def test_the_weakest_comes_first(read: Read) -> None:
    with read(DailyPlan(GAIN, DAY + 9, 60.0)) as reader:
        due = reader.due(DAY + 2)
    assert due == sorted(due, key=lambda card: card.retrievability)
    assert all(0 < card.retrievability < 1 for card in due)
    assert [card.reps for card in due] == [1, 1]


def test_on_a_day_off_nothing_is_due_or_new_and_nothing_is_lost(read: Read) -> None:
    plan = DailyPlan(GAIN, DAY + 9, 60.0, frozenset({DAY + 2}))
    with read(plan) as reader:
        assert (reader.due(DAY + 2), reader.new_on(DAY + 2, 5)) == ([], 0)
        counts = reader.counts(DAY + 2)
        assert (counts.due, counts.new, counts.later) == (0, 2, 2)


def test_the_counts_add_up_to_the_bank_with_and_without_a_plan(read: Read) -> None:
    for minutes in (0.5, 2.0, 60.0):
        with read(DailyPlan(GAIN, DAY + 9, minutes)) as reader:
            counts = reader.counts(DAY + 2)
            assert counts.due == len(reader.due(DAY + 2))
            assert counts.due + counts.new + counts.later + counts.suspended == 4


def test_from_its_last_day_on_the_due_days_count_as_ever(read: Read, tmp_path: Path) -> None:
    with read(DailyPlan(GAIN, DAY + 2, 60.0)) as reader, LogReader(tmp_path / "home") as plain:
        plain.attach_bank(tmp_path / "bank.db")
        for day in (DAY + 2, DAY + 30):
            assert reader.due(day) == plain.due(day)
            assert reader.counts(day) == plain.counts(day)
            assert reader.new_on(day, 3) == plain.new_on(day, 3)


def test_what_comes_later_is_known_only_from_the_plans_last_day_on(read: Read, tmp_path: Path) -> None:
    with LogReader(tmp_path / "home") as plain:
        plain.attach_bank(tmp_path / "bank.db")
        later = plain.next_due(DAY)
    assert len(later) == 2
    with read(DailyPlan(GAIN, later[1][0], 60.0)) as reader:
        assert reader.next_due(DAY) == later[1:]


def test_the_day_is_chosen_once_for_the_life_of_the_reader(read: Read) -> None:
    with read(DailyPlan(GAIN, DAY + 9, 60.0)) as reader:
        assert reader.chosen(DAY + 2) is reader.chosen(DAY + 2)
