"""`grill say`: an answer in one's own words is judged, timed and forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Grill, Terminal
from tests.cli.test_judging import PLAIN, deck, judge_of

SAID = "You divide by n minus 1,\nand it is biased."


def document(grill: Grill, *arguments: str, stdin: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(grill.out("say", "variance", "--json", *arguments, stdin=stdin))
    return found


def test_an_answer_given_as_an_option_is_judged(grill: Grill) -> None:
    deck(grill)
    said = grill.out("say", "variance", "--text", SAID).splitlines()
    assert said[:2] == ["What is the MLE of a Gaussian variance?", ""]
    assert said[2:6] == [
        "Heard 1 of 2 points; what was not comes first.",
        "[ ] must divide by n",
        "[✓] nice biased",
        "      “biased”",
    ]
    assert "You said “n minus 1”" in said
    assert "You: You divide by [n minus 1]✗, and it is [biased]²." in said
    assert said[-2:] == [
        "10 words: 4 s of speech, which has about 150 words a minute.",
        "In a session this would be Again.",
    ]


def test_the_answer_may_come_from_standard_input(grill: Grill) -> None:
    deck(grill)
    assert document(grill, stdin=SAID) == document(grill, "--text", SAID)


def test_all_of_it_is_one_document(grill: Grill) -> None:
    deck(grill)
    assert document(grill, "--text", SAID) == {
        "question": "variance",
        "answer": SAID,
        "points": [
            {"number": 1, "text": "divide by $n$", "must": True, "verdict": "not heard", "quotes": [], "spans": [],
             "guess": False},
            {"number": 2, "text": "biased", "must": False, "verdict": "heard", "quotes": ["biased"],
             "spans": [[35, 41]], "guess": False},
        ],
        "pitfalls": [
            {"number": 1, "said": "divide by $n - 1$", "because": "That one is unbiased.", "verdict": "heard",
             "quotes": ["n minus 1"], "spans": [[14, 23]]},
        ],
        "heard": [2],
        "missed": [1],
        "said_wrongly": [1],
        "rating": 1,
        "rating_name": "Again",
        "words": 10,
        "seconds": None,
        "words_a_minute": None,
        "minute": 150,
    }  # fmt: skip


def test_no_log_is_touched_and_the_status_is_nought_whatever_was_said(grill: Grill) -> None:
    deck(grill)
    for said in ("", "nonsense", "\x1b[2J\x00 divide by n" + " x" * 20_000):
        grill("say", "variance", stdin=said)
    assert not (grill.home / "grill.db").exists()
    assert document(grill, stdin="")["missed"] == [1, 2]


def test_a_question_that_is_not_there_is_told_as_elsewhere(grill: Grill) -> None:
    deck(grill)
    assert "did you mean" in grill("say", "varianse", "--text", "x", status=2).stderr


def test_of_a_card_without_cues_nothing_is_claimed(grill: Grill) -> None:
    deck(grill, PLAIN)
    found = json.loads(grill.out("say", "estimator", "--text", "some rule", "--json"))
    assert [(point["text"], point["guess"]) for point in found["points"]] == [
        ("A rule for data.", True), ("Its value is called the estimate.", False)
    ]  # fmt: skip
    assert (found["heard"], found["missed"], found["said_wrongly"], found["rating"]) == (
        None,
        None,
        None,
        None,
    )
    assert "Which of these did you say?" in grill.out("say", "estimator", "--text", "some rule")


def test_a_program_of_the_learners_judges_here_too_and_its_failure_is_on_stderr(grill: Grill) -> None:
    deck(grill)
    grill("config", "judge", judge_of(grill, "print(json.dumps({'points': [{'number': 2, 'quote': 'en'}]}))"))
    assert document(grill, "--text", "divvy by en")["heard"] == [2]
    grill("config", "judge", judge_of(grill, "sys.exit(2)"))
    done = grill("say", "variance", "--json", "--text", "divide by n")
    assert json.loads(done.stdout)["heard"] == [1]
    assert "Your judge failed with status 2; grill's own judge heard this answer." in done.stderr


def test_at_a_terminal_it_is_typed_timed_and_left_standing(
    grill: Grill, terminal: Callable[..., Terminal]
) -> None:
    deck(grill)
    session = terminal("say", "variance")
    asked = session.wait_for("Enter new line")
    assert "variance:recall  practice" in asked
    assert ":f :q :? commands" in asked
    session.press(":b\r")
    session.wait_for("Practice is not logged")
    session.press(":f\r")
    session.wait_for("Next: What is the bias?")
    session.press("divide\rby n")
    session.wait_for("  by n")
    session.press("\x04")
    left = session.finish()
    assert "[✓] must divide by n" in left
    assert "In a session this would be Hard." in left


@pytest.mark.parametrize("keys", [":q\r", "\x04"])
def test_it_may_be_left_without_an_answer(
    grill: Grill, terminal: Callable[..., Terminal], keys: str, tmp_path: Path
) -> None:
    deck(grill)
    session = terminal("say", "variance")
    session.wait_for("Enter new line")
    session.press(keys)
    assert "Heard" not in session.finish()
    assert not (tmp_path / "home" / "grill.db").exists()
