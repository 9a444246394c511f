"""Slips in the closed forms of the bundled bank: a formula that differs anywhere is never accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_grill.algebra import Expression
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.echo import echo
from interview_grill.algebra.sampling import uniforms
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector
from interview_grill.bank.build import question
from interview_grill.bank.load import load
from interview_grill.bank.task import AnswerType, Task
from interview_grill.problems import Instance, instance_of, prepare
from interview_grill.problems.grading import grade
from interview_grill.problems.verdict import Verdict

BANK = str(Path(__file__).parent.parent.parent / "questions")
SWAPS = {
    "+": "-",
    "-": "+",
    "*": "/",
    "/": "*",
    "ln": "log10",
    "exp": "sqrt",
    "mean": "median",
    "sum": "mean",
}


def mutants(node: Node, names: list[tuple[str, bool]]) -> Iterator[Node]:
    """The formula with one slip: another number, name or sign, or a part left out."""
    if isinstance(node, Number):
        yield from (Number(value, f"{value}") for value in (node.value + 1, node.value * 2))
    elif isinstance(node, Name):
        yield from (
            Name(name, vector) for name, vector in names if name != node.name and vector == node.vector
        )
    elif isinstance(node, Vector):
        for place, item in enumerate(node.items):
            for other in mutants(item, names):
                yield Vector((*node.items[:place], other, *node.items[place + 1 :]))
    else:
        if node.operation in SWAPS:
            yield Apply(SWAPS[node.operation], node.arguments, node.vector)
        yield from (part for part in node.arguments if part.vector == node.vector)
        for place, argument in enumerate(node.arguments):
            for other in mutants(argument, names):
                arguments = (*node.arguments[:place], other, *node.arguments[place + 1 :])
                yield Apply(node.operation, arguments, node.vector)


def differs(instance: Instance, mutant: Expression) -> bool:
    """Whether the mutant is another function, by forty further draws."""
    uniform = uniforms(99)
    for _ in range(40):
        values = instance.prepared.drawing.attempt(uniform)
        if isinstance(values, str):
            continue
        right = instance.prepared.answer(values)
        if is_defined(right) and not same_value(mutant.evaluate(values), right, rtol=1e-9, atol=1e-12):
            return True
    return False


def bundled_tasks() -> list[Task]:
    return [task for written in load(BANK).questions for task in question(written.plain).tasks]


def count(tasks: list[Task]) -> tuple[int, list[str]]:
    graded, accepted = 0, []
    for task in tasks:
        if task.closed_form is None or task.type is AnswerType.INTEGER:
            continue
        instance = instance_of(prepare(task), 5)
        closed_form, names = instance.prepared.closed_form, instance.prepared.drawing.names
        assert closed_form is not None
        for node in mutants(closed_form.node, [(name, names.is_vector(name)) for name in names]):
            text = echo(node)
            if len(text) > 200 or node == closed_form.node:
                continue
            verdict = grade(instance, text).verdict
            graded += 1
            if verdict is Verdict.CORRECT and Expression(node).names and differs(instance, Expression(node)):
                accepted.append(f"{task.name}: {text}")
    return graded, accepted


def test_no_slip_in_a_closed_form_is_accepted() -> None:
    graded, accepted = count(bundled_tasks()[::12])
    assert graded > 100
    assert accepted == []


@pytest.mark.slow
def test_no_slip_in_any_closed_form_is_accepted() -> None:
    graded, accepted = count(bundled_tasks())
    assert graded > 2000
    assert accepted == []
