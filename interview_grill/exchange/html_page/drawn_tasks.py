"""Numeric tasks for a reader that cannot draw: a text with holes, and for each instance what goes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank.task import ChoiceDraw, Derived, GridDraw, IntegerDraw
from interview_grill.exchange.worked import answer_text, instances
from interview_grill.problems.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.algebra import Value
    from interview_grill.bank.model import Question
    from interview_grill.bank.task import Draw, Task
    from interview_grill.problems.instance import Instance, Prepared
    from interview_grill.problems.template import Template

INSTANCES = 20
# A hole is a cuneiform sign: a letter to every reader of text, as the digits that take its place are.
_FIRST_HOLE, _LAST_HOLE = 0x12000, 0x12399
_TAKEN = dict.fromkeys(range(_FIRST_HOLE, _LAST_HOLE + 1), "\ufffd")


class DrawnTask(NamedTuple):
    """A task's texts with holes, the texts of its first instance, and what the page's script needs of all."""

    task: Task
    ask: str
    solution: tuple[str, ...]
    first: Instance
    plain: dict[str, Any]


def drawn_task(question: Question, task: Task, *, seed: int = 0) -> DrawnTask:
    """Draw 20 instances of a task, fixed by the names and `seed`. Raises ProblemError when it cannot be
    drawn.
    """
    drawn = list(instances(question, task, INSTANCES, seed=seed))
    prepared = drawn[0].prepared
    templates = (prepared.ask, *prepared.solution)
    texts = list(_with_holes(templates))
    plain = {**_judged_by(prepared), "instances": [_instance(instance, templates) for instance in drawn]}
    return DrawnTask(task, texts[0], tuple(texts[1:]), drawn[0], plain)


def _judged_by(prepared: Prepared) -> dict[str, Any]:
    """What the page's script judges by: the task's formulas as texts, which it reads as the program does, and
    how its names are drawn, for the further draws that a typed formula must hold on.
    """
    task, drawing = prepared.task, prepared.drawing
    return {
        "type": task.type.value,
        "rtol": task.rtol,
        "atol": task.atol,
        "expression_rtol": prepared.expression_rtol,
        "slots": list(task.slots),
        "answer_name": task.answer_name,
        "names": [
            [name, {"kind": domain.kind.value, "vector": domain.vector, "like": domain.like}]
            for name, domain in drawing.names.domains.items()
        ],
        "observations": drawing.observations,
        "written": [list(pair) for pair in task.written],
        "closed_form": task.closed_form,
        "wrong": [{"tag": wrong.tag, "value": wrong.value, "say": wrong.say} for wrong in task.wrong],
        "draw": [[name, _draw(draw, drawing.decimals[name])] for name, draw in task.draw],
        "require": [
            [condition.left.read_as, condition.sign, condition.right.read_as]
            for condition in drawing.conditions
        ],
    }


def _draw(draw: Draw, places: int | None) -> dict[str, Any]:
    """How a name is drawn; `places` are the decimals it is rounded to."""
    if isinstance(draw, IntegerDraw):
        return {"kind": "integer", "low": draw.low, "high": draw.high}
    if isinstance(draw, ChoiceDraw):
        return {"kind": "choice", "values": list(draw.values)}
    if isinstance(draw, GridDraw):
        return {"kind": "grid", "low": draw.low, "high": draw.high, "step": draw.step, "places": places}
    if isinstance(draw, Derived):
        return {"kind": "derived", "value": draw.value}
    declared = dict(draw.parameters)
    return {
        "kind": "sample",
        "family": draw.family,
        "parameters": [declared[name] for name in FAMILIES[draw.family][1]],
        "low": draw.size_low,
        "high": draw.size_high,
        "like": draw.like,
        "places": places,
    }


def answer_hole(plain: dict[str, Any]) -> str:
    """The hole for the right answer: the last one of every instance."""
    return chr(_FIRST_HOLE + len(plain["instances"][0]["fills"]) - 1)


def _with_holes(templates: tuple[Template, ...]) -> Iterator[str]:
    code = _FIRST_HOLE
    for template in templates:
        text = ""
        for piece in template.pieces:
            if isinstance(piece, str):
                text += piece.translate(_TAKEN)
            else:
                text += chr(code)
                code += 1
        yield text


def _instance(instance: Instance, templates: tuple[Template, ...]) -> dict[str, Any]:
    fills = [
        piece.filled(instance.values)
        for template in templates
        for piece in template.pieces
        if not isinstance(piece, str)
    ]
    return {
        "seed": instance.seed,
        "given": instance.given,
        "fills": [*fills, answer_text(instance)],
        "value": _numbers(instance.expected),
    }


def _numbers(value: Value) -> Any:
    """Twelve figures are more than any tolerance needs."""
    return [_numbers(item) for item in value] if isinstance(value, tuple) else float(f"{value:.12g}")
