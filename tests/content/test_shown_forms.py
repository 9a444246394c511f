"""What is shown can be typed: each line and each formula of a solution, as LaTeX, on one line, and plain."""

from __future__ import annotations

import pytest

from interview_grill.bank.library import Library
from interview_grill.bank.task import Task
from interview_grill.derivations.checked import CheckedDerivation, CheckedLine, read_derivation
from interview_grill.derivations.judge import Standing, judge_line
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import Instance, load
from interview_grill.problems.verdict import Verdict
from interview_grill.typeset import Charset, Formula, inline, split_mathematics

#: Lines whose display says something that the line is not asked for, and why.
SAYS_SOMETHING_ELSE = {
    ("mode-in-square", 9): "the hat of phi there is its mode, and phi as it is typed the square of theta",
}
#: Tasks whose solution states its result in words and numbers, or part by part, and never in one formula.
WITHOUT_A_WHOLE_FORMULA = {
    "multinomial-mle",
    "intercept",
    "noise-variance-unbiased",
    "log-loss",
    "bernoulli-wald-interval",
    "poisson-wald-interval",
    "exponential-wald-interval",
    "bernoulli-information",
    "poisson-information",
    "delta-method-zero-probability",
    "two-features",
    "credible-interval",
    "interval-after-a-run",
    "absolute-loss-minimiser",
    "regularised-optimum",
    "posterior-mean-squared-error",
    "two-more-successes",
}

QUESTIONS = tuple(Library.open().questions())
DERIVATIONS = [read_derivation(each) for question in QUESTIONS for each in question.derivations]
LINES = [
    pytest.param(derivation, line, id=f"{derivation.derivation.name}-{line.number}")
    for derivation in DERIVATIONS
    for line in derivation.computed_lines
]
TASKS = [
    pytest.param(task, id=f"{question.id}-{task.name}") for question in QUESTIONS for task in question.tasks
]


def shown(latex: str) -> tuple[str, ...]:
    """A formula as it is written, and as it is printed on one line."""
    return f"${latex}$", inline(latex), inline(latex, charset=Charset.ASCII)


def formulas(text: str) -> list[str]:
    return [part.latex for part in split_mathematics(text) if isinstance(part, Formula)]


@pytest.mark.parametrize(("derivation", "line"), LINES)
def test_a_line_is_right_in_every_form_it_is_shown_in(
    derivation: CheckedDerivation, line: CheckedLine
) -> None:
    (latex,) = formulas(line.line.math)
    forms = (line.line.expect.value, *shown(latex))
    if (derivation.derivation.name, line.number) in SAYS_SOMETHING_ELSE:
        forms = forms[:1]
    for form in forms:
        verdict = judge_line(derivation, line.number, form)
        assert verdict.standing is Standing.RIGHT, (form, verdict.message)
        assert line.number in verdict.lines


def test_the_exceptions_are_lines_of_the_bank() -> None:
    assert {(each.derivation.name, line.number) for each in DERIVATIONS for line in each.lines} >= set(
        SAYS_SOMETHING_ELSE
    )
    names = {task.name for question in QUESTIONS for task in question.tasks}
    assert names >= WITHOUT_A_WHOLE_FORMULA


@pytest.mark.parametrize("task", TASKS)
def test_a_formula_of_a_solution_is_judged_alike_in_every_form(task: Task) -> None:
    instance = load(task, 7)
    found = [_verdicts(instance, latex) for text in instance.solution for latex in formulas(text)]
    assert all(len(each) == 1 for each in found), found
    states_it = any(verdict is Verdict.CORRECT for each in found for verdict, _ in each)
    assert states_it or task.name in WITHOUT_A_WHOLE_FORMULA


def _verdicts(instance: Instance, latex: str) -> set[tuple[Verdict, str | None]]:
    graded = [grade(instance, form) for form in shown(latex)]
    return {(each.verdict, each.tag) for each in graded}
