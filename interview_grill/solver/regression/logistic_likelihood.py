"""The logistic log-likelihood with its score and information, a block of rows at a time to stay in the cache."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.sample import Matrix, Vector

_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Curvature:
    """Value, score Xᵀ(y - p) and information XᵀWX, W = diag(p(1-p)), at one point."""

    value: float
    score: Vector
    information: Matrix


def curvature(matrix: Matrix, y: Vector, w: Vector) -> Curvature:
    """Return the log-likelihood of weights w in nats with its first two derivatives (the second negated)."""
    columns = matrix.shape[1]
    value, score, information = 0.0, np.zeros(columns), np.zeros((columns, columns))
    for start in range(0, len(matrix), _BLOCK):
        rows = matrix[start : start + _BLOCK]
        target = y[start : start + _BLOCK]
        predictor = rows @ w
        decay = np.exp(-np.abs(predictor))
        total = 1.0 + decay
        positive = predictor >= 0.0
        value += float(target @ predictor - np.maximum(predictor, 0.0).sum() - np.log1p(decay).sum())
        score += (target - np.where(positive, 1.0, decay) / total) @ rows
        weighted = rows * (np.sqrt(decay) / total)[:, None]
        information += weighted.T @ weighted
    return Curvature(value, score, information)


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
    """Return w + (XᵀWX)⁻¹ Xᵀ(y - p): one full Newton step of the log-likelihood, from w."""
    here = curvature(matrix, y, w)
    return np.asarray(w + np.linalg.solve(here.information, here.score))
