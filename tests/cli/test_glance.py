"""The day at a glance."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from interview_grill.cli.glance import glance, next_command
from interview_grill.memory.event import Setting, Suspend
from tests.cli.places import TODAY, again, did, place, rated


def lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    glance(place(folder), as_json=False)
    return capsys.readouterr().out.splitlines()


def document(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    glance(place(folder), as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_fresh_home_has_new_cards_and_no_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, last = lines(tmp_path, capsys)
    assert first.startswith("Today: 0 due, ")
    assert second.startswith("No interview date is set")
    assert last == "Next: grill quiz"
    assert not (tmp_path / "home" / "grill.db").exists()


def test_what_is_due_takes_less_time_than_what_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 1, day=TODAY - 9)
    did(here, Setting("new_per_day", "0"))
    found = document(tmp_path, capsys)
    assert found["counts"] == {"due": 1, "new": 4, "later": 0, "suspended": 0}
    assert (found["new_today"], found["minutes"]) == (0, 0.8)
    assert lines(tmp_path, capsys)[0] == "Today: 1 due, 0 new, about 1 minute."


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2027-03-01", "The interview is today."),
        ("2027-03-02", "The interview is on 2027-03-02, tomorrow."),
        ("2027-03-15", "The interview is on 2027-03-15, in 14 days."),
        ("2027-02-28", "The interview date 2027-02-28 has passed."),
    ],
)
def test_the_interview_is_named_by_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], date: str, told: str
) -> None:
    did(place(tmp_path), Setting("interview_date", date), day=TODAY - 90)
    shown = lines(tmp_path, capsys)
    assert told in shown
    assert any(line.startswith("Ready for ") for line in shown) is (date >= "2027-03-01")


def test_the_document_says_the_days_left_and_what_to_expect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    did(place(tmp_path), Setting("interview_date", "2027-03-15"))
    found = document(tmp_path, capsys)
    assert (found["interview_date"], found["days_left"]) == ("2027-03-15", 14)
    ready = found["readiness"]
    assert ready["of"] == 3
    assert 0 <= ready["low"] <= ready["expected"] <= ready["high"] <= 3
    assert found["now"] == "2027-03-01T18:00:00Z"


def test_without_a_date_there_is_nothing_to_be_ready_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = document(tmp_path, capsys)
    assert (found["interview_date"], found["days_left"], found["readiness"]) == (None, None, None)


def test_once_all_is_done_more_may_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = place(tmp_path)
    for card in (
        "mode:recall",
        "odds:recall",
        "poisson-rate:recall",
        "poisson-rate:derive",
        "poisson-rate:compute",
    ):
        did(here, Suspend(card))
    assert lines(tmp_path, capsys)[-1] == "Next: grill quiz --new 5, or grill quiz --cram"
    glance(again(here), as_json=True)
    assert json.loads(capsys.readouterr().out)["counts"]["suspended"] == 5


@pytest.mark.parametrize(
    ("due", "new", "command"), [(1, 0, "grill quiz"), (0, 1, "grill quiz"), (0, 0, "--cram")]
)
def test_the_next_command(due: int, new: int, command: str) -> None:
    assert command in next_command(due, new)


class Tty(io.StringIO):
    """A terminal at which somebody types, or reads."""

    def isatty(self) -> bool:
        return True


def at_a_terminal(folder: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a person sees who types this at the program's question."""
    out = Tty()
    monkeypatch.setattr("sys.stdin", Tty(typed))
    monkeypatch.setattr("sys.stdout", out)
    glance(place(folder, TERM="xterm"), as_json=False)
    return out.getvalue()


def test_on_a_fresh_home_a_terminal_asks_for_the_date_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = at_a_terminal(tmp_path, "soon\n2027-02-28\n2027-03-20\n", monkeypatch)
    assert "'soon' is not a date (write it as 2027-03-01)" in shown
    assert "2027-02-28 has passed." in shown
    assert "what score to expect on 2027-03-20" in " ".join(shown.split())
    assert "No interview date is set" not in shown
    assert place(tmp_path).settings.interview_date == TODAY + 19


@pytest.mark.parametrize("typed", ["\n", "", "later\n\n"])
def test_the_date_may_be_left_open_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    assert "No interview date is set" in at_a_terminal(tmp_path, typed, monkeypatch)
    assert not (tmp_path / "home" / "grill.db").exists()


def test_a_home_with_answers_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 3)
    here.store.close()
    shown = at_a_terminal(tmp_path, "2027-03-20\n", monkeypatch)
    assert "When is the interview?" not in shown
    assert "No interview date is set" in shown
