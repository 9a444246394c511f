"""Parts of lines: a bracket worked out beside the page is neither a line nor a false one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from interview_grill.algebra import Expression
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.syntax import Apply, is_pieced, walk
from interview_grill.derivations.crossing import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.algebra import Value
    from interview_grill.algebra.syntax import Node
    from interview_grill.derivations.checked import CheckedDerivation

_LEAST = 3


def is_part(derivation: CheckedDerivation, typed: Expression) -> bool:
    """Whether a formula is a term, a factor, a bracket or some neighbouring terms of a line, with either sign."""
    if is_pieced(typed.node):
        return False  # a few points do not tell pieces apart
    values = [typed.evaluate(place) for place in places_of(derivation)]
    turned = [_turned(value) for value in values]
    return any(_agree(values, part) or _agree(turned, part) for part in _parts(derivation))


def _turned(value: Value) -> Value:
    return tuple(-item for item in value) if isinstance(value, tuple) else -value


def _agree(values: list[Value], part: tuple[Value, ...]) -> bool:
    if is_defined(part[0]) and not same_value(values[0], part[0]):
        return False
    pairs = [pair for pair in zip(values, part, strict=True) if is_defined(pair[1])]
    return len(pairs) >= _LEAST and all(same_value(mine, theirs) for mine, theirs in pairs)


@lru_cache(maxsize=16)
def _parts(derivation: CheckedDerivation) -> tuple[tuple[Value, ...], ...]:
    """The values of all parts at the places where formulas are looked at."""
    nodes: dict[Node, None] = {}
    for line in derivation.computed_lines:
        for formula in (line.value, *line.also):
            nodes |= (
                dict.fromkeys(part for node in walk(formula.node) for part in _of(node)) if formula else {}
            )
    places = places_of(derivation)
    return tuple(tuple(Expression(node).evaluate(place) for place in places) for node in nodes)


def _of(node: Node) -> Iterator[Node]:
    """A node, and for a sum every run of its terms."""
    yield node
    terms = _terms(node)
    for start in range(1, len(terms)):
        run = terms[start]
        yield run
        for term in terms[start + 1 :]:
            run = Apply("+", (run, term), run.vector or term.vector)
            yield run


def _terms(node: Node) -> list[Node]:
    """The terms of a sum, each with its sign."""
    if not isinstance(node, Apply) or node.operation not in ("+", "-"):
        return [node]
    first, last = node.arguments
    return [*_terms(first), last if node.operation == "+" else Apply("neg", (last,), last.vector)]
