"""True lines that are none of a derivation's: what people write on the way, found by working it out.

Of a log-likelihood its negative, its exponential, its derivatives in every parameter as values and as
equations, and those at the root; of a kernel its logarithm and its factors; of an equation its derivative.
Beside them stand the asides that the author declares.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_grill.algebra import Expression, Value, gradient_at
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.domains import Kind
from interview_grill.algebra.sampling import draw_point, points, uniforms
from interview_grill.algebra.syntax import Apply, is_pieced
from interview_grill.bank.derivation import Mode
from interview_grill.derivations import crossing
from interview_grill.derivations.crossing import Point, crosses_with, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine

_SETTINGS, _ROW = 4, 4
_LEAST = 3
_MANY = 24
_NOTHING = 1e-9
_RTOL = 1e-7
_ROUNDING = 64 * 2.0**-52


@dataclass(frozen=True, slots=True)
class Truth:
    """Something true: its value at a point, how a typed line is compared with it, and what to say.

    A `ROOT` is an equation in the first of `free`. Either sign of an EQUAL one is meant if `any_sign`.
    """

    mode: Mode
    free: tuple[str, ...]
    value: Callable[[Point], Value]
    say: str
    any_sign: bool = False


def truth_of(
    derivation: CheckedDerivation, typed: Expression, *, is_equation: bool, either_sign: bool
) -> str | None:
    """What true thing a line says, or None. An equation is its left side minus its right.

    With `either_sign`, a derivative may be that of the negative: where nothing is named, either is meant.
    """
    value = typed.evaluate(places_of(derivation)[0])
    for truth, first in zip(_truths(derivation), _first_values(derivation), strict=True):
        if (truth.mode is Mode.ROOT) is not is_equation or not _may_hold(truth, first, value):
            continue
        if not _holds(derivation, truth, typed):
            continue
        if _same_sign(derivation, truth, typed):
            return truth.say
        if either_sign:
            return f"{truth.say}, with the sign turned"
    return None


def prepare(derivation: CheckedDerivation) -> None:
    """Work out ahead what would make the first answers slow."""
    _first_values(derivation)
    for truth in _truths(derivation):
        if truth.mode is Mode.ROOT:
            crossing.prepare(derivation, truth.value, truth.free[0])
        elif truth.mode is not Mode.EQUAL:
            _rows(derivation, truth.free)
    for line in derivation.computed_lines:
        for _, mistake in line.wrong:
            if line.mode is Mode.ROOT:
                crossing.never_crosses(derivation, mistake.evaluate, line.free[0])


def _same_sign(derivation: CheckedDerivation, truth: Truth, typed: Expression) -> bool:
    if not truth.any_sign:
        return True
    return any(
        _same(typed.evaluate(place), truth.value(place), any_sign=False)
        for place in places_of(derivation)
        if is_defined(truth.value(place)) and truth.value(place) != 0
    )


def _may_hold(truth: Truth, first: Value, value: Value) -> bool:
    """A look at one point, which settles most: `value` is the typed formula's there."""
    return truth.mode is not Mode.EQUAL or not is_defined(first) or _same(value, first, truth.any_sign)


def _holds(derivation: CheckedDerivation, truth: Truth, typed: Expression) -> bool:
    if truth.mode is Mode.EQUAL:
        return _equal(derivation, truth, typed)
    if truth.mode is Mode.ROOT:
        return crosses_with(derivation, truth.value, typed, truth.free[0])
    if typed.is_vector:
        return False
    rows = _rows(derivation, truth.free)
    return all(_row_agrees(truth, typed, row) for row in rows)


def _equal(derivation: CheckedDerivation, truth: Truth, typed: Expression) -> bool:
    """Whether the values agree at all places, or where either sign is meant are all turned round."""
    places = _many_places(derivation) if is_pieced(typed.node) else places_of(derivation)
    pairs = [(typed.evaluate(place), truth.value(place)) for place in places]
    compared = [(mine, wanted) for mine, wanted in pairs if is_defined(wanted)]
    if len(compared) < _LEAST:
        return False
    if all(_same(mine, wanted, any_sign=False) for mine, wanted in compared):
        return True
    return truth.any_sign and all(_same(mine, _turned(wanted), any_sign=False) for mine, wanted in compared)


def _same(value: Value, wanted: Value, any_sign: bool) -> bool:
    if same_value(value, wanted, rtol=_RTOL, atol=1e-10):
        return True
    return any_sign and same_value(value, _turned(wanted), rtol=_RTOL, atol=1e-10)


