"""Standard errors of the components of a vector: invert the information matrix first, then take the diagonal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.sample import at_least_one


def standard_errors(information: Sequence[Sequence[float]], *, n: float) -> tuple[float, ...]:
    """Return sqrt([I⁻¹]_jj/n) for every component j, from the information I of one observation, shape (k, k).

    The reciprocal of I's own diagonal would be too small whenever the components share information. Raises
    SolverError unless I is symmetric and positive definite and n at least 1.
    """
    matrix = np.asarray(information, dtype=np.float64)
    if not np.array_equal(matrix, matrix.T) or np.linalg.eigvalsh(matrix)[0] <= 0.0:
        raise SolverError("an information matrix must be symmetric and positive definite")
    covariance = np.linalg.inv(matrix) / at_least_one(n)
    return tuple(np.sqrt(np.diag(covariance)).tolist())
