"""Numeric tasks with their numbers drawn, for readers that cannot draw: the same ones at every export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from interview_grill.errors import ProblemError
from interview_grill.problems.instance import instance_of, prepare
from interview_grill.problems.template import to_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.bank.model import Question
    from interview_grill.bank.task import Task
    from interview_grill.problems.instance import Instance

_FIGURES = 6


class Worked(NamedTuple):
    """One instance in words: the question with its numbers, the answer and the worked lines."""

    ask: str
    answer: str
    solution: tuple[str, ...]


def instances(question: Question, task: Task, number: int, *, seed: int = 0) -> Iterator[Instance]:
    """`number` instances; the seed of each depends on the names, its place and `seed` alone.

    Raises ProblemError, naming the question, when the task cannot be drawn, and FormulaError for one of its
    formulas.
    """
    try:
        prepared = prepare(task)
        for place in range(number):
            yield instance_of(prepared, instance_seed(question.id, task.name, place, seed))
    except ProblemError as error:
        where = f"{question.id}, task {task.name}"
        raise ProblemError(error.what, where=where, mend=error.mend) from error


def instance_seed(question: str, task: str, place: int, seed: int) -> int:
    """The seed of an exported instance: `grill compute ID --task NAME --seed N` shows the same numbers."""
    return crc32(f"{question}/{task}/{place}/{seed}".encode()) % 1_000_000


def worked(question: Question, task: Task, number: int, *, seed: int = 0) -> Iterator[Worked]:
    """`number` instances in words; raises as `instances` does."""
    for instance in instances(question, task, number, seed=seed):
        yield Worked(instance.ask, answer_text(instance), instance.solution)


def answer_text(instance: Instance) -> str:
    """The right answer to six figures; the entries of a vector with their names."""
    expected, slots = instance.expected, instance.task.slots
    if isinstance(expected, tuple) and len(slots) == len(expected):
        return ", ".join(
            f"{name} = {to_figures(value, _FIGURES)}" for name, value in zip(slots, expected, strict=True)
        )
    return to_figures(expected, _FIGURES)
