"""Links between lines where a formula is a vector, has no value, or is nearly but not quite the one sought."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Expression, Names, parse
from interview_grill.derivations.calculus import (
    is_derivative,
    is_maximum_at,
    is_stationary_at,
    vanishes_at,
)

NAMES = Names.declare({"x": "sample", "t": "positive", "a": "positive", "r": "negative"})


def read(text: str) -> Expression:
    return parse(text, NAMES)


@pytest.mark.parametrize(
    ("candidate", "source", "order", "holds"),
    [
        ("3*a*t^2", "a*t^3 + ln(a)", 1, True),
        ("6*a*t", "a*t^3 + ln(a)", 2, True),
        ("3*a*t^2 + 1e-5", "a*t^3 + ln(a)", 1, False),
        ("t*x", "a*t^3", 1, False),
        ("2*t", "x*t^2", 1, False),
        ("1/(2*sqrt(r*t))", "sqrt(r*t)", 1, False),
    ],
)
def test_a_derivative_is_one_at_every_point_and_of_a_scalar(
    candidate: str, source: str, order: int, holds: bool
) -> None:
    assert is_derivative(read(candidate), read(source), NAMES, ["t"], order) is holds


def test_a_derivative_may_have_another_name_replaced_by_its_solution() -> None:
    source, candidate = read("-a*t^2 + t*ln(a)"), read("-2*mean(x)^2*t + 2*ln(mean(x)^2)/2")
    positive = Names.declare({"x": "sample in [1, 2]", "t": "positive", "a": "positive"})
    assert not is_derivative(candidate, source, positive, ["t"], 1)
    assert is_derivative(candidate, source, positive, ["t"], 1, {"a": read("mean(x)^2")})
    # The name itself is not put in: its own solution would make every derivative a constant.
    assert not is_derivative(read("0"), source, positive, ["t"], 1, {"t": read("ln(a)/(2*a)")})


@pytest.mark.parametrize(
    ("root", "holds"),
    [("3*a", True), ("3*a + 1e-4", False), ("3*x", False), ("sqrt(r)", False), ("a", False)],
)
def test_an_equation_vanishes_at_its_root_alone(root: str, holds: bool) -> None:
    assert vanishes_at(read("1/t - 1/(3*a)"), read(root), NAMES, "t") is holds


def test_an_equation_without_a_value_at_a_place_does_not_vanish_there() -> None:
    assert not vanishes_at(read("ln(t - 3*a)*(t - 3*a)"), read("2*a"), NAMES, "t")


@pytest.mark.parametrize(
    ("source", "place", "holds"),
    [
        ("a*ln(t) - 2*t", "a/2", True),
        ("a*ln(t) - 2*t", "a/2 + 1e-4", False),
        ("a*ln(t) - 2*t", "t", False),
        ("a*ln(t) - 2*t", "x", False),
        ("x*t^2", "a", False),
        ("a^2", "a", False),
        ("a*ln(t) - 2*t", "sqrt(r)", False),
        ("a*ln(t) - 2*t", "r", False),
    ],
)
def test_a_place_is_stationary_where_the_slope_is_zero(source: str, place: str, holds: bool) -> None:
    assert is_stationary_at(read(source), read(place), NAMES, "t") is holds


@pytest.mark.parametrize(
    ("source", "root", "minimum", "holds"),
    [
        ("a*ln(t) - 2*t", "a/2", False, True),
        ("a*ln(t) - 2*t", "a/2", True, False),
        ("2*t - a*ln(t)", "a/2", True, True),
        ("t^3", "a - a", False, False),
        ("t^3", "a - a", True, False),
        ("a*ln(t) - 2*t", "sqrt(r)", False, False),
        ("a*ln(t) - 2*t", "x", False, False),
    ],
)
def test_a_maximum_is_told_from_a_minimum_and_from_a_saddle(
    source: str, root: str, minimum: bool, holds: bool
) -> None:
    assert is_maximum_at(read(source), read(root), NAMES, "t", minimum) is holds
