"""A design in working coordinates: centred given a free intercept, equilibrated, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.regression.design import reach_scales
from interview_grill.solver.sample import Matrix, Vector

_EPSILON = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Standardised:
    """Working matrix Z and the linear map `back` with Xw = Zv for w = back·v (the intercept first).

    No entry of Z exceeds one in size, so the sum of |v| bounds every linear predictor. `rounding` is what the rounding
    of the data amounts to in each column of Z: centring a column far from zero magnifies it.
    """

    matrix: Matrix
    back: Matrix
    rounding: Vector

    def restricted(self, basis: Matrix) -> Standardised:
        """Return the design on the columns' span: Z·basis with entries of at most one, the way back composed."""
        spanned = self.matrix @ basis
        scale = 1.0 / np.abs(spanned).max(axis=0)
        return Standardised(
            spanned * scale, self.back @ (basis * scale), np.abs(self.rounding @ (basis * scale))
        )


def standardise(matrix: Matrix, *, intercept: bool, centred: bool) -> Standardised:
    """Return Z of shape (n, p), or (n, 1+p) with ones first; the largest entry of every other column is near
    one.
    """
    columns = matrix.shape[1]
    low, high = matrix.min(axis=0), matrix.max(axis=0)
    means = column_means(matrix, low, high) if centred else np.zeros(columns)
    scale = reach_scales(np.maximum(high - means, means - low))
    working = np.empty((len(matrix), columns + intercept))
    own = working[:, 1:] if intercept else working
    np.subtract(matrix, means, out=own)
    own *= scale
    rounding = _EPSILON * np.maximum(np.abs(low), np.abs(high)) * scale
    back = np.diag(scale)
    if intercept:
        rounding = np.concatenate([[0.0], rounding])
        working[:, 0] = 1.0
        back = np.zeros((columns + 1, columns + 1))
        back[0, 0] = 1.0
        back[0, 1:] = -means * scale
        np.einsum("ii->i", back[1:, 1:])[:] = scale
    return Standardised(working, back, rounding)


def column_means(matrix: Matrix, low: Vector, high: Vector) -> Vector:
    """Return the means; that of a constant column is its value exactly, so that centring leaves no rounding behind."""
    return np.asarray(np.where(low == high, low, np.add.reduce(matrix) / len(matrix)))


def column_span(design: Standardised) -> Matrix | None:
    """Return a basis of the columns' span that makes them orthonormal·sqrt(n), or None if they are far from collinear.

    The rank is judged on the singular values of Z itself, not of its square. A direction counts only if it stands out
    of the rounding of the data, which in a column far off centre is much more than that of Z.
    """
    matrix = design.matrix
    spectrum = np.linalg.eigvalsh(matrix.T @ matrix)
    if spectrum[0] > 1e-8 * spectrum[-1] and design.rounding.max() < 1e-8:
        return None
    _, s, v = np.linalg.svd(np.linalg.qr(matrix, mode="r"))
    v = v[: s.size]
    noise = 8.0 * np.sqrt(len(matrix)) * np.sqrt(v**2 @ design.rounding**2)
    kept = s > np.maximum(s[0] * max(matrix.shape) * _EPSILON, noise)
    return np.asarray(v[kept].T / s[kept] * np.sqrt(len(matrix)))
