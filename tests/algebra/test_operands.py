"""Operands: numbers, names, calls, brackets, lists, bars and roots, with what stands right behind them."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "n": "size of x", "v": "positive", "theta": "probability"})


def read_as(text: str, names: Names = NAMES) -> str:
    return parse(text, names).read_as


def refused(text: str) -> tuple[str, str | None]:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    return caught.value.what, caught.value.mend


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5.", 5.0),
        (".5", 0.5),
        ("0", 0.0),
        ("0.0", 0.0),
        ("½", 0.5),
        ("⅔", 2 / 3),
        ("7e2", 700.0),
        ("2E-1", 0.2),
    ],
)
def test_numbers_are_read_in_their_usual_spellings(typed: str, value: float) -> None:
    assert parse(typed, NAMES).evaluate({}) == value


@pytest.mark.parametrize(
    ("typed", "value"), [("58.3%", 0.583), ("100%", 1.0), ("0.5%", 0.005), ("½%", 0.005), ("7%", 0.07)]
)
def test_a_percentage_is_the_decimal_it_means(typed: str, value: float) -> None:
    assert parse(typed, NAMES).evaluate({}) == value


@pytest.mark.parametrize("typed", ["v%", "3%%", "(3 + 1)%", "n!%"])
def test_a_percent_sign_stands_behind_a_number_alone(typed: str) -> None:
    assert refused(typed) == ("% is only read after a number", "write the fraction")


@pytest.mark.parametrize("typed", ["05", "007", "00.5"])
def test_a_number_does_not_start_with_nought(typed: str) -> None:
    assert refused(typed)[0] == "a number does not start with 0"


@pytest.mark.parametrize(
    ("typed", "echoed"),
    [
        ("v²", "v^2"),
        ("v¹²", "v^12"),
        ("v⁻¹", "v^(-1)"),
        ("v⁺²", "v^2"),
        ("vⁿ", "v^n"),
        ("(v + 1)²", "(v + 1)^2"),
        ("ln(v)²", "ln(v)^2"),
        ("x[1]²", "x[1]^2"),
    ],
)
def test_raised_digits_are_an_exponent(typed: str, echoed: str) -> None:
    assert read_as(typed) == echoed


@pytest.mark.parametrize("typed", ["v⁻", "v⁺", "v¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶"])
def test_what_is_raised_and_no_exponent_is_refused(typed: str) -> None:
    assert refused(typed) == ("this exponent cannot be read", "write x^(…)")


def test_a_raised_n_needs_a_declared_one() -> None:
    with pytest.raises(FormulaError, match="this exponent cannot be read"):
        parse("vⁿ", Names.declare({"v": "positive"}))


def test_powers_and_factorials_in_a_row_are_bracketed_by_whoever_means_them() -> None:
    assert refused("v²^3") == ("two exponents in a row", "bracket the first power")
    assert refused("n!!") == ("a double factorial is not read", "bracket the first: (n!)!")
    assert read_as("(n!)!") == "factorial(factorial(n))"
    assert read_as("n!²") == "factorial(n)^2"


@pytest.mark.parametrize("typed", ["x[1.5]", "x[0.0]"])
def test_elements_are_counted_from_one(typed: str) -> None:
    assert refused(typed) == ("elements are counted from 1", "the first one is x[1]")


def test_an_index_may_be_a_formula() -> None:
    assert parse("x[n - 1]", NAMES).evaluate({"x": (3.0, 8.0, 5.0), "n": 3.0}) == 8.0


def test_greek_letters_are_functions_only_where_they_are_called() -> None:
    assert read_as("σ(v)") == "sigmoid(v)"
    assert read_as("Γ(v)") == "gamma(v)"
    assert refused("σ")[0] == "σ is no name here"
    names = Names.declare({"sigma": "positive", "v": "positive"})
    assert read_as("σ(v)", names) == "sigma*v"


def test_a_declared_name_that_is_also_a_function_is_the_name() -> None:
    names = Names.declare({"gamma": "positive", "v": "positive"})
    assert read_as("gamma(v + 1)", names) == "gamma*(v + 1)"


def test_a_square_may_name_a_declared_variance() -> None:
    names = Names.declare({"sigma2": "positive"})
    assert [read_as(typed, names) for typed in ("σ²", "sigma^2", "σ^2", "sigma2")] == ["sigma2"] * 4


def test_bars_are_an_absolute_value_and_double_bars_are_not_read() -> None:
    assert read_as("|v - 1|") == "abs(v - 1)"
    assert read_as("2|v|n") == "2*abs(v)*n"
    assert read_as("(|v|)") == "abs(v)"
    assert refused("||x||") == ("double bars are not read", "write norm2(x) or norm1(x)")


@pytest.mark.parametrize("typed", ["√", "√-v", "√√v", "√|v|", "√)"])
def test_a_bare_root_stands_before_a_number_a_name_or_a_bracket(typed: str) -> None:
    assert refused(typed) == ("√ stands before a number, a name or a bracket", "write sqrt(…)")


@pytest.mark.parametrize(
    ("typed", "echoed"),
    [("√2", "sqrt(2)"), ("√v", "sqrt(v)"), ("√(v + 1)", "sqrt(v + 1)"), ("√ln(v)", "sqrt(ln(v))")],
)
def test_a_root_reaches_over_what_stands_right_behind_it(typed: str, echoed: str) -> None:
    assert read_as(typed) == echoed


def test_lists_hold_numbers_and_are_closed_by_what_opened_them() -> None:
    assert parse("[1, v; 3]", NAMES).evaluate({"v": 2.0}) == (1.0, 2.0, 3.0)
    assert refused("[1, [2, 3]]") == ("a list inside a list", "each place takes one number")
    assert refused("[1, 2)") == (") closes the [ in column 1", None)


def test_a_function_without_arguments_is_refused() -> None:
    assert refused("ln()")[0] == "ln of what?"


@pytest.mark.parametrize(
    ("typed", "echoed"),
    [("log1p(v)", "ln(1 + v)"), ("softplus(-v)", "ln(1 + exp(-v))"), ("softplus[n]", "ln(1 + exp(n))")],
)
def test_what_libraries_abbreviate_is_read_written_out(typed: str, echoed: str) -> None:
    assert read_as(typed) == echoed
