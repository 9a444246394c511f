from __future__ import annotations

import pytest

from interview_grill.bank.task import AnswerType, ChoiceDraw, IntegerDraw, SolverCall, Task
from interview_grill.errors import ProblemError
from interview_grill.problems import instance_of, load, prepare

from .tasks import TASKS, fixed, wrong


def test_a_seed_fixes_numbers_question_and_answer() -> None:
    one, again, other = (load(TASKS["general"], seed) for seed in (5, 5, 6))
    assert (one.values, one.ask, one.expected) == (again.values, again.ask, again.expected)
    assert one.ask != other.ask


def test_instances_of_a_seed_never_change() -> None:
    # Random(0) begins 0.844, 0.758, 0.421, 0.259, 0.511, 0.405: the first draw has a = b = 8, the second serves.
    assert load(TASKS["general"], 0).given == {"a": "6", "b": "5", "n": "25", "s": "8"}
    assert load(TASKS["sd"], 12).given == {"x": "1.8, 5.7, 3.6, 2.0, 0.2, 6.7"}


def test_the_question_shows_what_was_drawn() -> None:
    instance = load(TASKS["probability"], 1)
    assert instance.ask == "Beta(2, 2) prior, 4 successes in 5 trials. What is the posterior mean of θ?"
    assert instance.expected == 6 / 9
    assert [(mistake.tag, mistake.value) for mistake in instance.mistakes] == [("mode", 5 / 7), ("mle", 0.8)]
    assert load(
        TASKS["probability"]._replace(solution=("{= a + s}/{= a + b + n} = {= 2/3 : 4}",)), 1
    ).solution == ("6/9 = 0.6667",)


def test_declared_mistakes_stand_apart_from_the_answer_and_from_each_other() -> None:
    for seed in range(100):
        instance = load(TASKS["general"], seed)
        assert isinstance(instance.expected, float)
        values = [mistake.value for mistake in instance.mistakes]
        assert all(isinstance(value, float) for value in values)
        for value in values:
            assert isinstance(value, float)
            assert abs(value - instance.expected) > 0.015 * max(value, instance.expected)
        assert isinstance(values[0], float)
        assert isinstance(values[1], float)
        assert abs(values[0] - values[1]) > 0.005 * max(values[0], values[1])


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (
            Task("t", "{n}", fixed(n=4), closed_form="n", wrong=(wrong("same", "n + 0.01"),)),
            "`same` is too near",
        ),
        (
            Task("t", "{n}", fixed(n=4), closed_form="n", wrong=(wrong("one", "2*n"), wrong("two", "8"))),
            "`one` and `two` coincide",
        ),
        (Task("t", "{n}", fixed(n=4), closed_form="n - 4"), "next to 0"),
        (Task("t", "{n}", fixed(n=4), closed_form="1000*n - 3999.99"), "next to 0"),
        (Task("t", "{n}", fixed(n=4), closed_form="ln(3 - n)"), "the answer has no value"),
        (Task("t", "{n}", fixed(n=4), require=("n > 5",), closed_form="n"), "`n > 5` does not hold"),
        (Task("t", "{n}", (("n", IntegerDraw("5", "4")),), closed_form="n"), "`n` cannot be drawn"),
        (Task("t", "nothing", closed_form=None), "without an answer"),
        (Task("t", "{n}", fixed(n=4), closed_form="m"), "m is no name here"),
        (Task("t", "{= m}", fixed(n=4), closed_form="n"), "m is no name here"),
    ],
)
def test_what_cannot_be_asked_says_why(task: Task, reason: str) -> None:
    with pytest.raises(ProblemError) as caught:
        load(task, 1)
    assert reason in str(caught.value)


def test_a_mistake_without_a_value_is_left_out() -> None:
    task = Task(
        "t", "{n}", (("n", ChoiceDraw((1.0, 3.0))),), closed_form="n", wrong=(wrong("root", "sqrt(n - 2)*9"),)
    )
    found = {load(task, seed).values["n"]: len(load(task, seed).mistakes) for seed in range(20)}
    assert found == {1.0: 0, 3.0: 1}


def test_an_answer_of_zero_needs_an_absolute_tolerance() -> None:
    assert load(TASKS["tilt"], 1).expected == 0.0


def test_without_a_closed_form_the_solver_answers() -> None:
    instance = load(TASKS["hidden"], 1)
    assert instance.prepared.closed_form is None
    assert instance.expected == pytest.approx(-0.3125)


def test_a_task_is_prepared_once_and_drawn_often() -> None:
    prepared = prepare(TASKS["posterior"])
    assert prepared.task.type is AnswerType.VECTOR
    assert {instance_of(prepared, seed).expected for seed in range(5)} == {(6.0, 9.0)}


def test_whole_numbers_are_apart_when_they_differ() -> None:
    task = Task(
        "t",
        "{n}",
        fixed(n=400),
        type=AnswerType.INTEGER,
        closed_form="n",
        wrong=(wrong("one-more", "n + 1"),),
    )
    assert load(task, 1).mistakes[0].value == 401.0


def test_numbers_the_solver_refuses_are_drawn_again() -> None:
    draw = (("s", ChoiceDraw((-1.0, 3.0))),)
    task = Task("t", "{s}", draw, solver=SolverCall("binomial.mle", (("successes", "s"), ("trials", "8"))))
    assert {load(task, seed).expected for seed in range(6)} == {3 / 8}
    with pytest.raises(ProblemError, match="no solver call is named"):
        load(task._replace(solver=SolverCall("no-such", ())), 1)


def test_names_of_one_value_are_drawn_again_where_it_matters_which_is_which() -> None:
    draws = tuple((name, IntegerDraw("1", "2")) for name in ("p", "q"))
    told_apart = prepare(Task("ratio", "{p} and {q}", draws, closed_form="p/q"))
    alike = prepare(Task("sum", "{p} and {q}", draws, closed_form="p + q"))
    ties = {
        task.task.name: [instance_of(task, seed).values for seed in range(40)] for task in (told_apart, alike)
    }
    assert all(values["p"] != values["q"] for values in ties["ratio"])
    assert 8 <= sum(values["p"] == values["q"] for values in ties["sum"]) <= 32


def test_a_task_whose_names_always_tie_can_be_drawn() -> None:
    assert load(Task("even", "{p}, {q}", fixed(p=2, q=2), closed_form="p/(p + 2*q)"), 3).expected == 1 / 3
