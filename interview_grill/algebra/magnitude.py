"""The size of the terms a formula adds up: what its rounding error is to be measured against."""

from __future__ import annotations

from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector


def magnitude(node: Node) -> Node:
    """The formula with every term made positive, so nothing cancels: `x - mean(x)` as |x| + mean(|x|).

    Inside functions other than sums and means the term is taken whole. Never fails: the result has a value
    where the formula has.
    """
    if isinstance(node, Number):
        return node
    if isinstance(node, Name):
        return Apply("abs", (node,), node.vector)
    if isinstance(node, Vector):
        return Vector(tuple(magnitude(item) for item in node.items))
    if node.operation in ("+", "-", "=", "*"):
        left, right = map(magnitude, node.arguments)
        return Apply("*" if node.operation == "*" else "+", (left, right), node.vector)
    if node.operation == "neg":
        return magnitude(node.arguments[0])
    if node.operation == "/":
        above, below = node.arguments
        return Apply("/", (magnitude(above), Apply("abs", (below,), below.vector)), node.vector)
    if node.operation in ("sum", "mean"):
        return Apply(node.operation, (magnitude(node.arguments[0]),))
    return Apply("abs", (node,), node.vector)
