"""Categorical counts under a Dirichlet prior, and the smoothing it amounts to (Bayesian Data Analysis,
section 3.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.beta import Beta


@dataclass(frozen=True, slots=True)
class Dirichlet:
    """Dirichlet by its concentrations, one a category; a SolverError unless there are two or more, all
    positive.
    """

    concentrations: tuple[float, ...]

    def __post_init__(self) -> None:
        """Check that there are at least two, all positive."""
        if len(self.concentrations) < 2:
            raise SolverError("a Dirichlet distribution needs at least two categories")
        if not all(0.0 < a < inf for a in self.concentrations):
            raise SolverError("every concentration of a Dirichlet must be positive and finite")

    @property
    def mean(self) -> tuple[float, ...]:
        """Each concentration over their sum."""
        total = fsum(self.concentrations)
        return tuple(a / total for a in self.concentrations)

    @property
    def mode(self) -> tuple[float, ...]:
        """(a_k - 1)/(sum a - K) when every a_k is at least 1 and not all are 1.

        Raises SolverError otherwise: the density is then unbounded at an edge, or flat.
        """
        excess = [a - 1.0 for a in self.concentrations]
        if min(excess) < 0.0:
            raise SolverError(
                "a concentration is below 1, so the density is unbounded where its probability is 0"
            )
        total = fsum(excess)
        if total == 0.0:
            raise SolverError("all concentrations are 1: the density is flat and every point is a mode")
        return tuple(e / total for e in excess)

    @property
    def variances(self) -> tuple[float, ...]:
        """The variance of each probability."""
        return tuple(self.marginal(k).variance for k in range(len(self.concentrations)))

    def marginal(self, category: int) -> Beta:
        """Return the Beta distribution of one category's probability (0-based)."""
        own = self.concentrations[category]
        return Beta(own, fsum(self.concentrations[:category] + self.concentrations[category + 1 :]))


def update(prior: Dirichlet, counts: Sequence[float]) -> Dirichlet:
    """Add the counts to the concentrations; a SolverError for another number of categories or counts that are
    not whole.
    """
    if len(counts) != len(prior.concentrations):
        raise SolverError(
            f"the prior has {len(prior.concentrations)} categories and the counts {len(counts)}"
        )
    _whole(counts)
    return Dirichlet(tuple(a + count for a, count in zip(prior.concentrations, counts, strict=True)))


def symmetric(alpha: float, categories: int) -> Dirichlet:
    """Return the Dirichlet with the same concentration in every category."""
    return Dirichlet((alpha,) * categories)


def smoothed(*, count: float, total: float, vocabulary: float, alpha: float) -> float:
    """Return (count + alpha)/(total + vocabulary·alpha), the add-alpha probability of one word.

    Raises SolverError for counts that are not whole, a count above the total, an empty vocabulary, or 0/0.
    """
    _whole((count, total, vocabulary))
    if not (0.0 <= count <= total and vocabulary >= 1.0):
        raise SolverError("a word's count must lie between 0 and the total, in a vocabulary of 1 or more")
    if not (alpha >= 0.0 and total + vocabulary * alpha > 0.0):
        raise SolverError("alpha must be 0 or more, and positive when nothing was counted")
    return (count + alpha) / (total + vocabulary * alpha)


def _whole(counts: Sequence[float]) -> None:
    for count in counts:
        if not (0.0 <= count < inf) or count != int(count):
            raise SolverError(f"counts are whole numbers, 0 or more, not {count:g}")
