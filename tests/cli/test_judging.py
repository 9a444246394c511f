"""Answers in one's own words are judged by the real program, in a pipe and at a terminal, by us or by a program."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Grill, Terminal
from tests.cli.test_schedule import bank_of

DECK = """
title: T
author: A
licence: MIT
questions:
- id: variance
  ask: What is the MLE of a Gaussian variance?
  answer: Divide by $n$.
  key_points:
  - must: divide by $n$
    cues: |
      divide* n -minus
  - nice: biased
    cues: |
      biased
  pitfalls:
  - said: divide by $n - 1$
    because: That one is unbiased.
    cues: |
      "n minus 1"
  follow_ups:
  - ask: What is the bias?
    answer: $-\\\\sigma^2/n$
    cues: |
      minus over n
"""
PLAIN = """
title: T
author: A
licence: MIT
questions:
- {id: estimator, ask: What is an estimator?, answer: A rule for data. Its value is called the estimate.}
"""


def deck(grill: Grill, text: str = DECK) -> None:
    """Let this deck be the bank."""
    grill.home.mkdir(parents=True, exist_ok=True)
    path = grill.home.parent / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    grill.extra["GRILL_BANK"] = str(path)


def judge_of(grill: Grill, *lines: str) -> str:
    """The command line of a judge whose program these lines are."""
    program = grill.home.parent / "judge.py"
    program.write_text("\n".join(("import json, sys, time", *lines)), encoding="utf-8")
    return shlex.join([sys.executable, str(program)])


def answers(grill: Grill) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(grill.out("history", "--json"))
    return found


def test_in_a_pipe_an_answer_is_judged_and_an_empty_rating_accepts_what_follows(grill: Grill) -> None:
    deck(grill)
    said = grill.out("quiz", "-n", "1", stdin="you divide by n minus 1, and it is biased\n\n")
    assert "Heard 1 of 2 points; what was not comes first." in said
    assert "You said “n minus 1”\nNot: divide by n − 1\n     That one is unbiased." in said
    assert "empty for Again" in said
    (row,) = answers(grill)
    assert (row["rating"], row["ticks"], row["heard"]) == (1, [2], [2])
    assert row["typed"] == "you divide by n minus 1, and it is biased"


def test_how_often_the_learner_overruled_is_counted(grill: Grill, terminal: Callable[..., Terminal]) -> None:
    deck(grill)
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    session.press("tdivide by\rn\r\r")
    session.wait_for("Heard 1 of 2 points")
    session.press(" ")
    session.wait_for("Enter Good")
    session.press("\r")
    session.finish()
    (row,) = answers(grill)
    assert (row["rating"], row["ticks"], row["heard"], row["typed"]) == (3, [1, 2], [1], "divide by\nn")
    counted = json.loads(grill.out("stats", "--json"))["judged"]
    assert counted == {"answers": 1, "overruled": 1, "heard": 1, "unticked": 0, "added": 1}
    assert "1 answer judged, 1 overruled by you" in grill.out("stats")


def test_with_answers_always_typed_typing_begins_at_once(
    grill: Grill, terminal: Callable[..., Terminal]
) -> None:
    deck(grill)
    grill("config", "answer", "typed")
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter new line")
    session.press("\x1b[200~well, divide\nby n\x1b[201~, biased\r\r")
    session.wait_for("All 2 points heard.")
    session.wait_for("You: well, [divide by n]¹, [biased]²")
    session.press("\r")
    session.finish()
    assert [row["rating"] for row in answers(grill)] == [3]


def test_a_mock_interview_rests_on_what_was_heard(grill: Grill) -> None:
    deck(grill)
    lines = "divide by n, biased\n\nminus sigma squared over n\n\n"
    card = grill.out("mock", "-n", "1", "--seed", "1", stdin=lines)
    assert "The answer was heard." in card
    assert "1 of 1" in card
    (row,) = answers(grill)
    assert (row["rating"], row["cold"], row["heard"]) == (3, True, [1, 2])


def test_a_follow_up_that_was_not_heard_lowers_the_rating(grill: Grill) -> None:
    deck(grill)
    grill("mock", "-n", "1", "--seed", "1", stdin="divide by n, biased\n\nno idea\n\n")
    assert [row["rating"] for row in answers(grill)] == [2]


def test_of_a_card_without_cues_guesses_rate_nothing(grill: Grill) -> None:
    deck(grill, PLAIN)
    done = grill("quiz", "-n", "1", stdin="some rule\n\n2\n")
    assert "[ ] nice A rule for data.\n      You may have said it" in done.stdout
    assert "'' is no rating" in done.stderr
    (row,) = answers(grill)
    assert (row["rating"], row["ticks"], row["heard"]) == (2, None, None)


def test_a_program_of_the_learners_judges_in_our_place(grill: Grill) -> None:
    deck(grill)
    command = judge_of(
        grill,
        "asked = json.load(sys.stdin)",
        "json.dump({'points': [{'number': 1, 'quote': 'by en'}, {'number': 2, 'quote': 'made up'}]}, sys.stdout)",
    )
    grill("config", "judge", command)
    said = grill.out("quiz", "-n", "1", stdin="divvy by en\n\n")
    assert "You: divvy [by en]¹" in said
    assert [(row["rating"], row["heard"]) for row in answers(grill)] == [(2, [1])]


@pytest.mark.parametrize(
    ("program", "became"),
    [
        ("sys.exit(7)", "failed with status 7"),
        ("print('so?')", "wrote what is no verdict"),
        (None, "cannot be started"),
    ],
)
def test_one_that_fails_is_told_of_in_a_line_and_we_judge(
    grill: Grill, program: str | None, became: str
) -> None:
    deck(grill)
    grill("config", "judge", "/no/such/judge" if program is None else judge_of(grill, program))
    said = grill.out("quiz", "-n", "1", stdin="divide by n\n\n")
    (line,) = [line for line in said.splitlines() if line.startswith("Your judge")]
    assert became in line
    assert line.endswith("grill's own judge heard this answer.")
    assert answers(grill)[0]["heard"] == [1]


def test_a_judge_sees_the_sentences_of_a_card_without_key_points(grill: Grill) -> None:
    deck(grill, PLAIN)
    command = judge_of(
        grill,
        "points = json.load(sys.stdin)['points']",
        "assert points == [{'number': 1, 'text': 'A rule for data.', 'must': False},",
        "    {'number': 2, 'text': 'Its value is called the estimate.', 'must': False}]",
        "json.dump({'points': [{'number': 2, 'quote': 'its value'}]}, sys.stdout)",
    )
    grill("config", "judge", command)
    grill("quiz", "-n", "1", stdin="well, its value\n\n")
    assert [(row["rating"], row["heard"]) for row in answers(grill)] == [(2, [2])]


def test_what_a_log_from_elsewhere_sets_runs_nothing_here(grill: Grill, tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    other = Grill(tmp_path / "other")
    other("config", "judge", f"touch {harm}")
    other("export", "log", "-o", str(tmp_path / "other.jsonl"))
    deck(grill)
    grill("merge", str(tmp_path / "other.jsonl"))
    said = grill.out("quiz", "-n", "1", stdin="divide by n\n\n")
    assert "Your judge was set on another device: set it here too, with 'grill config judge'" in said
    assert not harm.exists()
    assert answers(grill)[0]["heard"] == [1]
    grill("restore", str(other.home / "grill.db"))
    grill("quiz", "-n", "1", stdin="divide by n\n\n")
    assert not harm.exists()


def test_undo_takes_a_judge_away_and_so_does_the_default(grill: Grill, tmp_path: Path) -> None:
    deck(grill)
    ran = tmp_path / "ran"
    grill("config", "judge", judge_of(grill, f"open({str(ran)!r}, 'w')"))
    grill("undo")
    grill("quiz", "-n", "1", stdin="divide by n\n\n")
    assert not ran.exists()
    assert json.loads(grill.out("config", "judge", "--json")) == {"judge": None}
    grill("config", "judge", judge_of(grill, f"open({str(ran)!r}, 'w')"))
    grill("config", "judge", "--default")
    assert not (grill.home / "judge").exists()


def test_a_command_that_cannot_be_read_is_refused(grill: Grill) -> None:
    assert "close the quotes" in grill("config", "judge", "judge 'a", status=2).stderr


def test_while_nothing_is_typed_no_judge_is_asked(grill: Grill, tmp_path: Path) -> None:
    bank_of(grill, "alpha")
    ran = tmp_path / "ran"
    grill("config", "judge", judge_of(grill, f"open({str(ran)!r}, 'w')"))
    grill("quiz", "-n", "1", stdin="\n3\n")
    assert not ran.exists()
