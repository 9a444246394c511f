from __future__ import annotations

import math

import pytest

from interview_grill.algebra import Names, Value, compare, parse, parse_equation, parse_vector
from interview_grill.algebra.functions import AGGREGATES
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "n": "size of x", "mu": "real", "v": "positive"})
HERE: dict[str, Value] = {"x": (1.0, 2.0, 6.0), "n": 3.0, "mu": 1.5, "v": 2.0}


@pytest.mark.parametrize(
    "typed", ["theta_hat = 7/12", "θ̂ = 7/12", "theta = 7/12", "θ̂_MLE = 7/12", "thetahat=7/12"]
)
def test_a_declared_left_hand_name_is_dropped(typed: str) -> None:
    assert parse(typed, NAMES, left=["theta_hat"]).evaluate({}) == 7 / 12


@pytest.mark.parametrize("typed", ["ℓ(mu, v) = -n", "l(mu,v) = -n", "l = -n", "L(v | x) = -n"])
def test_a_left_hand_function_is_dropped_with_its_arguments(typed: str) -> None:
    assert parse(typed, NAMES, left=["l", "L"]).evaluate(HERE) == -3.0


@pytest.mark.parametrize("typed", ["l^2 = -n", "l mu) = -n", "l(mu = -n", "l + l(v) = -n"])
def test_a_label_that_cannot_be_solved_is_refused(typed: str) -> None:
    with pytest.raises(FormulaError):
        parse(typed, NAMES, left=["l"])


def test_a_variance_declared_as_sigma2_may_be_typed_as_a_square() -> None:
    names = Names.declare({"sigma2": "positive", "n": "count"})
    for typed in ("sigma^2/n", "σ²/n", "σ^2/n", "sigma2/n", "sigma_2/n", "σ₂/n"):
        assert parse(typed, names).evaluate({"sigma2": 6.0, "n": 4.0}) == 1.5
    with pytest.raises(FormulaError, match="sigma is no name here"):
        parse("sigma/n", names)
    with pytest.raises(FormulaError):
        parse("sigma^2", Names.declare({"sigma1": "positive", "sigma2": "positive"}))
    for typed in ("sigma^3", "σ³", "σ²³"):
        with pytest.raises(FormulaError, match="no name here"):
            parse(typed, names)


def test_a_declared_gamma_is_no_function() -> None:
    names = Names.declare({"gamma": "positive", "n": "count"})
    assert parse("γ(n + 1)", names).evaluate({"gamma": 0.5, "n": 3.0}) == 2.0
    assert parse("Γ(n + 1)", names).evaluate({"gamma": 0.5, "n": 3.0}) == 6.0


def test_a_word_is_split_into_names_only_in_one_way() -> None:
    names = Names.declare({"a": "real", "b": "real", "ab": "real", "c": "real"})
    assert parse("ac", names).read_as == "a*c"
    assert parse("ab", names).read_as == "ab"
    with pytest.raises(FormulaError, match="two readings") as caught:
        parse("abc", names)
    assert caught.value.mend == "write a*b*c or ab*c"


def test_a_percentage_to_divide_by_could_be_the_percentage_of_the_quotient() -> None:
    with pytest.raises(FormulaError, match="two readings") as caught:
        parse("2/14%", NAMES)
    assert caught.value.mend == "write 2/0.14 or 2/14/100"
    assert parse("20%/2", NAMES).evaluate(HERE) == 0.1


def test_an_equation_is_its_left_side_minus_its_right() -> None:
    assert parse_equation("n v = sum((x - mu)^2)", NAMES).evaluate(HERE) == 6.0 - 20.75
    assert parse_equation("n/v - 1", NAMES).evaluate(HERE) == 0.5
    assert parse_equation("n/v - 1 = 0", NAMES).read_as == "n/v - 1 = 0"
    for typed in ("n = v = 3", "n =", "x = 3"):
        with pytest.raises(FormulaError):
            parse_equation(typed, NAMES)


