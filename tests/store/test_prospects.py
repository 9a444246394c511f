from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.memory.daily import DailyPlan
from interview_grill.memory.event import Suspend
from interview_grill.memory.first_tries import FirstTries
from interview_grill.memory.policy import PLAIN, Policy, Rule
from interview_grill.memory.prospect import Prospect
from interview_grill.store.planned import PlannedReader
from interview_grill.store.reading import LogReader
from interview_grill.store.store import Store

from .answers import DAY, answer, log, undo


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE card (card TEXT PRIMARY KEY, question TEXT, kind TEXT, section TEXT, band TEXT,"
            " weight REAL, position INTEGER)"
        )
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('deck', ?)", (json.dumps({"bar": 3}),))
        rows = [
            (f"{q}:{k}", q, k, section, "1-15", weight, n)
            for n, (q, section, weight) in enumerate([("c", "B", 1.0), ("a", "B", 2.0), ("b", None, 1.0)])
            for k in ("recall", "compute")
        ]
        connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    return path


def prospects(home: Path, bank: Path) -> dict[str, Prospect]:
    with LogReader(home) as reader:
        reader.attach_bank(bank)
        return {card.card: card for card in reader.prospects()}


def test_every_card_of_the_bank_is_a_prospect_with_or_without_a_log(tmp_path: Path, bank: Path) -> None:
    found = prospects(tmp_path / "nowhere", bank)
    assert [card.position for card in found.values()] == [0, 0, 1, 1, 2, 2]
    assert (found["a:compute"].weight, found["b:recall"].section) == (2.0, "")
    assert not any(card.state.reviewed for card in found.values())
    assert [card.first_try for card in found.values()] == pytest.approx([0.4] * 6)
    assert {card.passed_first for card in found.values()} == {None}


def test_first_tries_count_by_section_and_only_the_first_of_each_card(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(1, "a:recall"))
        log(store, answer(3, "a:recall"), DAY + 1)
        log(store, answer(2, "c:recall"), DAY + 1)
        log(store, answer(4, "c:compute", practice=True), DAY + 1)
        log(store, answer(3, "gone:recall"), DAY + 1)
    found = prospects(home, bank)
    firsts = FirstTries([("B", False), ("B", True)])
    assert found["a:compute"].first_try == pytest.approx(firsts.rate("B"))
    assert found["b:recall"].first_try == pytest.approx(firsts.rate(""))
    assert [found[f"{q}:recall"].passed_first for q in "acb"] == [False, True, None]
    assert found["a:recall"].state.reps == 2


def test_what_was_undone_is_no_first_try(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(1, "a:recall"))
        undo(store)
        log(store, answer(3, "a:recall"), late=2)
    assert prospects(home, bank)["a:recall"].first_try == pytest.approx(FirstTries([("B", True)]).rate("B"))


def test_a_card_has_its_own_pace_with_breaks_cut_short(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, replace(answer(3, "a:recall"), seconds=100.0))
        log(store, replace(answer(3, "a:recall"), seconds=5000.0), DAY + 2)
    found = prospects(home, bank)
    of_kind = (2 * 45 + 180) / 3
    assert found["c:recall"].seconds == pytest.approx(of_kind)
    assert found["a:recall"].seconds == pytest.approx((2 * of_kind + 180) / 3)
    assert found["c:recall"].first_seconds == pytest.approx((2 * 90 + 100) / 3)
    assert found["c:compute"].seconds == 45.0


def test_the_header_of_the_bank_is_read(tmp_path: Path, bank: Path) -> None:
    with LogReader(tmp_path) as reader:
        reader.attach_bank(bank)
        assert reader.bank_header() == {"bar": 3}


def planned(home: Path, bank: Path, plan: DailyPlan) -> PlannedReader:
    reader = PlannedReader(home, plan)
    reader.attach_bank(bank)
    return reader


def test_under_a_plan_due_is_what_the_plan_asks(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(4, "a:recall"))  # due in a week, but worth asking before the interview
        log(store, answer(3, "c:recall"))
        log(store, Suspend("a:compute"))
        log(store, Suspend("c:compute"))
    with planned(home, bank, DailyPlan(Policy(Rule.GAIN, 0.0), DAY + 5, 20.0)) as reader:
        assert [card.card for card in reader.due(DAY + 2)] == ["c:recall", "a:recall"]
        counts = reader.counts(DAY + 2)
        assert (counts.due, counts.new, counts.later, counts.suspended) == (2, 2, 0, 2)
        assert reader.new_on(DAY + 2, most=0) == 1  # of b, the one question not seen
    with LogReader(home) as plain:
        plain.attach_bank(bank)
        assert [card.card for card in plain.due(DAY + 2)] == ["c:recall"]


def test_from_the_interview_on_the_due_days_count_again(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(4, "a:recall"))
    with planned(home, bank, DailyPlan(PLAIN, DAY + 3, 20.0)) as reader, LogReader(home) as plain:
        plain.attach_bank(bank)
        for day in (DAY + 3, DAY + 40):
            assert reader.due(day) == plain.due(day)
            assert reader.counts(day) == plain.counts(day)
            assert reader.new_on(day, 3) == plain.new_on(day, 3)
        assert reader.next_due(DAY) == plain.next_due(DAY)  # a week from now, after the interview


def test_a_day_off_asks_nothing(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(1, "a:recall"))
    plan = DailyPlan(PLAIN, DAY + 5, 20.0, frozenset({DAY + 1}))
    with planned(home, bank, plan) as reader:
        assert (reader.counts(DAY + 1).due, reader.new_on(DAY + 1, 10)) == (0, 0)
        assert reader.counts(DAY + 2).due == 1


def test_a_clock_that_went_back_does_not_stop_a_plan(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(3, "a:recall"), DAY + 4)
        log(store, Suspend("a:compute"))
    with planned(home, bank, DailyPlan(Policy(Rule.GAIN, 0.0), DAY + 9, 20.0)) as reader:
        assert [(card.card, card.retrievability) for card in reader.due(DAY)] == [("a:recall", 1.0)]


def test_a_day_brings_as_many_new_cards_as_are_left_of_its_most(tmp_path: Path, bank: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(3, "a:recall"), DAY)
        log(store, answer(3, "c:recall"), DAY)
    with LogReader(home) as plain:
        plain.attach_bank(bank)
        new = plain.counts(DAY).new
        assert plain.introduced_on(DAY) == 2
        assert [plain.new_on(DAY, most) for most in (0, 1, 2, 3)] == [0, 0, 0, 1]
        assert [plain.new_on(DAY + 1, most) for most in (0, 1, 99)] == [0, 1, new]
