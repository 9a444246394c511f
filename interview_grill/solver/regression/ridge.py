"""Ridge regression: minimise ‖y - Xw‖² + penalty ‖w‖², the intercept unpenalised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from interview_grill.solver.regression.design import Table, as_design, parameter_names, with_intercept
from interview_grill.solver.regression.least_squares import least_squares
from interview_grill.solver.regression.penalised import PenalisedFit, centre, checked_penalty
from interview_grill.solver.sample import Data, Matrix, Vector

# Above this condition of the equilibrated XᵀX + penalty I the squared problem would cost digits: QR takes
# over.
_WELL_CONDITIONED = 1e5
_BLOCK = 2048


def ridge_regression(
    X: Table, y: Data, *, penalty: float, intercept: bool = True, names: Sequence[str] | None = None
) -> PenalisedFit:
    """Return the ridge weights for X of shape (n, p); the MAP under w ~ N(0, (noise variance/penalty) I).

    Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, section 3.4. At penalty 0 it is
    least squares, of least norm if X is rank deficient. Raises SolverError for a negative penalty.
    """
    table, target = as_design(X, y)
    matrix, strength = np.asarray(table, dtype=np.float64), checked_penalty(penalty)
    means = matrix.mean(axis=0) if intercept else np.zeros(matrix.shape[1])
    mean = float(target.mean()) if intercept else 0.0
    weights = _by_gram(matrix, target, means, mean, strength)
    if weights is None:
        centred = centre(matrix, target) if intercept else None
        weights = (
            _by_orthogonalisation(matrix, target, strength)
            if centred is None
            else _by_orthogonalisation(centred.matrix, centred.target, strength)
        )
    constant = mean - float(means @ weights)
    residual = target - matrix @ weights - constant
    rss = float(residual @ residual)
    return PenalisedFit(
        parameters=parameter_names(matrix.shape[1], intercept=intercept, names=names),
        estimate=(constant, *weights.tolist()) if intercept else tuple(weights.tolist()),
        objective=rss + strength * float(weights @ weights),
        rss=rss,
        n=target.size,
    )


def _by_gram(matrix: Matrix, target: Vector, means: Vector, mean: float, penalty: float) -> Vector | None:
    """Solve (XᵀX + penalty I) w = Xᵀy for the centred X; None if that is too ill-conditioned to be squared."""
    if matrix.shape[0] < matrix.shape[1]:
        return None
    gram, pull = _products(matrix, target, means, mean)
    diagonal = np.einsum("ii->i", gram)
    diagonal += penalty
    if not diagonal.min() > 0.0:
        return None
    scale = 1.0 / np.sqrt(diagonal)
    scaled = gram * scale * scale[:, None]
    spectrum = np.linalg.eigvalsh(scaled)
    if not spectrum[0] * _WELL_CONDITIONED > spectrum[-1]:
        return None
    return np.asarray(scale * np.linalg.solve(scaled, scale * pull))


def _products(matrix: Matrix, target: Vector, means: Vector, mean: float) -> tuple[Matrix, Vector]:
    """XᵀX and Xᵀy of the centred columns and response, block by block: no centred copy is made."""
    columns = matrix.shape[1]
    gram, pull = np.zeros((columns, columns)), np.zeros(columns)
    buffer = np.empty((min(_BLOCK, len(matrix)), columns))
    for start in range(0, len(matrix), _BLOCK):
        rows = matrix[start : start + _BLOCK]
        centred = np.subtract(rows, means, out=buffer[: len(rows)])
        gram += centred.T @ centred
        pull += (target[start : start + _BLOCK] - mean) @ centred
    return gram, pull


def _by_orthogonalisation(matrix: Matrix, target: Vector, penalty: float) -> Vector:
    """Least squares on the rows of X with sqrt(penalty) I below them: nothing is squared."""
    columns = matrix.shape[1]
    if penalty == 0.0:
        return least_squares(matrix, target).coefficients
    augmented = np.vstack([matrix, np.sqrt(penalty) * np.eye(columns)])
    return least_squares(augmented, np.concatenate([target, np.zeros(columns)])).coefficients


def ridge_sds(X: Table, *, penalty: float, intercept: bool = True) -> tuple[float, ...]:
    """Return the roots of the diagonal of (XᵀX + penalty D)⁻¹, D = diag(0, 1, ..., 1) with an intercept, else I.

    Times the noise sd they are the posterior sds of the weights under the prior that ridge amounts
    to.
    """
    matrix = np.asarray(X, dtype=np.float64)
    n, columns = matrix.shape
    rows = np.sqrt(checked_penalty(penalty)) * np.eye(columns)
    if intercept:
        matrix, rows = with_intercept(matrix), np.column_stack([np.zeros(columns), rows])
    augmented = np.vstack([matrix, rows])
    return tuple(least_squares(augmented, np.zeros(n + columns)).unit_sds.tolist())
