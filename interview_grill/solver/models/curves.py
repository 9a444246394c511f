"""Likelihood, prior and posterior on one grid, each scaled to a peak of one so that they can share a picture."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, isfinite
from typing import Protocol

from interview_grill.solver.models.solution import Curves

POINTS = 241


class Density(Protocol):
    """A prior or posterior of one number."""

    def log_density(self, x: float) -> float:
        """Return the log density at x."""

    def quantile(self, probability: float) -> float:
        """Return the value below which the probability lies."""


def span(*distributions: Density | None, around: tuple[float, float]) -> tuple[float, float]:
    """Return a range that shows the given one and the central 99 % of every distribution; None among them is
    passed over.
    """
    low, high = around
    for distribution in distributions:
        if distribution is not None:
            low = min(low, distribution.quantile(0.005))
            high = max(high, distribution.quantile(0.995))
    return low, high


def draw(
    parameter: str,
    log_likelihood: Callable[[float], float],
    *,
    low: float,
    high: float,
    prior: Density | None = None,
    posterior: Density | None = None,
) -> Curves | None:
    """Return the curves on an even grid from low to high; None if the range is empty."""
    if not (isfinite(low) and isfinite(high) and low < high):
        return None
    grid = tuple(low + (high - low) * k / (POINTS - 1) for k in range(POINTS))
    return Curves(
        parameter=parameter,
        grid=grid,
        likelihood=_scaled([log_likelihood(x) for x in grid]),
        prior=None if prior is None else _scaled([prior.log_density(x) for x in grid]),
        posterior=None if posterior is None else _scaled([posterior.log_density(x) for x in grid]),
    )


def _scaled(logarithms: list[float]) -> tuple[float, ...]:
    """Exponentials relative to the largest finite one; an unbounded end is drawn at the peak."""
    top = max((value for value in logarithms if value < inf), default=0.0)
    return tuple(1.0 if value == inf else exp(value - top) if value > -inf else 0.0 for value in logarithms)
