"""The proof of the parentheses: random formulas, typeset on one line, read back to the same value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_grill.typeset import Charset, inline

from .reading import AmbiguityError, evaluate, log, root, total


@dataclass(frozen=True)
class Written:
    """A formula in LaTeX with its value.

    `form`: atom, power, product, quotient, open (ends in an argument without parentheses), sum.
    """

    latex: str
    value: Fraction
    form: str


NAMES = {
    r"a": ("a", "a", 2),
    r"b": ("b", "b", 3),
    r"n": ("n", "n", 3),
    r"\alpha": ("α", "alpha", 5),
    r"\sigma": ("σ", "sigma", 7),
    r"x_i": ("xᵢ", "x_i", 11),
    r"\hat\theta": ("θ̂", "theta_hat", 13),
    r"y_w": ("y_w", "y_w", 17),
    r"\bar x": ("x̄", "x_bar", 19),
}
UNICODE = {name[0]: Fraction(name[2]) for name in NAMES.values()}
ASCII = {name[1]: Fraction(name[2]) for name in NAMES.values()}

names = st.sampled_from([Written(latex, Fraction(name[2]), "atom") for latex, name in NAMES.items()])
numbers = st.sampled_from([Written(text, Fraction(text), "number") for text in ("1", "2", "12", "0.5")])


def in_parentheses(part: Written) -> str:
    return rf"\left({part.latex}\right)"


def quotient(parts: tuple[Written, Written]) -> Written:
    upper, lower = parts
    assume(lower.value != 0)
    return Written(rf"\frac{{{upper.latex}}}{{{lower.latex}}}", upper.value / lower.value, "quotient")


def added(parts: tuple[Written, Written, bool]) -> Written:
    left, right, minus = parts
    tail = in_parentheses(right) if right.form == "sum" else right.latex
    value = left.value - right.value if minus else left.value + right.value
    return Written(f"{left.latex} {'-' if minus else '+'} {tail}", value, "sum")


def negated(part: Written) -> Written:
    return Written(f"-{in_parentheses(part) if part.form == 'sum' else part.latex}", -part.value, "sum")


def multiplied(parts: tuple[Written, Written, bool]) -> Written:
    left, right, dot = parts
    first = in_parentheses(left) if left.form in ("sum", "open") else left.latex
    second = in_parentheses(right) if right.form == "sum" else right.latex
    dot = dot or right.form in ("number", "power") or (right.form == "product" and second[:1].isdigit())
    form = "open" if right.form == "open" else "product"
    return Written(first + (r" \cdot " if dot else " ") + second, left.value * right.value, form)


def raised(parts: tuple[Written, tuple[str, int]]) -> Written:
    base, (exponent, power) = parts
    assume(power > 0 or base.value != 0)
    below = base.latex if base.form in ("atom", "number") else in_parentheses(base)
    return Written(f"{below}^{{{exponent}}}", base.value**power, "power")


def applied(parts: tuple[Written, tuple[str, Callable[[Fraction], Fraction]]]) -> Written:
    part, (macro, function) = parts
    if macro == r"\sqrt":
        return Written(rf"\sqrt{{{part.latex}}}", function(part.value), "root")
    bare = part.form in ("atom", "power", "quotient", "root")
    form = "open" if bare or macro != r"\log" else "atom-like"
    return Written(f"{macro} {part.latex if bare else in_parentheses(part)}", function(part.value), form)


EXPONENTS = [("2", 2), ("3", 3), ("-1", -1), ("n", 3), ("n-1", 2), (r"\frac{4}{2}", 2), ("-(n-2)", -1)]
FUNCTIONS = [(r"\log", log), (r"\sqrt", root), (r"\sum_i", total)]


def larger(parts: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    quotients = st.tuples(parts, parts).map(quotient)
    products = st.tuples(parts, parts, st.booleans()).map(multiplied)
    return st.one_of(
        quotients,
        products,
        st.tuples(parts, parts, st.booleans()).map(added),
        st.tuples(quotients, parts, st.booleans()).map(multiplied),
        st.tuples(parts, quotients, st.booleans()).map(multiplied),
        st.tuples(parts, st.sampled_from(EXPONENTS)).map(raised),
        st.tuples(parts, st.sampled_from(FUNCTIONS)).map(applied),
        parts.map(negated),
    )


formulas = st.recursive(names | numbers, larger, max_leaves=9)


@given(formulas)
@settings(max_examples=600, deadline=None)
def test_a_formula_on_one_line_reads_back_to_its_value(formula: Written) -> None:
    text = inline(formula.latex)
    assert evaluate(text, UNICODE) == formula.value, text


@given(formulas)
@settings(max_examples=600, deadline=None)
def test_a_formula_in_ascii_reads_back_to_its_value(formula: Written) -> None:
    text = inline(formula.latex, charset=Charset.ASCII)
    assert evaluate(text, ASCII) == formula.value, text


@pytest.mark.parametrize(
    "text", ["a/b/n", "a/bn", "1/2 a", "log a/b", "√a²", "∑ᵢ a b", "a − −b", "a(b", "1/2a · b"]
)
def test_the_reader_refuses_what_can_be_misread(text: str) -> None:
    with pytest.raises(AmbiguityError):
        evaluate(text, UNICODE)
