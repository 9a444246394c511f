"""Why a text is no formula, said in words a person can act on."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "v": "positive", "theta": "probability", "sigma2": "positive"})
KNOWN = "known here: x, v, theta, sigma2"


def refused(text: str, names: Names = NAMES) -> tuple[str, str | None, int]:
    with pytest.raises(FormulaError) as caught:
        parse(text, names)
    return caught.value.what, caught.value.mend, caught.value.position


@pytest.mark.parametrize(
    ("typed", "what", "position"),
    [
        ("", "nothing was typed", 0),
        ("   ", "nothing was typed", 3),
        ("v +", "something is missing after +", 3),
        ("v^", "something is missing after ^", 2),
        ("* v", "* needs something before it", 0),
        ("v + * 2", "* cannot follow +", 4),
        ("v // 2", "// drops what is behind the point", 2),
        (")", ") needs something before it", 0),
        ("v)", "a ) without its opening", 1),
        ("v]", "a ] without its opening", 1),
        ("()", "nothing between the brackets", 1),
        ("v + []", "nothing between the brackets", 5),
        ("²", "an exponent with nothing under it", 0),
        ("(v]", "] closes the ( in column 1", 2),
        ("2 + [v)", ") closes the [ in column 5", 6),
        ("(v = 2)", "an equals sign inside brackets", 3),
        ("v = 2", "an equation, where a value is asked for", 2),
    ],
)
def test_what_is_missing_or_too_much_is_named_at_its_place(typed: str, what: str, position: int) -> None:
    said, _, place = refused(typed)
    assert (said, place) == (what, position)


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        ("(v", "this ( is not closed", "add )"),
        ("|v", "this | is not closed", "add |"),
        ("ln(v", "this ( is not closed", "add )"),
        ("(2 + [v", "2 brackets are not closed: ( in column 1, [ in column 6", "add ])"),
        ("((v)", "this ( is not closed", "add )"),
    ],
)
def test_brackets_left_open_are_closed_from_the_inside(typed: str, what: str, mend: str) -> None:
    assert refused(typed)[:2] == (what, mend)


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        ("0,5", "a comma is not a decimal point", "write 0.5"),
        ("3,14", "a comma is not a decimal point", "write 3.14"),
        ("1234,5", "a comma is not a decimal point", "write 1234.5"),
        ("1,000", "a comma in a number has two readings", "write 1000, or 1.000 for a decimal"),
        ("0,125", "a comma is not a decimal point", "write 0.125"),
        ("1,000.5", "a comma inside a number", "write 1000.5"),
        ("2 + 0,5", "a comma is not a decimal point", "write 0.5"),
        ("(0,5)", "a comma is not a decimal point", "write 0.5"),
        ("1.234,5", "a comma is not a decimal point", "write 1234.5"),
        ("1, 2", "one value is asked for, and here are several", "type a single formula"),
        ("v, v", "one value is asked for, and here are several", "type a single formula"),
        ("1; 2", "one value is asked for, and here are several", "type a single formula"),
    ],
)
def test_a_comma_is_thousands_a_decimal_or_a_second_value(typed: str, what: str, mend: str) -> None:
    assert refused(typed)[:2] == (what, mend)


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        ("thta", "thta is no name here", "did you mean theta?"),
        ("Theta", "Theta is no name here", "did you mean theta?"),
        ("v2", "v2 is no name here", "write v^2"),
        ("theta2", "theta2 is no name here", "write theta^2"),
        ("x_k1", "x_k1 is no name here", "for one element write x[k1]"),
        ("x_0", "x_0 is no name here", "for one element write x[1]"),
        ("n", "n is no name here", "count(x) is how many values x has, sum(x) what they add up to"),
        ("T", "T is no name here", "known here: x, v, theta, sigma2"),
        ("q", "q is no name here", KNOWN),
        ("maen(x)", "maen is no function or name here", "did you mean mean?"),
        ("foo(3)", "foo is no function or name here", KNOWN),
    ],
)
def test_an_unknown_name_is_answered_with_what_was_meant(typed: str, what: str, mend: str) -> None:
    assert refused(typed) == (what, mend, 0)


def test_where_nothing_is_declared_a_number_is_asked_for() -> None:
    nothing = Names.declare({})
    assert refused("q", nothing)[1] == "type a number; no names are known here"
    assert refused("n", nothing)[1] == "type a number; no names are known here"


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("mean 2", "write mean(2)"),
        ("ln*v", "write ln(…)"),
        ("exp", "write exp(…)"),
        ("ln^2(v)", "write ln(…)^2"),
        ("ln²(v)", "write ln(…)^2"),
    ],
)
def test_a_function_needs_brackets(typed: str, mend: str) -> None:
    what, said, position = refused(typed)
    assert what.endswith("needs brackets")
    assert (said, position) == (mend, 0)


@pytest.mark.parametrize("typed", ["var(x)", "sd(x)", "std(x)"])
def test_a_variance_does_not_say_by_what_it_divides(typed: str) -> None:
    what, mend, _ = refused(typed)
    assert "whether it divides by n or by n - 1" in what
    assert mend is not None
    for formula in mend.removeprefix("write ").split(" or "):
        assert parse(formula, NAMES).names == {"x"}


def test_a_word_that_splits_in_two_ways_is_not_split() -> None:
    names = Names.declare({"a": "real", "b": "real", "ab": "real", "ba": "real"})
    assert refused("aba", names)[:2] == ("this has two readings", "write a*b*a or a*ba")


def test_a_number_in_groups_is_joined_whole() -> None:
    assert refused("7,425,000")[:2] == ("commas inside a number", "write 7425000")


def test_a_density_is_no_gamma_function_of_a_decimal() -> None:
    mend = "parameters of a distribution are typed as a list, without its name"
    assert refused("Gamma(13, 8)")[1] == mend
