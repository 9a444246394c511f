from __future__ import annotations

import pytest

from interview_grill.bank.task import ChoiceDraw, Derived, Task
from interview_grill.problems import load
from interview_grill.problems.grading import grade, read_answer
from interview_grill.problems.verdict import Verdict

from .tasks import TASKS


def message(task: str, typed: str) -> str:
    return grade(load(TASKS[task], 1), typed).message


def test_each_kind_of_verdict_says_what_to_do() -> None:
    assert message("probability", "0.667") == "Right."
    assert message("probability", "0.67") == "Right."  # 0.5 % off exactly
    assert message("bias", "-0.31") == "As far as it goes; give 3 significant figures."
    assert message("probability", "0.675") == "Close, but not there: check your rounding."
    assert (
        message("probability", "67/100") == "Close, but not there: an expression typed exactly must be exact."
    )
    assert message("probability", "0.8") == "That is mle."
    assert message("probability", "1.333") == "That is twice the answer: look for a lost ½."
    assert message("probability", "0.5") == "That is not it."
    assert message("probability", "1/0") == "this has no finite value"
    assert message("count", "12.5") == "a whole number is asked for"


def test_the_wrong_slots_of_a_list_are_named() -> None:
    assert message("posterior", "6, 10") == "Wrong: beta."
    assert message("posterior", "7, 10") == "None of these is right."
    assert message("simplex", "0.167, 0.333, 0.5") == "Wrong: theta2, theta3."
    assert message("simplex", "0.2, 0.3, 0.7") == "These sum to 1.2; probabilities sum to 1."


def test_how_an_answer_was_read_is_echoed() -> None:
    echoes = {
        "66.7%": "0.667",
        "log(2)": "ln(2)",
        "θ̂ = 2/3": "2/3",
        "(2+4)/(9)": "(2 + 4)/9",
        "2(a+s)/n": "2*(a + s)/n",
    }
    instance = load(TASKS["probability"], 1)
    assert {typed: grade(instance, typed).read_as for typed in echoes} == echoes
    assert grade(instance, "0,667").read_as is None


def test_the_nearest_of_two_declared_mistakes_is_meant() -> None:
    instance = load(TASKS["probability"], 1)
    assert [mistake.tag for mistake in instance.mistakes] == ["mode", "mle"]
    assert grade(instance, "0.7145").tag == "mode"
    assert grade(instance, "0.7985").tag == "mle"


def test_a_declared_mistake_comes_before_a_near_miss_and_a_common_slip() -> None:
    instance = load(TASKS["variance"], 1)
    assert grade(instance, "33.2").tag == "sum-of-squares", "n times the answer, and declared"
    assert grade(instance, "6.7").tag == "close"


def test_an_answer_is_read_with_the_names_of_its_task() -> None:
    assert read_answer(load(TASKS["sd"], 1), "sum(x)/n").names == {"x", "n"}
    assert len(read_answer(load(TASKS["posterior"], 1), "beta = 9, alpha = 6").parts) == 2


@pytest.mark.parametrize("typed", ["0.6650", "0.6634", "0.67000", "0.6699", "0.6630"])
def test_half_a_percent_is_the_edge(typed: str) -> None:
    graded = grade(load(TASKS["probability"], 1), typed)
    assert (graded.verdict is Verdict.CORRECT) == (typed != "0.6630")


def test_the_edge_of_the_tolerance_is_inside() -> None:
    instance = load(Task("fifth", "?", (("n", ChoiceDraw((5,))),), closed_form="1/n"), 1)
    assert [grade(instance, typed).verdict for typed in ("0.201", "0.199", "0.2011", "0.1989")] == [
        Verdict.CORRECT,
        Verdict.CORRECT,
        Verdict.NEAR,
        Verdict.NEAR,
    ]


@pytest.mark.parametrize(
    ("counts", "typed"),
    [
        ("[4, 5, 2]", "0.36, 0.45, 0.18"),  # 0.99
        ("[5, 7, 12]", "0.21, 0.29, 0.50"),
        ("[7, 7, 9]", "0.30, 0.30, 0.39"),  # 0.99
        ("[1, 1, 4]", "0.17, 0.17, 0.67"),  # 1.01
    ],
)
def test_two_figures_of_a_probability_vector_are_near_whatever_they_sum_to(counts: str, typed: str) -> None:
    task = TASKS["simplex"]._replace(draw=(("c", Derived(counts)),), wrong=())
    assert grade(load(task, 1), typed).verdict is Verdict.NEAR


def test_a_vector_that_is_off_and_does_not_sum_to_one_is_told_so() -> None:
    task = TASKS["simplex"]._replace(draw=(("c", Derived("[4, 5, 2]")),), wrong=())
    assert grade(load(task, 1), "0.36, 0.45, 0.28").tag == "not-normalised"
