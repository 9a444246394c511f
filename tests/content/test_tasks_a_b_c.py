"""Numeric tasks of questions 1 to 18, beyond what `bank check` proves: solutions arrive, draws are not wasted."""

from __future__ import annotations

import pytest

from interview_grill.algebra.sampling import uniforms
from interview_grill.bank.library import Library
from interview_grill.bank.task import Task
from interview_grill.problems.instance import instance_of, prepare

TASKS = {
    f"{question.number}-{task.name}": task
    for question in Library.open().questions()
    if question.number is not None and question.number <= 18
    for task in question.tasks
}


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_the_worked_solution_arrives_at_the_answer(task: Task) -> None:
    prepared = prepare(task)
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
    hidden = [name for name in prepared.drawing.decimals if f"{{{name}}}" not in task.ask]
    assert hidden == []


def test_a_component_has_a_larger_standard_error_than_with_the_other_one_known() -> None:
    prepared = prepare(TASKS["14-component-standard-error"])
    for seed in range(40):
        instance = instance_of(prepared, seed)
        (diagonal,) = (m.value for m in instance.mistakes if m.tag == "inverse-of-diagonal")
        assert isinstance(diagonal, float)
        assert isinstance(instance.expected, float)
        assert instance.expected > 1.05 * diagonal
