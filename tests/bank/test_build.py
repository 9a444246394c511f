"""Plain data to questions: what is left out has its default, short forms mean the long ones."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.bank import build
from interview_grill.bank.derivation import Expect, Mode
from interview_grill.bank.model import Deck, FollowUp, KeyPoint, Kind, Pitfall, Question
from interview_grill.bank.task import (
    AnswerType,
    ChoiceDraw,
    Derived,
    Draw,
    GridDraw,
    IntegerDraw,
    SampleDraw,
    SolverCall,
    Task,
    WrongAnswer,
)

TASK = {"name": "t", "ask": "x"}
LINE = {"do": "a", "math": "b"}


def draw(plain: dict[str, Any]) -> Draw:
    ((name, drawn),) = build.task({**TASK, "draw": {"w": plain}}).draw
    assert name == "w"
    return drawn


def expect(**plain: Any) -> Expect:
    lines = [{**LINE, "expect": plain}]
    return build.derivation({"name": "d", "title": "t", "lines": lines}).lines[0].expect


def test_a_question_of_an_id_and_what_it_asks_weighs_one_and_is_only_recalled() -> None:
    question = build.question({"id": "a", "ask": "b"})
    assert question == Question(id="a", ask="b", weight=1.0)
    assert question.kinds == (Kind.RECALL,)


def test_every_part_of_a_question_lands_where_it_belongs() -> None:
    question = build.question(
        {
            "id": "a",
            "ask": "b",
            "number": 7,
            "section": "B",
            "band": "1-15",
            "tags": ["x", "y"],
            "weight": 2,
            "answer": "c",
            "key_points": [{"must": "m"}, {"nice": "n"}],
            "pitfalls": [{"said": "s", "because": "t"}, {"said": "u", "because": "v", "tags": ["w"]}],
            "follow_ups": [{"ask": "q", "answer": "r", "tags": ["z"]}],
            "say": "d",
            "read": ["e", "f"],
            "source": "g",
        }
    )
    assert (question.number, question.section, question.band, question.tags) == (7, "B", "1-15", ("x", "y"))
    assert (question.weight, question.answer, question.say) == (2.0, "c", "d")
    assert question.key_points == (KeyPoint("m", must=True), KeyPoint("n", must=False))
    assert question.pitfalls == (Pitfall("s", "t"), Pitfall("u", "v", ("w",)))
    assert question.follow_ups == (FollowUp("q", "r", ("z",)),)
    assert (question.read, question.source) == (("e", "f"), "g")


def test_wording_alone_leaves_out_what_only_a_checked_card_needs() -> None:
    plain = {
        "id": "a",
        "ask": "b",
        "say": "c",
        "tasks": [TASK],
        "formulas": [{"name": "f", "value": "1"}],
        "derivations": [{"name": "d", "title": "t", "lines": [LINE]}],
    }
    whole, wording = build.question(plain), build.question(plain, wording_only=True)
    assert [len(part) for part in (whole.tasks, whole.formulas, whole.derivations)] == [1, 1, 1]
    assert wording == Question(id="a", ask="b", say="c")
    assert whole.kinds == (Kind.RECALL, Kind.COMPUTE, Kind.DERIVE)


def test_a_header_that_says_nothing_has_no_bar() -> None:
    assert build.deck({}) == Deck()
    assert build.deck({"bar": 0}).bar == 0
    assert build.deck({"title": "T", "sections": {"A": "a"}}) == Deck(title="T", sections={"A": "a"})


def test_a_task_asks_for_a_number_within_half_a_percent_unless_said_otherwise() -> None:
    task = build.task(TASK)
    assert task == Task(name="t", ask="x")
    assert (task.type, task.rtol, task.atol) == (AnswerType.NUMBER, 0.005, 0.0)
    said = build.task({**TASK, "type": "integer", "rtol": 1, "atol": 0.25, "hints": ["h"], "solution": ["s"]})
    assert (said.type, said.rtol, said.atol) == (AnswerType.INTEGER, 1.0, 0.25)
    assert (said.hints, said.solution) == (("h",), ("s",))


@pytest.mark.parametrize(
    ("plain", "drawn"),
    [
        ({"int": ["2", "n - 1"]}, IntegerDraw("2", "n - 1")),
        ({"choice": [1, 2.5]}, ChoiceDraw((1.0, 2.5))),
        ({"grid": [0.25, 3, 0.5]}, GridDraw(0.25, 3.0, 0.5)),
        ({"let": "2*n"}, Derived("2*n")),
        ({"let": ["a", "b + 1"]}, Derived("[a, b + 1]")),
        (
            {"gaussian": {"mean": "4", "sd": "3", "n": ["5", "8"], "decimals": 2}},
            SampleDraw("gaussian", (("mean", "4"), ("sd", "3")), "5", "8", 2),
        ),
        ({"exponential": {"rate": "2", "n": "7"}}, SampleDraw("exponential", (("rate", "2"),), "7", "7", 1)),
        ({"poisson": {"rate": "2", "n": "7"}}, SampleDraw("poisson", (("rate", "2"),), "7", "7", 0)),
        (
            {"bernoulli": {"probability": "0.3", "n": {"like": "x"}}},
            SampleDraw("bernoulli", (("probability", "0.3"),), "", "", 0, like="x"),
        ),
    ],
)
def test_each_kind_of_draw(plain: dict[str, Any], drawn: Draw) -> None:
    assert draw(plain) == drawn


def test_whole_numbers_show_no_decimals_and_others_one() -> None:
    shown = {
        family: found.decimals
        for family in ("bernoulli", "poisson", "integers", "exponential", "gaussian", "uniform", "laplace")
        if isinstance(found := draw({family: {"n": "5"}}), SampleDraw)
    }
    assert shown == {
        "bernoulli": 0,
        "poisson": 0,
        "integers": 0,
        "exponential": 1,
        "gaussian": 1,
        "uniform": 1,
        "laplace": 1,
    }


def test_draws_keep_the_order_they_are_written_in() -> None:
    task = build.task({**TASK, "draw": {"z": {"let": "1"}, "a": {"let": "z"}, "m": {"let": "a"}}})
    assert [name for name, _ in task.draw] == ["z", "a", "m"]


@pytest.mark.parametrize(
    ("plain", "call"),
    [
        ("gaussian.mle", SolverCall("gaussian.mle")),
        ({"call": "gaussian.mle"}, SolverCall("gaussian.mle")),
        (
            {"call": "f", "with": {"data": ["1", "x"], "sd": "2"}},
            SolverCall("f", (("data", "[1, x]"), ("sd", "2"))),
        ),
    ],
)
def test_a_solver_call_is_a_name_with_or_without_arguments(plain: Any, call: SolverCall) -> None:
    assert build.task({**TASK, "solver": plain}).solver == call
    assert build.formula({"name": "f", "value": "1", "solver": plain}).solver == call


def test_a_list_of_formulas_is_one_in_brackets_wherever_one_may_stand() -> None:
    task = build.task(
        {**TASK, "closed_form": ["a", "b"], "wrong": [{"tag": "w", "value": ["c", "d"], "say": "s"}]}
    )
    assert task.closed_form == "[a, b]"
    assert task.wrong == (WrongAnswer("w", "[c, d]", "s"),)
    formula = build.formula({"name": "f", "value": ["a"], "equals": ["b", "c"]})
    assert (formula.value, formula.equals) == ("[a]", "[b, c]")


def test_a_line_without_anything_expected_is_shown() -> None:
    line = build.derivation({"name": "d", "title": "t", "lines": [LINE]}).lines[0]
    assert line.expect == Expect(Mode.SHOWN)
    assert (line.why, line.wrong, line.also) == ("", (), ())


def test_what_a_line_expects() -> None:
    assert expect(mode="equal", value="v") == Expect(Mode.EQUAL, "v")
    assert expect(mode="root", value="v", **{"in": "v"}).free == ("v",)
    assert expect(mode="constant", value="v", **{"in": ["mu", "v"]}).free == ("mu", "v")
    whole = expect(
        mode="root",
        value="s",
        names=["l"],
        root="r",
        derivative_of=2,
        order=2,
        solver={"call": "f", "with": {"data": "x"}},
        product_of=["p", "q"],
        argued=True,
        minimum=True,
    )
    assert whole == Expect(
        Mode.ROOT, "s", (), ("l",), "r", 2, 2, "f", (("data", "x"),), ("p", "q"), argued=True, minimum=True
    )
