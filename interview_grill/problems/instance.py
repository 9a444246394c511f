"""One showing of a numeric task: a seed fixes the numbers, the question and the answer.

Numbers are drawn again where the answer would be degenerate or a declared mistake could pass for it: a
verdict must be able to tell them apart.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from interview_grill.algebra import AUTHORED, Expression, Names, Value, Values, parse
from interview_grill.algebra.magnitude import magnitude
from interview_grill.algebra.sampling import uniforms
from interview_grill.algebra.written import with_written
from interview_grill.bank.task import AnswerType, Task, WrongAnswer
from interview_grill.errors import FormulaError, ProblemError, SolverError
from interview_grill.problems.drawing import Drawing, read_drawing
from interview_grill.problems.families import Uniform
from interview_grill.problems.reference import ReferenceCall, read_call
from interview_grill.problems.template import Template, read_template, shown
from interview_grill.problems.tolerance import EXACT_RTOL, are_separate

TRIES = 200
#: An answer below this part of the terms it is made of has lost its figures to cancellation.
_SMALLEST_ANSWER = 1e-3
#: How far names are moved to try an exchange of tied ones: little, so that they stay within their domains.
_MOVED = 1.001
_MOST_TIES = 60


@dataclass(frozen=True, slots=True)
class Prepared:
    """A task with its formulas read. `answer_names` are what an answer may use; `terms` is the size of what the
    closed form adds up.

    `closed_form` and `terms` are None for a task that the solver alone answers, `reference` for one without a
    solver.
    """

    task: Task
    drawing: Drawing
    answer_names: Names
    closed_form: Expression | None
    terms: Expression | None
    wrong: tuple[tuple[WrongAnswer, Expression], ...]
    reference: ReferenceCall | None
    ask: Template
    solution: tuple[Template, ...]

    @property
    def expression_rtol(self) -> float:
        """The tolerance for an exactly typed expression; without a closed form it can only approximate."""
        return EXACT_RTOL if self.closed_form is not None else self.task.rtol

    def answer(self, values: Values) -> Value:
        """The right answer for drawn values: the closed form, or else the solver's (which loads numpy).

        Raises SolverError outside the conditions of the solver's model, and ProblemError for a task with
        neither.
        """
        if self.closed_form is not None:
            return self.closed_form.evaluate(values)
        if self.reference is None:
            raise ProblemError("a task without an answer", where=self.task.name, mend="add `closed_form:`")
        return self.reference.answer(values)


class Mistake(NamedTuple):
    """A declared wrong answer with its value in one instance."""

    tag: str
    say: str
    value: Value


@dataclass(frozen=True, slots=True)
class Instance:
    """A task with its numbers drawn, its answer and what the declared mistakes lead to."""

    prepared: Prepared
    seed: int
    values: Values
    expected: Value
    mistakes: tuple[Mistake, ...]

    @property
    def task(self) -> Task:
        """What was declared."""
        return self.prepared.task

    @property
    def ask(self) -> str:
        """The question with its numbers in place."""
        return self.prepared.ask.fill(self.values)

    @property
    def solution(self) -> tuple[str, ...]:
        """The worked solution, line by line, with this instance's numbers."""
        return tuple(line.fill(self.values) for line in self.prepared.solution)

    @property
    def given(self) -> dict[str, str]:
        """The drawn values as they are shown, by name."""
        decimals = self.prepared.drawing.decimals
        return {name: shown(value, decimals[name]) for name, value in self.values.items()}


def prepare(task: Task) -> Prepared:
    """Read a task's formulas once. Raises ProblemError or FormulaError for what cannot be read."""
    drawing = read_drawing(task.draw, task.require)
    names = drawing.names
    vector = task.type is AnswerType.VECTOR
    left = (task.answer_name,) if task.answer_name else ()

    def read(text: str) -> Expression:
        return parse(text, names, left=left, vector=None if vector else False, limits=AUTHORED)

    closed_form = read(task.closed_form) if task.closed_form is not None else None
    return Prepared(
        task,
        drawing,
        with_written(drawing.answer_names, dict(task.written)),
        closed_form,
        Expression(magnitude(closed_form.node)) if closed_form is not None else None,
        tuple((wrong, read(wrong.value)) for wrong in task.wrong),
        read_call(task.solver, names) if task.solver is not None else None,
        read_template(task.ask, drawing),
        tuple(read_template(line, drawing) for line in task.solution),
    )


