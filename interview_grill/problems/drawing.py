"""Drawing the numbers of an instance in the order they are declared.

A seed must give the same numbers for ever, since the log keeps seeds: every number comes from one stream of
uniform numbers and own transforms, and the declared order is the order of drawing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from interview_grill.algebra import AUTHORED, Domain, Expression, Kind, Names, Value, Values, parse
from interview_grill.bank.task import ChoiceDraw, Derived, Draw, GridDraw, IntegerDraw, SampleDraw
from interview_grill.errors import ProblemError
from interview_grill.problems.conditions import Condition, parse_condition
from interview_grill.problems.families import FAMILIES, Uniform

#: Draws one value given the earlier ones; nan says that nothing can be drawn here.
Sampler = Callable[[Values, Uniform], Value]
_DERIVED_FIGURES = 12
_LARGEST_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, read: the names in order with their samplers, their decimals (None: as short as can be)
    and the conditions to meet. `observations` is the sample whose size an answer may call n, if no n is drawn.
    """

    names: Names
    samplers: tuple[tuple[str, Sampler], ...]
    decimals: Mapping[str, int | None]
    conditions: tuple[Condition, ...]
    observations: str | None

    @property
    def answer_names(self) -> Names:
        """The names an answer may use."""
        return (
            self.names.extended({"n": Domain(Kind.SIZE, like=self.observations)})
            if self.observations
            else self.names
        )

    def with_size(self, values: Values) -> Values:
        """Drawn values with the n an answer may use."""
        sample = values[self.observations] if self.observations else ()
        return {**values, "n": float(len(sample))} if isinstance(sample, tuple) and sample else values

    def attempt(self, uniform: Uniform) -> Values | str:
        """One draw, or the reason why it does not serve. `uniform` is read on from where it stands."""
        values: dict[str, Value] = {}
        for name, sampler in self.samplers:
            value = sampler(values, uniform)
            if not _is_finite(value):
                return f"`{name}` cannot be drawn"
            values[name] = value
        for condition in self.conditions:
            if not condition.holds(values):
                return f"`{condition.text}` does not hold"
        return values


def _is_finite(value: Value) -> bool:
    return (
        (bool(value) and all(map(math.isfinite, value))) if isinstance(value, tuple) else math.isfinite(value)
    )


def read_drawing(draws: Sequence[tuple[str, Draw]], require: Sequence[str]) -> Drawing:
    """Read the declarations of draws and conditions.

    Raises ProblemError for a name, grid or condition that makes no sense, and FormulaError for a formula that
    cannot be read; a formula may use the names drawn before it.
    """
    names = Names.declare({})
    samplers: list[tuple[str, Sampler]] = []
    decimals: dict[str, int | None] = {}
    for name, draw in draws:
        sampler, domain, places = _reader(draw, names)
        samplers.append((name, sampler))
        decimals[name] = places
        names = names.extended({name: domain})
    conditions = tuple(parse_condition(text, names) for text in require)
    return Drawing(names, tuple(samplers), decimals, conditions, _observations(draws, names))


def _observations(draws: Sequence[tuple[str, Draw]], names: Names) -> str | None:
    """The only sample, or the one whose size all others share; counts and features (`integers`) are none."""
    samples = [(name, draw) for name, draw in draws if isinstance(draw, SampleDraw)]
    first = next((name for name, draw in samples if draw.family != "integers" and draw.like is None), None)
    shared = all(draw.like == first for name, draw in samples if name != first)
    return first if shared and names.find("n") is None else None


def _reader(draw: Draw, names: Names) -> tuple[Sampler, Domain, int | None]:
    if isinstance(draw, IntegerDraw):
        return _integer(draw, names), Domain(Kind.INTEGER), 0
    if isinstance(draw, ChoiceDraw):
        values = draw.values
        return lambda _, uniform: values[int(uniform() * len(values))], Domain(Kind.REAL), None
    if isinstance(draw, GridDraw):
        places = max(_places(draw.low), _places(draw.step))
        return _grid(draw, places), Domain(Kind.REAL), places
    if isinstance(draw, Derived):
        value = parse(draw.value, names, limits=AUTHORED)
        return (
            lambda values, _: _rounded(value.evaluate(values)),
            Domain(Kind.REAL, vector=value.is_vector),
            None,
        )
    return _sample(draw, names), Domain(Kind.REAL, vector=True, like=draw.like), draw.decimals


def _rounded(value: Value) -> Value:
    """Cut to twelve figures: 1 - 0.3 - 0.2 is 0.5 in the question and in the answer."""
    if isinstance(value, tuple):
        return tuple(map(_to_figures, value))
    return _to_figures(value)


def _to_figures(value: float) -> float:
    return float(f"{value:.{_DERIVED_FIGURES}g}") + 0.0


def _places(number: float) -> int:
    """Decimals in the shortest spelling of a number."""
    mantissa, _, exponent = repr(number).removesuffix(".0").partition("e")
    return max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))


def _integer(draw: IntegerDraw, names: Names) -> Sampler:
    low, high = (parse(bound, names, vector=False, limits=AUTHORED) for bound in (draw.low, draw.high))

    def sampler(values: Values, uniform: Uniform) -> float:
        return _whole(low, high, values, uniform)

    return sampler


def _whole(low: Expression, high: Expression, values: Values, uniform: Uniform) -> float:
    """A whole number between two bounds; nan when there is none."""
    least, most = _number(low.evaluate(values)), _number(high.evaluate(values))
    if not (math.isfinite(least) and math.isfinite(most)):
        return math.nan
    first, last = math.ceil(least - 1e-9), math.floor(most + 1e-9)
    return float(first + int(uniform() * (last - first + 1))) if first <= last else math.nan


def _grid(draw: GridDraw, places: int) -> Sampler:
    if draw.step <= 0 or draw.high < draw.low:
        raise ProblemError("a grid needs low ≤ high and a step above 0")
    count = math.floor((draw.high - draw.low) / draw.step + 1e-9) + 1

    def sampler(_: Values, uniform: Uniform) -> float:
        return round(draw.low + int(uniform() * count) * draw.step, places) + 0.0

    return sampler


def _sample(draw: SampleDraw, names: Names) -> Sampler:
    generate, wanted, allowed = FAMILIES[draw.family]
    declared = dict(draw.parameters)
    parameters = [parse(declared[name], names, vector=False, limits=AUTHORED) for name in wanted]
    size = _size(draw, names)

    def sampler(values: Values, uniform: Uniform) -> Value:
        at = [_number(parameter.evaluate(values)) for parameter in parameters]
        count = size(values, uniform)
        if not (0 < count <= _LARGEST_SAMPLE and all(map(math.isfinite, at)) and allowed(*at)):
            return math.nan
        return tuple(round(generate(uniform, *at), draw.decimals) + 0.0 for _ in range(int(count)))

    return sampler


def _number(value: Value) -> float:
    return math.nan if isinstance(value, tuple) else value


def _size(draw: SampleDraw, names: Names) -> Callable[[Values, Uniform], float]:
    like = draw.like
    if like is not None:
        return lambda values, _: float(len(_items(values[like])))
    low, high = (
        parse(text, names, vector=False, limits=AUTHORED) for text in (draw.size_low, draw.size_high)
    )
    return lambda values, uniform: _whole(low, high, values, uniform)


def _items(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else ()
