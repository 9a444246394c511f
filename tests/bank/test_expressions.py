"""What is wrong with formulas, conditions and solver calls as an author declares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Names
from interview_grill.bank.expressions import (
    Complaint,
    condition_faults,
    formula_faults,
    read_formula,
    short,
    solver_faults,
)
from interview_grill.errors import FormulaError, ProblemError
from interview_grill.problems.conditions import parse_condition

NAMES = Names.declare({"x": "sample", "n": "count", "theta": "probability"})
PATH = ("tasks", 0)


def conditions(text: str) -> list[Complaint]:
    return list(condition_faults(PATH, text, NAMES))


def calls(name: str, **arguments: str) -> list[Complaint]:
    return list(solver_faults(PATH, name, tuple(arguments.items()), NAMES))


def test_a_formula_that_can_be_read_is_no_fault() -> None:
    assert list(formula_faults(PATH, "2 theta + sum(x)/n", NAMES)) == []
    assert list(formula_faults(PATH, "theta_hat = mean(x)", NAMES, left=("theta",))) == []


def test_empty_text_has_been_reported_before() -> None:
    assert read_formula("", NAMES) is None
    assert read_formula("[]", NAMES) is None
    assert list(formula_faults(PATH, "", NAMES)) == []


@pytest.mark.parametrize(
    ("text", "vector", "offset", "said"),
    [
        ("theta + tau", None, 8, "`theta + tau`: tau is no name here"),
        ("  2*", None, 4, "`  2*`: something is missing after *"),
        ("2*x", False, 0, "one number is asked for"),
        ("n + 1", True, 0, "a list is asked for"),
        ("n = 3", None, 2, "an equation, where a value is asked for"),
    ],
)
def test_a_fault_is_told_with_the_character_where_reading_stopped(
    text: str, vector: bool | None, offset: int, said: str
) -> None:
    (found,) = formula_faults(PATH, text, NAMES, vector=vector)
    assert (found.path, found.offset) == (PATH, offset)
    assert said in found.what


@given(st.text(max_size=200))
def test_a_message_shows_at_most_sixty_characters_of_a_text(text: str) -> None:
    shown = short(text)
    assert len(shown) <= 60
    assert shown == text or (shown.endswith("...") and text.startswith(shown[:-3]))


def test_authors_may_write_longer_formulas_than_learners_but_not_any_length() -> None:
    assert list(formula_faults(PATH, "+".join(["theta"] * 60), NAMES)) == []
    (found,) = formula_faults(PATH, "+".join(["theta"] * 300), NAMES)
    assert "characters are too many" in found.what


@pytest.mark.parametrize("sign", ["<", ">", "<=", ">=", "!=", "=="])
def test_each_comparison_may_stand_in_a_condition_with_or_without_spaces(sign: str) -> None:
    assert conditions(f"n{sign}3") == []
    assert conditions(f"sum(x) {sign} 2 theta") == []


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        ("n + 3", 0, "`n + 3` compares nothing"),
        ("n = 3", 0, "`n = 3` compares nothing"),
        ("n < k", 4, "`k`: k is no name here"),
        ("  k < n", 2, "`k`: k is no name here"),
        ("max(x) >= 3 +", 13, "`3 +`: something is missing after +"),
        ("1 < n < 5", 6, "`n < 5`: an inequality, where a value is asked for"),
        ("x < 3", 0, "one number is asked for"),
    ],
)
def test_a_condition_at_fault_is_told_with_its_place(text: str, offset: int, said: str) -> None:
    (found,) = conditions(text)
    assert found.offset == offset
    assert said in found.what


@pytest.mark.parametrize("text", ["< 3", " < 3", "n !=", "n !=  "])
def test_a_side_that_is_missing_is_told_once(text: str) -> None:
    (found,) = conditions(text)
    assert "has nothing on one side of" in found.what


@given(st.text("nx3 +<>=!()", max_size=12).filter(str.strip))
def test_a_condition_has_a_fault_exactly_when_it_cannot_be_read(text: str) -> None:
    try:
        parse_condition(text, NAMES)
    except (ProblemError, FormulaError):
        assert conditions(text) != []
    else:
        assert conditions(text) == []


def test_a_call_with_what_it_takes_is_no_fault() -> None:
    assert calls("gaussian.mle.mean", data="x") == []
    assert calls("beta-bernoulli.map", alpha="2", beta="n", successes="1", failures="n") != []


@pytest.mark.parametrize(
    ("name", "arguments", "path", "said", "mend"),
    [
        (
            "gaussian.mle.men",
            {"data": "x"},
            (*PATH, "call"),
            "no solver call is named 'gaussian.mle.men'",
            "did you mean 'gaussian.mle.mean'?",
        ),
        (
            "gaussian.mle.mean",
            {},
            PATH,
            "gaussian.mle.mean needs the argument 'data'",
            "gaussian.mle.mean takes data",
        ),
        (
            "gaussian.mle.mean",
            {"data": "x", "sd": "2"},
            (*PATH, "with", "sd"),
            "gaussian.mle.mean has no argument 'sd'",
            "gaussian.mle.mean takes data",
        ),
        (
            "gaussian.mle.mean",
            {"data": "y"},
            (*PATH, "with", "data"),
            "`y`: y is no name here",
            "known here: x, n, theta",
        ),
        ("gaussian.mle.mean", {"data": "n"}, (*PATH, "with", "data"), "a list is asked for", ""),
    ],
)
def test_a_call_at_fault_is_told_where_it_lies_and_what_it_takes(
    name: str, arguments: dict[str, str], path: tuple[str | int, ...], said: str, mend: str
) -> None:
    (found,) = calls(name, **arguments)
    assert found.path == path
    assert said in found.what
    assert mend in found.mend


def test_a_call_without_a_name_has_been_reported_before() -> None:
    assert calls("", data="x") == []
