"""Questions to plain data: what is only a default is left out, what says something is kept."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.bank import build
from interview_grill.bank.model import Deck, Question
from interview_grill.bank.plain import plain_deck, plain_question
from interview_grill.bank.task import Task

LINE = {"do": "a", "math": "b"}


def task(**keys: Any) -> dict[str, Any]:
    """A task as it comes back."""
    plain = {"id": "a", "ask": "b", "tasks": [{"name": "t", "ask": "x", **keys}]}
    (found,) = plain_question(build.question(plain))["tasks"]
    return {key: value for key, value in found.items() if key not in ("name", "ask")}


def line(**keys: Any) -> dict[str, Any]:
    """A line as it comes back."""
    derivation = {"name": "d", "title": "t", "lines": [{**LINE, **keys}]}
    plain = plain_question(build.question({"id": "a", "ask": "b", "derivations": [derivation]}))
    (found,) = plain["derivations"][0]["lines"]
    return {key: value for key, value in found.items() if key not in LINE}


def test_a_question_says_no_more_than_was_said_of_it() -> None:
    assert plain_question(Question(id="a", ask="b")) == {"id": "a", "ask": "b"}
    assert plain_question(Question(id="a", ask="b", weight=0.5, number=3)) == {
        "id": "a",
        "number": 3,
        "weight": 0.5,
        "ask": "b",
    }


def test_keys_come_in_the_order_an_author_writes_them() -> None:
    everything = {
        "source": "s",
        "read": ["r"],
        "say": "y",
        "follow_ups": [{"ask": "q", "answer": "r"}],
        "pitfalls": [{"said": "s", "because": "t"}],
        "key_points": [{"must": "m"}],
        "answer": "c",
        "ask": "b",
        "tags": ["x"],
        "band": "1-15",
        "section": "A",
        "number": 1,
        "id": "a",
    }
    assert list(plain_question(build.question(everything))) == list(reversed(everything))


def test_a_header_says_no_more_than_was_said_of_it() -> None:
    assert plain_deck(Deck()) == {}
    assert plain_deck(Deck(title="T", bands={"low": "l"}, bar=0)) == {
        "title": "T",
        "bands": {"low": "l"},
        "bar": 0,
    }


def test_changing_the_plain_data_leaves_the_header_as_it_was() -> None:
    deck = Deck(sections={"A": "a"})
    plain_deck(deck)["sections"]["B"] = "b"
    assert deck.sections == {"A": "a"}


@pytest.mark.parametrize(
    "keys",
    [
        {"type": "vector", "slots": ["a", "b"]},
        {"type": "integer"},
        {"rtol": 0.01, "atol": 0.5},
        {"answer_name": "theta_hat", "closed_form": "1"},
        {"written": {"alpha": "a", "n": "sum(c)"}},
        {"require": ["a < b"], "hints": ["h"], "solution": ["s"]},
        {"draw": {"n": {"int": ["2", "9"]}, "p": {"grid": [0.1, 0.9, 0.2]}, "c": {"choice": [1.5, 3.0]}}},
        {"draw": {"m": {"let": "2*n"}}},
        {"draw": {"x": {"gaussian": {"mean": "4", "sd": "3", "n": ["5", "8"], "decimals": 2}}}},
        {"draw": {"x": {"poisson": {"rate": "4", "n": {"like": "y"}, "decimals": 0}}}},
        {"solver": {"call": "f"}},
        {"solver": {"call": "f", "with": {"data": "x", "sd": "2"}}},
        {"wrong": [{"tag": "w", "value": "2", "say": "s"}]},
    ],
)
def test_what_is_said_of_a_task_comes_back(keys: dict[str, Any]) -> None:
    assert task(**keys) == keys


@pytest.mark.parametrize("keys", [{"type": "number"}, {"rtol": 0.005}, {"atol": 0}, {"hints": []}])
def test_a_default_that_was_said_is_left_out_all_the_same(keys: dict[str, Any]) -> None:
    assert task(**keys) == {}


@pytest.mark.parametrize(
    "expect",
    [
        {"mode": "equal", "value": "v"},
        {"mode": "constant", "value": "v", "in": ["mu", "v"]},
        {"mode": "root", "value": "v", "in": ["v"], "root": "r", "minimum": True},
        {"mode": "equal", "value": "v", "derivative_of": 1, "order": 2},
        {"mode": "equal", "value": "v", "solver": {"call": "f", "with": {"data": "x"}}},
        {"mode": "factor", "value": "v", "in": ["v"], "product_of": ["a", "b"]},
        {"mode": "equal", "value": "v", "names": ["theta_hat"], "argued": True},
    ],
)
def test_what_a_line_expects_comes_back(expect: dict[str, Any]) -> None:
    assert line(expect=expect) == {"expect": expect}


def test_a_line_that_is_shown_expects_nothing() -> None:
    assert line(expect={"mode": "shown"}) == {}
    assert line(why="w", also=["v"], expect={"mode": "equal", "value": "v"})["also"] == ["v"]


def test_formulas_keep_what_they_are_compared_with() -> None:
    formulas = [
        {"name": "f", "draw": {"n": {"int": ["2", "9"]}}, "value": "n", "equals": "n + 0"},
        {"name": "g", "require": ["n > 2"], "value": "1", "solver": {"call": "f"}},
    ]
    assert (
        plain_question(build.question({"id": "a", "ask": "b", "formulas": formulas}))["formulas"] == formulas
    )


def test_a_tolerance_of_nought_is_no_default() -> None:
    question = Question(id="a", ask="b", tasks=(Task(name="t", ask="x", rtol=0.0),))
    assert build.question(plain_question(question)) == question
