"""The logistic function and its relatives on single numbers, without overflow."""

from __future__ import annotations

from math import exp, log, log1p

from interview_grill.errors import SolverError


def sigmoid(z: float) -> float:
    """Return 1/(1 + exp(-z))."""
    if z >= 0.0:
        return 1.0 / (1.0 + exp(-z))
    weight = exp(z)
    return weight / (1.0 + weight)


def softplus(z: float) -> float:
    """Return log(1 + exp(z)), which is -log sigmoid(-z)."""
    return max(z, 0.0) + log1p(exp(-abs(z)))


def logit(probability: float) -> float:
    """Return log(p/(1-p)); a SolverError unless 0 < p < 1."""
    if not (0.0 < probability < 1.0):
        raise SolverError(f"the logit needs a probability strictly between 0 and 1, not {probability:g}")
    return log(probability) - log1p(-probability)
