"""Least squares by the SVD of the equilibrated matrix, or of its QR triangle; never the normal equations.

Small or ill-conditioned problems are refined in extended precision on the augmented system [I X; Xᵀ 0][r; w]
= [y; 0] (Björck, Numerical Methods for Least Squares Problems, section 2.9), which wins back the digits QR
rounds away.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from interview_grill.solver.regression.design import binary_scales
from interview_grill.solver.sample import Matrix, Vector

_EPSILON = float(np.finfo(np.float64).eps)
_ALWAYS_REFINED = 200_000
_ILL_CONDITIONED = 1e4
_REFINEMENTS = 3
# Below this condition the first correction is already smaller than the rounding of the result.
_WELL_CONDITIONED = 100.0
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class LeastSquares:
    """The minimiser of ‖y - Xw‖², of least norm in the equilibrated columns when X is rank deficient.

    `coefficients` and `unit_sds` have shape (p,), `residuals` (n,). `unit_sds` are the roots of the diagonal
    of (XᵀX)⁻¹, nan when X is rank deficient; `condition` is that of the equilibrated X, infinite then.
    """

    coefficients: Vector
    residuals: Vector
    rank: int
    condition: float
    unit_sds: Vector


@dataclass(frozen=True, slots=True)
class _Factors:
    """Xs = basis·diag(s)·v, its singular value decomposition cut at the numerical rank."""

    basis: Matrix
    s: Vector
    v: Matrix
    rank: int
    condition: float

    def solve(self, right: Vector) -> Vector:
        """The least-squares solution for a right-hand side of length n."""
        return ((right @ self.basis) / self.s) @ self.v

    def solve_transposed(self, right: Vector) -> Vector:
        """The solution of least norm of Xsᵀ h = right."""
        return self.basis @ ((self.v @ right) / self.s)

    def outside(self, right: Vector) -> Vector:
        """The part of a vector orthogonal to the columns."""
        return right - self.basis @ (right @ self.basis)


def least_squares(X: Matrix, y: Vector) -> LeastSquares:
    """Minimise ‖y - Xw‖² for X of shape (n, p), any n and p, and y of shape (n,), both finite."""
    scale = binary_scales(X)
    if X.size > _ALWAYS_REFINED and X.dtype == np.float64:
        solved = _by_blocks(X, y, scale)
        if solved is not None:
            return solved
    exact = X * scale
    scaled = np.asarray(exact, dtype=np.float64)
    factors = _factorise(scaled)
    improve = _refine if factors.condition > _WELL_CONDITIONED else _correct
    w, residuals = improve(exact, scaled, y, factors)
    full = factors.rank == X.shape[1]
    unit = _unit_sds(factors.s, factors.v) if full else np.full(X.shape[1], np.nan)
    return LeastSquares(w * scale, residuals, factors.rank, factors.condition, unit * scale)


def _factorise(scaled: Matrix) -> _Factors:
    u, s, v = np.linalg.svd(scaled, full_matrices=False)
    largest, *_, smallest = sizes = s.tolist() if s.size > 1 else [s.item(), s.item()]
    tolerance = largest * max(scaled.shape) * _EPSILON
    if smallest > tolerance and len(scaled) >= scaled.shape[1]:
        return _Factors(u, s, v, s.size, largest / smallest)
    rank = sum(size > tolerance for size in sizes[: s.size])
    return _Factors(u[:, :rank], s[:rank], v[:rank], rank, inf)


def _unit_sds(s: Vector, v: Matrix) -> Vector:
    """The roots of the diagonal of (XᵀX)⁻¹ from the singular values and right vectors of X."""
    return np.asarray(np.sqrt(((v.T / s) ** 2).sum(axis=1)))


def _by_blocks(X: Matrix, y: Vector, scale: Vector) -> LeastSquares | None:
    """The triangle of [X y] from the triangles of its blocks of rows, so that no second copy of X is made.

    Solves long, well-conditioned problems; None for the others, which need the whole Q to be refined.
    """
    columns = X.shape[1]
    triangle = np.zeros((0, columns + 1))
    for start in range(0, len(X), _BLOCK):
        rows = slice(start, start + _BLOCK)
        block = np.column_stack([X[rows] * scale, y[rows]])
        triangle = np.asarray(np.linalg.qr(np.vstack([triangle, block]), mode="r"))
    u, s, v = np.linalg.svd(triangle[:columns, :columns])
    if not s[-1] * _ILL_CONDITIONED > s[0]:
        return None
    w = ((triangle[:columns, columns] @ u) / s) @ v * scale
    return LeastSquares(w, y - X @ w, columns, float(s[0] / s[-1]), _unit_sds(s, v) * scale)


def _correct(
    exact: NDArray[np.longdouble] | Matrix, scaled: Matrix, y: Vector, factors: _Factors
) -> tuple[Vector, Vector]:
    """One correction of w by what its residual, in extended precision, still correlates with the columns."""
    w = factors.solve(y)
    precise = exact.astype(np.longdouble)
    residuals = y - precise @ w
    pull = (residuals @ precise).astype(np.float64)
    step = ((factors.v @ pull) / factors.s**2) @ factors.v
    return w + step, residuals.astype(np.float64) - scaled @ step


def _refine(
    exact: NDArray[np.longdouble] | Matrix, scaled: Matrix, y: Vector, factors: _Factors
) -> tuple[Vector, Vector]:
    """Correct w and the residuals together, both kept in extended precision."""
    w = factors.solve(y)
    weights = w.astype(np.longdouble)
    residuals: NDArray[np.longdouble] = (y - scaled @ w).astype(np.longdouble)
    for _ in range(_REFINEMENTS):
        fitted, projected = _products(exact, weights, residuals)
        miss = np.asarray(y - residuals - fitted, dtype=np.float64)
        tilt = factors.solve_transposed(np.asarray(-projected, dtype=np.float64))
        weights += factors.solve(miss - tilt)
        residuals += factors.outside(miss) + tilt
    return np.asarray(weights, dtype=np.float64), np.asarray(residuals, dtype=np.float64)


def _products(
    exact: NDArray[np.longdouble] | Matrix, weights: NDArray[np.longdouble], residuals: NDArray[np.longdouble]
) -> tuple[NDArray[np.longdouble], NDArray[np.longdouble]]:
    """X·weights and Xᵀ·residuals in extended precision, a block of rows at a time."""
    fitted = np.empty(len(exact), dtype=np.longdouble)
    projected = np.zeros(exact.shape[1], dtype=np.longdouble)
    for start in range(0, len(exact), _BLOCK):
        rows = slice(start, start + _BLOCK)
        block = exact[rows].astype(np.longdouble)
        fitted[rows] = block @ weights
        projected += block.T @ residuals[rows]
    return fitted, projected
