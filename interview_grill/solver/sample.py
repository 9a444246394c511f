"""Data as arrays, checked once at the door: finite, not empty, of one length, in the support."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from interview_grill.errors import SolverError

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Data = Sequence[float] | NDArray[np.float64] | NDArray[np.int64]


def as_sample(data: Data, *, what: str = "data") -> Vector:
    """Return a float array of shape (n,), n >= 1, all finite.

    Raises SolverError for more dimensions, for no observations, and naming the first entry that is not
    finite.
    """
    x = np.asarray(data, dtype=np.float64)
    if x.ndim != 1:
        raise SolverError(f"{what} must be a list of numbers, not an array of {x.ndim} dimensions")
    if x.size == 0:
        raise SolverError(f"{what} is empty", mend="give at least one observation")
    if not sums_to_finite(x):
        _name_the_fault(x, what)
    return x


def sums_to_finite(x: Vector | Matrix) -> bool:
    """Whether the squares have a finite sum, and so the entries are finite: the quickest sign that all is well.

    `vdot` is no ufunc: it overflows without a warning, and costs a third of a reduction under `errstate`.
    """
    return isfinite(np.vdot(x, x))


def _name_the_fault(x: Vector, what: str) -> None:
    """Raise for the first entry that is not finite; a sum that overflowed over finite entries is none."""
    finite = np.isfinite(x)
    if not finite.all():
        first = int(np.argmin(finite))
        raise SolverError(f"{what}: observation {first + 1} is {x[first]}, not a finite number")


def require(x: Vector, inside: NDArray[np.bool_], condition: str) -> None:
    """Raise a SolverError naming the first observation (1-based) outside the support; `inside` has the shape
    of x.
    """
    if not inside.all():
        first = int(np.argmin(inside))
        raise SolverError(f"observation {first + 1} is {x[first]:g}, but {condition}")


def require_counts(x: Vector) -> None:
    """Raise a SolverError unless every entry is a whole number, 0 or more."""
    require(x, (x >= 0.0) & (x == np.floor(x)), "counts are whole numbers, 0 or more")


def positive(value: float, name: str) -> float:
    """Return the value; a SolverError, naming it, unless it is positive and finite."""
    if not (value > 0.0 and isfinite(value)):
        raise SolverError(f"{name} must be positive and finite, not {value:g}")
    return value


def probability(value: float, name: str = "a probability") -> float:
    """Return the value; a SolverError, naming it, unless it lies in the closed interval [0, 1]."""
    if not (0.0 <= value <= 1.0):
        raise SolverError(f"{name} lies in [0, 1], not at {value:g}")
    return value


def at_least_one(n: float) -> float:
    """Return a sample size; a SolverError below one."""
    if not n >= 1.0:
        raise SolverError(f"the number of observations must be at least 1, not {n:g}")
    return n
