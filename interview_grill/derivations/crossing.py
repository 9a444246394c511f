"""Whether an equation holds where another one does, when neither has been solved.

Both must change sign between the same two places of a grid, and the typed one must vanish where the other does.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from interview_grill.algebra.domains import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interview_grill.algebra import Expression, Names, Value

_STEPS = 9
_LEAST = 3
_BISECTIONS = 60
_NEAR = 1e-4
_ZERO = 1e-7


def crosses_with(
    names: Names,
    wanted: Callable[[Mapping[str, Value]], Value],
    typed: Expression,
    free: str,
    places: Sequence[Mapping[str, Value]],
) -> bool:
    """Whether `typed` changes sign in `free` exactly where `wanted` does, at three places or more."""
    if typed.is_vector or free not in typed.names:
        return False
    settled = 0
    for place in places:
        outcome = _at(names, wanted, typed, free, place)
        if outcome is False:
            return False
        settled += outcome is True
    return settled >= _LEAST


def _at(
    names: Names,
    wanted: Callable[[Mapping[str, Value]], Value],
    typed: Expression,
    free: str,
    place: Mapping[str, Value],
) -> bool | None:
    """Whether they cross together here; None where `wanted` has no single crossing on the grid."""

    def theirs(value: float) -> float:
        return _number(wanted({**place, free: value}))

    def mine(value: float) -> float:
        return _number(typed.evaluate({**place, free: value}))

    grid = list(grid_of(names, free))
    values = [theirs(value) for value in grid]
    brackets = [
        (low, high)
        for (low, at_low), (high, at_high) in pairwise(zip(grid, values, strict=True))
        if at_low * at_high < 0
    ]
    if len(brackets) != 1:
        return None
    products = [value * mine(x) for x, value in zip(grid, values, strict=True) if value]
    signs = {math.copysign(1, product) if product == product else 0.0 for product in products}
    if signs not in ({1.0}, {-1.0}):
        return False
    root = _bisected(theirs, *brackets[0])
    step = max(abs(root), 1e-3) * _NEAR
    near = min(abs(mine(root - step)), abs(mine(root + step)))
    return abs(mine(root)) <= _ZERO / _NEAR * near


def _number(value: Value) -> float:
    return math.nan if isinstance(value, tuple) else value


def grid_of(names: Names, free: str) -> Iterator[float]:
    """A few places over the domain of a name, laid out evenly on the real line."""
    kind = names.domains[free].kind
    for step in range(_STEPS):
        u = 4 * (2 * step / (_STEPS - 1) - 1) + 0.0137
        if kind is Kind.PROBABILITY:
            yield 1 / (1 + math.exp(-u))
        elif kind in (Kind.POSITIVE, Kind.COUNT):
            yield math.exp(u)
        else:
            yield math.sinh(u)


def _bisected(value: Callable[[float], float], low: float, high: float) -> float:
    below = value(low)
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        at_middle = value(middle)
        if below * at_middle > 0:
            low, below = middle, at_middle
        else:
            high = middle
    return (low + high) / 2
