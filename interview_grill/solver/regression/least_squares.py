"""Least squares by QR of the equilibrated matrix and the SVD of its triangle; never the normal equations.

Small or ill-conditioned problems are refined in extended precision on the augmented system [I X; Xᵀ 0][r; w]
= [y; 0] (Björck, Numerical Methods for Least Squares Problems, section 2.9), which wins back the digits QR
rounds away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interview_grill.solver.regression.design import binary_scales
from interview_grill.solver.sample import Matrix, Vector

_EPSILON = float(np.finfo(np.float64).eps)
_ALWAYS_REFINED = 200_000
_ILL_CONDITIONED = 1e4
_REFINEMENTS = 3
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class LeastSquares:
    """The minimiser of ‖y - Xw‖², of least norm in the equilibrated columns when X is rank deficient.

    `unit_sds` are the roots of the diagonal of (XᵀX)⁻¹, nan when X is rank deficient; `condition` is that of the
    equilibrated X.
    """

    coefficients: Vector
    residuals: Vector
    rank: int
    condition: float
    unit_sds: Vector


@dataclass(frozen=True, slots=True)
class _Factors:
    """Xs = Q U diag(s) V, cut at the numerical rank."""

    q: Matrix
    u: Matrix
    s: Vector
    v: Matrix
    rank: int
    condition: float

    def solve(self, right: Vector) -> Vector:
        """The least-squares solution for a right-hand side of length n."""
        return self.v.T @ ((self.u.T @ (self.q.T @ right)) / self.s)

    def solve_transposed(self, right: Vector) -> Vector:
        """The solution of least norm of Xsᵀ h = right."""
        return self.q @ (self.u @ ((self.v @ right) / self.s))

    def outside(self, right: Vector) -> Vector:
        """The part of a vector orthogonal to the columns."""
        basis = self.q @ self.u
        return right - basis @ (basis.T @ right)


def least_squares(X: Matrix, y: Vector) -> LeastSquares:
    """Minimise ‖y - Xw‖² for X of shape (n, p), any n and p."""
    scale = binary_scales(X)
    exact = X * scale
    scaled = np.asarray(exact, dtype=np.float64)
    factors = _factorise(scaled)
    w = factors.solve(y)
    if X.size <= _ALWAYS_REFINED or factors.condition > _ILL_CONDITIONED:
        w, residuals = _refine(exact, scaled, y, factors, w)
    else:
        residuals = y - scaled @ w
    full = factors.rank == X.shape[1]
    inverse_root = factors.v.T / factors.s
    unit = np.sqrt((inverse_root**2).sum(axis=1)) if full else np.full(X.shape[1], np.nan)
    return LeastSquares(w * scale, residuals, factors.rank, factors.condition, unit * scale)


def _factorise(scaled: Matrix) -> _Factors:
    q, r = np.linalg.qr(scaled)
    u, s, v = np.linalg.svd(r, full_matrices=False)
    tolerance = (s[0] if s.size else 0.0) * max(scaled.shape) * _EPSILON
    rank = max(int((s > tolerance).sum()), 0)
    condition = float(s[0] / s[-1]) if rank == scaled.shape[1] and s.size else float("inf")
    return _Factors(q, u[:, :rank], s[:rank], v[:rank], rank, condition)


def _refine(
    exact: NDArray[np.longdouble] | Matrix, scaled: Matrix, y: Vector, factors: _Factors, w: Vector
) -> tuple[Vector, Vector]:
    """Correct w and the residuals together, both kept in extended precision."""
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
