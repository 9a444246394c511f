"""Reading a text, or refusing it with both of its readings written out in full.

The reader asks at every place that is open. Asked without an answer it gives up here, and the whole text is
read twice: once with what stands at the open places kept together, once apart. When only one of these makes
sense, or both are the same function, there is nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable

from interview_grill.algebra.cursor import OpenReading
from interview_grill.algebra.echo import echo
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.letters import apart
from interview_grill.algebra.names import Names
from interview_grill.algebra.reader import Reader
from interview_grill.algebra.syntax import Node, Vector
from interview_grill.algebra.tokens import Limits, Token, fault
from interview_grill.errors import FormulaError, ProblemError

_TOGETHER, _APART = 0, 1


def read_formula(text: str, tokens: tuple[Token, ...], names: Names, limits: Limits) -> Node:
    """The tokens as one formula. Raises FormulaError for what cannot be read without guessing."""
    return _read(text, tokens, names, limits, Reader.formula)


def read_slots(text: str, tokens: tuple[Token, ...], names: Names, limits: Limits) -> tuple[Node, ...]:
    """The tokens as a list, one node a place; one vector-valued node counts as one. FormulaError as above."""

    def whole(reader: Reader) -> Node:
        items = reader.slots()
        if len(items) == 1:
            return items[0]
        if any(item.vector for item in items):
            raise fault(text, tokens[0], "a list inside a list", "each place takes one number")
        return Vector(items)

    node = _read(text, tokens, names, limits, whole)
    return node.items if isinstance(node, Vector) else (node,)


def _read(
    text: str, tokens: tuple[Token, ...], names: Names, limits: Limits, read: Callable[[Reader], Node]
) -> Node:
    def reading(pick: int | None) -> Node:
        return read(Reader(text, apart(text, tokens, names, pick), names, limits, pick))

    try:
        return reading(None)
    except OpenReading as place:
        at = place.token
    together, separate = _attempt(reading, _TOGETHER), _attempt(reading, _APART)
    if together is None:
        return reading(_APART)
    if separate is None or _same(together, separate, names):
        return together
    raise fault(text, at, "this has two readings", f"write {echo(together)} or {echo(separate)}")


def _attempt(reading: Callable[[int], Node], pick: int) -> Node | None:
    try:
        return reading(pick)
    except FormulaError:
        return None


def _same(one: Node, other: Node, names: Names) -> bool:
    """Whether two readings are the same function, so that it does not matter which is meant."""
    if one == other:
        return True
    from interview_grill.algebra.comparison import equal

    first, second = Expression(one), Expression(other)
    try:
        return equal(first, second, names, count=4).agreed and equal(second, first, names, count=4).agreed
    except ProblemError:
        return False
