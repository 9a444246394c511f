"""The logistic log-likelihood with its score and information, block by block to stay in the cache."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.sample import Matrix, Vector

_BLOCK = 2048


@dataclass(frozen=True, slots=True)
class Curvature:
    """Value in nats, score Xᵀ(y - p), shape (p,), and information XᵀWX, W = diag(p(1-p)), shape (p, p), at
    one point.
    """

    value: float
    score: Vector
    information: Matrix


def curvature(matrix: Matrix, y: Vector, w: Vector) -> Curvature:
    """Return the log-likelihood of weights w in nats with its first two derivatives (the second negated)."""
    if len(matrix) <= _BLOCK:
        return _of_block(matrix, y, w, None)
    columns = matrix.shape[1]
    value, score, information = 0.0, np.zeros(columns), np.zeros((columns, columns))
    buffer = np.empty((_BLOCK, columns))
    for start in range(0, len(matrix), _BLOCK):
        rows = matrix[start : start + _BLOCK]
        part = _of_block(rows, y[start : start + _BLOCK], w, buffer[: len(rows)])
        value += part.value
        score += part.score
        information += part.information
    return Curvature(value, score, information)


def _of_block(rows: Matrix, target: Vector, w: Vector, weighted: Matrix | None) -> Curvature:
    """The share of some rows; `weighted`, of their shape, is overwritten, or made when None."""
    predictor = rows @ w
    size = np.abs(predictor)
    decay = np.exp(-size)
    total = 1.0 + decay
    # log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|)), and max(z, 0) = (z + |z|)/2.
    value = float((target - 0.5) @ predictor - np.add.reduce(0.5 * size + np.log1p(decay)))
    score = (target - np.where(predictor >= 0.0, 1.0, decay) / total) @ rows
    weighted = np.multiply(rows, (np.sqrt(decay) / total)[:, None], out=weighted)
    return Curvature(value, score, weighted.T @ weighted)


def log_likelihood(matrix: Matrix, y: Vector, w: Vector) -> float:
    """Return the sum of y·z - log(1 + exp(z)) at z = Xw."""
    predictor = matrix @ w
    return float(y @ predictor - np.logaddexp(0.0, predictor).sum())


def probabilities(matrix: Matrix, w: Vector) -> Vector:
    """Return sigmoid(Xw) without overflow."""
    predictor = matrix @ w
    decay = np.exp(-np.abs(predictor))
    return np.asarray(np.where(predictor >= 0.0, 1.0, decay) / (1.0 + decay))


def newton_step(matrix: Matrix, y: Vector, w: Vector) -> Vector:
    """Return w + (XᵀWX)⁻¹ Xᵀ(y - p): one full Newton step of the log-likelihood from w, shape (p,).

    Raises numpy's LinAlgError where every probability has run to 0 or 1, so that the information vanishes.
    """
    here = curvature(matrix, y, w)
    return np.asarray(w + np.linalg.solve(here.information, here.score))
