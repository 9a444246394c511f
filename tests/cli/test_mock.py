"""Mock interviews through the program: in a pipe and on a pseudo-terminal."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Grill, Terminal

Start = Callable[..., Terminal]
SPOKEN = "words\n3\nmore words\ny\n"
"""A question said well and its follow-up answered."""


def history(grill: Grill) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(grill.out("history", "--json"))
    return rows


def said(grill: Grill, *lines: str) -> str:
    """One question to be said, answered with these lines."""
    return grill.out("mock", "-n", "1", "--seed", "5", stdin="".join(f"{line}\n" for line in lines))


def test_an_answer_counts_as_the_days_first_try_and_is_logged_as_cold(grill: Grill) -> None:
    said(grill, "words", "3", "", "y")
    (row,) = history(grill)
    assert (row["rating"], row["typed"], row["cold"], row["practice"]) == (3, "words", True, False)
    assert row["due"] > row["day"]


def test_a_follow_up_missed_lowers_the_rating(grill: Grill) -> None:
    out = said(grill, "words", "3", "", "n")
    assert [row["rating"] for row in history(grill)] == [2]
    assert "follow-up missed" in out
    assert len(json.loads(grill.out("history", "--json", "--all"))) == 2


def test_an_unclear_verdict_is_asked_again(grill: Grill) -> None:
    done = grill("mock", "-n", "1", "--seed", "5", stdin="words\n3\n\nmaybe\nY\n")
    assert "'maybe' is neither y nor n" in done.stderr
    assert [row["rating"] for row in history(grill)] == [3]


def test_input_that_ends_at_the_follow_up_keeps_the_answer(grill: Grill) -> None:
    out = said(grill, "words", "4")
    assert [row["rating"] for row in history(grill)] == [4]
    assert "1 of 1 answered" in out


def test_one_question_is_a_derivation_and_one_a_numeric_task(grill: Grill) -> None:
    out = grill.out("mock", "-n", "4", "--seed", "3", stdin=_giving_up())
    kinds = {row["card"].rpartition(":")[2] for row in history(grill)}
    assert kinds == {"recall", "compute", "derive"}
    assert "By section" in out


def _giving_up() -> str:
    """Lines that bring any question to its end: no answer, rated Again; the follow-up missed."""
    return "\n1\n\nn\n" * 40


def test_the_scorecard_sets_answers_against_predictions_and_names_what_to_fix(grill: Grill) -> None:
    out = said(grill, "", "1", "", "y")
    assert "0 of 1 answered   predicted 0.4" in out
    assert re.search(r"1\. \S+:recall  missed\n +grill show \S+", out)
    assert "Seed 5" in out


def test_the_same_seed_in_the_same_state_puts_the_same_questions_and_numbers(tmp_path: Path) -> None:
    first, again = Grill(tmp_path / "a"), Grill(tmp_path / "b")
    for grill in (first, again):
        grill("mock", "-n", "6", "--seed", "11", stdin=_giving_up())
    keys = ("card", "task", "seed", "given", "rating")
    assert [[row[k] for k in keys] for row in history(first)] == [
        [row[k] for k in keys] for row in history(again)
    ]
    assert any(row["given"] for row in history(first))


def test_what_was_asked_today_is_not_put_again(grill: Grill) -> None:
    grill("mock", "-n", "3", "--seed", "11", stdin=_giving_up())
    grill("mock", "-n", "3", "--seed", "11", stdin=_giving_up())
    questions = [row["card"].partition(":")[0] for row in history(grill)]
    assert len(questions) == len(set(questions)) == 6


def test_of_questions_that_were_never_asked_it_is_not_said_that_they_were(grill: Grill) -> None:
    questions = [question["id"] for question in json.loads(grill.out("list", "--band", "quick", "--json"))]
    grill("suspend", *questions)
    assert "or is buried or suspended" in grill.out("mock", "--band", "quick")


def test_bands_narrow_the_interview_and_a_wrong_one_is_answered_with_the_nearest(grill: Grill) -> None:
    grill("mock", "-n", "2", "--band", "quick", "--seed", "1", stdin=_giving_up())
    bands = {q["id"]: q["band"] for q in json.loads(grill.out("list", "--json"))}
    assert {bands[row["card"].partition(":")[0]] for row in history(grill)} == {"quick"}
    refused = grill("mock", "--band", "quik", status=2)
    assert "did you mean quick" in refused.stderr


def test_when_the_time_is_up_no_further_question_is_put(grill: Grill) -> None:
    out = grill.out("mock", "-n", "3", "--minutes", "0", stdin=SPOKEN)
    assert "No question was answered" in out
    assert history(grill) == []


@pytest.mark.parametrize("minutes", ["nan", "inf", "-1", "soon"])
def test_what_is_no_time_is_refused(grill: Grill, minutes: str) -> None:
    assert "--minutes" in grill("mock", f"--minutes={minutes}", status=2).stderr


def test_the_clock_is_visible_in_a_pipe(grill: Grill) -> None:
    assert re.search(r"^(2:59|3:00) left$", said(grill, "words", "3", "", "y"), re.MULTILINE)


def test_minutes_decide_how_many_questions_there_are(grill: Grill) -> None:
    out = grill.out("mock", "--minutes", "6", "--seed", "5", "--band", "quick", stdin="")
    assert "No question was answered" in out
    out = grill.out("mock", "--minutes", "6", "--seed", "5", stdin=SPOKEN)
    assert "1 of 2 questions were not reached" in out


def test_the_interview_is_written_as_markdown(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "mock.md"
    grill("mock", "-n", "1", "--seed", "5", "--markdown", str(path), stdin="*my* <words>\n2\nmine\nn\n")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Mock interview, 2027-03-01\n")
    assert "**0 of 1 answered**" in text
    assert r"> \*my\* \<words\>" in text
    assert "**Follow-up, missed.**" in text


def test_a_file_in_the_way_is_noticed_before_the_interview(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "mock.md"
    path.write_text("mine")
    done = grill("mock", "-n", "1", "--seed", "5", "--markdown", str(path), stdin=SPOKEN, status=2)
    assert "the file exists" in done.stderr
    assert history(grill) == []
    grill("mock", "-n", "1", "--seed", "5", "--markdown", str(path), "--force", stdin=SPOKEN)
    assert path.read_text(encoding="utf-8").startswith("# Mock interview")


def test_help_tells_which_lines_a_pipe_reads(grill: Grill) -> None:
    text = " ".join(grill.out("mock", "--help").split())
    assert "your answer and the rating 1-4" in text
    assert "y if you had it or n" in text


def test_statistics_add_up_mock_interviews(grill: Grill) -> None:
    grill("quiz", "--kind", "recall", "-n", "10", "--new", "60", stdin="x\n3\n" * 10)
    grill.now = "2027-03-04T18:00:00"
    grill("mock", "-n", "60", "--minutes", "60", "--seed", "2", stdin=_giving_up() * 4)
    assert json.loads(grill.out("stats", "--json"))["mock"]["n"] >= 1


@pytest.fixture
def said_only(grill: Grill) -> Grill:
    """A bank of three questions to be said, each with a follow-up."""
    deck = grill.home.parent / "deck.yaml"
    questions = "".join(
        f"  - id: {name}\n    ask: What of {name}?\n    answer: It is {name}.\n"
        f"    key_points: [{{must: the {name}}}]\n"
        f"    follow_ups: [{{ask: And after {name}?, answer: More {name}.}}]\n"
        for name in ("alpha", "beta", "gamma")
    )
    deck.write_text(f"title: T\nauthor: A\nlicence: MIT\nquestions:\n{questions}", encoding="utf-8")
    grill.extra["GRILL_BANK"] = os.fspath(deck)
    return grill


def test_an_interview_on_a_screen(said_only: Grill, terminal: Start) -> None:
    session = terminal("mock", "-n", "2", "--seed", "1", "--minutes", "5")
    assert re.search(r"(5:00|4:5\d) left", session.wait_for("Enter reveal"))
    session.press("\r4")
    shown = session.wait_for("Follow-up")
    assert "And after" in shown
    session.press("tmy words\r\r")
    shown = session.wait_for("y I had it")
    assert "You: my words" in shown
    assert "More" in shown
    session.press("n")
    session.wait_for("1 done, 1 left")
    session.press("\r3")
    session.wait_for("Follow-up")
    session.press("\ry")
    shown = session.finish()
    assert "2 of 2 answered" in shown
    assert "Fix tonight" in shown
    assert [row["rating"] for row in history(said_only)] == [3, 3]


@pytest.mark.usefixtures("said_only")
def test_the_clock_runs_while_nothing_is_pressed(terminal: Start) -> None:
    session = terminal("mock", "-n", "1", "--minutes", "1", "--seed", "1")
    session.wait_for("0:58 left")
    session.press("q")
    assert "No question was answered" in session.finish()


def test_quitting_and_undoing_at_a_follow_up(said_only: Grill, terminal: Start) -> None:
    session = terminal("mock", "-n", "2", "--seed", "1")
    session.wait_for("Enter reveal")
    session.press("\r1")
    session.wait_for("Follow-up")
    session.press("u")
    session.wait_for("Undone:")
    session.press("\r3")
    session.wait_for("Follow-up")
    session.press("?")
    session.wait_for("any key: back")
    session.press(" ")
    session.wait_for("Follow-up")
    session.press("t:q\r")
    session.finish()
    assert [row["rating"] for row in history(said_only)] == [3]
