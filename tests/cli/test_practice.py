"""Practice of one checked card: asked as in a session, never logged."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from interview_grill.bank.model import Kind, Question
from interview_grill.cli.practice import named, practise
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Rating
from interview_grill.session.tries import Tried
from tests.cli.places import MODE, RATE, place
from tests.terminal.dialogues import Echo


def practised(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch, needed: int = 2) -> Tried | None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return practise(place(folder), RATE, Kind.DERIVE, Echo(needed=needed))


def test_it_is_carried_out_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert practised(tmp_path, "x\ny\n", monkeypatch) == Tried(Rating.GOOD, typed="x|y")
    assert not (tmp_path / "home" / "grill.db").exists()


@pytest.mark.parametrize("lines", ["", "x\n", ":q\n", "x\n:q\n"])
def test_stopped_before_its_end_it_has_no_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    assert practised(tmp_path, lines, monkeypatch) is None


def test_what_makes_sense_only_in_a_session_is_told_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert practised(tmp_path, ":u\nx\n", monkeypatch, needed=1) == Tried(Rating.GOOD, typed="x")
    assert "Practice is not logged" in capsys.readouterr().out


def test_a_task_is_the_one_named_or_the_first() -> None:
    assert named(RATE.tasks, None, RATE, "task").name == "rate"
    assert named(RATE.tasks, "split", RATE, "task").name == "split"


@pytest.mark.parametrize(
    ("asked", "name", "words"),
    [
        (MODE, None, "mode has no task ('grill list' shows which questions have one)"),
        (RATE, "rat", "poisson-rate has no task 'rat' (rate, split)"),
        (RATE, "", "poisson-rate has no task '' (rate, split)"),
    ],
)
def test_what_a_question_lacks_is_wrong_usage(asked: Question, name: str | None, words: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        named(asked.tasks, name, asked, "task")
    assert str(caught.value) == words
