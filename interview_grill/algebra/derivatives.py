"""The derivative of a formula in one name, exact to rounding: forward-mode differentiation of its tree."""

from __future__ import annotations

from collections.abc import Callable

from interview_grill.algebra.evaluation import Values
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.functions import EXTREMES, NAN
from interview_grill.algebra.jets import Jet, aggregate, elementwise, multiply, operator, total
from interview_grill.algebra.syntax import CONSTANTS, Apply, Name, Node, Number, Vector

_Lookup = Callable[[str], tuple[Jet, ...]]


def gradient_at(
    expression: Expression, name: str, values: Values, *, element: int | None = None
) -> tuple[float, float, float]:
    """The value, first and second derivative in `name` of a scalar formula; nan where there is none.

    With `element` (1-based) the derivative is in that element of the vector `name`, without it in the only
    (or first) one. `values` must hold every name of the formula: else KeyError.
    """

    def lookup(wanted: str) -> tuple[Jet, ...]:
        value = values[wanted]
        numbers = value if isinstance(value, tuple) else (value,)
        varied = (element or 1) - 1 if wanted == name else -1
        return tuple(Jet(number, float(place == varied)) for place, number in enumerate(numbers))

    jet = _number(expression.node, lookup)
    return jet.value, jet.first, jet.second


def _number(node: Node, lookup: _Lookup) -> Jet:
    if isinstance(node, Number):
        return Jet(node.value)
    if isinstance(node, Name):
        return Jet(CONSTANTS[node.name]) if node.name in CONSTANTS else lookup(node.name)[0]
    if not isinstance(node, Apply):
        return Jet(NAN, NAN, NAN)
    if node.operation == "index":
        items, place = _several(node.arguments[0], lookup), _number(node.arguments[1], lookup).value
        inside = 1 <= place <= len(items) and place == int(place)
        return items[int(place) - 1] if inside else Jet(NAN, NAN, NAN)
    if node.operation == "dot":
        left, right = (_several(argument, lookup) for argument in node.arguments)
        if len(left) != len(right):
            return Jet(NAN, NAN, NAN)
        return total(tuple(multiply(a, b) for a, b in zip(left, right, strict=True)))
    if len(node.arguments) == 1 and node.arguments[0].vector:
        return aggregate(node.operation, _several(node.arguments[0], lookup))
    return _apply(node.operation, tuple(_number(argument, lookup) for argument in node.arguments))


def _apply(operation: str, arguments: tuple[Jet, ...]) -> Jet:
    if operation in EXTREMES:
        return aggregate(operation, arguments)
    return elementwise(operation, *arguments) if len(arguments) == 1 else operator(operation, *arguments)


def _several(node: Node, lookup: _Lookup) -> tuple[Jet, ...]:
    if isinstance(node, Name):
        return lookup(node.name)
    if isinstance(node, Vector):
        return tuple(_number(item, lookup) for item in node.items)
    assert isinstance(node, Apply)
    columns = [
        _several(argument, lookup) if argument.vector else (_number(argument, lookup),)
        for argument in node.arguments
    ]
    sizes = {len(column) for column, argument in zip(columns, node.arguments, strict=True) if argument.vector}
    if len(sizes) != 1:
        return ()
    size = sizes.pop()
    stretched = [
        column if argument.vector else column * size
        for column, argument in zip(columns, node.arguments, strict=True)
    ]
    return tuple(_apply(node.operation, row) for row in zip(*stretched, strict=True))
