"""Lines that have the right value and still show nothing: what was given, and a logarithm not taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra.syntax import Apply, Name, Number, Vector, walk
from interview_grill.bank.derivation import Mode

if TYPE_CHECKING:
    from interview_grill.algebra import Expression, Names
    from interview_grill.algebra.syntax import Node
    from interview_grill.derivations.checked import CheckedLine

_EVEN = (2.0, 4.0, 6.0)


def is_given(names: Names, asked: CheckedLine, typed: Expression) -> bool:
    """Whether a line of the right value is what the line starts from: spelled alike, or without the names that
    the step brings in.
    """
    premise, value = asked.premise, asked.value
    if premise is None or value is None:
        return False
    sizes = {names.size_of(name) for name in premise.names if names.is_vector(name)}
    brought_in = value.names - premise.names - sizes
    if brought_in:
        return typed.names.isdisjoint(brought_in)
    return canonical(typed.node) == canonical(premise.node)


def wants_taking_apart(asked: CheckedLine, typed: Expression) -> bool:
    """Whether a log-likelihood is typed as the logarithm of a product, a power or an exponential."""
    if asked.mode is not Mode.CONSTANT or asked.value is None or _has_log_of_product(asked.value.node, asked):
        return False
    return _has_log_of_product(typed.node, asked)


def _has_log_of_product(node: Node, asked: CheckedLine) -> bool:
    return any(_is_log_of_product(term, asked) for term in _terms(node))


def _terms(node: Node) -> list[Node]:
    if isinstance(node, Apply) and node.operation in ("+", "-", "neg"):
        return [term for argument in node.arguments for term in _terms(argument)]
    return [node]


def _is_log_of_product(node: Node, asked: CheckedLine) -> bool:
    if not isinstance(node, Apply) or node.operation != "ln":
        return False
    inside = node.arguments[0]
    if not isinstance(inside, Apply) or not _holds_free(inside, asked):
        return False
    if inside.operation == "*":
        return all(_holds_free(argument, asked) for argument in inside.arguments)
    return inside.operation in ("^", "exp", "prod")


def _holds_free(node: Node, asked: CheckedLine) -> bool:
    return any(isinstance(part, Name) and part.name in asked.free for part in walk(node))


def canonical(node: Node) -> tuple[object, ...]:
    """One form for all trivial respellings: order of terms and factors, brackets, differences as sums."""
    if isinstance(node, Number):
        return ("number", node.value)
    if isinstance(node, Name):
        return ("name", node.name)
    if isinstance(node, Vector):
        return ("list", *(canonical(item) for item in node.items))
    match node.operation:
        case "+" | "-" | "neg":
            return ("sum", *sorted(_signed(node, 1), key=repr))
        case "*" | "/":
            return ("product", *sorted(_factors(node, 1), key=repr))
        case "^" if isinstance(node.arguments[1], Number) and node.arguments[1].value in _EVEN:
            base = canonical(node.arguments[0])
            turned = canonical(Apply("neg", (node.arguments[0],)))
            return ("power", min(base, turned, key=repr), node.arguments[1].value)
    return (node.operation, *(canonical(argument) for argument in node.arguments))


def _signed(node: Node, sign: int) -> list[tuple[object, ...]]:
    if isinstance(node, Apply) and node.operation in ("+", "-"):
        left, right = node.arguments
        return _signed(left, sign) + _signed(right, sign if node.operation == "+" else -sign)
    if isinstance(node, Apply) and node.operation == "neg":
        return _signed(node.arguments[0], -sign)
    return [(sign, canonical(node))]


def _factors(node: Node, power: int) -> list[tuple[object, ...]]:
    if isinstance(node, Apply) and node.operation in ("*", "/"):
        left, right = node.arguments
        return _factors(left, power) + _factors(right, power if node.operation == "*" else -power)
    return [(power, canonical(node))]
