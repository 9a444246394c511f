"""A formula that has been read: its value, its names, and how precisely it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Expression, Names, parse

NAMES = Names.declare({"x": "sample", "n": "size of x", "v": "positive"})


def read(text: str) -> Expression:
    return parse(text, NAMES)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("0.583", 3),
        ("0.50", 2),
        ("600", 3),
        ("-3", 1),
        ("58.3%", 3),
        ("5.83*10^-1", 3),
        ("5.83*10^(-1)", 3),
        ("2.50e-3", 3),
        ("0.007", 1),
        ("0.0", 1),
        ("1000.0", 5),
        ("-1.20*10^3", 3),
        ("½", 1),
        ("7e-1", 1),
        ("-6*10^2", 1),
    ],
)
def test_a_plain_number_has_the_figures_it_was_typed_with(text: str, figures: int) -> None:
    assert read(text).is_plain_number
    assert read(text).significant_figures == figures


@pytest.mark.parametrize(
    "text", ["7/12", "v", "2+3", "2^3", "10^3", "ln(2)", "[1, 2]", "3*10^v", "2*11^3", "--3"]
)
def test_anything_else_has_no_figures(text: str) -> None:
    assert not read(text).is_plain_number
    assert read(text).significant_figures is None


@pytest.mark.parametrize("text", ["7/12", "600", "-3", "sqrt(2)/3", "2^10", "ln(2) + v", "[1, 2/3]", "½"])
def test_whole_numbers_and_their_fractions_were_not_rounded(text: str) -> None:
    assert read(text).exact


@pytest.mark.parametrize(
    "text",
    ["0.583", "7.0/12", "50%", "1e3", "5.83*10^2", "6*10^2", "[1, 0.5]", "sqrt(2.)", "v + .5", "-6*10^2"],
)
def test_a_point_a_percent_sign_or_an_exponent_rounds(text: str) -> None:
    assert not read(text).exact


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_fraction_is_exact_and_as_precise_as_doubles(above: int, below: int) -> None:
    expression = read(f"{above}/{below}")
    assert expression.exact
    assert expression.evaluate({}) == above / below


@given(st.decimals(0, 1000, places=3))
def test_a_decimal_has_the_value_it_spells(number: object) -> None:
    assert read(str(number)).evaluate({}) == float(str(number))


def test_names_are_those_that_occur_under_the_spelling_they_were_declared_with() -> None:
    assert read("n v + sum(x_i)/e").names == {"n", "v", "x"}
    assert read("2/3").names == frozenset()


def test_the_slots_of_a_list_are_formulas_of_their_own() -> None:
    first, second = read("[v/2, 0.70]").parts
    assert (first.read_as, first.exact, sorted(first.names)) == ("v/2", True, ["v"])
    assert (second.significant_figures, second.evaluate({})) == (2, 0.7)
    assert read("x").parts == ()
    assert read("v").parts == ()


def test_formulas_are_equal_when_they_were_read_alike() -> None:
    assert read("2 v") == read("2*v")
    assert read("2 v") != read("v*2")
    assert hash(read("n/v")) == hash(read("n / v"))
