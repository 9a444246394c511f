"""Score equations: right when they vanish at the root and change sign there, however they are scaled."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from interview_grill.algebra.comparison import AGREED, Comparison, Point, is_defined, times_as_many
from interview_grill.algebra.domains import Domain, Kind
from interview_grill.algebra.evaluation import Value
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names
from interview_grill.algebra.sampling import draw_point, uniforms
from interview_grill.errors import ProblemError

_SETTINGS, _TRIES = 5, 100
_ZERO = 1e-9
_OFFSETS = (0.05, 0.2, 0.6, 1.2)
_GRID = 400
_HUGE = 1e100


def same_root(
    candidate: Expression,
    reference: Expression,
    names: Names,
    *,
    free: str,
    root: Expression | None = None,
    seed: int = 0,
) -> Comparison:
    """Whether `candidate` (lhs - rhs) vanishes at the root of the reference in `free` and changes sign there.

    `root` is the declared root, an expression in the other names; without one it is found from the reference.
    Five settings of the other names are tried, more for what is put together of pieces.

    Raises ProblemError when there is no root in the domain of
    `free`, or more than one.
    """
    uniform = uniforms(seed)
    domain = names.domains[free]
    rest = names.without(free)
    settled, wanted = 0, _SETTINGS * times_as_many(candidate, reference)
    for _ in range(_TRIES):
        setting = draw_point(rest, uniform)
        at = root.evaluate(setting) if root else _find_root(reference, free, setting, domain)
        if at is None or isinstance(at, tuple) or not _inside(at, domain):
            continue
        outcome = _check(candidate, setting, free, at, domain)
        if not outcome.agreed:
            return outcome
        settled += 1
        if settled == wanted:
            return AGREED
    raise ProblemError(
        f"`{reference.read_as}` has no single root in {free} at most points",
        mend="declare `root`, or narrow ranges",
    )


def _check(candidate: Expression, setting: Point, free: str, root: float, domain: Domain) -> Comparison:
    def value(place: float) -> Value:
        return candidate.evaluate({**setting, free: place})

    here = {**setting, free: root}
    at_root = value(root)
    if isinstance(at_root, tuple) or not is_defined(at_root):
        return Comparison(False, here, at_root, 0.0, undefined=True)
    sides = [_side(root, sign, domain) for sign in (-1, 1)]
    near = [value(places[0]) for places in sides if places]
    sizes = [abs(size) for size in near if not isinstance(size, tuple) and math.isfinite(size)]
    if not abs(at_root) <= _ZERO * min(sizes, default=0.0):
        return Comparison(False, here, at_root, 0.0)
    signs = [{_sign(value(place)) for place in places} for places in sides]
    if any(len(side) != 1 for side in signs) or signs[0] | signs[1] != {-1, 1}:
        wrong = sides[0][0] if signs[0] != {1} else sides[1][0]
        return Comparison(False, {**setting, free: wrong}, value(wrong), None)
    return AGREED


def _sign(value: Value) -> int:
    return 0 if isinstance(value, tuple) or not math.isfinite(value) else (value > 0) - (value < 0)


def _stretch(domain: Domain) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """The domain laid out on the real line, and back."""
    if domain.kind in (Kind.POSITIVE, Kind.COUNT):
        return math.log, math.exp
    if domain.kind is Kind.PROBABILITY:
        return lambda p: math.log(p / (1 - p)), lambda u: 1 / (1 + math.exp(-u))
    return math.asinh, math.sinh


def _inside(place: float, domain: Domain) -> bool:
    if domain.kind in (Kind.POSITIVE, Kind.COUNT):
        return 1 / _HUGE < place < _HUGE
    if domain.kind is Kind.PROBABILITY:
        return 1e-12 < place < 1 - 1e-12
    return abs(place) < _HUGE


def _side(root: float, sign: int, domain: Domain) -> list[float]:
    forward, back = _stretch(domain)
    return [back(forward(root) + sign * offset) for offset in _OFFSETS]


def _find_root(reference: Expression, free: str, setting: Point, domain: Domain) -> float | None:
    """The only place in the domain where the reference changes sign through zero; None if not exactly one."""
    _, back = _stretch(domain)
    reach = 7.0

    def value(u: float) -> float:
        result = reference.evaluate({**setting, free: back(u)})
        return math.nan if isinstance(result, tuple) else result

    grid = [reach * (2 * step / _GRID - 1) + 1e-7 for step in range(_GRID + 1)]
    values = [value(u) for u in grid]
    roots = [
        _bisect(value, low, high)
        for (low, at_low), (high, at_high) in pairwise(zip(grid, values, strict=True))
        if at_low * at_high <= 0 and not (at_low == 0 and at_high == 0)
    ]
    crossings = [u for u in roots if abs(value(u)) <= 1e-6 * min(abs(value(u - 0.03)), abs(value(u + 0.03)))]
    return back(crossings[0]) if len(crossings) == 1 else None


def _bisect(value: Callable[[float], float], low: float, high: float) -> float:
    below = value(low)
    for _ in range(80):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        at_middle = value(middle)
        if below * at_middle > 0:
            low, below = middle, at_middle
        else:
            high = middle
    return low if abs(value(low)) < abs(value(high)) else high
