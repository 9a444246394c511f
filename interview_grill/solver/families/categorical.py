"""Categorical data, by the probability of each of K categories; counts are the sufficient statistic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.fit import Status
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, require, require_counts


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each category was seen."""

    counts: tuple[float, ...]
    n: int

    @classmethod
    def of(cls, counts: Data) -> Counts:
        """Return checked counts; a SolverError unless they are whole, of two categories or more, and not all
        zero.
        """
        k = as_sample(counts, what="counts")
        require_counts(k)
        if k.size < 2:
            raise SolverError("a categorical distribution needs at least two categories")
        if k.sum() == 0.0:
            raise SolverError("all counts are zero, so nothing was observed")
        return cls(tuple(k.tolist()), int(k.sum()))


class Categorical(Family[Counts]):
    """Probabilities on the simplex, in the full K coordinates; data are category numbers 0 to K-1."""

    def __init__(self, categories: int) -> None:
        """Take the number of categories, 2 or more."""
        if categories < 2:
            raise SolverError("a categorical distribution needs at least two categories")
        self.categories = categories
        self.parameters = tuple(f"probability_{k + 1}" for k in range(categories))

    def summarise(self, data: Data) -> Counts:
        """Count each category."""
        x = as_sample(data)
        require(
            x,
            (x >= 0) & (x < self.categories) & (x == np.floor(x)),
            f"categories are 0 to {self.categories - 1}",
        )
        return Counts(
            tuple(np.bincount(x.astype(int), minlength=self.categories).astype(float).tolist()), x.size
        )

    def maximise(self, summary: Counts) -> Maximum:
        """n_k/n, from the Lagrange condition n_k/theta_k = n; a zero count is at the boundary."""
        status = Status.INTERIOR if all(summary.counts) else Status.BOUNDARY
        return Maximum(tuple(count / summary.n for count in summary.counts), status)

    def log_likelihood(self, summary: Counts, theta: Vector) -> float:
        """The sum of n_k log theta_k (sequence likelihood), with 0 log 0 = 0."""
        p = self._simplex(theta)
        seen = np.asarray(summary.counts) > 0.0
        with np.errstate(divide="ignore"):
            return float(np.asarray(summary.counts)[seen] @ np.log(p[seen]))

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """The unconstrained derivative of each observation, projected on the simplex's tangent: onehot/theta
        - 1.
        """
        x = as_sample(data).astype(int)
        return np.asarray(np.eye(self.categories)[x] / self._simplex(theta) - 1.0)

    def score(self, summary: Counts, theta: Vector) -> Vector:
        """n_k/theta_k - n: zero exactly where the Lagrange condition holds."""
        return np.asarray(summary.counts) / self._simplex(theta) - summary.n

    def observed_information(self, summary: Counts, theta: Vector) -> Matrix:
        """diag(n_k/theta_k²), minus the second derivative in the K coordinates."""
        return np.diag(np.asarray(summary.counts) / self._simplex(theta) ** 2)

    def information(self, theta: Vector) -> Matrix:
        """diag(1/theta_k) in the K coordinates; on the simplex use `covariance`."""
        return np.diag(1.0 / self._simplex(theta))

    def covariance(self, theta: Vector, n: float) -> Matrix:
        """(diag(theta) - theta thetaᵀ)/n, the covariance under the constraint that the probabilities sum to
        1.
        """
        p = self._simplex(theta)
        return (np.diag(p) - np.outer(p, p)) / n

    def _simplex(self, theta: Vector) -> Vector:
        p = np.asarray(theta, dtype=np.float64)
        if p.size != self.categories:
            raise SolverError(f"{self.categories} probabilities are needed, not {p.size}")
        if not ((p >= 0.0).all() and abs(p.sum() - 1.0) <= 1e-9):
            raise SolverError(f"the probabilities must be 0 or more and sum to 1, not to {p.sum():g}")
        return p
