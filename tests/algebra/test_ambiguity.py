"""What could be read in two ways is refused with both readings, each ready to be typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, compare, parse
from interview_grill.errors import FormulaError

NAMES = Names.declare(
    {"x": "sample", "n": "size of x", "v": "positive", "a": "positive", "b": "positive", "mu": "real"}
)
TWO = "this has two readings"
PIECES = st.sampled_from([*"abvnx(+-*/^√!% ²½[]|", "e", "1", "2", "10", "0.5", "ln(", "sum("])


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "one", "other", "position"),
    [
        ("1/2n", "1/(2*n)", "1/2*n", 3),
        ("a/b(v + 1)", "a/(b*(v + 1))", "a/b*(v + 1)", 3),
        ("n/2√v", "n/(2*sqrt(v))", "n/2*sqrt(v)", 3),
        ("e^2v", "e^(2*v)", "e^2*v", 3),
        ("e^2 v", "e^(2*v)", "e^2*v", 4),
        ("v^an", "v^(a*n)", "v^a*n", 3),
        ("v^a(n + 1)", "v^(a*(n + 1))", "v^a*(n + 1)", 3),
        ("1/nv", "1/(n*v)", "1/n*v", 3),
        ("a/bv^2", "a/(b*v^2)", "a/b*v^2", 3),
        ("1/2 pi v", "1/(2*pi*v)", "1/2*pi*v", 4),
        ("sum(x)^2", "sum(x^2)", "(sum(x))^2", 6),
        ("1 + sum(a - b*x)²/n", "1 + sum((a - b*x)^2)/n", "1 + (sum(a - b*x))^2/n", 16),
        ("n/Σx/2", "n/sum(x/2)", "n/sum(x)/2", 4),
        ("Πx/2", "prod(x/2)", "prod(x)/2", 2),
        ("ln 7/3", "ln(7/3)", "ln(7)/3", 4),
        ("ln 2 a", "ln(2*a)", "ln(2)*a", 5),
        ("ln a^2", "ln(a^2)", "ln(a)^2", 0),
        ("√x^2", "sqrt(x^2)", "sqrt(x)^2", 2),
        ("2e^3", "2*e^3", "2000", 1),
        ("2e^-3", "2*e^(-3)", "0.002", 1),
        ("e(2)", "e^2", "e*2", 1),
        ("(v)2", "v*2", "v^2", 3),
        ("e^-v a", "e^(-v*a)", "e^(-v)*a", 5),
        ("√2v", "sqrt(2*v)", "sqrt(2)*v", 2),
        ("v^1/2", "v^(1/2)", "v^(1)/2", 3),
        ("e^1/2", "e^(1/2)", "e^(1)/2", 3),
        ("v^-1/2", "v^(-1/2)", "v^(-1)/2", 4),
        ("e^-v/2", "e^(-v/2)", "e^(-v)/2", 4),
        ("e^-2*v", "e^(-2*v)", "e^(-2)*v", 4),
        ("v 2", "v*2", "v^2", 2),
        ("√v!", "sqrt(factorial(v))", "factorial(sqrt(v))", 2),
        ("x(2)", "x[2]", "x*2", 1),
        ("a/50%", "a/0.5", "a/50/100", 1),
    ],
)
def test_both_readings_are_named_where_they_part(typed: str, one: str, other: str, position: int) -> None:
    error = refused(typed)
    assert (error.what, error.mend, error.position) == (TWO, f"write {one} or {other}", position)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("1/(2n)", "1/(2*n)"),
        ("(1/2)n", "1/2*n"),
        ("a/b*v", "a/b*v"),
        ("2n/a", "2*n/a"),
        ("v^2 n", "v^2*n"),
        ("v^n a", "v^n*a"),
        ("v^(2)n", "v^2*n"),
        ("v^2/3", "v^2/3"),
        ("v^2n", "v^2*n"),
        ("v^a(1 - v)^(n - a)", "v^a*(1 - v)^(n - a)"),
        ("-n/2 ln(v)", "-n/2*ln(v)"),
        ("1/2 a^2", "1/2*a^2"),
        ("1/(2v) (a - b)", "1/(2*v)*(a - b)"),
        ("1/n Σx", "1/n*sum(x)"),
        ("1/n sum(x)", "1/n*sum(x)"),
        ("e^-a/(1 + e^-a)^2", "e^(-a)/(1 + e^(-a))^2"),
        ("v^-1/(v^-1 + n/a)", "v^(-1)/(v^(-1) + n/a)"),
        ("sum(x^2)^2", "sum(x^2)^2"),
        ("sum(x - mean(x))/n", "sum(x - mean(x))/n"),
        ("prod(x)^2", "prod(x)^2"),
        ("√v²", "sqrt(v^2)"),
        ("v^-2/3", "v^(-2)/3"),
        ("e^v/2", "e^v/2"),
        ("e^(2v)", "e^(2*v)"),
        ("√(2)v", "sqrt(2)*v"),
        ("2√v", "2*sqrt(v)"),
        ("x(0.5)", "x*0.5"),
        ("x(n)", "x*n"),
        ("a(2)", "a*2"),
        ("½e", "0.5*e"),
        ("50%e^2", "0.5*e^2"),
        ("2e^v", "2*e^v"),
        ("2e3", "2000"),
    ],
)
def test_what_a_fair_reader_takes_in_one_way_is_read(typed: str, read_as: str) -> None:
    assert parse(typed, NAMES).read_as == read_as


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        (
            "1 2",
            "two numbers side by side",
            "write 12 for one number, * for a product, or commas between values",
        ),
        ("0.5 2", "two numbers side by side", "* for a product, or commas between values"),
        ("50% 3", "two numbers side by side", "* for a product, or commas between values"),
        ("1 2/3", "a mixed number is not read", "write 1 + 2/…"),
        ("1/2 1/2", "two numbers side by side", "* for a product, or commas between values"),
        ("2½", "a mixed number is not read", "write 2 + ½"),
        ("5 x 3", "x is not read as a times sign", "write 5*3"),
        ("5x3", "x is not read as a times sign", "write 5*3"),
        ("5 x 10^3", "x is not read as a times sign", "write 5*10^… or 5e…"),
        ("50% x 3", "x is not read as a times sign", "write …%*3"),
        ("1 e10", "a space inside a number", "write 1e10"),
        ("2e", TWO, "write 2*e for the product, or the exponent right behind the e"),
        ("2[1, 2]", "a list is no factor", "a bracket without commas groups"),
    ],
)
def test_other_doubtful_spellings_say_what_to_write(typed: str, what: str, mend: str) -> None:
    error = refused(typed)
    assert (error.what, error.mend) == (what, mend)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=7).map("".join))
def test_each_reading_that_is_offered_can_be_typed_and_they_differ(typed: str) -> None:
    try:
        parse(typed, NAMES)
    except FormulaError as error:
        offered = re.fullmatch(r"write ([^…,]+) or ([^…,]+)", error.mend or "")
        if error.what == TWO and offered:
            one, other = (parse(reading, NAMES) for reading in offered.groups())
            assert one.node != other.node


def test_a_vulgar_fraction_in_percent_below_a_bar_has_two_readings_too() -> None:
    with pytest.raises(FormulaError, match="two readings"):
        parse("1/½%", NAMES)


def test_a_number_with_an_exponent_has_no_second_one() -> None:
    assert parse("3.7E+1e^2", NAMES).read_as == "37*e^2"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1/n (2 - 1/n)", "1/n*(2 - 1/n)"),
        ("v^2/n (2 - 1/n)", "v^2/n*(2 - 1/n)"),
        ("(n-1)/n v", "(n - 1)/n*v"),
        ("-n/2 log(2πv) - 1/(2v)", "-(n/2)*ln(2*pi*v) - 1/(2*v)"),
        ("1/n {a + b}", "1/n*(a + b)"),
        ("a/b v", "a/b*v"),
        ("1/n [a + b]/v", "1/n*(a + b)/v"),
    ],
)
def test_a_space_ends_a_denominator(typed: str, read: str) -> None:
    assert compare(parse(typed, NAMES), parse(read, NAMES), NAMES).agreed
