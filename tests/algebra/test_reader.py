"""The grammar: what binds how tightly, what a product without a sign may stand between, lists of slots."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Names, parse, parse_vector
from interview_grill.algebra.reader import Reader
from interview_grill.algebra.tokens import TYPED, tokenize
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "n": "size of x", "a": "positive", "b": "positive", "c": "positive"})


def read_as(text: str) -> str:
    return parse(text, NAMES).read_as


@pytest.mark.parametrize(
    ("typed", "bracketed"),
    [
        ("a - b - c", "(a - b) - c"),
        ("a - b + c", "(a - b) + c"),
        ("a/b/c", "(a/b)/c"),
        ("a/b*c", "(a/b)*c"),
        ("a + b*c", "a + (b*c)"),
        ("a^b^c", "a^(b^c)"),
        ("-a^2", "-(a^2)"),
        ("-a*b", "(-a)*b"),
        ("a^-b", "a^(-b)"),
        ("a^-b^c", "a^(-(b^c))"),
        ("2a^2", "2*(a^2)"),
        ("a b^2", "a*(b^2)"),
        ("a!^2", "(a!)^2"),
        ("a*n!", "a*(n!)"),
        ("-n!", "-(n!)"),
        ("√(a)b", "(√(a))*b"),
        ("2√a", "2*(√(a))"),
        ("a|b|", "a*(abs(b))"),
        ("|a|b", "(abs(a))*b"),
        ("|a - |b||", "abs(a - abs(b))"),
        ("--a", "-(-a)"),
        ("a - -b", "a - (-b)"),
        ("+a", "a"),
        ("a²b", "(a^2)*b"),
        ("a^2²", "a^(2^2)"),
        ("x[1]^2", "(x[1])^2"),
        ("x[1]a", "(x[1])*a"),
        ("50%a", "(50%)*a"),
    ],
)
def test_signs_bind_as_in_a_textbook(typed: str, bracketed: str) -> None:
    assert parse(typed, NAMES).node == parse(bracketed, NAMES).node


@pytest.mark.parametrize("product", ["a b", "a(b)", "(a)b", "(a)(b)", "ab", "a·b", "a × b"])
def test_a_product_needs_no_sign(product: str) -> None:
    assert read_as(product) == "a*b"


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("a, b", 2),
        ("a; b", 2),
        ("(a, b)", 2),
        ("[a, b]", 2),
        ("([a, b])", 2),
        ("(a), (b)", 2),
        ("[a]", 1),
        ("a", 1),
        ("max(a, b), c", 2),
        ("[a, b, c, n]", 4),
    ],
)
def test_slots_are_read_in_each_form_of_a_list(typed: str, items: int) -> None:
    assert len(Reader(typed, tokenize(typed), NAMES, TYPED).slots()) == items


def test_a_tuple_is_a_list_only_where_slots_are_asked_for() -> None:
    assert parse_vector("(a, b)", NAMES, 2).is_vector
    with pytest.raises(FormulaError, match="here are several"):
        parse("(a, b)", NAMES)
    with pytest.raises(FormulaError, match="a list is no factor"):
        parse_vector("2(a, b), c", NAMES, 2)


@pytest.mark.parametrize("opening", ["(", "[", "-", "√(", "|(", "ln("])
def test_nesting_ends_somewhere(opening: str) -> None:
    with pytest.raises(FormulaError, match="nested more than 25 deep"):
        parse(opening * 40 + "a", NAMES)


def test_what_is_as_deep_as_allowed_is_read() -> None:
    assert read_as("(" * 24 + "a" + ")" * 24) == "a"
    assert parse("-" * 24 + "a", NAMES).evaluate({"a": 3.0}) == 3.0


@given(
    st.lists(
        st.sampled_from(["a", "b", "2", "(", ")", "[", "]", "|", "+", "-", "^", "√", "!", ","]), max_size=30
    )
)
def test_whatever_is_read_of_brackets_and_signs_reads_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    with suppress(FormulaError):
        found = parse(text, NAMES)
        assert parse(found.read_as, NAMES).read_as == found.read_as


def test_what_follows_a_formula_is_refused() -> None:
    for typed, what in (
        ("a = b", "an equation"),
        ("a)", "without its opening"),
        ("a, b", "here are several"),
    ):
        with pytest.raises(FormulaError, match=what):
            parse(typed, NAMES)


def test_an_exponent_that_may_be_one_for_each_observation_is_refused_with_both_readings() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("a 2^(exp(x))", NAMES)
    assert raised.value.mend == "write a*2^(exp(x)) or a^(2^(exp(x)))"
