from __future__ import annotations

import pytest

from interview_grill.bank.task import AnswerType, Derived, Formula, IntegerDraw, SolverCall, Task
from interview_grill.problems.prove import faults_of_formula, faults_of_task

from .tasks import TASKS, fixed, wrong

GOOD = TASKS["general"]


@pytest.mark.parametrize("name", sorted(set(TASKS) - {"tilt"}))
def test_a_sound_task_has_no_faults(name: str) -> None:
    assert faults_of_task(TASKS[name], seeds=25) == []


def closed(text: str) -> Task:
    return GOOD._replace(closed_form=text, wrong=())


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (closed("(a + s - 1)/(a + b + n - 2)"), "the closed form gives"),
        (closed("(a + s)/(a + b + m)"), "m is no name here"),
        (
            GOOD._replace(require=("a == b",), draw=(*GOOD.draw, ("c", Derived("1/(a - a)")))),
            "cannot be drawn",
        ),
        (GOOD._replace(require=("a > 20",)), "`a > 20` does not hold"),
        (GOOD._replace(wrong=(wrong("never", "ln(-a)"),)), "`never` never has a value"),
        (GOOD._replace(wrong=(wrong("same", "(a + s)/(a + b + n)"),)), "too near the right one"),
        (GOOD._replace(ask="{a} {b} {n}"), "the answer needs `s`"),
        (GOOD._replace(ask="{a} {b} {n} {s} {= a/3}"), "the question shows the number"),
        (GOOD._replace(ask="{a} {b} {n} {s} {= q}"), "q is no name here"),
        (GOOD._replace(solution=("{= ln(-a)}",)), "has no value"),
        (
            GOOD._replace(
                solver=SolverCall(
                    "beta-bernoulli.mean",
                    (("alpha", "-a"), ("beta", "b"), ("successes", "s"), ("trials", "n")),
                ),
            ),
            "alpha",
        ),
        (Task("integer", "{n}", fixed(n=3), type=AnswerType.INTEGER, closed_form="n/2"), "full precision"),
    ],
)
def test_each_fault_is_found_and_named(task: Task, said: str) -> None:
    faults = faults_of_task(task, seeds=6)
    assert any(said in fault for fault in faults), faults


def test_a_fault_is_reported_once_with_the_first_seed_that_shows_it() -> None:
    (fault,) = faults_of_task(closed("(a + s + 1)/(a + b + n)"), seeds=10)
    assert fault.endswith("(seed 0)")


def test_a_stated_formula_must_agree_with_the_solver_or_its_equal() -> None:
    draw = (("n", IntegerDraw("3", "9")), ("s", IntegerDraw("1", "n")))
    solver = SolverCall("binomial.mle", (("successes", "s"), ("trials", "n")))
    assert faults_of_formula(Formula("f", draw, "s/n", solver=solver)) == []
    assert faults_of_formula(Formula("f", draw, "s/n", equals="1 - (n - s)/n")) == []
    assert "should be" in faults_of_formula(Formula("f", draw, "(s + 1)/(n + 2)", solver=solver))[0]
    assert "should be" in faults_of_formula(Formula("f", draw, "s/n", equals="n/s"))[0]
    assert "no name here" in faults_of_formula(Formula("f", draw, "k/n", equals="s/n"))[0]
    assert (
        "no numbers serve"
        in faults_of_formula(Formula("f", draw, "s/n", require=("n > 9",), equals="s/n"))[0]
    )


def test_a_task_that_cannot_be_read_is_one_fault() -> None:
    (fault,) = faults_of_task(GOOD._replace(require=("a + b",)), seeds=3)
    assert "`a + b` compares nothing" in fault


def test_a_hole_that_is_not_closed_is_a_fault() -> None:
    faults = faults_of_task(GOOD._replace(ask="{a} {b} {n} {s} and {= a"), seeds=2)
    assert [fault.partition(" at ")[0] for fault in faults] == ["the question has an unfilled hole"]


def test_a_stated_formula_that_cannot_be_drawn_or_solved_is_one_fault() -> None:
    draw = (("n", IntegerDraw("3", "9")), ("s", IntegerDraw("n + 1", "n + 4")))
    solver = SolverCall("binomial.mle", (("successes", "s"), ("trials", "n")))
    (fault,) = faults_of_formula(Formula("f", draw, "s/n", solver=solver))
    assert "successes" in fault
