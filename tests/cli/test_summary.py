"""What is said after a session, and what to do when nothing is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.model import Kind
from interview_grill.cli.summary import nothing_to_ask, summarise
from interview_grill.memory.event import Rating, Setting, Suspend
from interview_grill.session.agenda import Turn
from interview_grill.session.conduct import Answered
from interview_grill.session.pool import Card
from interview_grill.session.tries import Tried
from tests.cli.places import TODAY, again, did, place, rated


def answered(question: str, rating: int, *, seconds: float = 20.0, returns: int = 0) -> Answered:
    card = Card(f"{question}:recall", question, Kind.RECALL, "A", 0)
    return Answered("e", Turn(card, returns), Tried(Rating(rating)), seconds)


def said(folder: Path, capsys: pytest.CaptureFixture[str], *done: Answered) -> list[str]:
    summarise(again(place(folder)), done)
    return capsys.readouterr().out.splitlines()


def test_cards_ratings_and_time_are_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(
        tmp_path, capsys, answered("mode", 3), answered("odds", 1, seconds=95), answered("odds", 2, returns=1)
    )
    assert lines[0] == "2 cards in 2 minutes: 1 Again, 1 Hard, 1 Good. Every answer is kept."
    assert lines[1] == "Hard today: odds:recall."


@pytest.mark.parametrize(
    ("seconds", "time"),
    [
        (5, "under a minute"),
        (59.9, "under a minute"),
        (60, "a minute"),
        (89, "a minute"),
        (90, "2 minutes"),
        (3000, "50 minutes"),
    ],
)
def test_time_is_said_as_people_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seconds: float, time: str
) -> None:
    assert said(tmp_path, capsys, answered("mode", 4, seconds=seconds))[0] == (
        f"1 card in {time}: 1 Easy. Every answer is kept."
    )


def test_nothing_answered_is_said_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(tmp_path, capsys) == ["No card was answered."]


def test_tomorrow_counts_what_is_due_by_then_and_still_in_the_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 1)
    rated(here, "odds:recall", 1, day=TODAY - 9)
    rated(here, "poisson-rate:recall", 1)
    did(here, Suspend("poisson-rate:recall"))
    rated(here, "gone:recall", 1)
    assert (
        said(tmp_path, capsys, answered("mode", 1))[-1]
        == "Tomorrow: 2 due. 'grill due' shows when the rest is."
    )


def test_a_card_forgotten_again_and_again_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    for day in range(60, 0, -4):
        rated(here, "mode:recall", 1 if day % 8 else 3, day=TODAY - day)
    lines = said(tmp_path, capsys, answered("mode", 3), answered("odds", 3))
    leeches = [line for line in lines if line.startswith("Forgotten again and again")]
    assert leeches == ["Forgotten again and again: mode:recall. Split the question or reword it with 'e'."]


def test_with_nothing_to_ask_the_next_day_of_a_card_in_the_bank_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 4)
    rated(here, "gone:recall", 1)
    nothing_to_ask(again(here))
    first, second = capsys.readouterr().out.splitlines()
    state = here.store.state("mode:recall")
    assert state.due_day is not None
    assert first.startswith("Nothing to ask now. The next card is due on 2027-03-")
    assert int(first[-3:-1]) == 1 + state.due_day - TODAY
    assert "--cram" in second


def test_with_no_card_seen_no_day_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing_to_ask(place(tmp_path))
    assert capsys.readouterr().out.splitlines()[0] == "Nothing to ask now."


@pytest.mark.parametrize(
    ("off", "told"),
    [("", "The plan asks nothing more today."), (" off 2027-03-01", "The plan has this day off.")],
)
def test_a_plan_in_use_is_spoken_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], off: str, told: str
) -> None:
    here = place(tmp_path)
    did(here, Setting("policy", f"spaced:0.5 until 2027-03-09 minutes 5{off}"))
    nothing_to_ask(again(here))
    first, second = capsys.readouterr().out.splitlines()
    assert first == told
    assert "'grill config policy --default' ends the plan" in second


def test_tomorrow_is_the_plan_s_where_one_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    did(place(tmp_path), Setting("policy", "spaced:0.5 until 2027-03-09 minutes 30"))
    last = said(tmp_path, capsys, answered("mode", 3))[-1]
    assert last == "Tomorrow: 3 by the plan. 'grill due --on' and a date shows which."
