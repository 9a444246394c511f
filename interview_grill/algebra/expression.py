"""A formula that has been read: its value at given numbers, and how precisely it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from interview_grill.algebra.echo import echo
from interview_grill.algebra.evaluation import Value, Values, compile_number, compile_vector
from interview_grill.algebra.syntax import Apply, Node, Number, Vector, names_in, walk

_ROUNDED = re.compile(r"[.eE%]")


@dataclass(frozen=True, slots=True)
class Expression:
    """A formula over declared names; scalar or vector as `is_vector` says. Equal when the trees are."""

    node: Node
    _compiled: Callable[[Values], Value] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        compiled = compile_vector(self.node) if self.node.vector else compile_number(self.node)
        object.__setattr__(self, "_compiled", compiled)

    def evaluate(self, values: Values) -> Value:
        """The value in doubles: overflow is infinite, a domain error nan; numbers never make it raise.

        `values` must hold every one of `names` (else KeyError); vectors are tuples. A vector over samples of
        unequal size is empty, which `comparison.is_defined` takes for undefined.
        """
        return self._compiled(values)

    @property
    def is_vector(self) -> bool:
        """Whether its value is a tuple of numbers."""
        return self.node.vector

    @property
    def names(self) -> frozenset[str]:
        """The declared names that occur."""
        return names_in(self.node)

    @property
    def exact(self) -> bool:
        """Whether no number in it was rounded by its typing: no decimal point, percent sign or exponent."""
        numbers = (part for part in walk(self.node) if isinstance(part, Number))
        return not any(_ROUNDED.search(number.text) for number in numbers) and not self._is_scientific

    @property
    def _is_scientific(self) -> bool:
        return isinstance(_literal(self.node), Apply)

    @property
    def is_plain_number(self) -> bool:
        """Whether one number was typed, with or without a sign: `0.583`, `-3`, `58.3%`, `5.83*10^-1`."""
        return _literal(self.node) is not None

    @property
    def significant_figures(self) -> int | None:
        """Figures of a plain number as typed (`0.50` has two, `600` three); None for anything else."""
        literal = _literal(self.node)
        if isinstance(literal, Apply):
            literal = _unsigned(literal.arguments[0])
        if not isinstance(literal, Number):
            return None
        digits = re.sub(r"[eE].*|[%.]", "", literal.text).lstrip("0")
        return len(digits) or 1

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The slots of a typed list; empty for anything else."""
        return tuple(map(Expression, self.node.items)) if isinstance(self.node, Vector) else ()

    @property
    def read_as(self) -> str:
        """The canonical spelling: products shown, `log` as `ln`, `58.3%` as `0.583`."""
        return echo(self.node)


def _literal(node: Node) -> Node | None:
    """The number in a signed literal or in `a*10^k`, or None."""
    node = _unsigned(node)
    if isinstance(node, Number):
        return node
    return node if isinstance(node, Apply) and _is_scientific(node) else None


def _unsigned(node: Node) -> Node:
    return node.arguments[0] if isinstance(node, Apply) and node.operation == "neg" else node


def _is_scientific(node: Apply) -> bool:
    if node.operation != "*":
        return False
    mantissa, power = node.arguments
    if not (isinstance(_unsigned(mantissa), Number) and isinstance(power, Apply) and power.operation == "^"):
        return False
    base, exponent = power.arguments
    return isinstance(base, Number) and base.value == 10 and isinstance(_unsigned(exponent), Number)
