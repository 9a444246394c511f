"""An upper limit on what any policy can score: the Lagrangian dual of keeping each day's time in expectation.

With a price on every second of every day the cards part: each is a small Markov decision process, solved backwards over
its days, stability, difficulty and days since the last review. The sum of their values and of the priced budgets is
at least the best score under any prices, so the least over prices is a bound; the prices are searched as a
piecewise-linear curve over the days. Values between grid points are interpolated: an error of about 0.1 of 60.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.fsrs import first_memory, next_memory, retrievability

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

_STABILITIES = np.linspace(np.log(0.02), np.log(400), 70)
_DIFFICULTIES = np.array([1, 2.118, 2.2, 6.413, 7.41, 8.82, 9.15, 9.61, 9.8, 10.0])
_KNOTS = 5
_PRICES = np.geomspace(1e-5, 8e-3, 24)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where states lie on the grid: the cell, and how far into it."""

    cell: NDArray[np.intp]
    along_stability: Reals
    along_difficulty: Reals

    def value(self, grid: Reals) -> Reals:
        """The value of a grid there, interpolated."""
        flat, columns, s, d = grid.ravel(), len(_DIFFICULTIES), self.along_stability, self.along_difficulty
        here, there = self.cell, self.cell + columns
        low: Reals = (1 - d) * flat[here] + d * flat[here + 1]
        high: Reals = (1 - d) * flat[there] + d * flat[there + 1]
        return (1 - s) * low + s * high


def _place(memory: tuple[Reals, Reals]) -> _Place:
    stability, difficulty = memory
    step = _STABILITIES[1] - _STABILITIES[0]
    x = np.clip((np.log(stability) - _STABILITIES[0]) / step, 0, len(_STABILITIES) - 1.000001)
    row = x.astype(np.intp)
    column = np.clip(np.searchsorted(_DIFFICULTIES, difficulty, "right") - 1, 0, len(_DIFFICULTIES) - 2)
    width = _DIFFICULTIES[column + 1] - _DIFFICULTIES[column]
    within = np.clip((difficulty - _DIFFICULTIES[column]) / width, 0, 1)
    return _Place(row * len(_DIFFICULTIES) + column, x - row, within)


class Dual:
    """The dual of one kind of unseen card over some days; times in seconds."""

    def __init__(self, days: int, *, first_try: float, review: float, first_sight: float) -> None:
        self._days, self._first_try = days, first_try
        elapsed = np.arange(1.0, days + 1)[:, None, None]
        grid = np.broadcast_arrays(np.exp(_STABILITIES)[None, :, None], _DIFFICULTIES[None, None, :], elapsed)
        stability, difficulty, elapsed = grid
        good, again = np.full(elapsed.shape, 3.0), np.full(elapsed.shape, 1.0)
        self._recall = retrievability(elapsed, stability)
        self._passed = _place(next_memory(stability, difficulty, good, elapsed, arithmetic=ARRAYS))
        self._failed = _place(next_memory(stability, difficulty, again, elapsed, arithmetic=ARRAYS))
        self._known = _place(first_memory(np.array([3.0]), arithmetic=ARRAYS))
        self._unknown = _place(first_memory(np.array([1.0]), arithmetic=ARRAYS))
        self._cost = review * (2 - self._recall)
        self._first_cost = first_sight + (1 - first_try) * review

    def value(self, prices: Reals) -> float:
        """The best expected answer of a card less its priced seconds."""
        longer = np.concatenate([self._recall, self._recall[-1:]])
        unseen = self._first_try
        for day in range(self._days - 1, -1, -1):
            fresh = longer[0]
            reviewed = self._recall * self._passed.value(fresh)
            reviewed += (1 - self._recall) * self._failed.value(fresh) - prices[day] * self._cost
            waiting = longer[1 : self._days + 1]
            seen = self._first_try * float(self._known.value(fresh)[0])
            seen += (1 - self._first_try) * float(self._unknown.value(fresh)[0])
            unseen = max(unseen, seen - prices[day] * self._first_cost)
            longer = np.concatenate([np.maximum(reviewed, waiting), waiting[-1:]])
        return unseen

    def bound(self, cards: int, seconds: float) -> float:
        """The least upper limit found for `cards` such cards and so many seconds a day."""
        days = np.linspace(0, 1, self._days)
        knots = np.linspace(0, 1, _KNOTS)

        def limit(logs: Reals) -> float:
            prices = np.exp(np.interp(days, knots, logs))
            return cards * self.value(prices) + float(prices.sum()) * seconds

        flat = min((limit(np.full(_KNOTS, price)), price) for price in np.log(_PRICES))[1]
        start = np.full(_KNOTS, flat)
        simplex = np.vstack([start, start + 0.4 * np.eye(_KNOTS)])
        found = minimize(
            limit, start, method="Nelder-Mead", options={"maxfev": 250, "initial_simplex": simplex}
        )
        return float(found.fun)
