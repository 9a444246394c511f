"""Three ways to hold a line of a derivation to something outside the bank: a log density, a value, a root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import integrate, optimize

from interview_grill.algebra import Expression
from interview_grill.bank.derivation import Mode

Point = dict[str, float | tuple[float, ...]]
Draw = Callable[[Generator], Point]
#: Called with the names of a point; `lambda` becomes `rate`, and samples become arrays.
Truth = Callable[..., Any]

DRAWS = 8


def _known(truth: Truth, point: Point) -> Any:
    named = {"rate" if name == "lambda" else name: value for name, value in point.items()}
    return truth(**{name: np.array(v) if isinstance(v, tuple) else v for name, v in named.items()})


def _evaluate(value: Expression, point: Point) -> NDArray[np.float64]:
    return np.array(value.evaluate(point), dtype=float)


@dataclass(frozen=True)
class LogDensity:
    """The line is `truth` up to what does not depend on the names that `moves` sets."""

    draw: Draw
    moves: Sequence[Mapping[str, float | tuple[float, ...]]]
    truth: Truth
    tolerance: float = 1e-8

    def deviation(self, value: Expression, mode: Mode) -> float:
        """The widest spread of line minus truth over the moves, in units of the truth's own spread."""
        rng = np.random.default_rng(20)
        return max(self._spread(value, mode, self.draw(rng)) for _ in range(DRAWS))

    def _spread(self, value: Expression, mode: Mode, base: Point) -> float:
        points: list[Point] = [{**base, **move} for move in self.moves]
        ours = np.array([float(_evaluate(value, point)) for point in points])
        if mode is Mode.FACTOR:
            if not np.all(ours > 0):
                return inf
            ours = np.log(ours)
        theirs = np.array([_known(self.truth, point) for point in points], dtype=float)
        return float(np.ptp(ours - theirs) / np.ptp(theirs))


@dataclass(frozen=True)
class Exactly:
    """The line is `truth` itself; `at` fixes some of the names; below `floor` only the absolute error counts."""

    draw: Draw
    truth: Truth
    tolerance: float = 1e-7
    at: Mapping[str, float] = field(default_factory=dict)
    draws: int = DRAWS
    floor: float = 1e-9

    @cached_property
    def _truths(self) -> list[tuple[Point, NDArray[np.float64]]]:
        rng = np.random.default_rng(20)
        points: list[Point] = [{**self.draw(rng), **self.at} for _ in range(self.draws)]
        return [(point, np.array(_known(self.truth, point), dtype=float)) for point in points]

    def deviation(self, value: Expression, mode: Mode) -> float:
        """The largest relative difference; a line of another length is infinitely far off."""
        assert mode is Mode.EQUAL
        return max(self._difference(_evaluate(value, point), theirs) for point, theirs in self._truths)

    def _difference(self, ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> float:
        if ours.shape != theirs.shape:
            return inf
        return float(np.max(np.abs(ours - theirs) / np.maximum(self.floor, np.abs(theirs))))


@dataclass(frozen=True)
class Vanishes:
    """The line is an equation that holds where `name` has the value `truth`, and not a tenth beside it."""

    draw: Draw
    name: str
    truth: Truth
    tolerance: float = 1e-6

    def deviation(self, value: Expression, mode: Mode) -> float:
        """The largest value at the root, in units of the value a tenth beside it."""
        assert mode is Mode.ROOT
        rng = np.random.default_rng(20)
        return max(self._left_over(value, self.draw(rng)) for _ in range(DRAWS))

    def _left_over(self, value: Expression, point: Point) -> float:
        root = float(_known(self.truth, point))
        at, beside = (_evaluate(value, {**point, self.name: place}) for place in (root, 1.1 * root))
        return abs(float(at) / float(beside))


def smallest(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with one valley is least, by search."""
    found = optimize.minimize_scalar(function, bounds=(low, high), method="bounded", options={"xatol": 1e-10})
    return float(found.x)


def mode_of(name: str, log_posterior: Truth, low: float, high: float) -> Truth:
    """The peak in one parameter, by search."""

    def truth(**given: Any) -> float:
        return smallest(lambda value: -float(log_posterior(**{**given, name: value})), low, high)

    return truth


def mean_of(name: str, log_posterior: Truth, low: float, high: float) -> Truth:
    """The expectation of one parameter, by quadrature of the unnormalised posterior."""

    def truth(**given: Any) -> float:
        def log_density(value: float) -> float:
            return float(log_posterior(**{**given, name: value}))

        top = log_density(mode_of(name, log_posterior, low, min(high, 60.0))(**given))

        def moment(power: int) -> float:
            def weighted(value: float) -> float:
                return float(value**power * np.exp(log_density(value) - top))

            return float(integrate.quad(weighted, low, high, epsrel=1e-9, limit=200)[0])

        return moment(1) / moment(0)

    return truth
