"""A numeric card being answered, as a value: see `session.ports.Dialogue`.

A near miss gives one more try, since rounding is not what is examined; what cannot be read costs nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.algebra import caret
from interview_grill.bank.task import AnswerType, Task
from interview_grill.memory.rating import rate_numeric
from interview_grill.problems.instance import Instance, load
from interview_grill.problems.verdict import Graded, Verdict
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.typeset.literal import literal

if TYPE_CHECKING:
    from interview_grill.algebra import Expression, Value


@dataclass(frozen=True, slots=True)
class Computing:
    """One instance of a task; `nudged` after the one free retry that a near miss gives."""

    instance: Instance
    chunks: tuple[Chunk, ...] = ()
    nudged: bool = False
    hints: int = 0
    typed: tuple[str, ...] = ()
    outcome: Tried | None = None

    @property
    def prompt(self) -> str:
        """What stands before the line to type."""
        return "Your answer: "

    @property
    def empty_line(self) -> str:
        """What an empty line does."""
        return "show me"

    @property
    def line_by_line(self) -> bool:
        """Whether several lines pasted at once are so many answers."""
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the line may be written in."""
        return self.instance.prepared.answer_names.spellings

    @property
    def takes_formula(self) -> bool:
        """Always: a number is one too."""
        return True

    def read(self, line: str) -> Expression:
        """An answer as it would be read. Raises FormulaError."""
        from interview_grill.problems.grading import read_answer

        return read_answer(self.instance, line)

    def prepare(self) -> None:
        """Load what grades an answer."""
        import interview_grill.problems.grading  # noqa: F401  (not needed before something is typed)

    def reply(self, line: str | Request) -> Computing:
        """Grade an answer, give a hint, or for any other request show the solution, which counts as wrong."""
        if line is Request.HINT:
            return self._hint()
        if isinstance(line, Request):
            return self._finished(Verdict.WRONG, None)
        from interview_grill.problems.grading import grade

        graded = grade(self.instance, line)
        heard = replace(self, typed=(*self.typed, line))._told(*_said(graded))
        if graded.verdict is Verdict.INVALID:
            return replace(heard, typed=self.typed)
        if graded.verdict is Verdict.NEAR and not self.nudged:
            return replace(heard, nudged=True)
        return heard._finished(graded.verdict, graded.tag)

    def _hint(self) -> Computing:
        hints = self.instance.task.hints
        if self.hints >= len(hints):
            return self._told("No more hints; an empty line shows the solution.")
        return replace(self._told(f"Hint: {hints[self.hints]}"), hints=self.hints + 1)

    def _finished(self, verdict: Verdict, tag: str | None) -> Computing:
        correct = verdict is Verdict.CORRECT
        rating = rate_numeric(correct=correct, nudged=self.nudged, hints=self.hints)
        tried = Tried(
            rating,
            typed="\n".join(self.typed),
            hints=self.hints,
            verdict=verdict.value,
            tag=tag,
            task=self.instance.task.name,
            seed=self.instance.seed,
            given=json.dumps(self.instance.given, ensure_ascii=False),
        )
        answer = f"The answer is {literal(value_text(self.instance.expected))}."
        worked = () if correct and not self.instance.solution else self.instance.solution
        return replace(self._told(answer, *worked), outcome=tried)

    def _told(self, *said: Chunk) -> Computing:
        return replace(self, chunks=(*self.chunks, *said))


def begin(task: Task, seed: int) -> Computing:
    """The dialogue at its start: the question with its numbers, and by which rule an answer is judged.

    The seed fixes the numbers for ever. Raises ProblemError when the task cannot be drawn.
    """
    instance = load(task, seed)
    names = (f"*{literal(names_text(instance))}*",) if task.closed_form else ()
    return Computing(instance, chunks=(instance.ask, f"*{literal(rule_of(task))}*", *names))


def names_text(instance: Instance) -> str:
    """What a formula may be written in: `n = 7, s = 3, x = 3.0, 2.9, …`."""
    shown = []
    for name, text in instance.given.items():
        values = text.split(", ")
        shown.append(f"{name} = {', '.join(values[:2])}{', …' if len(values) > 2 else ''}")
    return "Names: " + "; ".join(shown)


def rule_of(task: Task) -> str:
    """By which rule an answer is judged, as the card prints it."""
    formula = " Or a formula, in the names below." if task.closed_form else ""
    match task.type:
        case AnswerType.INTEGER:
            return f"A whole number, exactly.{formula}"
        case AnswerType.FORMULA:
            return "A formula, in the names below."
        case AnswerType.VECTOR:
            listed = f"{len(task.slots)} values: {', '.join(task.slots)}; each"
        case _:
            listed = "A number"
    margin = f", or {task.atol:g} where that is more" if task.atol else ""
    expression = "an exact expression" if task.closed_form else "an expression as near"
    return f"{listed} within {100 * task.rtol:g} %{margin}, to 3 figures or more; or {expression}.{formula}"


def value_text(value: Value) -> str:
    """A number to six figures, or a list of them."""
    if isinstance(value, tuple):
        return "(" + ", ".join(value_text(item) for item in value) + ")"
    return f"{value:.6g}".replace("-", "−")


def _said(graded: Graded) -> tuple[Chunk, ...]:
    """The verdict as the learner reads it."""
    if graded.error is not None:
        mend = f" ({graded.error.mend})" if graded.error.mend else ""
        return literal(f"Cannot be read: {graded.error.what}{mend}."), Verbatim(caret(graded.error))
    read = literal(f" (read as {graded.read_as})" if graded.read_as else "")
    if graded.verdict is Verdict.CORRECT:
        return (f"**Right**{read}{graded.message.removeprefix('Right')}",)
    if graded.verdict is Verdict.INVALID:
        return (f"**Not an answer**{read}: {graded.message}.",)
    word = "Near" if graded.verdict is Verdict.NEAR else "Wrong"
    return (f"**{word}**{read}. {graded.message}",)
