"""A design in working coordinates: centred when there is a free intercept, equilibrated, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.regression.design import binary_scales
from interview_grill.solver.sample import Matrix, Vector


@dataclass(frozen=True, slots=True)
class Standardised:
    """Working matrix Z and the linear map `back` with Xw = Zv for w = back·v (the intercept first)."""

    matrix: Matrix
    back: Matrix

    def restricted(self, basis: Matrix) -> Standardised:
        """Return the design on the columns' span: Z·basis, with the way back composed."""
        return Standardised(self.matrix @ basis, self.back @ basis)


def standardise(matrix: Matrix, *, intercept: bool, centred: bool) -> Standardised:
    """Return Z of shape (n, p) or (n, 1+p): ones first if there is an intercept, each other column near norm sqrt(n)."""
    means = matrix.mean(axis=0) if centred else np.zeros(matrix.shape[1])
    moved = matrix - means if centred else matrix
    scale: Vector = binary_scales(moved) * 2.0 ** round(0.5 * np.log2(len(matrix)))
    if not intercept:
        return Standardised(moved * scale, np.diag(scale))
    working = np.empty((len(matrix), matrix.shape[1] + 1))
    working[:, 0] = 1.0
    np.multiply(moved, scale, out=working[:, 1:])
    back = np.zeros((matrix.shape[1] + 1, matrix.shape[1] + 1))
    back[0, 0] = 1.0
    back[0, 1:] = -means * scale
    back[1:, 1:] = np.diag(scale)
    return Standardised(working, back)


def column_span(matrix: Matrix) -> Matrix | None:
    """Return a basis of the row space that makes the columns orthonormal·sqrt(n), or None if they are far from collinear.

    The rank is judged on the singular values of the matrix itself, not of its square.
    """
    gram = matrix.T @ matrix
    spectrum = np.linalg.eigvalsh(gram)
    if spectrum[0] > 1e-8 * spectrum[-1]:
        return None
    _, s, v = np.linalg.svd(np.linalg.qr(matrix, mode="r"))
    kept = s > s[0] * max(matrix.shape) * np.finfo(np.float64).eps
    return np.asarray(v[: kept.size][kept].T / s[kept] * np.sqrt(len(matrix)))
