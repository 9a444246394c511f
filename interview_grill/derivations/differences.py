"""Where two formulas differ, in words: a point, and both values at it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_grill.bank.derivation import Mode

if TYPE_CHECKING:
    from interview_grill.algebra import Expression, Value
    from interview_grill.algebra.comparison import Comparison, Point
    from interview_grill.derivations.checked import CheckedLine


def describe_difference(comparison: Comparison, asked: CheckedLine, typed: Expression) -> str:
    """One sentence with the values at a point; empty when the comparison holds no point.

    Up to a constant or factor, what differs is how the two formulas change between two points, and that is
    said. Names that play no part are left out.
    """
    if comparison.point is None or asked.value is None:
        return ""
    used = asked.value.names | typed.names
    at = _point({name: value for name, value in comparison.point.items() if name in used})
    if comparison.undefined:
        return f"At {at} yours has no value."
    if asked.mode is Mode.ROOT:
        return _root_difference(comparison, at)
    if comparison.typed is None or comparison.expected is None:
        return f"They differ at {at}."
    yours, expected = told_apart(comparison.typed, comparison.expected)
    if comparison.base is None:
        return f"At {at} yours is {yours}, the line wanted is {expected}."
    free = used & frozenset(asked.free)
    start = _point({name: value for name, value in comparison.base.items() if name in free})
    moved = _point({name: value for name, value in comparison.point.items() if name in free})
    by = "by a factor of" if asked.mode is Mode.FACTOR else "by"
    rest = _point({name: value for name, value in comparison.point.items() if name in used - free})
    given = f" (at {rest})" if rest else ""
    return f"From {start} to {moved}{given} yours changes {by} {yours}, the line wanted {by} {expected}."


def _root_difference(comparison: Comparison, at: str) -> str:
    if comparison.expected == 0.0 and comparison.typed is not None:
        return (
            f"At {at}, where the equation should hold, the two sides differ by {_number(comparison.typed)}."
        )
    return f"At {at} it should not vanish, and must have opposite signs on the two sides of its root."


def _point(point: Point) -> str:
    return ", ".join(f"{name} = {_number(value)}" for name, value in point.items())


def told_apart(value: Value, other: Value) -> tuple[str, str]:
    """Both values to four significant figures, or to as many as it takes to see that they differ."""
    pairs = ((_number(value, figures), _number(other, figures)) for figures in range(4, 17))
    return next((pair for pair in pairs if pair[0] != pair[1]), (str(value), str(other)))


def _number(value: Value, figures: int = 4) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_number(item, figures) for item in value) + ")"
    return f"{value:.{figures}g}" if math.isfinite(value) else str(value)
