"""Every numeric task, beyond what `bank check` proves: worked solutions arrive, draws are not wasted."""

from __future__ import annotations

import pytest

from interview_grill.algebra.sampling import uniforms
from interview_grill.bank.task import Task
from interview_grill.problems.instance import instance_of, prepare
from tests.content.bundled import tasks_of

TASKS = tasks_of(1, 60)
WITH_CLOSED_FORM = [name for name, task in TASKS.items() if task.closed_form is not None]


def test_the_syllabus_has_its_tasks() -> None:
    assert len(TASKS) >= 40


@pytest.mark.parametrize("name", WITH_CLOSED_FORM)
def test_the_worked_solution_arrives_at_the_answer(name: str) -> None:
    prepared = prepare(TASKS[name])
    for seed in range(40):
        instance = instance_of(prepared, seed)
        answer = instance.expected if isinstance(instance.expected, tuple) else (instance.expected,)
        ending = " ".join(instance.solution[-2:])
        assert all(f"{value + 0.0:.4g}" in ending for value in answer)


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_a_fifth_of_the_draws_meet_the_conditions(task: Task) -> None:
    drawing, uniform = prepare(task).drawing, uniforms(5)
    met = sum(not isinstance(drawing.attempt(uniform), str) for _ in range(200))
    assert met > 40


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_nothing_is_drawn_that_the_question_does_not_show(task: Task) -> None:
    """A hidden truth would stand among the names an answer may use, and in the log."""
    prepared = prepare(task)
    shown = task.ask + " ".join(value for _, draw in task.draw for value in [getattr(draw, "value", "")])
    hidden = [name for name in prepared.drawing.decimals if name not in shown]
    assert hidden == []
