"""Equal-tailed intervals, and the check that parameters are positive."""

from __future__ import annotations

from math import inf
from typing import Protocol

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Interval, checked_level


class Quantiles(Protocol):
    """What an equal-tailed interval needs."""

    def quantile(self, probability: float) -> float:
        """Return the value below which the given probability lies."""


def equal_tailed(distribution: Quantiles, *, level: float = 0.95) -> Interval:
    """Return the interval that leaves (1 - level)/2 on either side; a SolverError unless 0 < level < 1."""
    tail = 0.5 * (1.0 - checked_level(level))
    return Interval(distribution.quantile(tail), distribution.quantile(1.0 - tail), level)


def require_positive(**named: float) -> None:
    """Raise a SolverError naming the first parameter that is not positive and finite."""
    for name, value in named.items():
        if not (0.0 < value < inf):
            raise SolverError(f"{name} must be positive and finite, not {value:g}")
