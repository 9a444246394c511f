"""Random formulas with an independent meaning: printed in many spellings, evaluated by Python's fractions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from hypothesis import strategies as st

from interview_grill.algebra import Names

#: A formula is a number, a name, or (operator, left, right).
Tree = int | str | tuple[str, "Tree", "Tree"]

NAMES = Names.declare(
    {"mu": "real", "v": "positive", "theta": "probability", "n": "count", "lambda": "positive"}
)
LEAVES: st.SearchStrategy[Tree] = st.one_of(st.integers(1, 9), st.sampled_from(sorted(NAMES)))


def trees(max_leaves: int = 10) -> st.SearchStrategy[Tree]:
    """Rational formulas in five names; powers are squares and cubes."""

    def grow(children: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        pairs = st.tuples(st.sampled_from("+-*/"), children, children)
        return st.one_of(pairs, st.tuples(st.just("^"), children, st.sampled_from([2, 3])))

    return st.recursive(LEAVES, grow, max_leaves=max_leaves)


def exact(tree: Tree, values: Mapping[str, Fraction]) -> Fraction | None:
    """The exact value, or None where there is a division by zero."""
    if isinstance(tree, int):
        return Fraction(tree)
    if isinstance(tree, str):
        return values[tree]
    operator, left, right = tree
    a, b = exact(left, values), exact(right, values)
    if a is None or b is None or (operator == "/" and b == 0):
        return None
    operations: dict[str, Callable[[], Fraction]] = {
        "+": lambda: a + b,
        "-": lambda: a - b,
        "*": lambda: a * b,
        "/": lambda: a / b,
        "^": lambda: a ** int(b),
    }
    return operations[operator]()


SIGNS = {
    "+": ["+", " + ", " +"],
    "-": ["-", " - ", "−", " – "],
    "*": ["*", "·", "×", " ⋅ "],
    "/": ["/", " ÷ ", "∕"],
}
SPELLINGS = {
    "mu": ["mu", "μ", "µ", "𝜇"],
    "theta": ["theta", "θ", "ϑ"],
    "lambda": ["lambda", "λ", "lam", "lamda"],
    "n": ["n", "𝑛"],
    "v": ["v", "ｖ"],
}
POWERS = {2: ["^2", "**2", "²", " ^ 2", "^(2)"], 3: ["^3", "³", "^(3)"]}


@st.composite
def spelled(draw: st.DrawFn, tree: Tree) -> str:
    """The formula in one of its spellings, with brackets to spare and a product sign left out at times."""
    if isinstance(tree, int):
        return str(tree)
    if isinstance(tree, str):
        return draw(st.sampled_from(SPELLINGS[tree]))
    operator, left, right = tree
    first = f"({draw(spelled(left))})" if isinstance(left, tuple) else draw(spelled(left))
    if operator == "^":
        assert isinstance(right, int)
        return first + draw(st.sampled_from(POWERS[right]))
    second = f"({draw(spelled(right))})" if isinstance(right, tuple) else draw(spelled(right))
    if operator == "*" and not isinstance(right, int) and draw(st.booleans()):
        return f"{first} {second}"
    return first + draw(st.sampled_from(SIGNS[operator])) + second
