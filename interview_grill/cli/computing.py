"""One numeric task judged from the command line: for scripts, and for `compute --answer`.

The exit status is the verdict: 0 correct, 1 near or wrong, 3 what is no answer at all. So a script needs no
parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra import caret
from interview_grill.bank.model import Kind, card_id
from interview_grill.cli.output import print_json, print_lines, say
from interview_grill.problems.grading import grade
from interview_grill.problems.verdict import Verdict
from interview_grill.typeset.literal import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.problems.instance import Instance

_STATUS = {Verdict.CORRECT: 0, Verdict.NEAR: 1, Verdict.WRONG: 1, Verdict.INVALID: 3}


def as_document(question: Question, instance: Instance, answer: str | None) -> int:
    """Print an instance as JSON, with the verdict on `answer` if there is one; the exit status that says it.

    Without an answer the expected value is not printed, and the status is 0.
    """
    document = _instance(question, instance)
    if answer is None:
        print_json(document)
        return 0
    graded = grade(instance, answer)
    expected = list(graded.expected) if isinstance(graded.expected, tuple) else graded.expected
    verdict = {
        "verdict": graded.verdict.value,
        "tag": graded.tag,
        "message": graded.message,
        "read_as": graded.read_as,
        "expected": expected,
    }
    print_json({**document, **verdict})
    return _STATUS[graded.verdict]


def show_question(here: Surroundings, question: Question, instance: Instance) -> None:
    """Print the question with the numbers drawn for it, and how to have the same ones again."""
    from interview_grill.session.computing import names_text

    _show(here, [instance.ask, *([literal(names_text(instance))] if instance.task.closed_form else ())])
    task = "" if instance.task is question.tasks[0] else f" --task {instance.task.name}"
    again = f"grill compute {question.id}{task} --seed {instance.seed}"
    say(f"\nSeed {instance.seed}: '{again}' asks with these numbers again.\n")


def judge(here: Surroundings, instance: Instance, answer: str) -> int:
    """Print the verdict on an answer, and for a wrong one the worked solution; the exit status that says it.

    An answer that cannot be read is shown with a caret under the place, and raises nothing.
    """
    from interview_grill.session.computing import value_text

    graded = grade(instance, answer)
    if graded.error is not None and answer.strip():
        say(caret(graded.error))
    otherwise = graded.read_as if graded.read_as not in (None, answer.strip()) else None
    echoed = literal(f" (read as {otherwise})") if otherwise else ""
    if graded.verdict is Verdict.INVALID:
        say(f"invalid: {graded.message}")
    else:
        _show(here, [f"{graded.verdict.value}: {graded.message}{echoed}"])
    if graded.verdict is Verdict.WRONG:
        _show(here, [f"The answer is {literal(value_text(instance.expected))}.", *instance.solution])
    return _STATUS[graded.verdict]


def _show(here: Surroundings, texts: Iterable[str]) -> None:
    from interview_grill.terminal.question_text import card_lines

    look = here.look()
    print_lines(look.paint(line for text in texts for line in card_lines(text, look)))


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
