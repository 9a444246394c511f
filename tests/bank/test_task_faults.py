"""What is wrong with the declaration of a numeric task or an executable formula, without drawing one."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.bank import build
from interview_grill.bank.task_faults import declared_formula_faults, task_faults

PATH = ("tasks", 3)
Where = tuple[str | int, ...]


def found(**keys: Any) -> list[tuple[Where, str]]:
    plain = {"name": "t", "ask": "x", "closed_form": "1", **keys}
    return [(each.path[2:], each.what) for each in task_faults(build.task(plain), PATH)]


def formula(**keys: Any) -> list[tuple[Where, str]]:
    plain = {"name": "f", "value": "1", **keys}
    return [(each.path[2:], each.what) for each in declared_formula_faults(build.formula(plain), PATH)]


def test_a_task_whose_parts_fit_together_has_no_fault() -> None:
    assert (
        found(
            draw={
                "k": {"int": ["2", "9"]},
                "n": {"int": ["k + 1", "3 k"]},
                "p": {"grid": [0.1, 0.9, 0.1]},
                "c": {"choice": [1.5, 3.0]},
                "x": {"gaussian": {"mean": "c", "sd": "p", "n": ["k", "n"], "decimals": 1}},
                "y": {"poisson": {"rate": "c", "n": {"like": "x"}}},
                "m": {"let": "mean(x) + mean(y)"},
                "z": {"let": "x - y"},
            },
            require=["max(x) > min(y)", "k != n"],
            closed_form="m + sum(z)",
            solver={"call": "gaussian.mle.mean", "with": {"data": "z"}},
            wrong=[{"tag": "a", "value": "n*m", "say": "s"}, {"tag": "b", "value": "p", "say": "s"}],
        )
        == []
    )


def test_a_name_is_known_from_its_draw_on_and_not_before() -> None:
    draw = {"n": {"int": ["1", "m"]}, "m": {"int": ["1", "n"]}}
    assert found(draw=draw) == [(("draw", "n", "int", 1), "`m`: m is no name here")]


@pytest.mark.parametrize(
    ("draw", "where", "said"),
    [
        ({"int": ["[1, 2]", "4"]}, ("int", 0), "one number is asked for"),
        ({"let": "2*q"}, ("let",), "q is no name here"),
        ({"grid": [1.0, 0.5, 0.1]}, ("grid",), "low at most high"),
        ({"grid": [0.0, 1.0, 0.0]}, ("grid",), "step above 0"),
        ({"grid": [0.0, 1.0, -0.1]}, ("grid",), "step above 0"),
        ({"poisson": {"rate": "q", "n": "5"}}, ("poisson", "rate"), "q is no name here"),
        ({"poisson": {"rate": "2", "n": ["3", "q"]}}, ("poisson", "n", 1), "q is no name here"),
        ({"poisson": {"rate": "2", "n": {"like": "k"}}}, ("poisson", "n", "like"), "`k` is no sample"),
        ({"poisson": {"rate": "2", "n": {"like": "w"}}}, ("poisson", "n", "like"), "`w` is no sample"),
    ],
)
def test_a_draw_at_fault_is_told_at_the_part_that_is(draw: dict[str, Any], where: Where, said: str) -> None:
    ((path, what),) = found(draw={"k": {"int": ["1", "4"]}, "w": draw})
    assert path == ("draw", "w", *where)
    assert said in what


def test_a_size_given_once_is_told_once() -> None:
    assert len(found(draw={"w": {"poisson": {"rate": "2", "n": "q"}}})) == 1


@pytest.mark.parametrize("name", ["sum", "e", "pi", "exp"])
def test_what_is_no_name_cannot_be_drawn(name: str) -> None:
    assert found(draw={name: {"choice": [1.0]}}) == [
        (("draw", name), f"`{name}` cannot be declared as a name")
    ]


def test_two_spellings_of_one_name_cannot_both_be_drawn() -> None:
    draw = {"theta": {"choice": [1.0]}, "θ": {"choice": [2.0]}}
    assert found(draw=draw) == [(("draw", "θ"), "`θ` and `theta` would be read as one name")]


def test_a_single_number_is_asked_for_unless_the_task_is_a_vector() -> None:
    draw = {"x": {"poisson": {"rate": "2", "n": "5"}}}
    wrong = [{"tag": "w", "value": "2*x", "say": "s"}]
    assert [path for path, _ in found(draw=draw, closed_form="x", wrong=wrong)] == [
        ("closed_form",),
        ("wrong", 0, "value"),
    ]
    assert found(draw=draw, closed_form="x", wrong=wrong, type="vector", slots=["a", "b"]) == []


def test_a_further_name_stands_for_a_formula_of_the_drawn_ones() -> None:
    draw = {"c": {"int": ["1", "9"]}}
    assert found(draw=draw, closed_form="c", written={"n": "2*c", "alpha": "c/n"}) == []
    assert found(draw=draw, closed_form="c", written={"c": "2", "n": "2*d"}) == [
        (("written", "c"), "`c` has a meaning already"),
        (("written", "n"), "`n`: `2*d`: d is no name here"),
    ]


def test_a_left_hand_name_may_stand_before_the_closed_form_that_declares_it() -> None:
    assert found(closed_form="theta_hat = 3", answer_name="theta_hat") == []
    assert [path for path, _ in found(closed_form="theta_hat = 3")] == [("closed_form",)]


def test_a_tag_given_twice_is_told_at_the_second() -> None:
    wrong = [{"tag": tag, "value": "2", "say": "s"} for tag in ("odds", "sd", "odds")]
    assert found(wrong=wrong) == [(("wrong", 2, "tag"), "the tag `odds` is there twice")]


@pytest.mark.parametrize(
    ("keys", "where", "said"),
    [
        ({"closed_form": None}, (), "a task without an answer"),
        ({"type": "vector"}, (), "a vector needs the names of its entries"),
        ({"slots": ["a"]}, ("slots",), "`slots` without a vector: the type is number"),
        ({"type": "integer", "slots": ["a"]}, ("slots",), "`slots` without a vector: the type is integer"),
        (
            {"type": "formula", "closed_form": None, "solver": "gaussian.mle.mean"},
            (),
            "a formula is asked for and none is declared",
        ),
    ],
)
def test_what_is_asked_for_must_be_declared(keys: dict[str, Any], where: Where, said: str) -> None:
    assert (where, said) in found(**keys)


def test_every_fault_of_a_task_is_told_in_one_go() -> None:
    faults = found(
        draw={"n": {"int": ["1", "u"]}},
        require=["v < 2"],
        closed_form="w",
        solver={"call": "gaussian.mle.mean", "with": {"data": "y"}},
        wrong=[{"tag": "t", "value": "z", "say": "s"}],
    )
    assert [path[0] for path, _ in faults] == ["draw", "require", "closed_form", "solver", "wrong"]


def test_a_formula_is_compared_with_exactly_one_thing() -> None:
    draw = {"x": {"poisson": {"rate": "2", "n": "5"}}}
    solver = {"call": "gaussian.mle.mean", "with": {"data": "x"}}
    assert formula(draw=draw, value="mean(x)", equals="sum(x)/5") == []
    assert formula(draw=draw, value="mean(x)", solver=solver) == []
    told = [((), "a formula is compared with one thing")]
    assert formula(draw=draw, value="mean(x)") == told
    assert formula(draw=draw, value="mean(x)", equals="1", solver=solver) == told


def test_each_part_of_a_formula_is_read_in_the_names_drawn() -> None:
    faults = formula(
        draw={"n": {"int": ["1", "9"]}}, value="2 m", equals="3 k", require=["n > j"], solver=None
    )
    assert [path for path, _ in faults] == [("require", 0), ("value",), ("equals",)]