def _turned(value: Value) -> Value:
    return tuple(-item for item in value) if isinstance(value, tuple) else -value


def _row_agrees(truth: Truth, typed: Expression, row: tuple[Point, ...]) -> bool:
    values = [truth.value(point) for point in row]
    found = [typed.evaluate(point) for point in row]
    pairs = [
        (value, mine)
        for value, mine in zip(values, found, strict=True)
        if not isinstance(value, tuple) and not isinstance(mine, tuple)
    ]
    if len(pairs) < len(row) or not all(map(math.isfinite, (number for pair in pairs for number in pair))):
        return False
    start, origin = pairs[0]
    if same_value(max(value for value, _ in pairs), min(value for value, _ in pairs)):
        return False  # a constant says nothing: every other one would be it
    if truth.mode is Mode.FACTOR:
        return all(
            mine * value > 0 and origin * start > 0 and same_value(mine / origin, value / start, rtol=_RTOL)
            for value, mine in pairs
        )
    size = max(abs(value) for value, _ in pairs)
    spread = max(value for value, _ in pairs) - min(value for value, _ in pairs)
    tolerance = 1e-8 * spread + _ROUNDING * size
    return all(abs((mine - origin) - (value - start)) <= tolerance for value, mine in pairs)


@lru_cache(maxsize=64)
def _rows(derivation: CheckedDerivation, free: tuple[str, ...]) -> tuple[tuple[Point, ...], ...]:
    """Points that differ in `free` alone, in a few settings of the other names."""
    uniform = uniforms(59)
    rows = []
    for place in places_of(derivation)[:_SETTINGS]:
        hold = {name: value for name, value in place.items() if name not in free}
        rows.append(tuple(draw_point(derivation.names, uniform, hold=hold) for _ in range(_ROW)))
    return tuple(rows)


@lru_cache(maxsize=16)
def _truths(derivation: CheckedDerivation) -> tuple[Truth, ...]:
    found = (truth for line in derivation.computed_lines for truth in _of_line(derivation, line))
    return tuple(
        truth for truth in found if truth.mode is not Mode.EQUAL or _says_something(derivation, truth)
    )


def _says_something(derivation: CheckedDerivation, truth: Truth) -> bool:
    """Whether a value is not next to zero everywhere: whatever is small or cancels would be it."""
    values = [value for value in map(truth.value, places_of(derivation)) if is_defined(value)]
    return any(_size(value) > _NOTHING for value in values)


def _size(value: Value) -> float:
    return max(map(abs, value), default=0.0) if isinstance(value, tuple) else abs(value)


def never_zero(derivation: CheckedDerivation, typed: Expression) -> bool:
    """Whether a formula has one sign wherever it has a value: set to zero it cannot hold."""
    values = [typed.evaluate(point) for point in _many_places(derivation)]
    numbers = [number for value in values for number in (value if isinstance(value, tuple) else (value,))]
    signs = {(number > 0) - (number < 0) for number in numbers if math.isfinite(number)}
    return signs in ({1}, {-1})


@lru_cache(maxsize=16)
def _many_places(derivation: CheckedDerivation) -> tuple[Point, ...]:
    return points(derivation.names, count=_MANY, seed=61)


@lru_cache(maxsize=16)
def _first_values(derivation: CheckedDerivation) -> tuple[Value, ...]:
    place = places_of(derivation)[0]
    return tuple(
        truth.value(place) if truth.mode is Mode.EQUAL else math.nan for truth in _truths(derivation)
    )


def _of_line(derivation: CheckedDerivation, line: CheckedLine) -> Iterator[Truth]:
    assert line.value is not None
    value, number = line.value, line.number
    if value.is_vector:
        return
    if line.mode is Mode.CONSTANT:
        yield from _log_forms(line, value, f"line {number}")
        yield from _slopes(derivation, value, line.free, f"line {number}")
    elif line.mode is Mode.FACTOR:
        logged = Expression(Apply("ln", (value.node,)))
        yield Truth(Mode.CONSTANT, line.free, logged.evaluate, f"the logarithm of line {number}")
        yield Truth(
            Mode.CONSTANT, line.free, _negated(logged), f"the logarithm of line {number} with its sign turned"
        )
        yield from _slopes(derivation, logged, line.free, f"the logarithm of line {number}")
        for place, factor in enumerate(line.factors):
            name = f"the {line.factor_names[place]} alone"
            yield Truth(Mode.FACTOR, line.free, factor.evaluate, name)
            yield from _log_forms(
                line, Expression(Apply("ln", (factor.node,))), f"the logarithm of {name}", exponential=False
            )
    elif line.mode is Mode.ROOT:
        yield from _slopes(derivation, value, line.free, f"line {number}", second=False, equations=False)
        root = derivation.root_of(line)
        if root is not None:
            yield Truth(Mode.EQUAL, (), root.evaluate, f"the root of line {number}")
    else:
        free = line.free or tuple(name for name in _parameters(derivation) if name in value.names)
        bent = tuple(name for name in free if name in value.names and _bends(derivation, value, name))
        yield from _slopes(derivation, value, bent, f"line {number}")


