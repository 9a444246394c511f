"""The result shared by ridge and lasso: weights, objective and how far from optimal they can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.regression.standardised import column_means
from interview_grill.solver.sample import Matrix, Vector


@dataclass(frozen=True, slots=True)
class PenalisedFit:
    """Penalised weights; `duality_gap` bounds the objective's distance from its minimum (0 for a direct
    solution).
    """

    parameters: tuple[str, ...]
    estimate: tuple[float, ...]
    objective: float
    rss: float
    n: int
    iterations: int = 0
    duality_gap: float = 0.0

    def __getitem__(self, parameter: str) -> float:
        """Return one weight by name."""
        return self.estimate[self.parameters.index(parameter)]


@dataclass(frozen=True, slots=True)
class Centred:
    """Columns and response with their means removed, which leaves an intercept out of the penalty."""

    matrix: Matrix
    target: Vector
    column_means: Vector
    target_mean: float

    def intercept_for(self, weights: Vector) -> float:
        """Return the intercept that belongs to the weights of the centred problem."""
        return self.target_mean - float(self.column_means @ weights)


def centre(matrix: Matrix, target: Vector) -> Centred:
    """Subtract the means of columns and response."""
    means = column_means(matrix, matrix.min(axis=0), matrix.max(axis=0))
    mean = float(target.mean())
    return Centred(matrix - means, target - mean, means, mean)


def checked_penalty(penalty: float) -> float:
    """Return the penalty; a SolverError unless it is finite and 0 or more."""
    if not (0.0 <= penalty < float("inf")):
        raise SolverError(f"the penalty must be finite and 0 or more, not {penalty:g}")
    return penalty


def assemble(weights: Vector, centred: Centred | None) -> tuple[float, ...]:
    """Return the weights as a tuple, the intercept before them if the problem was centred."""
    own = tuple(np.asarray(weights, dtype=np.float64).tolist())
    return own if centred is None else (centred.intercept_for(weights), *own)
