"""Formulas in which numbers that the question shows stand for names: `sum(x)/5` for five data, `8/n`.

Such a formula is right for the numbers asked. It is told from one that holds by accident of the draw by two
tests: what it does not name keeps the shown value while the rest is drawn again, and a number in it is
replaced by a name, a statistic of the data or a part of the closed form that has its value.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product

from interview_grill.algebra import Expression, Value, Values
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector, names_in, walk
from interview_grill.problems.instance import Instance

_RTOL = 1e-9
#: Statistics of the data that a learner works out on paper before putting the number into a formula.
_STATISTICS = ("sum", "mean", "max", "min", "median")
_MOST_READINGS = 24
_FEWEST_CASES = 3


def holds_with_names(instance: Instance, typed: Expression, drawn: Sequence[Values]) -> bool:
    """Whether a formula that is right here is so for any numbers once its numbers are the names they stand
    for; `drawn` are further draws.
    """
    if _is_constant(instance, typed, drawn):
        return True
    readings = islice(_readings(instance, typed), _MOST_READINGS)
    return any(_holds(instance, reading, drawn) for reading in readings)


def _is_constant(instance: Instance, typed: Expression, drawn: Sequence[Values]) -> bool:
    """Whether the names in it cancel: then it is a number, and a right number is right."""
    with_size = instance.prepared.drawing.with_size
    here = typed.evaluate(with_size(instance.values))
    return bool(drawn) and all(
        same_value(typed.evaluate(with_size(values)), here, rtol=_RTOL) for values in drawn
    )


def _holds(instance: Instance, typed: Expression, drawn: Sequence[Values]) -> bool:
    """Whether it agrees with the closed form on draws in which all that it does not name stays as shown."""
    drawing, closed_form = instance.prepared.drawing, instance.prepared.closed_form
    named = typed.names
    if closed_form is None or not named:
        return False
    sized = "n" in named and drawing.observations is not None
    if sized and drawing.observations is not None:
        named |= {drawing.observations}
    free_size = sized or any(
        isinstance(node, Apply) and node.operation == "count" for node in walk(typed.node)
    )
    seen = 0
    for values in drawn:
        mixed = {
            name: shown if name not in named else values[name] if free_size else _resized(values[name], shown)
            for name, shown in instance.values.items()
        }
        right = closed_form.evaluate(mixed)
        if not is_defined(right):
            continue
        size = max(map(abs, right)) if isinstance(right, tuple) else abs(right)
        if not same_value(
            typed.evaluate(drawing.with_size(mixed)), right, rtol=_RTOL, atol=_RTOL * 1e-3 * size
        ):
            return False
        seen += 1
    return seen >= _FEWEST_CASES


def _resized(value: Value, shown: Value) -> Value:
    """A drawn sample at the size of the shown one, repeated or cut."""
    if isinstance(value, tuple) and isinstance(shown, tuple):
        return tuple(value[place % len(value)] for place in range(len(shown)))
    return value


def _readings(instance: Instance, typed: Expression) -> Iterator[Expression]:
    """The formula as it is, then with its numbers replaced by what has their value, as few as can be first.

    A 1 is no name that stands there too: `1/T^2` is not `T/T^2` because T is 1.
    """
    yield typed
    numbers = list(dict.fromkeys(node.value for node in walk(typed.node) if isinstance(node, Number)))
    meanings = list(_meanings(instance))
    choices = {
        number: [
            node
            for node, value in meanings
            if math.isclose(value, number, rel_tol=_RTOL)
            and not (number == 1 and names_in(node) & typed.names)
        ]
        for number in numbers
    }
    for size in range(1, len(numbers) + 1):
        for some in combinations(numbers, size):
            for chosen in product(*(choices[number] for number in some)):
                yield Expression(_with(typed.node, dict(zip(some, chosen, strict=True))))


def _meanings(instance: Instance) -> Iterator[tuple[Node, float]]:
    """What a number in a formula may stand for, with its value here."""
    drawing, closed_form = instance.prepared.drawing, instance.prepared.closed_form
    for part in walk(closed_form.node) if closed_form is not None else ():
        if isinstance(part, Apply) and not part.vector:
            yield from _valued(part, instance)
    for name, value in drawing.with_size(instance.values).items():
        if not isinstance(value, tuple):
            yield Name(name), value
            for operation, other in (("+", value + 1), ("-", value - 1)):
                yield Apply(operation, (Name(name), Number(1.0, "1"))), other
            continue
        sample = Name(name, vector=True)
        deviations = Apply("-", (sample, Apply("mean", (sample,))), vector=True)
        squares = [Apply("^", (part, Number(2.0, "2")), vector=True) for part in (sample, deviations)]
        nodes = [Apply(operation, (sample,)) for operation in ("count", *_STATISTICS)]
        nodes += [Apply(operation, (part,)) for operation in ("sum", "mean") for part in squares]
        for node in nodes:
            yield from _valued(node, instance)


def _valued(node: Node, instance: Instance) -> Iterator[tuple[Node, float]]:
    """A part with its value here, if it is a number."""
    found = Expression(node).evaluate(instance.values)
    if not isinstance(found, tuple) and math.isfinite(found):
        yield node, found


def _with(node: Node, replaced: Mapping[float, Node]) -> Node:
    """The tree with numbers replaced."""
    if isinstance(node, Number):
        return replaced.get(node.value, node)
    if isinstance(node, Apply):
        return Apply(
            node.operation, tuple(_with(part, replaced) for part in node.arguments), vector=node.vector
        )
    if isinstance(node, Vector):
        return Vector(tuple(_with(part, replaced) for part in node.items))
    return node
