"""Whether an equation holds where another one does, when neither has been solved.

Both must have the same sign, or opposite signs, on all of a grid in the unknown, and the typed one must vanish where
the other does. What concerns the reference alone is worked out once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from interview_grill.algebra import Value
from interview_grill.algebra.domains import Kind
from interview_grill.algebra.sampling import points

if TYPE_CHECKING:
    from interview_grill.algebra import Expression, Names
    from interview_grill.derivations.checked import CheckedDerivation

Point = Mapping[str, Value]
Function = Callable[[Point], Value]
PLACES = 6
_STEPS = 9
_LEAST = 3
_BISECTIONS = 60
_NEAR = 1e-4
_ZERO = 1e-7
_LINE = tuple(math.sinh(step / 2 + 0.0137) for step in range(-8, 9))
_BESIDE = (-0.1, -0.01, 0.01, 0.1)


@lru_cache(maxsize=16)
def places_of(derivation: CheckedDerivation) -> tuple[Point, ...]:
    """The points at which a derivation's formulas are looked at."""
    return points(derivation.names, count=PLACES, seed=53)


def crosses_with(
    derivation: CheckedDerivation, wanted: Function, typed: Expression, free: str, *, anywhere: bool = False
) -> bool:
    """Whether `typed` changes sign in `free` exactly where `wanted` does, at three places or more.

    With `anywhere`, `wanted` may do so outside the domain of the unknown: a multiplier has either sign.
    """
    if typed.is_vector or free not in typed.names:
        return False
    if not anywhere and _is_one_signed(derivation, wanted, free, 0):
        return False
    settled = 0
    for index in range(PLACES):
        outcome = _crosses_at(derivation, wanted, typed, free, index)
        if outcome is False:
            return False
        settled += outcome is True
    return settled >= _LEAST


def _is_one_signed(derivation: CheckedDerivation, wanted: Function, free: str, index: int) -> bool:
    return len({value > 0 for _, value in _values(derivation, wanted, free, index)}) < 2


def prepare(derivation: CheckedDerivation, wanted: Function, free: str) -> None:
    """Work out what every later comparison with this equation needs."""
    if not _is_one_signed(derivation, wanted, free, 0):
        _root(derivation, wanted, free, 0)


def never_crosses(derivation: CheckedDerivation, wanted: Function, free: str) -> bool:
    """Whether an equation has no root at any of the places."""
    return all(_is_one_signed(derivation, wanted, free, index) for index in range(PLACES))


def _crosses_at(
    derivation: CheckedDerivation, wanted: Function, typed: Expression, free: str, index: int
) -> bool | None:
    """Whether they cross together at one place; None where `wanted` has no single crossing there."""
    place = places_of(derivation)[index]

    def mine(value: float) -> float:
        return _number(typed.evaluate({**place, free: value}))

    if not _one_sign(theirs * mine(value) for value, theirs in _values(derivation, wanted, free, index)):
        return False
    root = _root(derivation, wanted, free, index)
    if root is None:
        return None
    beside = (root * (1 + part) for part in _BESIDE)
    if not _one_sign(_number(wanted({**place, free: value})) * mine(value) for value in beside):
        return False
    step = max(abs(root), 1e-3) * _NEAR
    near = min(abs(mine(root - step)), abs(mine(root + step)))
    return abs(mine(root)) <= _ZERO / _NEAR * near


def _one_sign(products: Iterator[float]) -> bool:
    """Whether all are above zero, or all below; nan is neither."""
    signs = {0 if math.isnan(product) else math.copysign(1, product) for product in products}
    return signs in ({1.0}, {-1.0})


@lru_cache(maxsize=2048)
def _values(
    derivation: CheckedDerivation, wanted: Function, free: str, index: int
) -> tuple[tuple[float, float], ...]:
    """The places of the grid at which the reference has a value that is not zero, with that value."""
    place = places_of(derivation)[index]
    found = ((value, _number(wanted({**place, free: value}))) for value in _grid_of(derivation.names, free))
    return tuple((value, theirs) for value, theirs in found if math.isfinite(theirs) and theirs)


@lru_cache(maxsize=2048)
def _root(derivation: CheckedDerivation, wanted: Function, free: str, index: int) -> float | None:
    place = places_of(derivation)[index]

    def theirs(value: float) -> float:
        return _number(wanted({**place, free: value}))

    roots = _crossings(theirs, tuple(_grid_of(derivation.names, free))) or _crossings(theirs, _LINE)
    return roots[0] if len(roots) == 1 else None


def _number(value: Value) -> float:
    return math.nan if isinstance(value, tuple) else value


def _grid_of(names: Names, free: str) -> Iterator[float]:
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


def _crossings(value: Callable[[float], float], grid: Sequence[float]) -> list[float]:
    """Where the function goes through zero between two places of the grid; a pole is no such place."""
    values = [value(place) for place in grid]
    found = [
        _bisected(value, low, high)
        for (low, at_low), (high, at_high) in pairwise(zip(grid, values, strict=True))
        if at_low * at_high < 0
    ]
    return [root for root in found if abs(value(root)) <= 1e-6 * abs(value(root * (1 + 1e-3) + 1e-9))]


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
