"""Formulas compiled to closures over doubles: no code is generated, nothing typed is ever executed.

Compiling once pays because a formula is evaluated at many points. A closure raises KeyError for a name
without a value, and nothing else: what has no value is nan, or a vector without elements.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interview_grill.algebra.functions import AGGREGATES, ELEMENTWISE, EXTREMES, NAN, OPERATORS, dot
from interview_grill.algebra.syntax import CONSTANTS, Apply, Name, Node, Number, Vector

Value = float | tuple[float, ...]
Values = Mapping[str, Value]
_Number = Callable[[Values], float]
_Several = Callable[[Values], tuple[float, ...]]


def compile_number(node: Node) -> _Number:
    """A scalar node as a function of the values of its names."""
    if isinstance(node, Number):
        value = node.value
        return lambda _: value
    if isinstance(node, Name):
        return _name(node.name)
    assert isinstance(node, Apply)
    if node.operation == "index":
        return _index(node)
    if node.operation == "dot":
        left, right = (compile_vector(argument) for argument in node.arguments)
        return lambda values: dot(left(values), right(values))
    if node.arguments[0].vector and len(node.arguments) == 1:
        aggregate, sample = AGGREGATES[node.operation], compile_vector(node.arguments[0])
        return lambda values: aggregate(sample(values))
    parts = [compile_number(argument) for argument in node.arguments]
    if node.operation in EXTREMES:
        extreme = EXTREMES[node.operation]
        return lambda values: extreme([part(values) for part in parts])
    if len(parts) == 1:
        function, only = ELEMENTWISE[node.operation], parts[0]
        return lambda values: function(only(values))
    return _operator(node.operation, *parts)


def _operator(operation: str, left: _Number, right: _Number) -> _Number:
    if operation == "+":
        return lambda values: left(values) + right(values)
    if operation in "-=":
        return lambda values: left(values) - right(values)
    if operation == "*":
        return lambda values: left(values) * right(values)
    function = OPERATORS[operation]
    return lambda values: function(left(values), right(values))


def _name(name: str) -> _Number:
    constant = CONSTANTS.get(name)

    def scalar(values: Values) -> float:
        value = values[name] if constant is None else constant
        return NAN if isinstance(value, tuple) else value

    return scalar


def _index(node: Apply) -> _Number:
    vector, position = compile_vector(node.arguments[0]), compile_number(node.arguments[1])

    def element(values: Values) -> float:
        items, place = vector(values), position(values)
        return items[int(place) - 1] if 1 <= place <= len(items) and place == int(place) else NAN

    return element


def compile_vector(node: Node) -> _Several:
    """A vector node as a function of the values of its names; operands of unequal sizes give no elements."""
    if isinstance(node, Name):
        return _sample(node.name)
    if isinstance(node, Vector):
        items = [compile_number(item) for item in node.items]
        return lambda values: tuple(item(values) for item in items)
    assert isinstance(node, Apply)
    if len(node.arguments) == 1:
        function, sample = ELEMENTWISE[node.operation], compile_vector(node.arguments[0])
        return lambda values: tuple(map(function, sample(values)))
    return _broadcast(node)


def _sample(name: str) -> _Several:
    def sample(values: Values) -> tuple[float, ...]:
        value = values[name]
        return value if isinstance(value, tuple) else (NAN,)

    return sample


def _broadcast(node: Apply) -> _Several:
    """An operator, `min` or `max` of several, element by element; a scalar goes with every element."""
    extreme = EXTREMES.get(node.operation)
    function = (lambda *items: extreme(items)) if extreme else OPERATORS[node.operation]
    vectors = {
        place: compile_vector(argument) for place, argument in enumerate(node.arguments) if argument.vector
    }
    scalars = {
        place: compile_number(argument)
        for place, argument in enumerate(node.arguments)
        if not argument.vector
    }

    def elementwise(values: Values) -> tuple[float, ...]:
        columns = {place: vector(values) for place, vector in vectors.items()}
        sizes = {len(column) for column in columns.values()}
        if len(sizes) != 1:
            return ()
        size = sizes.pop()
        columns |= {place: (scalar(values),) * size for place, scalar in scalars.items()}
        return tuple(
            function(*row) for row in zip(*(columns[place] for place in sorted(columns)), strict=True)
        )

    return elementwise
