"""A design in working coordinates: centred given a free intercept, equilibrated, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.regression.design import reach_scales
from interview_grill.solver.sample import Matrix


@dataclass(frozen=True, slots=True)
class Standardised:
    """Working matrix Z and the linear map `back` with Xw = Zv for w = back·v (the intercept first).

    No entry of Z exceeds one in size, so the sum of |v| bounds every linear predictor.
    """

    matrix: Matrix
    back: Matrix

    def restricted(self, basis: Matrix) -> Standardised:
        """Return the design on the columns' span: Z·basis with entries of at most one, the way back composed."""
        spanned = self.matrix @ basis
        scale = 1.0 / np.abs(spanned).max(axis=0)
        return Standardised(spanned * scale, self.back @ (basis * scale))


def standardise(matrix: Matrix, *, intercept: bool, centred: bool) -> Standardised:
    """Return Z of shape (n, p), or (n, 1+p) with ones first; the largest entry of every other column is near
    one.
    """
    columns = matrix.shape[1]
    means = np.add.reduce(matrix) / len(matrix) if centred else np.zeros(columns)
    scale = reach_scales(np.maximum(matrix.max(axis=0) - means, means - matrix.min(axis=0)))
    working = np.empty((len(matrix), columns + intercept))
    own = working[:, 1:] if intercept else working
    np.subtract(matrix, means, out=own)
    own *= scale
    back = np.diag(scale)
    if intercept:
        working[:, 0] = 1.0
        back = np.zeros((columns + 1, columns + 1))
        back[0, 0] = 1.0
        back[0, 1:] = -means * scale
        np.einsum("ii->i", back[1:, 1:])[:] = scale
    return Standardised(working, back)


def column_span(matrix: Matrix) -> Matrix | None:
    """Return a basis of the row space that makes the columns orthonormal·sqrt(n), or None if they are far
    from collinear.

    The rank is judged on the singular values of the matrix itself, not of its square.
    """
    gram = matrix.T @ matrix
    spectrum = np.linalg.eigvalsh(gram)
    if spectrum[0] > 1e-8 * spectrum[-1]:
        return None
    _, s, v = np.linalg.svd(np.linalg.qr(matrix, mode="r"))
    kept = s > s[0] * max(matrix.shape) * np.finfo(np.float64).eps
    return np.asarray(v[: kept.size][kept].T / s[kept] * np.sqrt(len(matrix)))