@pytest.mark.parametrize(
    "typed",
    [
        "0.3, 0.7",
        "0.3; 0.7",
        "[0.3, 0.7]",
        "(0.3, 0.7)",
        "(0.3; 0.7)",
        "0.3 , .7",
        "[3/10, 7/10]",
        "[.3;.7]",
        "a = 0.3, b = 0.7",
        "b = 0.7, a = 0.3",
        "(a, b) = (0.3, 0.7)",
        "a, b = 0.3, 0.7",
        "30%, 70%",
        "0.3,0.7",
        "(0.1+0.2), (0.7)",
        "([0.3, 0.7])",
    ],
)
def test_a_list_is_read_in_every_common_form(typed: str) -> None:
    expression = parse_vector(typed, NAMES, ["a", "b"])
    assert expression.evaluate({}) == pytest.approx((0.3, 0.7), rel=1e-15)
    assert len(expression.parts) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.3", "2 values asked for, 1 typed"),
        ("1, 2, 3", "2 values asked for, 3 typed"),
        ("0,3, 0,7", "0.5"),
        ("1,000", "does not start with 0"),
        ("0.3 0.7", "two numbers side by side"),
        ("[[1, 2], [3, 4]]", "list inside a list"),
        ("[1, 2], 3", "list inside a list"),
        ("((1, 2), 3)", "here are several"),
        ("x, 3", "list inside a list"),
        ("(1, 2", "not closed"),
        ("1, ", "missing after ,"),
        ("a = 1", "2 values are asked for"),
        ("a = , b = 2", "nothing was typed"),
        ("01.5, 2", "does not start with 0"),
        ("max((1, 2)), 3", "here are several"),
        ("a = 1, a = 2", "given twice"),
        ("a = 1, c = 2", "read for a, b"),
        ("a = 1, 2", "2 values are asked for"),
    ],
)
def test_a_list_of_the_wrong_form_is_refused(typed: str, said: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_vector(typed, NAMES, ["a", "b"])
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "position"), [("x, 3", 0), (" x, 3", 1), ("a = 1", 0), ("a = 1, c = 2", 7), ("1, 2, 3", 0)]
)
def test_the_place_of_a_fault_in_a_list_is_pointed_at(typed: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_vector(typed, NAMES, ["a", "b"])
    assert caught.value.position == position


def test_a_formula_with_a_vector_value_is_a_list_too() -> None:
    counts = Names.declare({"c": "count sample", "alpha": "positive"})
    expression = parse_vector("(c + α)/(sum(c) + count(c) α)", counts, 3)
    assert expression.evaluate({"c": (2.0, 0.0, 3.0), "alpha": 1.0}) == (3 / 8, 1 / 8, 4 / 8)
    assert expression.parts == ()


def test_a_number_is_asked_for_or_a_list() -> None:
    with pytest.raises(FormulaError, match="one value for each observation") as caught:
        parse(" 2x", NAMES, vector=False)
    assert caught.value.position == 1
    with pytest.raises(FormulaError, match="one number is asked for, and here is a list"):
        parse("[1, 2]", NAMES, vector=False)
    with pytest.raises(FormulaError, match="a list is asked for") as caught:
        parse(" 2n", NAMES, vector=True)
    assert caught.value.position == 1
    with pytest.raises(FormulaError, match="one number is asked for, and here is a list") as caught:
        parse(" [1, 2]", NAMES, vector=False)
    assert caught.value.position == 1


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("var(x)", "write mean((x - mean(x))^2) or"),
        ("std(x)", "write sqrt(mean((x - mean(x))^2)) or"),
        ("cov(x, x)", "write mean((x - mean(x))*(y - mean(y))) or"),
    ],
)
def test_what_hides_its_divisor_is_answered_with_both_spellings(typed: str, mend: str) -> None:
    with pytest.raises(FormulaError, match="divides by n or by n - 1") as caught:
        parse(typed, NAMES)
    assert (caught.value.mend or "").startswith(mend)


def test_a_vector_is_read_where_one_is_asked_for() -> None:
    assert parse("2x", NAMES, vector=True).evaluate(HERE) == (2.0, 4.0, 12.0)


def test_a_product_with_bars_may_stand_in_brackets_and_in_bars() -> None:
    assert parse("(2|mu|)", NAMES).read_as == "2*abs(mu)"
    assert parse("|n - (2|mu|)|", NAMES).read_as == "abs(n - 2*abs(mu))"


@pytest.mark.parametrize(
    ("typed", "said", "position"),
    [
        ("(n) + (v", "this ( is not closed", 6),
        ("[n] + (v + [mu", "2 brackets are not closed: ( in column 7, [ in column 12", 6),
    ],
)
def test_only_brackets_left_open_are_named(typed: str, said: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed, NAMES)
    assert (caught.value.what, caught.value.position) == (said, position)


def test_elements_sizes_and_broadcasting() -> None:
    assert parse("x[1] + x[n]", NAMES).evaluate(HERE) == 7.0
    assert parse("x[n - 1]", NAMES).evaluate(HERE) == 2.0
    assert parse("x[2 n]", NAMES).evaluate(HERE) != parse("x[2 n]", NAMES).evaluate(HERE)
    assert parse("sum(x^2 - 2 x + 1)", NAMES).evaluate(HERE) == 26.0
    assert parse("max(x, mu)", NAMES).evaluate(HERE) == (1.5, 2.0, 6.0)
    assert parse("x + [1, 2]", NAMES).evaluate(HERE) == ()
    assert parse("dot(x, [1, 0, 2])", NAMES).evaluate(HERE) == 13.0


@pytest.mark.parametrize("function", sorted(AGGREGATES))
def test_lists_of_different_lengths_come_to_nothing(function: str) -> None:
    value = parse(f"{function}(x - [1, 2])", NAMES).evaluate(HERE)
    assert isinstance(value, float)
    assert math.isnan(value)


def test_the_echo_shows_what_was_understood() -> None:
    echoes = {
        "log(v)": "ln(v)",
        "58.3%": "0.583",
        "14.3%": "0.143",
        "7%": "0.07",
        "2e1%": "0.2",
        "nv": "n*v",
        "2(n+1)": "2*(n + 1)",
        "|μ|": "abs(mu)",
        "√v": "sqrt(v)",
        "x̄": "mean(x)",
        "x_2": "x[2]",
        "-mu^2": "-mu^2",
        "2^-1": "2^(-1)",
        "n - (v - mu)": "n - (v - mu)",
        "n/(v*mu)": "n/(v*mu)",
        "1e-05": "1e-5",
        "1e30": "1e30",
        "[1, 2.50]": "[1, 2.5]",
        "σ(mu)": "sigmoid(mu)",
        "n!": "factorial(n)",
    }
    assert {typed: parse(typed, NAMES).read_as for typed in echoes} == echoes


def test_an_unused_name_does_not_matter_and_used_ones_are_known() -> None:
    expression = parse("sum((x - mu)^2)/(2 pi e^2)", NAMES)
    assert expression.names == {"x", "mu"}
    assert compare(expression, parse("dot(x-mu, x-mu)/(2*pi*exp(2))", NAMES), NAMES).agreed


def test_an_equals_sign_in_the_limits_of_a_sum_is_none_of_a_list() -> None:
    found = parse_vector("Σ_{i=1}^n x, 2", NAMES, ["a", "b"])
    assert found.evaluate(HERE) == (9.0, 2.0)
