"""The proof of a task at `bank check`: over many seeds it can be drawn, its answers agree, and grading is
fair.

Fair means that the right answer passes however it is typed, that each declared mistake is recognised as
itself, and that garbage costs nothing. Faults are returned and never raised, so that one check finds them
all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from interview_grill.algebra import AUTHORED, Value, Values, parse
from interview_grill.algebra.comparison import same_value
from interview_grill.algebra.sampling import uniforms
from interview_grill.bank.task import AnswerType, Formula, Task
from interview_grill.errors import FormulaError, ProblemError, SolverError
from interview_grill.problems.drawing import Drawing, read_drawing
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import TRIES, Instance, Prepared, instance_of, prepare
from interview_grill.problems.reference import read_call
from interview_grill.problems.tolerance import FIGURES
from interview_grill.problems.verdict import Verdict

SEEDS = 200
_FORMULA_SEEDS = 20
_RTOL = 1e-9
_GARBAGE = ("", "what", "1,000,000", "0.3.4", "[1", "1 2", "\\vec{x}", "2/", "None", "0x1f", "∞")
#: Longer than any number a prompt should show.
_UGLY = re.compile(r"\d*\.\d{7,}|\d{9,}|\d[eE][-+]?\d|\bnan\b|\binf\b")


def faults_of_task(task: Task, *, seeds: int = SEEDS) -> list[str]:
    """Everything wrong with a task over `seeds` seeds, each fault once with the first seed that shows it."""
    try:
        prepared = prepare(task)
    except FormulaError as error:
        return [f"`{error.text}`: {error}"]
    except ProblemError as error:
        return [str(error)]
    found: dict[str, str] = {}
    shown: set[str] = set()
    for seed in range(seeds):
        for kind, fault in _seed_faults(prepared, seed, shown):
            found.setdefault(kind, f"{fault} (seed {seed})")
    if shown:
        unseen = [wrong.tag for wrong in task.wrong if wrong.tag not in shown]
        found |= {tag: f"the wrong answer `{tag}` never has a value" for tag in unseen}
    return list(found.values())


def _seed_faults(prepared: Prepared, seed: int, shown: set[str]) -> Iterator[tuple[str, str]]:
    """Kind and text of what is wrong at one seed; `shown` collects the task's name and the tags that had a value."""
    try:
        instance = instance_of(prepared, seed)
        yield from _solver_faults(instance)
        yield from _text_faults(instance)
    except FormulaError as error:
        yield "template", f"`{error.text}`: {error}"
        return
    except (ProblemError, SolverError) as error:
        yield type(error).__name__, str(error)
        return
    shown |= {instance.task.name, *(mistake.tag for mistake in instance.mistakes)}
    yield from _key_faults(instance, with_formula=seed < _FORMULA_SEEDS)
    yield from _mistake_faults(instance)
    if seed == 0:
        yield from _garbage_faults(instance)


def _solver_faults(instance: Instance) -> Iterator[tuple[str, str]]:
    reference, closed_form = instance.prepared.reference, instance.prepared.closed_form
    if reference is None or closed_form is None:
        return
    answer = reference.answer(instance.values)
    if not same_value(instance.expected, answer, rtol=_RTOL, atol=1e-14):
        yield "solver", f"the closed form gives {instance.expected} and {reference.name} gives {answer}"


def _text_faults(instance: Instance) -> Iterator[tuple[str, str]]:
    ask = instance.ask
    if ugly := _UGLY.search(ask):
        yield "ugly", f"the question shows the number {ugly[0]}"
    if left := re.search(r"\{=", ask):
        yield "hole", f"the question has an unfilled hole at {left.start()}"
    closed_form = instance.prepared.closed_form
    for name in closed_form.names if closed_form is not None else ():
        if not re.search(rf"\{{{re.escape(name)}\}}|\{{=[^}}]*\b{re.escape(name)}\b", instance.task.ask):
            yield f"hidden {name}", f"the answer needs `{name}`, which the question does not show"
    for line in instance.solution:
        if re.search(r"\bnan\b|\binf\b|\{=", line):
            yield "solution", f"a line of the solution has no value: {line}"


def spellings(value: Value) -> Iterator[tuple[str, str]]:
    """The ways a fair learner types a value, as (style, text): three figures, in full, scientific."""
    for style, format_ in (
        ("three figures", f".{FIGURES}g"),
        ("full precision", ".17g"),
        ("scientific", ".4e"),
    ):
        items = value if isinstance(value, tuple) else (value,)
        yield style, ", ".join(format(item, format_) for item in items)


def _key_faults(instance: Instance, *, with_formula: bool) -> Iterator[tuple[str, str]]:
    task = instance.task
    for style, text in spellings(instance.expected):
        if task.type is AnswerType.INTEGER and style != "full precision":
            continue
        graded = grade(instance, text)
        if graded.verdict is not Verdict.CORRECT:
            yield style, f"the right answer typed in {style} ({text}) is {graded.verdict}: {graded.message}"
    closed_form = instance.prepared.closed_form
    if with_formula and closed_form is not None and closed_form.names and len(closed_form.read_as) <= 200:
        graded = grade(instance, closed_form.read_as)
        if graded.verdict is not Verdict.CORRECT:
            yield "formula", f"the closed form typed as the answer is {graded.verdict}: {graded.message}"


def _mistake_faults(instance: Instance) -> Iterator[tuple[str, str]]:
    for mistake in instance.mistakes:
        text = next(text for style, text in spellings(mistake.value) if style == "full precision")
        graded = grade(instance, text)
        if (graded.verdict, graded.tag) != (Verdict.WRONG, mistake.tag):
            seen = f"{graded.verdict} with tag {graded.tag}"
            yield f"mistake {mistake.tag}", f"the wrong answer `{mistake.tag}` ({text}) is {seen}"


def _garbage_faults(instance: Instance) -> Iterator[tuple[str, str]]:
    for text in _GARBAGE:
        graded = grade(instance, text)
        if graded.verdict is not Verdict.INVALID:
            yield f"garbage {text}", f"{text!r} is {graded.verdict}, and cannot be read"


def faults_of_formula(formula: Formula, *, seeds: int = 50) -> list[str]:
    """Whether a closed form stated on a card has the value of the solver, or of the formula it `equals`.

    Returns the first fault found over `seeds` draws, or an empty list.
    """
    try:
        drawing = read_drawing(formula.draw, formula.require)
        value = parse(formula.value, drawing.names, limits=AUTHORED)
        other = parse(formula.equals, drawing.names, limits=AUTHORED) if formula.equals is not None else None
        reference = read_call(formula.solver, drawing.names) if formula.solver is not None else None
        for seed in range(seeds):
            drawn = _drawn(drawing, seed)
            expected = other.evaluate(drawn) if other is not None else math.nan
            if reference is not None:
                expected = reference.answer(drawn)
            stated = value.evaluate(drawn)
            if not same_value(stated, expected, rtol=_RTOL, atol=1e-14):
                return [f"`{formula.value}` is {stated} and should be {expected} (seed {seed})"]
    except FormulaError as error:
        return [f"`{error.text}`: {error}"]
    except (ProblemError, SolverError) as error:
        return [str(error)]
    return []


def _drawn(drawing: Drawing, seed: int) -> Values:
    uniform = uniforms(seed)
    reason = ""
    for _ in range(TRIES):
        values = drawing.attempt(uniform)
        if not isinstance(values, str):
            return values
        reason = values
    raise ProblemError(f"no numbers serve for seed {seed}: {reason}")
