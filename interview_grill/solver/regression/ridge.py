"""Ridge regression: minimise ‖y - Xw‖² + penalty ‖w‖², the intercept unpenalised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from interview_grill.solver.regression.design import Table, as_design, parameter_names, with_intercept
from interview_grill.solver.regression.least_squares import least_squares
from interview_grill.solver.regression.penalised import PenalisedFit, assemble, centre, checked_penalty
from interview_grill.solver.sample import Data, Matrix, Vector

# Above this condition of the equilibrated XᵀX + penalty I the squared problem would cost digits: QR takes
# over.
_WELL_CONDITIONED = 1e6


def ridge_regression(
    X: Table, y: Data, *, penalty: float, intercept: bool = True, names: Sequence[str] | None = None
) -> PenalisedFit:
    """Return the ridge weights for X of shape (n, p); the MAP under w ~ N(0, (noise variance/penalty) I)."""
    matrix, target = as_design(X, y)
    strength = checked_penalty(penalty)
    centred = centre(matrix, target) if intercept else None
    if centred is not None:
        matrix, target = centred.matrix, centred.target
    weights = _by_gram(matrix, target, strength)
    if weights is None:
        weights = _by_orthogonalisation(matrix, target, strength)
    residual = target - matrix @ weights
    rss = float(residual @ residual)
    return PenalisedFit(
        parameters=parameter_names(matrix.shape[1], intercept=intercept, names=names),
        estimate=assemble(weights, centred),
        objective=rss + strength * float(weights @ weights),
        rss=rss,
        n=target.size,
    )


def _by_gram(matrix: Matrix, target: Vector, penalty: float) -> Vector | None:
    """Solve (XᵀX + penalty I) w = Xᵀy with one correction step; None if too ill-conditioned."""
    gram = matrix.T @ matrix
    diagonal = np.einsum("ii->i", gram)
    diagonal += penalty
    if matrix.shape[0] < matrix.shape[1] or not diagonal.min() > 0.0:
        return None
    scale = 1.0 / np.sqrt(diagonal)
    scaled = gram * scale * scale[:, None]
    spectrum = np.linalg.eigvalsh(scaled)
    if not spectrum[0] * _WELL_CONDITIONED > spectrum[-1]:
        return None
    weights: Vector = scale * np.linalg.solve(scaled, scale * (target @ matrix))
    correction = (target - matrix @ weights) @ matrix - penalty * weights
    return np.asarray(weights + scale * np.linalg.solve(scaled, scale * correction))


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
