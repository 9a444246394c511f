"""A numeric card as a dialogue: one free retry after a near miss, hints, the worked solution at the end."""

from __future__ import annotations

import json

import pytest

from interview_grill.bank.task import AnswerType, IntegerDraw, Task, WrongAnswer
from interview_grill.memory.event import Rating
from interview_grill.session.chunks import Verbatim
from interview_grill.session.computing import Computing, begin, rule_of, value_text
from interview_grill.session.requests import checked_line

TASK = Task(
    name="proportion",
    ask="{s} successes in {n} trials. What is $\\hat\\theta$?",
    draw=(("n", IntegerDraw("7", "7")), ("s", IntegerDraw("3", "3"))),
    closed_form="s/n",
    wrong=(WrongAnswer("failures", "(n-s)/n", "That is the share of failures."),),
    hints=("Count the successes.", "Divide by the trials."),
    solution=("$\\hat\\theta = {s}/{n} = {= s/n : 4}$",),
)


def play(*lines: str, task: Task = TASK) -> Computing:
    dialogue = begin(task, 1)
    for line in lines:
        dialogue = dialogue.reply(checked_line(line))
    return dialogue


def text(dialogue: Computing) -> str:
    return "\n".join(chunk if isinstance(chunk, str) else chunk.text for chunk in dialogue.chunks)


def test_the_names_that_may_be_typed_are_those_of_the_numbers_and_of_what_is_written() -> None:
    assert play().names == ("n", "s")
    assert play(task=TASK._replace(written=(("k", "n - s"),))).names == ("n", "s", "k")


def rated(*lines: str) -> tuple[Rating, str | None, str | None]:
    outcome = play(*lines).outcome
    assert outcome is not None
    return outcome.rating, outcome.verdict, outcome.tag


def test_the_card_prints_the_rule_it_judges_by_and_the_names_of_a_formula() -> None:
    page = text(play())
    assert "A number within 0.5 %, to 3 figures or more; or an exact expression." in page
    assert "Or a formula, in the names below." in page
    assert "Names: n = 7; s = 3" in page


def test_without_a_closed_form_an_expression_may_be_an_approximation() -> None:
    task = Task("median", "{n}?", (("n", IntegerDraw("7", "7")),), rtol=0.01)
    assert rule_of(task) == "A number within 1 %, to 3 figures or more; or an expression as near."


@pytest.mark.parametrize("line", ["0.429", "3/7", "s/n", "42.86%", "θ̂ = 3/7".removeprefix("θ̂ = ")])
def test_a_right_answer_ends_the_card_with_good(line: str) -> None:
    assert rated(line) == (Rating.GOOD, "correct", None)


def test_a_first_near_miss_gives_another_try_and_then_right_is_hard() -> None:
    assert play("0.433").outcome is None
    assert rated("0.433", "0.4286") == (Rating.HARD, "correct", None)


def test_a_second_near_miss_ends_the_card() -> None:
    assert rated("0.433", "0.4341") == (Rating.AGAIN, "near", "close")


def test_a_known_mistake_is_named_and_ends_the_card() -> None:
    assert rated("0.571") == (Rating.AGAIN, "wrong", "failures")
    assert "That is the share of failures." in text(play("0.571"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3/7", "**Right** (read as 3/7)."),
        ("s/n", "**Right** (read as s/n), for any numbers."),
        ("s/log(1)", "**Not an answer** (read as s/ln(1)): this formula has no value for the numbers given."),
        ("0.433", "**Near** (read as 0.433). Close, but not there: check your rounding."),
        ("4/7", "**Wrong** (read as 4/7). That is the share of failures."),
    ],
)
def test_a_verdict_says_how_the_answer_was_read_and_how_far_it_holds(typed: str, said: str) -> None:
    assert said in text(play(typed)).splitlines()


def test_a_right_formula_with_a_shown_number_in_it_is_told_that_a_name_would_hold_for_any() -> None:
    drawn = (("n", IntegerDraw("5", "90")), ("s", IntegerDraw("1", "4")))
    dialogue = begin(TASK._replace(draw=drawn), 1)
    size = dialogue.instance.given["n"]
    told = text(dialogue.reply(f"s/{size}"))
    assert (
        f"**Right** (read as s/{size}) for these numbers; with a name for each of its numbers it holds for any."
        in told.splitlines()
    )


def test_what_cannot_be_read_costs_nothing_however_often() -> None:
    dialogue = play("0,429", "three sevenths", "1 2", "3/7")
    assert dialogue.outcome is not None
    assert dialogue.outcome.rating is Rating.GOOD
    assert dialogue.outcome.typed == "3/7"
    assert any(isinstance(chunk, Verbatim) for chunk in dialogue.chunks)


def test_hints_come_in_turn_and_make_the_rating_hard_at_best() -> None:
    dialogue = play("?", "?", "?", "3/7")
    said = text(dialogue)
    assert (
        said.index("Count the successes.") < said.index("Divide by the trials.") < said.index("No more hints")
    )
    assert dialogue.outcome is not None
    assert (dialogue.outcome.rating, dialogue.outcome.hints) == (Rating.HARD, 2)


def test_show_me_is_again_and_works_the_solution_with_these_numbers() -> None:
    dialogue = play("")
    assert dialogue.outcome is not None
    assert dialogue.outcome.rating is Rating.AGAIN
    assert "The answer is 0.428571." in text(dialogue)
    assert "3/7 = 0.4286" in text(dialogue)


def test_seed_task_and_drawn_values_are_logged() -> None:
    outcome = play("3/7").outcome
    assert outcome is not None
    assert (outcome.task, outcome.seed) == ("proportion", 1)
    assert json.loads(outcome.given or "") == {"n": "7", "s": "3"}


def test_every_type_has_its_rule() -> None:
    vector = Task("v", "?", slots=("alpha", "beta"), type=AnswerType.VECTOR)
    assert rule_of(vector).startswith("2 values: alpha, beta; each within 0.5 %")
    assert rule_of(Task("i", "?", type=AnswerType.INTEGER)) == "A whole number, exactly."
    assert "or 0.001 where that is more" in rule_of(Task("n", "?", atol=0.001))


@pytest.mark.parametrize(
    ("value", "shown"), [(-0.25, "−0.25"), ((0.5, 1 / 3), "(0.5, 0.333333)"), (1234567.0, "1.23457e+06")]
)
def test_answers_are_shown_to_six_figures(value: float | tuple[float, ...], shown: str) -> None:
    assert value_text(value) == shown
