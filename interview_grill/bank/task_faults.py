"""Faults in the declaration of numeric tasks and executable formulas.

What can be said without drawing numbers; `interview_grill.problems.prove` finds the rest. Raises nothing.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from interview_grill.algebra import Domain, Expression, Kind, Names
from interview_grill.bank.expressions import (
    Complaint,
    condition_faults,
    formula_faults,
    read_formula,
    solver_faults,
    written_faults,
)
from interview_grill.bank.task import AnswerType, ChoiceDraw, Derived, GridDraw, IntegerDraw, SampleDraw
from interview_grill.errors import ProblemError

if TYPE_CHECKING:
    from interview_grill.bank.nodes import Path
    from interview_grill.bank.task import Draw, Formula, Task


def task_faults(task: Task, path: Path) -> Iterator[Complaint]:
    """What is wrong with a task, without drawing an instance of it."""
    names = yield from _drawn(task.draw, path)
    yield from _conditions(task.require, path, names)
    yield from written_faults((*path, "written"), task.written, names)
    wants_vector = task.type is AnswerType.VECTOR
    shape = None if wants_vector else False
    left = (task.answer_name,) if task.answer_name else ()
    if task.closed_form is not None:
        yield from formula_faults((*path, "closed_form"), task.closed_form, names, vector=shape, left=left)
    if task.solver is not None:
        yield from solver_faults((*path, "solver"), task.solver.name, task.solver.arguments, names)
    for place, wrong in enumerate(task.wrong):
        yield from formula_faults((*path, "wrong", place, "value"), wrong.value, names, vector=shape)
    yield from _repeated((*path, "wrong"), "tag", [wrong.tag for wrong in task.wrong])
    if task.closed_form is None and task.solver is None:
        yield Complaint(path, "a task without an answer", "add `closed_form:` or `solver:`")
    if task.type is AnswerType.FORMULA and task.closed_form is None:
        yield Complaint(path, "a formula is asked for and none is declared", "add `closed_form:`")
    if wants_vector and not task.slots:
        yield Complaint(path, "a vector needs the names of its entries", "add `slots: [alpha, beta]`")
    if task.slots and not wants_vector:
        yield Complaint(
            (*path, "slots"), f"`slots` without a vector: the type is {task.type}", "say `type: vector`"
        )


def declared_formula_faults(formula: Formula, path: Path) -> Iterator[Complaint]:
    """What is wrong with an executable formula, without drawing an instance of it."""
    names = yield from _drawn(formula.draw, path)
    yield from _conditions(formula.require, path, names)
    yield from formula_faults((*path, "value"), formula.value, names)
    if formula.equals is not None:
        yield from formula_faults((*path, "equals"), formula.equals, names)
    if formula.solver is not None:
        yield from solver_faults((*path, "solver"), formula.solver.name, formula.solver.arguments, names)
    if (formula.equals is None) == (formula.solver is None):
        yield Complaint(path, "a formula is compared with one thing", "give either `solver:` or `equals:`")


def _conditions(conditions: tuple[str, ...], path: Path, names: Names) -> Iterator[Complaint]:
    for place, condition in enumerate(conditions):
        yield from condition_faults((*path, "require", place), condition, names)


def _repeated(path: Path, key: str, words: list[str]) -> Iterator[Complaint]:
    for place, word in enumerate(words):
        if word and word in words[:place]:
            yield Complaint((*path, place, key), f"the {key} `{word}` is there twice", "rename one")


def _drawn(draws: tuple[tuple[str, Draw], ...], path: Path) -> Generator[Complaint, None, Names]:
    """The faults of the draws in order; returns the names they declare."""
    names = Names.declare({})
    for name, draw in draws:
        where = (*path, "draw", name)
        yield from _draw_faults(draw, where, names)
        try:
            names = names.extended({name: _domain(draw, names)})
        except ProblemError as error:
            yield Complaint(where, error.what, error.mend or "")
    return names


def _draw_faults(draw: Draw, path: Path, names: Names) -> Iterator[Complaint]:
    if isinstance(draw, IntegerDraw):
        for place, bound in enumerate((draw.low, draw.high)):
            yield from formula_faults((*path, "int", place), bound, names, vector=False)
    elif isinstance(draw, Derived):
        yield from formula_faults((*path, "let"), draw.value, names)
    elif isinstance(draw, GridDraw) and (draw.step <= 0 or draw.high < draw.low):
        yield Complaint((*path, "grid"), "a grid is [low, high, step] with low at most high and step above 0")
    elif isinstance(draw, SampleDraw):
        where = (*path, draw.family)
        for name, value in draw.parameters:
            yield from formula_faults((*where, name), value, names)
        if draw.like is not None:
            if not (draw.like in names and names.is_vector(draw.like)):
                yield Complaint((*where, "n", "like"), f"`{draw.like}` is no sample drawn before")
            return
        for place, bound in enumerate(dict.fromkeys((draw.size_low, draw.size_high))):
            yield from formula_faults((*where, "n", place), bound, names, vector=False)


def _domain(draw: Draw, names: Names) -> Domain:
    if isinstance(draw, IntegerDraw):
        return Domain(Kind.INTEGER)
    if isinstance(draw, ChoiceDraw | GridDraw):
        return Domain(Kind.REAL)
    if isinstance(draw, SampleDraw):
        is_known = draw.like is not None and draw.like in names and names.is_vector(draw.like)
        return Domain(Kind.REAL, vector=True, like=draw.like if is_known else None)
    value = read_formula(draw.value, names)
    return Domain(Kind.REAL, vector=isinstance(value, Expression) and value.is_vector)
