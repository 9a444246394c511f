"""Faults in what a question says, by how hard one looks, each at its place."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from interview_grill.bank.content import Rigour, content_faults
from interview_grill.bank.format import QUESTION
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report
from interview_grill.bank.values import read_value

TASK = "- id: a\n  ask: b\n  answer: c\n  tasks:\n    - name: t\n      ask: d\n      closed_form: 1\n"


def told(text: str, rigour: Rigour) -> list[tuple[int, int, str]]:
    """Line, column and words of every fault of the one question of a file."""
    stream = BytesIO(text.encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    plain: dict[str, Any] = read_value(QUESTION, item.node, "a question", report)
    assert report.faults == []
    content_faults(plain, item.node, report.marked_up, report, rigour=rigour)
    return [(fault.line, fault.column, fault.what) for fault in report.faults]


def test_looking_harder_finds_all_that_looking_less_hard_does() -> None:
    text = (
        "- id: a\n  ask: costs $5\n  say: $\\nosuch$\n  tasks:\n    - name: t\n      ask: d\n"
        "      draw: {n: {int: [2, 9]}}\n      closed_form: n\n      wrong: [{tag: w, value: n + 0, say: x}]\n"
    )
    usable, typeset, proved = (told(text, rigour) for rigour in Rigour)
    assert [what.partition(":")[0] for _, _, what in usable] == ["unbalanced $"]
    assert set(usable) < set(typeset) < set(proved)
    assert [what for _, _, what in typeset if "answer" in what] == ["no answer yet"]


@pytest.mark.parametrize("rigour", list(Rigour))
def test_a_question_without_fault_has_none_however_hard_one_looks(rigour: Rigour) -> None:
    assert told("- id: a\n  ask: What of $\\theta$?\n  answer: It is $\\frac{1}{2}$.\n", rigour) == []


def test_dollars_are_looked_at_in_every_text_a_learner_sees() -> None:
    text = (
        "- id: a\n  ask: b\n  answer: c\n  say: $x\n  read: [$x]\n  source: $x\n"
        "  key_points: [{must: $x}]\n  pitfalls: [{said: $x, because: $x}]\n"
        "  follow_ups: [{ask: $x, answer: $x}]\n  tasks:\n    - name: t\n      ask: $x\n"
        "      closed_form: 1\n      hints: [$x]\n      solution: [$x]\n"
        "      wrong: [{tag: t, value: 2, say: $x}]\n"
        "  derivations:\n    - name: d\n      title: $x\n      lines: [{do: $x, math: $x, why: $x}]\n"
    )
    faults = told(text, Rigour.USABLE)
    assert len(faults) == text.count("$x")
    assert all("unbalanced $" in what for _, _, what in faults)


def test_what_a_task_draws_is_a_number_in_its_templates_alone() -> None:
    draw = "      draw: {m: {int: [1, 2]}}\n      solution: ['$a^{m}_{k}$']\n"
    assert told(TASK + draw, Rigour.TYPESET) == []


@pytest.mark.parametrize("kind", ["tasks", "formulas", "derivations"])
def test_a_name_given_twice_is_told_at_the_second(kind: str) -> None:
    one = {
        "tasks": "{name: twice, ask: x, closed_form: 1}",
        "formulas": "{name: twice, value: 1, equals: 1}",
        "derivations": "{name: twice, title: t, lines: [{do: a, math: b}]}",
    }[kind]
    text = f"- id: a\n  ask: b\n  answer: c\n  {kind}:\n    - {one}\n    - {one}\n"
    assert told(text, Rigour.USABLE) == [(6, 14, "the name `twice` is there twice")]


def test_the_same_name_may_be_given_to_a_task_and_a_derivation() -> None:
    derivation = "  derivations: [{name: t, title: x, lines: [{do: a, math: b}]}]\n"
    assert told(TASK + derivation, Rigour.USABLE) == []


def test_a_fault_in_a_formula_is_told_at_the_character_of_the_file() -> None:
    text = TASK.replace("closed_form: 1", "closed_form: '2 + tau'")
    assert told(text, Rigour.USABLE) == [(7, 25, "`2 + tau`: tau is no name here")]


def test_what_cannot_be_read_is_not_proved() -> None:
    text = TASK.replace("closed_form: 1", "closed_form: tau")
    assert told(text, Rigour.PROVED) == told(text, Rigour.USABLE)


def test_proof_names_the_task_and_points_at_it() -> None:
    text = TASK.replace("closed_form: 1", "closed_form: 1\n      wrong: [{tag: w, value: 2 - 1, say: x}]")
    ((line, column, what),) = told(text, Rigour.PROVED)
    assert (line, column) == (5, 7)
    assert what.startswith("`t`: ")
    assert "`w`" in what


def test_a_formula_that_disagrees_with_what_it_should_equal_is_found_by_proof() -> None:
    text = (
        "- id: a\n  ask: b\n  answer: c\n  formulas:\n    - name: f\n"
        "      draw: {n: {int: [2, 9]}}\n      value: n^2\n      equals: n*(n + 1)\n"
    )
    assert told(text, Rigour.TYPESET) == []
    ((line, column, what),) = told(text, Rigour.PROVED)
    assert (line, column) == (5, 7)
    assert what.startswith("`f`: ")
