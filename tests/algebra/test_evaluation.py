"""Formulas at numbers: Python's arithmetic where there is a value, nan where there is none, never an exception."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, Value, parse
from tests.algebra import trees as shared
from tests.algebra.trees import Tree, exact, spelled, trees

NAMES = Names.declare({"x": "sample", "y": "sample like x", "n": "size of x", "a": "real", "b": "real"})
HERE: dict[str, Value] = {"x": (1.0, 4.0, -2.0), "y": (3.0, 0.5, 2.0), "n": 3.0, "a": 2.5, "b": -4.0}
ANY = st.floats() | st.sampled_from([0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 5e-324, 1e308])
FORMULAS = [
    "a/b",
    "a^b",
    "ln(a)",
    "exp(a*b)",
    "a!",
    "gamma(a) + lgamma(b)",
    "logit(a) - sigmoid(b)",
    "√a",
    "max(a, b)",
    "sum(x)/(n - 3)",
    "median(x*a)",
    "x[a]",
    "dot(x, y) + norm2(x - b)",
    "log2(a) + log10(b) + sign(a)",
    "prod(x^a)",
]


def value(text: str) -> Value:
    return parse(text, NAMES).evaluate(HERE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b*n", 2.5 - 12),
        ("a - b - n", 3.5),
        ("a/b/n", 2.5 / -4 / 3),
        ("2^3^2", 512.0),
        ("-2^2", -4.0),
        ("(-2)^3", -8.0),
        ("sum(x)", 3.0),
        ("mean(x)", 1.0),
        ("prod(x)", -8.0),
        ("count(x)", 3.0),
        ("median(x)", 1.0),
        ("min(x) + max(x)", 2.0),
        ("norm1(x)", 7.0),
        ("norm2(x)", math.sqrt(21)),
        ("dot(x, y)", 3 + 2 - 4),
        ("x[1] + 10*x[3]", -19.0),
        ("x[n]", -2.0),
        ("max(a, b, n)", 3.0),
        ("sum((x - mean(x))^2)/(n - 1)", 9.0),
        ("5!", 120.0),
        ("e^0 + ln(e)", 2.0),
        ("sigmoid(0)", 0.5),
    ],
)
def test_a_formula_has_the_value_of_its_arithmetic(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", (1.0, 4.0, -2.0)),
        ("-x", (-1.0, -4.0, 2.0)),
        ("x + a", (3.5, 6.5, 0.5)),
        ("a - x", (1.5, -1.5, 4.5)),
        ("x*y", (3.0, 2.0, -4.0)),
        ("12/y", (4.0, 24.0, 6.0)),
        ("2^x", (2.0, 16.0, 0.25)),
        ("max(x, y)", (3.0, 4.0, 2.0)),
        ("min(x, 0, y)", (0.0, 0.0, -2.0)),
        ("abs(x)", (1.0, 4.0, 2.0)),
        ("[a, b + 1, n]", (2.5, -3.0, 3.0)),
        ("[1, 2, 3] - x", (0.0, -2.0, 5.0)),
    ],
)
def test_a_number_goes_with_every_element_of_a_sample(text: str, expected: tuple[float, ...]) -> None:
    assert value(text) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize("text", ["x + [1, 2]", "max(x, [1, 2])", "2*(x - [1, 2])"])
def test_samples_of_unequal_size_give_no_elements(text: str) -> None:
    assert value(text) == ()


@pytest.mark.parametrize("text", ["x[4]", "x[a]", "x[n - 3]", "dot(x, [1, 2])", "0/0", "(-8)^(1/3)"])
def test_what_has_no_value_is_nan(text: str) -> None:
    found = value(text)
    assert isinstance(found, float)
    assert math.isnan(found)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FORMULAS), ANY, ANY, st.tuples(ANY, ANY, ANY))
def test_no_number_makes_a_formula_raise(
    text: str, a: float, b: float, x: tuple[float, float, float]
) -> None:
    found = parse(text, NAMES).evaluate({**HERE, "a": a, "b": b, "x": x})
    assert type(found) is float


@settings(max_examples=100, deadline=None)
@given(trees(), st.data())
def test_rational_formulas_agree_with_exact_fractions(tree: Tree, data: st.DataObject) -> None:
    values = {
        name: Fraction(data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9))) for name in shared.NAMES
    }
    expected = exact(tree, values)
    text = data.draw(spelled(tree))
    if expected is not None and abs(expected) < 10**12:
        here: dict[str, Value] = {name: float(number) for name, number in values.items()}
        found = parse(text, shared.NAMES).evaluate(here)
        size = sum(abs(float(number)) for number in values.values()) ** 6 + 1e6
        assert found == pytest.approx(float(expected), rel=1e-6, abs=1e-9 * size) or math.isinf(float(size))


@pytest.mark.parametrize(("text", "missing"), [("a + q", "q"), ("sum(z)", "z")])
def test_a_name_without_a_value_is_the_callers_mistake(text: str, missing: str) -> None:
    names = NAMES.extended({"q": "real", "z": "sample"})
    with pytest.raises(KeyError, match=missing):
        parse(text, names).evaluate(HERE)


def test_a_sample_where_a_number_is_meant_has_no_value_and_the_other_way_round() -> None:
    assert math.isnan(float(str(parse("2*a", NAMES).evaluate({"a": (1.0, 2.0)}))))
    found = parse("sum(x)", NAMES).evaluate({"x": 3.0})
    assert isinstance(found, float)
    assert math.isnan(found)
