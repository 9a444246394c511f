"""Numeric tasks for a reader that cannot draw: a text with holes, and for each instance what goes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.exchange.worked import answer_text, instances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.algebra import Value
    from interview_grill.bank.model import Question
    from interview_grill.bank.task import Task
    from interview_grill.problems.instance import Instance
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
    plain = {
        "type": task.type.value,
        "rtol": task.rtol,
        "atol": task.atol,
        "expression_rtol": prepared.expression_rtol,
        "slots": list(task.slots),
        "wrong": [{"tag": wrong.tag, "say": wrong.say} for wrong in task.wrong],
        "instances": [_instance(instance, templates) for instance in drawn],
    }
    return DrawnTask(task, texts[0], tuple(texts[1:]), drawn[0], plain)


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
    values = {mistake.tag: mistake.value for mistake in instance.mistakes}
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
        "wrong": [
            _numbers(values[wrong.tag]) if wrong.tag in values else None for wrong in instance.task.wrong
        ],
    }


def _numbers(value: Value) -> Any:
    """Twelve figures are more than any tolerance needs."""
    return [_numbers(item) for item in value] if isinstance(value, tuple) else float(f"{value:.12g}")
