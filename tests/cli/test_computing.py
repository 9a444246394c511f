"""A numeric task judged from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview_grill.cli.computing import as_document, judge, show_question
from interview_grill.problems.instance import Instance, instance_of, prepare
from tests.cli.places import RATE, place

SEED = 11


def drawn(task: int = 0) -> Instance:
    return instance_of(prepare(RATE.tasks[task]), SEED)


def right(task: int = 0) -> str:
    given = drawn(task).given
    if task:
        return f"[{given['a']}/({given['a']}+{given['b']}), {given['b']}/({given['a']}+{given['b']})]"
    return f"{given['s']}/({given['n']}*{given['d']})"


def document(
    capsys: pytest.CaptureFixture[str], answer: str | None, task: int = 0
) -> tuple[int, dict[str, Any]]:
    status = as_document(RATE, drawn(task), answer)
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return status, found


def test_a_task_without_an_answer_says_what_was_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = document(capsys, None)
    assert status == 0
    assert (found["card"], found["task"], found["seed"], found["type"], found["rtol"]) == (
        "poisson-rate:compute", "rate", SEED, "number", 0.005,
    )  # fmt: skip
    assert set(found["given"]) == {"n", "s", "d"}
    assert str(int(found["given"]["s"])) in found["ask"]
    assert "expected" not in found


@pytest.mark.parametrize(
    ("answer", "status", "verdict", "tag"),
    [
        (right(), 0, "correct", None),
        ("s/(n*d)", 0, "correct", None),
        ("s/n", 1, "wrong", "per-interval"),
        ("1e6", 1, "wrong", None),
        ("((", 3, "invalid", None),
        ("", 3, "invalid", None),
        ("\x1b[2J", 3, "invalid", None),
    ],
)
def test_the_verdict_is_in_the_document_and_in_the_status(
    capsys: pytest.CaptureFixture[str], answer: str, status: int, verdict: str, tag: str | None
) -> None:
    left, found = document(capsys, answer)
    assert (left, found["verdict"], found["tag"]) == (status, verdict, tag)
    assert found["message"]
    given = drawn().given
    assert found["expected"] == pytest.approx(float(given["s"]) / (float(given["n"]) * float(given["d"])))


def test_of_a_vector_the_values_expected_are_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = document(capsys, right(1), task=1)
    assert (status, found["verdict"], len(found["expected"])) == (0, "correct", 2)


@pytest.mark.parametrize(
    ("answer", "status", "begins"), [(right(), 0, "correct:"), ("s/n", 1, "wrong:"), ("((", 3, "((")]
)
def test_a_person_is_told_the_verdict_and_of_a_wrong_answer_the_solution(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: str, status: int, begins: str
) -> None:
    assert judge(place(tmp_path), drawn(), answer) == status
    shown = capsys.readouterr().out
    assert shown.startswith(begins)
    assert ("The answer is" in shown) is (status == 1)
    assert ("Hours:" in shown) is (status == 1)
    assert ("^" in shown.split("invalid")[0]) is (status == 3)


def test_an_empty_answer_has_no_place_to_point_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(place(tmp_path), drawn(), "  ") == 3
    assert capsys.readouterr().out.startswith("invalid: ")


def test_the_question_says_how_to_have_the_same_numbers_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_question(place(tmp_path), RATE, drawn())
    assert (
        f"'grill compute poisson-rate --seed {SEED}' asks with these numbers again."
        in capsys.readouterr().out
    )
    show_question(place(tmp_path), RATE, drawn(1))
    shown = capsys.readouterr().out
    assert f"'grill compute poisson-rate --task split --seed {SEED}'" in shown
    assert "estimate both probabilities" in shown
