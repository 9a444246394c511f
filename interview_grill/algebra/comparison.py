"""Whether two formulas are the same function, decided at test points; spelling plays no part.

Agreement at random points of small domains within 1e-9 is taken for identity: no rewriting is complete, and
no wrong formula among those measured agreed even at one point (see `sampling`). Where the reference adds up
terms that cancel, the tolerance is taken of the terms' size instead.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_grill.algebra.evaluation import Value
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.magnitude import magnitude
from interview_grill.algebra.names import Names
from interview_grill.algebra.sampling import Uniform, draw_point, uniforms
from interview_grill.algebra.syntax import is_pieced
from interview_grill.errors import ProblemError

RTOL, ATOL = 1e-9, 1e-12
_TRIES = 200
_SETTINGS, _DRAWS = 5, 6
_MORE_SETTINGS = 10
_PIECED = 4
_ROUNDING = 16 * 2.0**-52

Point = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, and where the formulas differ: a point with both values.

    With a `base`, the values are the changes from that point to `point`: differences in the mode `constant`,
    ratios in the mode `factor`. `undefined` says that the typed formula has no value at the point, and
    `everywhere` that it has none at any point tried.
    """

    agreed: bool
    point: Point | None = None
    typed: Value | None = None
    expected: Value | None = None
    base: Point | None = None
    undefined: bool = False
    everywhere: bool = False


AGREED = Comparison(agreed=True)


def is_defined(value: Value) -> bool:
    """Whether a value, or every element of one, is a finite number."""
    return (
        (bool(value) and all(map(math.isfinite, value))) if isinstance(value, tuple) else math.isfinite(value)
    )


def same_value(typed: Value, expected: Value, *, rtol: float = RTOL, atol: float = 0.0) -> bool:
    """|typed - expected| ≤ max(rtol·|expected|, atol), element by element; nan and infinity equal nothing."""
    if isinstance(typed, tuple) or isinstance(expected, tuple):
        if not (isinstance(typed, tuple) and isinstance(expected, tuple)) or len(typed) != len(expected):
            return False
        return all(same_value(a, b, rtol=rtol, atol=atol) for a, b in zip(typed, expected, strict=True))
    return math.isfinite(typed) and abs(typed - expected) <= max(rtol * abs(expected), atol) < math.inf


def equal(
    candidate: Expression,
    reference: Expression,
    names: Names,
    *,
    count: int = 8,
    seed: int = 0,
    rtol: float = RTOL,
) -> Comparison:
    """Whether the formulas have the same value at `count` points wherever the reference has one; at four times as
    many if either is put together of pieces.

    A candidate without a value where the reference has one is reported as `undefined` only if no point tells
    the values apart. Raises ProblemError when the reference has no value on its own domain.
    """
    differing: Comparison | None = None
    undefined = 0
    count *= times_as_many(candidate, reference)
    for point, expected in _defined_points(reference, names, count, uniforms(seed)):
        typed = candidate.evaluate(point)
        if is_defined(typed):
            if same_value(typed, expected, rtol=rtol) or _cancelled(typed, expected, reference, point):
                continue
            return Comparison(agreed=False, point=point, typed=typed, expected=expected)
        undefined += 1
        differing = differing or Comparison(False, point, typed, expected, undefined=True)
    if differing is None:
        return AGREED
    return Comparison(
        False,
        differing.point,
        differing.typed,
        differing.expected,
        undefined=True,
        everywhere=undefined == count,
    )


def times_as_many(candidate: Expression, reference: Expression) -> int:
    """How many times the usual number of points tells two formulas apart."""
    return _PIECED if is_pieced(candidate.node) or is_pieced(reference.node) else 1


def _cancelled(typed: Value, expected: Value, reference: Expression, point: Point) -> bool:
    """Whether the values agree up to the rounding of the terms that the reference adds up."""
    terms = Expression(magnitude(reference.node)).evaluate(point)
    size = max(terms, default=0.0) if isinstance(terms, tuple) else terms
    return math.isfinite(size) and same_value(typed, expected, rtol=RTOL, atol=ATOL * (size or 1.0))


def _defined_points(
    reference: Expression, names: Names, count: int, uniform: Uniform, *, hold: Point | None = None
) -> Iterator[tuple[Point, Value]]:
    found = 0
    for _ in range(_TRIES):
        point = draw_point(names, uniform, hold=hold)
        value = reference.evaluate(point)
        if is_defined(value):
            yield point, value
            found += 1
            if found == count:
                return
    raise ProblemError(
        f"`{reference.read_as}` has a value at {found} of {_TRIES} points of its domain",
        mend="narrow the declared ranges with `in [low, high]`",
    )


