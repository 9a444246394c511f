"""One numeric task judged from the command line: for scripts, and for `compute --answer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra import caret
from interview_grill.bank.model import Kind, card_id
from interview_grill.cli.output import print_json, say
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import load
from interview_grill.problems.verdict import Verdict

if TYPE_CHECKING:
    from interview_grill.bank.model import Question
    from interview_grill.bank.task import Task
    from interview_grill.problems.instance import Instance

_STATUS = {Verdict.CORRECT: 0, Verdict.NEAR: 1, Verdict.WRONG: 1, Verdict.INVALID: 3}


def judge_answer(question: Question, task: Task, seed: int, answer: str | None, *, as_json: bool) -> int:
    """Print the instance of `seed`, and the verdict on `answer` if there is one; the exit status that says it."""
    instance = load(task, seed)
    document = _instance(question, instance)
    if answer is None:
        print_json(document)
        return 0
    graded = grade(instance, answer)
    expected = list(graded.expected) if isinstance(graded.expected, tuple) else graded.expected
    if as_json:
        verdict = {
            "verdict": graded.verdict.value,
            "tag": graded.tag,
            "message": graded.message,
            "read_as": graded.read_as,
            "expected": expected,
        }
        print_json({**document, **verdict})
    else:
        if graded.error is not None and answer.strip():
            say(caret(graded.error))
        say(f"{graded.verdict.value}: {graded.message}")
    return _STATUS[graded.verdict]


def _instance(question: Question, instance: Instance) -> dict[str, object]:
    values = {name: list(v) if isinstance(v, tuple) else v for name, v in instance.values.items()}
    return {
        "card": card_id(question.id, Kind.COMPUTE),
        "task": instance.task.name,
        "seed": instance.seed,
        "given": values,
        "ask": instance.ask,
        "type": instance.task.type.value,
        "rtol": instance.task.rtol,
    }