def _bends(derivation: CheckedDerivation, value: Expression, name: str) -> bool:
    """Whether the slope of a line in a name is more than the factor that stands before the name."""
    if _is_list(derivation, name):
        return True
    seconds = (gradient_at(value, name, place)[2] for place in places_of(derivation))
    return any(math.isfinite(second) and abs(second) > _NOTHING for second in seconds)


def _parameters(derivation: CheckedDerivation) -> list[str]:
    """What the derivation differentiates in: the unknowns of its lines, or where it names none every number."""
    named = {name for line in derivation.computed_lines for name in line.free}
    return [
        name
        for name in derivation.names
        if name in named or not (named or _is_count(derivation, name) or _is_list(derivation, name))
    ]


def _log_forms(line: CheckedLine, value: Expression, of: str, *, exponential: bool = True) -> Iterator[Truth]:
    yield Truth(Mode.CONSTANT, line.free, value.evaluate, of)
    yield Truth(Mode.CONSTANT, line.free, _negated(value), f"{of} with its sign turned")
    if exponential:
        powered = Expression(Apply("exp", (value.node,)))
        yield Truth(Mode.FACTOR, line.free, powered.evaluate, f"{of} before its logarithm")


def _negated(value: Expression) -> Callable[[Point], Value]:
    return Expression(Apply("neg", (value.node,), value.is_vector)).evaluate


def _slopes(
    derivation: CheckedDerivation,
    value: Expression,
    free: tuple[str, ...],
    of: str,
    *,
    second: bool = True,
    equations: bool = True,
) -> Iterator[Truth]:
    """First and second derivatives in every parameter, as values, as equations, and at the root."""
    roots = _roots(derivation)
    for name in free:
        if name not in value.names:
            continue
        if _is_list(derivation, name):
            yield Truth(Mode.EQUAL, (), _partials(value, name), f"the derivative of {of} in {name}", True)
            continue
        yield Truth(Mode.EQUAL, (), _slope(value, name, 1), f"the derivative of {of} in {name}", True)
        if equations:
            said = f"the derivative of {of} in {name}, set to zero"
            yield Truth(Mode.ROOT, (name,), _slope(value, name, 1), said)
        orders = (1, 2) if second else (1,)
        if second:
            said = f"the second derivative of {of} in {name}"
            yield Truth(Mode.EQUAL, (), _slope(value, name, 2), said, True)
        for other, root in roots:
            said = f"the derivative of {of} in {name}, at the root in {other}"
            for order in orders:
                if (other, order) != (name, 1) or not second:
                    yield Truth(Mode.EQUAL, (), _slope(value, name, order, (other, root)), said, True)


def _slope(
    value: Expression, name: str, order: int, put_in: tuple[str, Expression] | None = None
) -> Callable[[Point], Value]:
    def at(point: Point) -> Value:
        place = dict(point)
        if put_in is not None:
            place[put_in[0]] = put_in[1].evaluate(point)
        return gradient_at(value, name, place)[order]

    return at


def _partials(value: Expression, name: str) -> Callable[[Point], Value]:
    def at(point: Point) -> Value:
        items = point[name]
        size = len(items) if isinstance(items, tuple) else 0
        return tuple(gradient_at(value, name, point, element=element)[1] for element in range(1, size + 1))

    return at


def _roots(derivation: CheckedDerivation) -> list[tuple[str, Expression]]:
    found = []
    for line in derivation.computed_lines:
        root = derivation.root_of(line) if line.mode is Mode.ROOT else None
        if root is not None and not root.is_vector:
            found.append((line.free[0], root))
    return found


def _is_count(derivation: CheckedDerivation, name: str) -> bool:
    domain = derivation.names.domains.get(name)
    return domain is None or domain.kind in (Kind.SIZE, Kind.COUNT, Kind.INTEGER, Kind.BINARY)


def _is_list(derivation: CheckedDerivation, name: str) -> bool:
    return name in derivation.names and derivation.names.is_vector(name)
