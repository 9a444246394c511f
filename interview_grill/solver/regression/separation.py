"""Separation of binary data: a direction along which the logistic likelihood rises for ever, so that no MLE
exists.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.sample import Matrix, Vector

_ON_THE_PLANE = 1e-5
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Separation:
    """A recession direction in the working coordinates; complete if every observation is strictly right."""

    direction: Vector
    complete: bool

    def error(self) -> SolverError:
        """Return the error that says so and how to mend it."""
        kind = "completely separated" if self.complete else "quasi-completely separated"
        return SolverError(
            f"the data are {kind}: the likelihood rises for ever along one direction and has no maximum",
            mend="a Gaussian prior on the weights gives a finite maximum",
        )


def certify(matrix: Matrix, y: Vector, direction: Vector) -> Separation | None:
    """Return the separation that a candidate direction proves, or None.

    With signs s = 2y - 1, a direction d proves it if s·(Xd) >= 0 everywhere and > 0 somewhere (Albert and
    Anderson, Biometrika 1984). Observations the candidate nearly puts on the plane are put there exactly
    before it is judged.
    """
    signs = 2.0 * y - 1.0
    margins = signs * (matrix @ direction)
    largest = float(margins.max(initial=0.0))
    if not largest > 0.0 or float(margins.min()) < -_ON_THE_PLANE * largest:
        return None
    on_plane = margins <= _ON_THE_PLANE * largest
    if not on_plane.any():
        return Separation(direction, complete=True)
    cleaned = _projected(matrix[on_plane], direction)
    margins = signs * (matrix @ cleaned)
    largest = float(margins.max(initial=0.0))
    if (
        largest > 0.0
        and float(margins.min()) >= -_ROUNDING * largest
        and float(np.linalg.norm(cleaned)) > 0.0
    ):
        return Separation(cleaned, complete=False)
    return None


def separating(matrix: Matrix, y: Vector, point: Vector) -> Separation | None:
    """Return the separation that a fit itself is, when it puts every observation strictly on its side, or None."""
    margins = (2.0 * y - 1.0) * (matrix @ point)
    if float(margins.min(initial=np.inf)) > _ROUNDING * float(margins.max(initial=0.0)):
        return Separation(point, complete=True)
    return None


def _projected(rows: Matrix, direction: Vector) -> Vector:
    """The part of the direction orthogonal to the given rows."""
    _, s, v = np.linalg.svd(np.linalg.qr(rows, mode="r"), full_matrices=False)
    span = v[s > 1e-8 * max(float(s[0]), 1e-300)] if s.size else v[:0]
    return np.asarray(direction - span.T @ (span @ direction))
