"""FSRS-6: how memory of a card fades and how a review changes it.

One set of formulas serves floats and arrays: for numpy arrays pass `interview_grill.memory.arrays.ARRAYS`.
Source: py-fsrs 6.3.2 `fsrs/scheduler.py` and fsrs-rs `src/inference.rs`, which agree. Time is in whole days.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol, TypeVar

    import numpy as np
    from numpy.typing import NDArray

    Quantity = TypeVar("Quantity", float, NDArray[np.float64])
    Truth = bool | NDArray[np.bool_]

    class Arithmetic(Protocol[Quantity]):
        """The few operations that floats and arrays spell differently."""

        def exp(self, x: Quantity, /) -> Quantity:
            """e to the x."""

        def least(self, x: Quantity, bound: Quantity | float, /) -> Quantity:
            """The smaller of two."""

        def greatest(self, x: Quantity, bound: Quantity | float, /) -> Quantity:
            """The larger of two."""

        def whole(self, x: Quantity, /) -> Quantity:
            """Rounded to the nearest integer, halves to the even one."""

        def choose(self, when: Truth, then: Quantity | float, otherwise: Quantity | float, /) -> Quantity:
            """`then` where the condition holds, else `otherwise`."""


STABILITY_RANGE = (0.001, 36500.0)
DIFFICULTY_RANGE = (1.0, 10.0)
LONGEST_INTERVAL = 36500

# fmt: off
DEFAULT_WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956,   # 0-3: first stability after Again, Hard, Good, Easy
    6.4133, 0.8334, 3.0194, 0.001,   # 4-7: difficulty: first, spread, change, reversion to the mean
    1.8722, 0.1666, 0.796,           # 8-10: growth after a pass
    1.4835, 0.0614, 0.2629, 1.6483,  # 11-14: what is left after a failure
    0.6014, 1.8729,                  # 15-16: Hard's penalty, Easy's bonus
    0.5425, 0.0912, 0.0658,          # 17-19: a second try on the same day
    0.1542,                          # 20: decay of the forgetting curve
)
WEIGHT_RANGES = (
    *[(0.001, 100.0)] * 4,
    (1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.001, 0.75),
    (0.0, 4.5), (0.0, 0.8), (0.001, 3.5),
    (0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0),
    (0.0, 1.0), (1.0, 6.0),
    (0.0, 2.0), (0.0, 2.0), (0.0, 0.8),
    (0.1, 0.8),
)
# fmt: on


class Floats:
    """The operations for plain floats."""

    exp = staticmethod(math.exp)

    @staticmethod
    def least(x: float, bound: float) -> float:
        """The smaller of two."""
        return x if x <= bound else bound

    @staticmethod
    def greatest(x: float, bound: float) -> float:
        """The larger of two."""
        return x if x >= bound else bound

    @staticmethod
    def whole(x: float) -> float:
        """Rounded to the nearest integer, halves to the even one (as numpy's rint does)."""
        return round(x)

    @staticmethod
    def choose(when: Truth, then: float, otherwise: float) -> float:
        """`then` where the condition holds."""
        return then if when else otherwise


FLOATS: Arithmetic[Any] = Floats()


def checked_weights(weights: Sequence[float]) -> tuple[float, ...]:
    """The 21 weights as floats. Raises ScheduleError naming every one that is out of its range."""
    if len(weights) != len(WEIGHT_RANGES):
        raise ScheduleError(
            f"FSRS-6 has {len(WEIGHT_RANGES)} weights, not {len(weights)}",
            mend="give w0 to w20, or leave them at the defaults",
        )
    bad = [
        f"w{index} = {weight:g} is not in [{low:g}, {high:g}]"
        for index, (weight, (low, high)) in enumerate(zip(weights, WEIGHT_RANGES, strict=True))
        if not low <= weight <= high
    ]
    if bad:
        raise ScheduleError("; ".join(bad), mend="bring these into range, or leave them at the defaults")
    return tuple(float(weight) for weight in weights)


def retrievability(
    elapsed_days: Quantity, stability: Quantity, weights: Sequence[float] = DEFAULT_WEIGHTS
) -> Quantity:
    """The probability of recall `elapsed_days` after the last review: R = (1 + F t/S)^(-w20), R(S) = 0.9."""
    decay = weights[20]
    factor = 0.9 ** (-1 / decay) - 1
    recall: Quantity = (1 + factor * elapsed_days / stability) ** -decay
    return recall


def interval_days(
    stability: Quantity,
    retention: float,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> Quantity:
    """Whole days until R falls to `retention`, from 1 to 36500; the inverse of `retrievability`.

    An int for a float; an array of whole floats for an array.
    """
    decay = weights[20]
    factor = 0.9 ** (-1 / decay) - 1
    days = arithmetic.whole(stability / factor * (retention ** (-1 / decay) - 1))
    return arithmetic.least(arithmetic.greatest(days, 1), LONGEST_INTERVAL)


def first_memory(
    rating: Quantity, weights: Sequence[float] = DEFAULT_WEIGHTS, arithmetic: Arithmetic[Quantity] = FLOATS
) -> tuple[Quantity, Quantity]:
    """Stability (days) and difficulty (1-10) after the first review, rated 1-4."""
    choose = arithmetic.choose
    passed = choose(rating == 2, weights[1], choose(rating == 3, weights[2], weights[3]))
    stability = choose(rating == 1, weights[0], passed)
    difficulty = _first_difficulty(rating, weights, arithmetic)
    return _clamp(stability, STABILITY_RANGE, arithmetic), _clamp(difficulty, DIFFICULTY_RANGE, arithmetic)


def next_memory(
    stability: Quantity | None,
    difficulty: Quantity | None,
    rating: Quantity,
    elapsed_days: Quantity,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> tuple[Quantity, Quantity]:
    """Stability and difficulty after a review rated 1-4; None stands for a card never reviewed.

    `elapsed_days` counts from the last review; less than one uses the formula for the same day.
    """
    if stability is None or difficulty is None:
        return first_memory(rating, weights, arithmetic)
    recall = retrievability(elapsed_days, stability, weights)
    another_day = arithmetic.choose(
        rating == 1,
        _after_failure(stability, difficulty, recall, weights, arithmetic),
        _after_pass(stability, difficulty, recall, rating, weights, arithmetic),
    )
    same_day = _after_same_day(stability, rating, weights, arithmetic)
    return (
        _clamp(arithmetic.choose(elapsed_days < 1, same_day, another_day), STABILITY_RANGE, arithmetic),
        _next_difficulty(difficulty, rating, weights, arithmetic),
    )


def outcomes(
    stability: Quantity,
    difficulty: Quantity,
    elapsed_days: Quantity,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> tuple[Quantity, Quantity, Quantity]:
    """R on another day, and the stability that a review then leads to: rated Good, and rated Again.

    The same as `next_memory` twice, in less than half the time.
    """
    recall = retrievability(elapsed_days, stability, weights)
    good = recall * 0 + 3
    return (
        recall,
        _clamp(
            _after_pass(stability, difficulty, recall, good, weights, arithmetic), STABILITY_RANGE, arithmetic
        ),
        _clamp(
            _after_failure(stability, difficulty, recall, weights, arithmetic), STABILITY_RANGE, arithmetic
        ),
    )


def _first_difficulty(rating: Quantity, w: Sequence[float], arithmetic: Arithmetic[Quantity]) -> Quantity:
    return w[4] - arithmetic.exp(w[5] * (rating - 1)) + 1


def _next_difficulty(
    difficulty: Quantity, rating: Quantity, w: Sequence[float], arithmetic: Arithmetic[Quantity]
) -> Quantity:
    """Damped towards 10, then drawn slightly to a first Easy's difficulty, which is *not* clamped here."""
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    easiest = w[4] - math.exp(w[5] * 3) + 1
    return _clamp(w[7] * easiest + (1 - w[7]) * moved, DIFFICULTY_RANGE, arithmetic)


def _after_pass(
    stability: Quantity,
    difficulty: Quantity,
    recall: Quantity,
    rating: Quantity,
    w: Sequence[float],
    arithmetic: Arithmetic[Quantity],
) -> Quantity:
    factor = arithmetic.choose(rating == 2, w[15], arithmetic.choose(rating == 4, w[16], 1.0))
    surprise = arithmetic.exp(w[10] * (1 - recall)) - 1
    growth: Quantity = math.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * surprise * factor
    return stability * (1 + growth)


def _after_failure(
    stability: Quantity,
    difficulty: Quantity,
    recall: Quantity,
    w: Sequence[float],
    arithmetic: Arithmetic[Quantity],
) -> Quantity:
    kept = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
    return arithmetic.least(kept * arithmetic.exp(w[14] * (1 - recall)), stability / math.exp(w[17] * w[18]))


def _after_same_day(
    stability: Quantity, rating: Quantity, w: Sequence[float], arithmetic: Arithmetic[Quantity]
) -> Quantity:
    """A pass on the same day never shortens the stability."""
    growth = arithmetic.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    return stability * arithmetic.choose(rating == 1, growth, arithmetic.greatest(growth, 1.0))


def _clamp(x: Quantity, bounds: tuple[float, float], arithmetic: Arithmetic[Quantity]) -> Quantity:
    return arithmetic.greatest(arithmetic.least(x, bounds[1]), bounds[0])
