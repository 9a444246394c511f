"""The lasso: minimise ½‖y - Xw‖² + penalty ‖w‖₁ by coordinate descent, certified by its duality gap.

Once the set of non-zero weights and their signs stop changing, the linear system on that set is solved
exactly, so the last digits come from algebra and not from more sweeps.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.regression.design import Table, as_design, parameter_names
from interview_grill.solver.regression.penalised import PenalisedFit, assemble, centre, checked_penalty
from interview_grill.solver.regression.shrinkage import soft_threshold
from interview_grill.solver.sample import Data, Matrix, Vector

_SWEEPS = 10_000
_RELATIVE_GAP = 1e-13


def lasso_regression(
    X: Table, y: Data, *, penalty: float, intercept: bool = True, names: Sequence[str] | None = None
) -> PenalisedFit:
    """Return the lasso weights for X of shape (n, p), the intercept unpenalised.

    Raises SolverError for a negative penalty, and if the duality gap cannot be closed to 1e-13 of ½‖y‖² in
    10,000 sweeps.
    """
    matrix, target = as_design(X, y)
    strength = checked_penalty(penalty)
    centred = centre(matrix, target) if intercept else None
    if centred is not None:
        matrix, target = centred.matrix, centred.target
    weights, sweeps = _descend(*_compressed(matrix, target), strength)
    residual = target - matrix @ weights
    rss = float(residual @ residual)
    return PenalisedFit(
        parameters=parameter_names(matrix.shape[1], intercept=intercept, names=names),
        estimate=assemble(weights, centred),
        objective=0.5 * rss + strength * float(np.abs(weights).sum()),
        rss=rss,
        n=target.size,
        iterations=sweeps,
        duality_gap=duality_gap(matrix, target, weights, strength),
    )


def largest_useful_penalty(X: Table, y: Data) -> float:
    """Return ‖Xᵀy‖∞ (no intercept): from there on all weights are zero."""
    matrix, target = as_design(X, y)
    return float(np.abs(matrix.T @ target).max())


def duality_gap(matrix: Matrix, target: Vector, weights: Vector, penalty: float) -> float:
    """Return primal minus dual objective at the residual scaled into the dual's feasible set; 0 or more.

    It bounds how far the objective is from its least value (Kim et al., "An interior-point method for
    large-scale l1-regularized least squares", 2007).
    """
    residual = target - matrix @ weights
    largest = float(np.abs(matrix.T @ residual).max())
    factor = min(1.0, penalty / largest) if largest > 0.0 else 1.0
    primal = 0.5 * float(residual @ residual) + penalty * float(np.abs(weights).sum())
    miss = target - factor * residual
    return max(primal - 0.5 * (float(target @ target) - float(miss @ miss)), 0.0)


def _compressed(matrix: Matrix, target: Vector) -> tuple[Matrix, Vector]:
    """The same problem in p rows when there are more: ‖y - Xw‖² and ‖Qᵀy - Rw‖² differ by a constant."""
    if len(matrix) <= 2 * matrix.shape[1]:
        return matrix, target
    q, r = np.linalg.qr(matrix)
    return r, q.T @ target


def _descend(matrix: Matrix, target: Vector, penalty: float) -> tuple[Vector, int]:
    columns = np.asfortranarray(matrix)
    squares = np.einsum("ij,ij->j", columns, columns).tolist()
    weights = np.zeros(len(squares))
    residual = target.copy()
    goal = _RELATIVE_GAP * 0.5 * float(target @ target)
    signs: list[float] = []
    for sweep in range(1, _SWEEPS + 1):
        _sweep(columns, squares, weights, residual, penalty)
        now = np.sign(weights).tolist()
        if now == signs or sweep % 100 == 0:
            exact = _on_active_set(columns, target, weights, penalty)
            if duality_gap(columns, target, exact, penalty) <= goal:
                return exact, sweep
            if duality_gap(columns, target, weights, penalty) <= goal:
                return weights, sweep
        signs = now
    raise SolverError(
        "the lasso's duality gap did not close", mend="rescale the columns or raise the penalty"
    )


def _sweep(columns: Matrix, squares: list[float], weights: Vector, residual: Vector, penalty: float) -> None:
    """Minimise over each weight in turn; weights and residual are changed in place."""
    for j, square in enumerate(squares):
        if square == 0.0:
            continue
        column = columns[:, j]
        before = float(weights[j])
        after = soft_threshold(float(column @ residual) + square * before, penalty) / square
        if after != before:
            residual -= (after - before) * column
            weights[j] = after


def _on_active_set(columns: Matrix, target: Vector, weights: Vector, penalty: float) -> Vector:
    """Solve X_Aᵀ(y - X_A w_A) = penalty·sign(w_A) exactly; the old weights if a sign would flip."""
    active = np.flatnonzero(weights)
    if active.size == 0 or active.size > len(target):
        return weights
    q, r = np.linalg.qr(columns[:, active])
    pivots = np.abs(r.diagonal())
    if pivots.min() < 1e-10 * pivots.max():
        return weights
    signs = np.sign(weights[active])
    solved = np.linalg.solve(r, target @ q - np.linalg.solve(r.T, penalty * signs))
    if (np.sign(solved) != signs).any():
        return weights
    exact = np.zeros_like(weights)
    exact[active] = solved
    return exact
