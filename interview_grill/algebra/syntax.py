"""The syntax tree of a formula: four kinds of node, in which operators are functions like any other.

The shape (scalar or vector) is settled when the tree is built, by `shapes`, so that evaluating need not ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Number:
    """A literal; `text` is the ASCII spelling it was read from (`.5`, `58.3%`, `1e-3`)."""

    value: float
    text: str
    vector: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Name:
    """A declared name, in the spelling it was declared with, or the constant `e` or `pi`."""

    name: str
    vector: bool = False


@dataclass(frozen=True, slots=True)
class Apply:
    """A function or operator (`+ - * / ^ neg index =` …) applied to its arguments; `vector` is its shape.

    `=` has the value of its left side minus its right.
    """

    operation: str
    arguments: tuple[Node, ...]
    vector: bool = False


@dataclass(frozen=True, slots=True)
class Vector:
    """A bracketed list of scalars."""

    items: tuple[Node, ...]
    vector: ClassVar[bool] = True


Node = Number | Name | Apply | Vector


def binary(operator: str, left: Node, right: Node) -> Apply:
    """Two nodes under an operator; any two shapes go together."""
    return Apply(operator, (left, right), left.vector or right.vector)


def walk(node: Node) -> Iterator[Node]:
    """Every node of the tree, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        if isinstance(current, Apply):
            pending.extend(reversed(current.arguments))
        elif isinstance(current, Vector):
            pending.extend(reversed(current.items))


def is_linear(node: Node) -> bool:
    """Whether a vector is linear in a sample: sums of samples, each times or over numbers."""
    if not isinstance(node, Apply):
        return not isinstance(node, Vector)
    if not node.vector:
        return True
    if node.operation == "/":
        return is_linear(node.arguments[0]) and not node.arguments[1].vector
    if node.operation == "*":
        return all(map(is_linear, node.arguments)) and not all(part.vector for part in node.arguments)
    return node.operation in ("+", "-", "neg") and all(map(is_linear, node.arguments))


def is_pieced(node: Node) -> bool:
    """Whether a formula is put together of pieces, as by a sign or the larger of two: each takes points to be seen."""
    return any(
        isinstance(part, Apply)
        and (part.operation in _PIECING or (part.operation in ("max", "min") and len(part.arguments) > 1))
        for part in walk(node)
    )


def names_in(node: Node) -> frozenset[str]:
    """The declared names a formula uses; the constants are not among them unless they were declared."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Name)) - CONSTANTS.keys()


def substituted(node: Node, solved: Mapping[str, Node]) -> Node:
    """The formula with names replaced by formulas."""
    if isinstance(node, Name):
        return solved.get(node.name, node)
    if isinstance(node, Apply):
        return replace(node, arguments=tuple(substituted(part, solved) for part in node.arguments))
    if isinstance(node, Vector):
        return replace(node, items=tuple(substituted(part, solved) for part in node.items))
    return node


_PIECING = ("abs", "sign")
CONSTANTS: dict[str, float] = {"e": 2.718281828459045, "pi": 3.141592653589793}
