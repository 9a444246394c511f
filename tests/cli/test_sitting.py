"""One sitting: what it is about, how it runs in a pipe, what it leaves in the log."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from interview_grill.bank.model import Kind
from interview_grill.cli.sitting import (
    HomeLog,
    HomeQuestions,
    cards_of,
    pool_of,
    sit,
    terms_of,
)
from interview_grill.cli.surroundings import Surroundings
from interview_grill.memory.event import Rating, Review, Setting, Suspend
from interview_grill.session.conduct import Answered
from interview_grill.session.pool import Card, Filters, Pool
from tests.cli.places import TODAY, again, did, place, rated

EVERYTHING = Filters()


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def pool(
    here: Surroundings,
    filters: Filters = EVERYTHING,
    *,
    new: int | None = None,
    cram: bool = False,
    due_only: bool = False,
) -> Pool:
    return pool_of(again(here), filters, new=new, cram=cram, due_only=due_only)


def test_every_card_of_the_bank_is_known_in_its_order(tmp_path: Path) -> None:
    cards = cards_of(place(tmp_path))
    assert {card.id for card in cards} == {
        "mode:recall", "odds:recall", "poisson-rate:recall", "poisson-rate:derive", "poisson-rate:compute",
    }  # fmt: skip
    assert [card.position for card in cards] == sorted(card.position for card in cards)


def test_new_cards_come_one_of_a_question_and_as_many_as_are_left_of_the_day(tmp_path: Path) -> None:
    here = place(tmp_path)
    assert ids(pool(here).new) == ["poisson-rate:recall", "mode:recall", "odds:recall"], (
        "the most asked first"
    )
    did(here, Setting("new_per_day", "2"))
    assert len(pool(here).new) == 2
    rated(here, "mode:recall", 3)
    assert ids(pool(here).new) == ["poisson-rate:recall"]
    assert len(pool(here, new=2).new) == 2
    assert pool(here, due_only=True).new == ()
    assert pool(here, new=0).new == ()


def test_due_cards_come_weakest_first_and_one_of_a_question(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 1, day=TODAY - 3)
    rated(here, "odds:recall", 1, day=TODAY - 20)
    rated(here, "poisson-rate:recall", 1, day=TODAY - 9)
    rated(here, "poisson-rate:compute", 1, day=TODAY - 8)
    assert ids(pool(here).due) == ["odds:recall", "poisson-rate:recall", "mode:recall"]
    narrowed = Filters(kinds=frozenset({Kind.RECALL, Kind.COMPUTE}))
    assert len(pool(here, narrowed).due) == 4


def test_cramming_asks_everything_that_is_not_suspended(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "odds:recall", 3)
    did(here, Suspend("mode:recall"))
    found = pool(here, cram=True)
    assert ids(found.due) == ["odds:recall"]
    assert set(ids(found.new)) == {"poisson-rate:recall", "poisson-rate:derive", "poisson-rate:compute"}


def test_a_plan_in_use_decides_what_is_asked_unless_new_cards_are_wanted(tmp_path: Path) -> None:
    here = place(tmp_path)
    did(here, Setting("policy", "spaced:0.5 until 2027-03-09 minutes 3"))
    planned = again(here).planned_cards(TODAY)
    assert planned
    found = pool(here)
    assert {*ids(found.due), *ids(found.new)} == set(planned)
    assert len({card.question for card in pool(here, new=5).new}) == 3


def test_terms_are_those_of_the_home_and_of_the_command(tmp_path: Path) -> None:
    here = place(tmp_path)
    did(here, Setting("retention", "0.85"))
    terms = terms_of(again(here), minutes=2.5, confidence=True, cram=True)
    assert (terms.today, terms.retention, terms.practice, terms.most_seconds) == (TODAY, 0.85, True, 150.0)
    assert terms.ask_confidence
    assert not terms.planned
    plain = terms_of(again(here), minutes=None, confidence=False)
    assert (plain.practice, plain.most_seconds, plain.median_seconds) == (False, None, None)


class Interrupted(io.RawIOBase):
    """What was typed until Ctrl-C."""

    def __init__(self, typed: bytes) -> None:
        super().__init__()
        self._typed = io.BytesIO(typed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._typed.read(len(buffer))
        if not piece:
            raise KeyboardInterrupt
        buffer[: len(piece)] = piece
        return len(piece)


def played(
    here: Surroundings, found: Pool, lines: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[Answered, ...]:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return sit(here, found, terms_of(here, minutes=None, confidence=False), seed=7)


def test_a_sitting_in_a_pipe_logs_each_answer_as_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    done = played(here, pool(here), "by heart\n3\n\n1\n", monkeypatch)
    assert [one.rating for one in done] == [Rating.GOOD, Rating.AGAIN]
    first, second = (event.action for event in again(here).store.events())
    assert isinstance(first, Review)
    assert isinstance(second, Review)
    assert (first.card, first.rating, first.typed, first.practice) == (
        "poisson-rate:recall",
        Rating.GOOD,
        "by heart",
        False,
    )
    assert second.card != first.card
    assert "What is a mode?" in capsys.readouterr().out


def test_an_undo_takes_back_what_an_earlier_sitting_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place(tmp_path)
    rated(here, "odds:recall", 1)
    assert played(again(here), pool(here, new=1), ":u\n", monkeypatch) == ()
    assert again(here).store.state("odds:recall").reps == 0


def test_a_seed_asks_a_numeric_card_with_the_same_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    only = pool(here, Filters(kinds=frozenset({Kind.COMPUTE})))
    shown = set()
    for _ in range(2):
        played(here, only, "", monkeypatch)
        shown.add(capsys.readouterr().out)
    assert len(shown) == 1
    assert "events in" in shown.pop()


def test_an_interrupt_says_that_every_answer_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Interrupted(b"x\n3\n"), 1)))
    with pytest.raises(KeyboardInterrupt):
        sit(here, pool(here), terms_of(here, minutes=None, confidence=False))
    assert "stopped; every answer given is kept (1 in this session)" in capsys.readouterr().err
    assert len(list(again(here).store.events())) == 1


def test_the_log_of_a_home_stamps_time_and_day_and_amends_at_once(tmp_path: Path) -> None:
    here = place(tmp_path)
    log = HomeLog(here)
    first = log.record(Review("mode:recall", Rating.GOOD, 3.0, 0.9))
    assert (first.at, first.day) == (here.now(), TODAY)
    log.amend(first.id, Review("mode:recall", Rating.AGAIN, 3.0, 0.9))
    assert log.times_tried("mode:recall") == 1
    assert log.state("mode:recall").stability != here.store.state("odds:recall").stability
    assert len(log.undo()) >= 1
    assert log.undo() == [] or log.times_tried("mode:recall") == 0


def test_a_recall_card_is_read_by_its_words_and_a_checked_one_whole(tmp_path: Path) -> None:
    questions = HomeQuestions(place(tmp_path), lambda action: action())
    assert questions.question("poisson-rate", Kind.COMPUTE).tasks
    assert questions.question("poisson-rate", Kind.RECALL).ask
    assert questions.holds("poisson-rate:derive")
    assert not questions.holds("mode:derive")
    assert not questions.holds("gone:recall")
