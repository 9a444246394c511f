from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.task import IntegerDraw, Task
from interview_grill.problems import Instance, instance_of, load, prepare
from interview_grill.problems.grading import grade
from interview_grill.problems.verdict import Verdict
from tests.content.bundled import tasks_of

from .tasks import TASKS


def shown(draw: dict[str, int], closed_form: str, **given_values: int) -> Instance:
    """The first instance of a task of whole numbers with these values."""
    names = tuple((name, IntegerDraw("1", str(most))) for name, most in draw.items())
    prepared = prepare(Task("shown", "?", names, closed_form=closed_form))
    for seed in range(2000):
        instance = instance_of(prepared, seed)
        if all(instance.values[name] == value for name, value in given_values.items()):
            return instance
    raise AssertionError(given_values)


@pytest.mark.parametrize("typed", ["3/n", "s/9", "s*1/9", "s/(2 + 7)", "3*s/27", "(s + 6)/27", "s/(n*n)*9"])
def test_a_formula_with_shown_numbers_for_names_is_right_for_these(typed: str) -> None:
    instance = shown({"s": 9, "n": 12}, "s/n", s=3, n=9)
    graded = grade(instance, typed)
    general = typed == "(s + 6)/27"
    assert (graded.verdict is Verdict.WRONG) == general, typed
    if not general:
        assert (
            graded.message == "Right for these numbers; with a name for each of its numbers it holds for any."
        )


@pytest.mark.parametrize("typed", ["1/s", "s/s^2", "sqrt(n)/n", "s^2/27", "n/27"])
def test_a_formula_that_holds_by_accident_of_the_draw_is_not_general(typed: str) -> None:
    graded = grade(shown({"s": 9, "n": 12}, "s/n", s=3, n=9), typed)
    assert (graded.verdict, graded.tag) == (Verdict.WRONG, "not-general")
    assert graded.message.startswith("Right for these numbers only. At ")


@pytest.mark.parametrize(
    ("typed", "right"), [("1/T^2 + n", False), ("1/1 + n", True), ("1*n*T + 1/T^2", False)]
)
def test_a_one_beside_a_name_of_that_value_does_not_stand_for_it(typed: str, right: bool) -> None:
    graded = grade(shown({"T": 4, "n": 9}, "1/T + n", T=1, n=5), typed)
    assert (graded.verdict is Verdict.CORRECT) == right
    assert right or graded.tag == "not-general"


def test_what_is_not_named_may_be_worked_out() -> None:
    instance = load(TASKS["general"], 4)
    a, b, n, s = (int(instance.given[name]) for name in "abns")
    for typed in (
        f"({a} + s)/({a} + b + n)",
        f"a*{a + s}/(a*{a + b + n})",
        f"(a + s)/{a + b + n}.0",
        f"(a + {s})/(a + b + {n})",
        f"(s + {a})/(n + {a + b})",
    ):
        assert grade(instance, typed).verdict is Verdict.CORRECT, typed


@pytest.mark.parametrize("seed", range(6))
def test_numbers_may_stand_for_the_size_and_the_statistics_of_a_sample(seed: int) -> None:
    instance = load(TASKS["sd"], seed)
    x = instance.values["x"]
    assert isinstance(x, tuple)
    n, mean = len(x), sum(x) / len(x)
    squares = sum((item - mean) ** 2 for item in x)
    for typed in (
        f"sqrt(sum((x - mean(x))^2)/{n})",
        f"sqrt({n - 1}/{n})*sqrt(sum((x - mean(x))^2)/(n - 1))",
        f"sqrt(1/{n}*sum((x - {mean!r})^2))",
        f"sqrt({squares!r}/n)",
    ):
        assert grade(instance, typed).verdict is Verdict.CORRECT, typed
    assert grade(instance, f"sqrt(sum((x - mean(x))^2)/{n + 1})").verdict is Verdict.WRONG


def test_a_wrong_formula_shows_the_shown_numbers_with_both_values() -> None:
    instance = load(TASKS["general"], 4)
    graded = grade(instance, "(a + s)/(a + n)")
    given_values = ", ".join(f"{name} = {instance.given[name]}" for name in "abns")
    assert graded.verdict is Verdict.WRONG
    assert graded.tag is None
    assert graded.message.startswith(f"At {given_values} it gives ")
    assert f"the answer is {instance.expected:.4g}." in graded.message


def test_two_values_that_are_close_are_shown_with_the_figures_that_tell_them_apart() -> None:
    graded = grade(load(TASKS["general"], 23), "(a + s)/(a + b + n) + 1/20000")
    assert graded.verdict is Verdict.WRONG
    assert "it gives 0.30005; the answer is 0.3." in graded.message
    scaled = grade(load(TASKS["general"], 23), "(a + s)/(a + b + n)*100001/100000")
    assert scaled.message == "That is 1.00001 times the answer, whatever the numbers."


