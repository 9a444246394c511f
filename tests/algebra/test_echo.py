"""How a formula was read, written so that it reads back as itself."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, parse
from interview_grill.algebra.echo import echo, number_text
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector

NAMES = Names.declare({"x": "sample", "a": "positive", "b": "real", "n": "count"})


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=0))
def test_a_number_reads_back_as_itself(value: float) -> None:
    assert float(number_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.583, "0.583"),
        (600.0, "600"),
        (1e-5, "1e-5"),
        (1e16, "1e16"),
        (1e300, "1e300"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_a_number_is_as_short_as_it_can_be(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "a - (b - n)",
        "a - b - n",
        "a/(b*n)",
        "a/b*n",
        "a*(b/n)",
        "(a + b)*n",
        "-(a + b)",
        "-a^2",
        "(-a)^2",
        "a^(b^n)",
        "(a^b)^n",
        "a^(-1)",
        "a^(1/2)",
        "a^n*b",
        "2*(-3)",
        "-a*b",
        "a*(-b)",
        "factorial(n)",
        "factorial(n)^2",
        "x[2]",
        "x[n - 1]^2",
        "sum((x - a)^2)/n",
        "[a, b + 1]",
        "max(a, b)",
        "exp(-a)",
        "ln(a)/b",
    ],
)
def test_what_is_written_with_the_fewest_brackets_is_echoed_as_it_is(text: str) -> None:
    assert parse(text, NAMES).read_as == text


def scalars() -> st.SearchStrategy[Node]:
    """Trees as the reader makes them: every operator, functions, samples summed and indexed."""
    leaves: list[Node] = [Name("a"), Name("b"), Name("n"), Name("e"), Name("pi")]
    numbers = st.sampled_from([1.0, 2.0, 10.0, 0.5]).map(lambda value: Number(value, number_text(value)))

    def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        def summed(node: Node) -> Node:
            return Apply("sum", (Apply("*", (Name("x", vector=True), node), True),))

        return st.one_of(
            st.builds(lambda sign, one, two: Apply(sign, (one, two)), st.sampled_from("+-*/^"), inner, inner),
            st.builds(lambda one: Apply("neg", (one,)), inner),
            st.builds(
                lambda name, one: Apply(name, (one,)), st.sampled_from(["ln", "abs", "factorial"]), inner
            ),
            st.builds(summed, inner),
            st.builds(lambda one, two: Apply("max", (one, two)), inner, inner),
            st.just(Apply("index", (Name("x", vector=True), Name("n")))),
        )

    return st.recursive(st.sampled_from(leaves) | numbers, grow, max_leaves=9)


def without_spelling(node: Node) -> object:
    """The tree with its literals by value alone."""
    if isinstance(node, Apply):
        return node.operation, node.vector, *map(without_spelling, node.arguments)
    if isinstance(node, Vector):
        return tuple(map(without_spelling, node.items))
    return node.value if isinstance(node, Number) else node


@settings(max_examples=300, deadline=None)
@given(scalars())
def test_the_echo_of_any_formula_reads_back_as_that_formula(node: Node) -> None:
    text = echo(node)
    if len(text) <= 200 and text.count("(") <= 20:
        assert without_spelling(parse(text, NAMES).node) == without_spelling(node)


def test_log_is_shown_to_be_natural_and_a_percentage_as_a_number() -> None:
    assert parse("log(a) + 58.3%", NAMES).read_as == "ln(a) + 0.583"
    assert math.isclose(float(parse("58.3%", NAMES).read_as), 0.583)