def equal_up_to_constant(
    candidate: Expression, reference: Expression, names: Names, *, free: Sequence[str], seed: int = 0
) -> Comparison:
    """Whether the difference does not depend on the names in `free`, as for log-likelihoods.

    At five settings of the other names the spread of f - g over `free` is at most 1e-9 of the spread of f.
    Raises ProblemError when the reference has no value on its own domain.
    """
    for rows in _settings(reference, names, free, seed):
        base, start = rows[0]
        spread = max(value for _, value in rows) - min(value for _, value in rows)
        tolerance = RTOL * spread + _ROUNDING * max(abs(value) for _, value in rows)
        origin = candidate.evaluate(base)
        for point, value in rows:
            typed = candidate.evaluate(point)
            if isinstance(typed, tuple) or isinstance(origin, tuple):
                return Comparison(agreed=False, point=point, typed=typed, expected=value)
            moved, expected = typed - origin, value - start
            if not math.isfinite(typed):
                return Comparison(False, point, typed, value, undefined=True)
            if not abs(moved - expected) <= tolerance:
                return Comparison(False, point, moved, expected, base=base)
    return AGREED


def equal_up_to_factor(
    candidate: Expression, reference: Expression, names: Names, *, free: Sequence[str], seed: int = 0
) -> Comparison:
    """Whether the ratio is positive and does not depend on the names in `free`, as for posterior kernels.

    Raises ProblemError when the reference has no value on its own domain.
    """
    for rows in _settings(reference, names, free, seed):
        base, start = rows[0]
        origin = candidate.evaluate(base)
        for point, value in rows:
            typed = candidate.evaluate(point)
            if isinstance(typed, tuple) or isinstance(origin, tuple):
                return Comparison(agreed=False, point=point, typed=typed, expected=value)
            if not (math.isfinite(typed) and math.isfinite(origin)):
                return Comparison(False, point, typed, value, undefined=True)
            if not (typed * value > 0 and origin * start > 0):
                return Comparison(False, point, typed, value)
            if not same_value(typed / origin, value / start):
                return Comparison(False, point, typed / origin, value / start, base=base)
    return AGREED


def _settings(
    reference: Expression, names: Names, free: Sequence[str], seed: int
) -> Iterator[list[tuple[Point, float]]]:
    """Rows of points that differ in `free` alone, each with the reference's value.

    Every whole number is even in one setting and odd in another, if it can be: `(-t)^s` is `t^s` for even s.
    """
    uniform = uniforms(seed)
    whole = {name for name in reference.names - set(free) if _is_whole_number(names, name)}
    seen: set[tuple[str, bool]] = set()
    for count in range(_SETTINGS + _MORE_SETTINGS):
        if count >= _SETTINGS and len(seen) == 2 * len(whole):
            return
        ((setting, _value),) = _defined_points(reference, names, 1, uniform)
        parities = {
            (name, value % 2 == 1)
            for name, value in setting.items()
            if name in whole and not isinstance(value, tuple)
        }
        if count >= _SETTINGS and parities <= seen:
            continue
        seen |= parities
        hold = {name: value for name, value in setting.items() if name not in free}
        rows = _defined_points(reference, names, _DRAWS, uniform, hold=hold)
        yield [(point, value) for point, value in rows if not isinstance(value, tuple)]


def _is_whole_number(names: Names, name: str) -> bool:
    return not names.is_vector(name) and names.domains[name].is_whole


def constant_ratio(
    candidate: Expression, reference: Expression, names: Names, *, seed: int = 0
) -> float | None:
    """The number c with candidate = c·reference at four points, or None: what a lost factor leaves behind.

    None also for vectors, and where the reference is 0. Raises ProblemError as `equal` does.
    """
    ratio: float | None = None
    count = 4 * times_as_many(candidate, reference)
    for point, expected in _defined_points(reference, names, count, uniforms(seed)):
        typed = candidate.evaluate(point)
        if (
            isinstance(typed, tuple)
            or isinstance(expected, tuple)
            or not math.isfinite(typed)
            or not expected
        ):
            return None
        here = typed / expected
        if ratio is not None and not same_value(here, ratio):
            return None
        ratio = here
    return ratio or None
