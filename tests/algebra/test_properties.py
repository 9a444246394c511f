"""Laws of reading and comparing: spelling is free, algebra accepted, other functions not, nothing crashes."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Expression, Names, caret, compare, parse, parse_equation, parse_vector
from interview_grill.errors import FormulaError, ProblemError

from .trees import NAMES, Tree, exact, spelled, trees

POINTS = [
    {name: Fraction(3 * i + 7 * j + 2, 5 + i) for j, name in enumerate(sorted(NAMES))} for i in range(12)
]


def as_floats(point: dict[str, Fraction]) -> dict[str, float | tuple[float, ...]]:
    return {name: float(value) for name, value in point.items()}


@given(st.data(), trees())
@settings(max_examples=150, deadline=None)
def test_every_spelling_has_the_value_of_the_formula(data: st.DataObject, tree: Tree) -> None:
    text = data.draw(spelled(tree))
    assume(len(text) <= 200)
    expression = parse(text, NAMES)
    for point in POINTS[:3]:
        expected = exact(tree, point)
        value = expression.evaluate(as_floats(point))
        assert isinstance(value, float)
        if expected is None or not 1e-9 < abs(expected) < 1e12:
            continue
        assert math.isclose(value, float(expected), rel_tol=1e-6), text


@given(st.data(), trees())
@settings(max_examples=150, deadline=None)
def test_the_echo_reads_back_as_the_same_formula(data: st.DataObject, tree: Tree) -> None:
    text = data.draw(spelled(tree))
    assume(len(text) <= 200)
    echoed = parse(text, NAMES).read_as
    assume(len(echoed) <= 200)
    again = parse(echoed, NAMES)
    assert again.read_as == echoed
    point = as_floats(POINTS[0])
    value = parse(text, NAMES).evaluate(point)
    assert again.evaluate(point) == value or value != value


def rewritten(tree: Tree) -> list[Tree]:
    """The same function by one step of algebra at the root."""
    if not isinstance(tree, tuple):
        return [("*", tree, 1), ("-", ("+", tree, "v"), "v")]
    operator, left, right = tree
    if operator in "+*":
        results: list[Tree] = [(operator, right, left)]
        if operator == "*" and isinstance(right, tuple) and right[0] in "+-":
            results.append((right[0], ("*", left, right[1]), ("*", left, right[2])))
        return results
    if operator == "-":
        return [("+", ("*", ("-", 1, 2), right), left)]
    if operator == "/":
        return [("*", ("/", 1, right), left), ("/", ("*", left, "v"), ("*", "v", right))]
    assert isinstance(right, int)
    return [("*", left, left) if right == 2 else ("*", left, ("^", left, 2))]


def anywhere(tree: Tree, draw: st.DataObject, change: str) -> Tree:
    """The tree with one step (`rewrite` or `mutate`) somewhere in it."""
    if isinstance(tree, tuple) and draw.draw(st.booleans()):
        operator, left, right = tree
        if operator == "^" or draw.draw(st.booleans()):
            return (operator, anywhere(left, draw, change), right)
        return (operator, left, anywhere(right, draw, change))
    return draw.draw(st.sampled_from(rewritten(tree) if change == "rewrite" else mutated(tree)))


def mutated(tree: Tree) -> list[Tree]:
    """Another formula by one slip at the root."""
    if isinstance(tree, int):
        return [tree + 1, ("-", 0, tree)]
    if isinstance(tree, str):
        return [("+", tree, 1), ("^", tree, 2), *[name for name in NAMES if name != tree]]
    operator, left, right = tree
    others = {"+": "-", "-": "+", "*": "/", "/": "*"}
    if operator == "^":
        assert isinstance(right, int)
        return [("^", left, 5 - right), left]
    return [(others[operator], left, right), left, right]


def text_of(tree: Tree) -> str:
    if not isinstance(tree, tuple):
        return str(tree)
    operator, left, right = tree
    return f"({text_of(left)}){operator}({text_of(right)})"


def is_well_conditioned(tree: Tree) -> bool:
    """Neither poles nor huge or vanishing values at the oracle's points."""
    values = [exact(tree, point) for point in POINTS]
    return all(value is not None and 1e-4 < abs(value) < 1e6 for value in values)


@given(st.data(), trees(7))
@settings(max_examples=150, deadline=None)
def test_algebra_keeps_a_formula_accepted(data: st.DataObject, tree: Tree) -> None:
    assume(is_well_conditioned(tree))
    other = anywhere(tree, data, "rewrite")
    assume(len(text_of(other)) <= 200 and len(text_of(tree)) <= 200)
    assert compare(parse(text_of(other), NAMES), parse(text_of(tree), NAMES), NAMES).agreed


@given(st.data(), trees(7))
@settings(max_examples=200, deadline=None)
def test_a_slip_is_told_apart_whenever_exact_arithmetic_does(data: st.DataObject, tree: Tree) -> None:
    assume(is_well_conditioned(tree))
    other = anywhere(tree, data, "mutate")
    assume(len(text_of(other)) <= 200 and len(text_of(tree)) <= 200)
    same = all(exact(tree, point) == exact(other, point) for point in POINTS)
    assert compare(parse(text_of(other), NAMES), parse(text_of(tree), NAMES), NAMES).agreed == same


PIECES = st.sampled_from(
    [
        *"0123456789.,;+-*/^()[]|!%= √²⁻½eExnμσθ",
        "**",
        "ln",
        "log(",
        "sum(",
        "mean(",
        "mu",
        "1e",
        "x[",
        "e^",
        "hat",
    ]
)
SAMPLES = Names.declare({"x": "sample", "n": "size of x", "mu": "real", "sigma2": "positive"})


@given(st.one_of(st.text(max_size=220), st.lists(PIECES, max_size=60).map("".join)))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    readers: list[Callable[[], Expression]] = [
        lambda: parse(text, SAMPLES, left=["mu"]),
        lambda: parse_equation(text, SAMPLES),
        lambda: parse_vector(text, SAMPLES, ["a", "b"]),
    ]
    for read in readers:
        outcome = attempt(read)
        if isinstance(outcome, FormulaError):
            picture, arrow = caret(outcome).split("\n")
            assert outcome.what
            assert 0 <= outcome.position <= len(outcome.text)
            assert picture.isprintable()
            assert arrow.strip() == "^"
        else:
            value = outcome.evaluate({"x": (1.5, -2.0, 4.0), "n": 3.0, "mu": 0.3, "sigma2": 2.0})
            assert isinstance(value, tuple if outcome.is_vector else float)


def attempt(read: Callable[[], Expression]) -> Expression | FormulaError:
    try:
        return read()
    except FormulaError as error:
        return error


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_declaration_is_understood_or_refused(text: str) -> None:
    try:
        names = Names.declare({"x": "sample", "q": text})
    except ProblemError:
        return
    assert "q" in names
