"""Derivatives, roots and maxima of formulas on drawn points: the links between the lines of a derivation.

Each check is numerical, with exact derivatives, at up to 12 points, and holds only if 4 of them are defined.
Roots are measured against the slope there, so that scaling an equation changes nothing. All raise
ProblemError where the declared ranges leave no points.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_grill.algebra.comparison import same_value
from interview_grill.algebra.derivatives import gradient_at
from interview_grill.algebra.sampling import points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_grill.algebra import Expression, Names

_POINTS = 12
_LEAST_DEFINED = 4
_RTOL = 1e-7
_ZERO = 1e-8


def is_derivative(
    candidate: Expression,
    source: Expression,
    names: Names,
    free: Sequence[str],
    order: int,
    solved: Mapping[str, Expression] | None = None,
) -> bool:
    """Whether `candidate` is the derivative (of `order` 1 or 2) of a scalar `source` in a name of `free`.

    Names that earlier lines have solved for may have been replaced by their solutions.
    """
    if candidate.is_vector or source.is_vector:
        return False
    return any(
        _is_derivative_in(candidate, source, names, name, order, put_in)
        for name in free
        for put_in in ({}, {other: value for other, value in (solved or {}).items() if other != name})
    )


def _is_derivative_in(
    candidate: Expression,
    source: Expression,
    names: Names,
    name: str,
    order: int,
    put_in: Mapping[str, Expression],
) -> bool:
    defined = 0
    for drawn in points(names, count=_POINTS, seed=31):
        point = {**drawn, **{other: value.evaluate(drawn) for other, value in put_in.items()}}
        wanted = gradient_at(source, name, point)[order]
        value = candidate.evaluate(point)
        if isinstance(value, tuple) or not (math.isfinite(wanted) and math.isfinite(value)):
            continue
        defined += 1
        if not same_value(value, wanted, rtol=_RTOL, atol=1e-9):
            return False
    return defined >= _LEAST_DEFINED


def vanishes_at(equation: Expression, root: Expression, names: Names, free: str) -> bool:
    """Whether `equation` is zero where `free` has the value of `root`, measured against its slope there.

    `root` may use every name but `free`; points where either has no value are passed over.
    """
    defined = 0
    for point in points(names, count=_POINTS, seed=17):
        place = root.evaluate(point)
        if isinstance(place, tuple) or not math.isfinite(place):
            continue
        value, slope, _ = gradient_at(equation, free, {**point, free: place})
        if not (math.isfinite(value) and math.isfinite(slope)):
            continue
        defined += 1
        if abs(value) > _ZERO * max(abs(slope) * max(abs(place), 1e-3), 1e-12):
            return False
    return defined >= _LEAST_DEFINED


def is_stationary_at(source: Expression, place: Expression, names: Names, free: str) -> bool:
    """Whether the derivative of a scalar `source` in `free` is zero where `free` has the value of `place`."""
    if source.is_vector or place.is_vector or free in place.names or free not in source.names:
        return False
    defined = 0
    for point in points(names, count=_POINTS, seed=19):
        at = place.evaluate(point)
        if isinstance(at, tuple) or not math.isfinite(at):
            continue
        _, first, second = gradient_at(source, free, {**point, free: at})
        if not (math.isfinite(first) and math.isfinite(second)):
            continue
        defined += 1
        if abs(first) > _ZERO * max(abs(second) * max(abs(at), 1e-3), 1e-12):
            return False
    return defined >= _LEAST_DEFINED


def is_maximum_at(source: Expression, root: Expression, names: Names, free: str, minimum: bool) -> bool:
    """Whether the second derivative of `source` in `free` is negative at `root` (positive with `minimum`) at
    every point.
    """
    sign = 1 if minimum else -1
    curvatures = []
    for point in points(names, count=_POINTS, seed=23):
        place = root.evaluate(point)
        if not isinstance(place, tuple) and math.isfinite(place):
            curvatures.append(gradient_at(source, free, {**point, free: place})[2])
    finite = [curvature for curvature in curvatures if math.isfinite(curvature)]
    return len(finite) >= _LEAST_DEFINED and all(sign * curvature > 0 for curvature in finite)