def test_where_the_answer_is_zero_no_factor_is_named() -> None:
    graded = grade(load(TASKS["tilt"], 1), "d + 5")
    assert (graded.verdict, graded.tag) == (Verdict.WRONG, None)
    assert graded.message == "At d = 0 it gives 5; the answer is 0."


def test_a_formula_is_tried_on_what_draws_there_are() -> None:
    few = Task("few", "{n}?", (("n", IntegerDraw("1", "999")),), ("n > 985",), closed_form="1/n")
    sometimes = Task("sometimes", "{n}?", (("n", IntegerDraw("1", "9")),), closed_form="1 + sqrt(n - 5)")
    assert grade(load(few, 1), "n/n^2").verdict is Verdict.CORRECT
    assert grade(load(few, 1), "2/n").tag == "factor-2"
    assert grade(load(sometimes, 1), "sqrt(n - 5) + 1").verdict is Verdict.CORRECT
    assert grade(load(sometimes, 1), "abs(n - 5)^0.5 + n^3/512").verdict is Verdict.WRONG


def test_a_formula_without_a_value_somewhere_is_wrong_there() -> None:
    instance = load(TASKS["general"], 4)
    graded = grade(instance, "sqrt(a - b)^2*(a + s)/((a - b)*(a + b + n))")
    assert graded.verdict is Verdict.WRONG
    assert "it has no value" in graded.message


def test_without_a_closed_form_a_formula_is_judged_by_its_value_here() -> None:
    instance = load(TASKS["hidden"], 1)
    assert grade(instance, "-2.5/n").verdict is Verdict.CORRECT
    assert (
        grade(instance, "-2.51/n").verdict is Verdict.CORRECT
    )  # an approximation has the tolerance of a number
    assert grade(instance, "-5/16").verdict is Verdict.CORRECT
    assert grade(instance, "-313/1000").verdict is Verdict.CORRECT
    assert grade(instance, "-5/(2n + 1)").verdict is Verdict.WRONG


def test_a_vector_formula_of_another_length_cannot_be_an_answer() -> None:
    graded = grade(load(TASKS["posterior"], 1), "[a, b, n]/n")
    assert graded.verdict is Verdict.INVALID
    assert "2 values are asked for" in graded.message


def test_vector_formulas_are_compared_slot_by_slot() -> None:
    instance = load(TASKS["posterior"], 1)
    assert grade(instance, "a + s, b + n - s").verdict is Verdict.CORRECT
    assert grade(instance, "[a + s, b + n]").tag == "all-trials"
    assert grade(instance, "[2a + 2s, 2(b + n - s)]").tag == "factor-2"
    assert grade(instance, "[3(a + s), 3(b + n - s)]").tag == "constant-factor"
    assert grade(instance, "[3(a + s), b + n - s]").verdict is Verdict.WRONG


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_closed_form_is_right_at_every_seed_and_each_mistake_has_its_tag(seed: int) -> None:
    instance = load(TASKS["general"], seed)
    assert grade(instance, "(a + s)/(a + b + n)").verdict is Verdict.CORRECT
    for mistake in instance.task.wrong:
        assert grade(instance, mistake.value).tag == mistake.tag


@given(st.text(max_size=40), st.sampled_from(sorted(TASKS)))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_verdict(text: str, task: str) -> None:
    graded = grade(load(TASKS[task], 2), text)
    assert graded.verdict in Verdict
    assert graded.message


def test_a_looser_task_is_graded_loosely() -> None:
    loose = load(TASKS["probability"]._replace(rtol=0.02, wrong=()), 1)
    assert grade(loose, "0.655").verdict is Verdict.CORRECT
    assert grade(loose, "0.62").verdict is Verdict.NEAR
    assert grade(loose, "0.60").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("26-one-feature-lasso", "sign(median(x*y))*max(abs(sum(x*y)) - lambda, 0)/sum(x^2)"),
        ("26-penalty-that-zeroes-all", "max(-sum(x1*y), abs(sum(x2*y)))"),
        ("26-penalty-that-zeroes-all", "max(sum(x1*y), abs(sum(x2*y)))"),
        ("26-penalty-that-zeroes-all", "max(abs(sum(x1*y)), sum(x2*y))"),
    ],
)
def test_a_formula_of_pieces_is_right_only_if_every_piece_is(name: str, typed: str) -> None:
    prepared = prepare(tasks_of(26, 26)[name])
    messages = {grade(instance_of(prepared, seed), typed).message for seed in range(12)}
    assert "Right, for any numbers." not in messages
