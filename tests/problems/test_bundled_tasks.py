"""Every task and stated formula of the bundled bank is proved: a few seeds always, all two hundred when asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from interview_grill.bank.build import question
from interview_grill.bank.load import load
from interview_grill.bank.model import Question
from interview_grill.problems.prove import SEEDS, faults_of_formula, faults_of_task

BANK = str(Path(__file__).parent.parent.parent / "questions")


@cache
def bundled() -> tuple[Question, ...]:
    return tuple(question(written.plain) for written in load(BANK).questions)


def faults(seeds: int) -> list[str]:
    found = [
        f"{entry.id} {task.name}: {fault}"
        for entry in bundled()
        for task in entry.tasks
        for fault in faults_of_task(task, seeds=seeds)
    ]
    found += [
        f"{entry.id} {formula.name}: {fault}"
        for entry in bundled()
        for formula in entry.formulas
        for fault in faults_of_formula(formula)
    ]
    return found


def test_there_are_enough_tasks() -> None:
    assert sum(len(entry.tasks) for entry in bundled()) >= 40


def test_every_task_and_formula_holds_at_a_few_seeds() -> None:
    assert faults(3) == []


@pytest.mark.slow
def test_every_task_and_formula_holds_at_two_hundred_seeds() -> None:
    assert faults(SEEDS) == []