def instance_of(prepared: Prepared, seed: int) -> Instance:
    """The instance of a seed: drawn again until its conditions hold, its mistakes stand apart and no two names
    tie; where names tie in every draw, the first one stands.

    Raises ProblemError, naming the most frequent obstacle, when 200 draws do not serve.
    """
    uniform = uniforms(seed)
    obstacles: Counter[str] = Counter()
    tied: list[Instance] = []
    for _ in range(TRIES):
        attempt = _attempt(prepared, seed, uniform)
        if isinstance(attempt, str):
            obstacles[attempt] += 1
        elif not _has_tie(prepared, attempt.values):
            return attempt
        else:
            tied.append(attempt)
        if len(tied) == _MOST_TIES:
            break
    if tied:
        return tied[0]
    reason, times = obstacles.most_common(1)[0]
    raise ProblemError(
        f"no numbers serve for seed {seed}: {reason} ({times} of {TRIES} draws)",
        where=prepared.task.name,
        mend="widen the draws or loosen `require`",
    )


def _attempt(prepared: Prepared, seed: int, uniform: Uniform) -> Instance | str:
    """One draw, or why it does not serve."""
    values = prepared.drawing.attempt(uniform)
    if isinstance(values, str):
        return values
    try:
        expected = prepared.answer(values)
    except SolverError as error:
        return str(error)
    mistakes = _mistakes(prepared, values)
    return _obstacle(prepared, values, expected, mistakes) or Instance(
        prepared, seed, values, expected, mistakes
    )


def _mistakes(prepared: Prepared, values: Values) -> tuple[Mistake, ...]:
    """The declared wrong answers that have a value here."""
    computed = [(wrong, formula.evaluate(values)) for wrong, formula in prepared.wrong]
    return tuple(Mistake(wrong.tag, wrong.say, value) for wrong, value in computed if _is_finite(value))


def _is_finite(value: Value) -> bool:
    return all(map(math.isfinite, value)) if isinstance(value, tuple) else math.isfinite(value)


def _obstacle(
    prepared: Prepared, values: Values, expected: Value, mistakes: tuple[Mistake, ...]
) -> str | None:
    """Why these numbers cannot be asked, or None."""
    task = prepared.task
    if not _is_finite(expected):
        return "the answer has no value"
    if not task.atol and task.type is AnswerType.NUMBER and _vanishes(prepared, values, expected):
        return "the answer is next to 0 (set `atol` if it may be)"
    rtol = 0.0 if task.type is AnswerType.INTEGER else task.rtol
    for place, mistake in enumerate(mistakes):
        if not are_separate(expected, mistake.value, rtol=rtol, atol=task.atol):
            return f"the wrong answer `{mistake.tag}` is too near the right one"
        for other in mistakes[:place]:
            if not are_separate(other.value, mistake.value, rtol=rtol, atol=task.atol, times=1):
                return f"the wrong answers `{other.tag}` and `{mistake.tag}` coincide"
    return None


def _has_tie(prepared: Prepared, values: Values) -> bool:
    """Whether two names have one value though their exchange would change the answer elsewhere: a reader may
    know only by their values which of the numbers of a question they are.
    """
    formula = prepared.closed_form
    numbers = {name: value for name, value in values.items() if not isinstance(value, tuple)}
    names = [name for name in numbers if formula is not None and name in formula.names]
    for place, one in enumerate(names):
        for other in names[:place]:
            if formula is None or numbers[one] != numbers[other]:
                continue
            value = numbers[one]
            apart = {name: number * _MOVED**k for k, (name, number) in enumerate(numbers.items(), 1)}
            tied = {**values, **apart, one: value, other: value}
            first, second = ({**tied, name: value / _MOVED + 1 - _MOVED} for name in (one, other))
            if are_separate(formula.evaluate(first), formula.evaluate(second), rtol=1e-9, atol=0.0):
                return True
    return False


def _vanishes(prepared: Prepared, values: Values, expected: Value) -> bool:
    if isinstance(expected, tuple):
        return False
    terms = prepared.terms.evaluate(values) if prepared.terms is not None else 0.0
    scale = 0.0 if isinstance(terms, tuple) or not math.isfinite(terms) else terms
    return expected == 0 or abs(expected) < _SMALLEST_ANSWER * scale


def load(task: Task, seed: int) -> Instance:
    """Prepare a task and draw one instance.

    Raises ProblemError as `instance_of` does; a fault in the task's formulas becomes one that names the task.
    """
    try:
        return instance_of(prepare(task), seed)
    except FormulaError as error:
        raise ProblemError(f"`{error.text}`: {error.what}", where=task.name, mend=error.mend) from error
