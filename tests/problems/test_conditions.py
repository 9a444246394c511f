"""Conditions an instance must meet: read once, asked of many draws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Names, Value
from interview_grill.errors import FormulaError, ProblemError
from interview_grill.problems.conditions import parse_condition

NAMES = Names.declare({"a": "real", "b": "real", "n": "count", "x": "sample"})


def holds(text: str, **values: Value) -> bool:
    return parse_condition(text, NAMES).holds(values)


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_each_sign_compares_as_in_mathematics(a: int, b: int) -> None:
    values: dict[str, Value] = {"a": float(a), "b": float(b)}
    assert [holds(f"a {sign} b", **values) for sign in ("<", "<=", "==", "!=", ">=", ">")] == [
        a < b,
        a <= b,
        a == b,
        a != b,
        a >= b,
        a > b,
    ]


def test_numbers_that_differ_by_rounding_alone_are_equal() -> None:
    assert holds("a + b == 0.3", a=0.1, b=0.2)
    assert not holds("a + b != 0.3", a=0.1, b=0.2)
    assert holds("a != b", a=1.0, b=1.00001)


def test_both_sides_are_formulas() -> None:
    assert holds("max(x) - min(x) > 2 a", x=(1.0, 8.0, 3.0), a=3.4)
    assert not holds("max(x) - min(x) > 2 a", x=(1.0, 8.0, 3.0), a=3.5)
    assert holds("n! <= 24", n=4.0)
    assert holds("n! != 25", n=4.0)


@pytest.mark.parametrize("sign", ["<", "<=", "==", "!=", ">=", ">"])
def test_a_side_without_a_value_meets_nothing(sign: str) -> None:
    assert not holds(f"ln(a) {sign} 1", a=-1.0)
    assert not holds(f"1 {sign} 0/a", a=0.0)
    assert not holds(f"a {sign} b", a=math.nan, b=math.nan)


def test_an_infinite_side_is_a_side() -> None:
    assert holds("1/a > 5", a=0.0)
    assert not holds("ln(a) > 5", a=0.0)


@pytest.mark.parametrize(
    ("text", "sides"),
    [("a<b", ("a", "b")), ("2a >= b + 1", ("2*a", "b + 1")), ("a!=b", ("a", "b")), ("a <= -b", ("a", "-b"))],
)
def test_a_condition_is_cut_at_its_sign(text: str, sides: tuple[str, str]) -> None:
    condition = parse_condition(text, NAMES)
    assert (condition.left.read_as, condition.right.read_as, condition.text) == (*sides, text)


@pytest.mark.parametrize("text", ["a + b", "a = b", "", "a and b"])
def test_what_compares_nothing_is_no_condition(text: str) -> None:
    with pytest.raises(ProblemError, match="compares nothing") as raised:
        parse_condition(text, NAMES)
    assert raised.value.mend == "use one of <= >= != == < >"


@pytest.mark.parametrize("text", ["a < q", "< a", "a <", "a < b < 3", "x < 3"])
def test_a_side_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_condition(text, NAMES)
