"""The design matrix: checked once, its columns equilibrated by powers of two (exact) before anything is
judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from interview_grill.errors import SolverError
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, sums_to_finite

Table = NDArray[np.float64] | NDArray[np.longdouble] | Sequence[Sequence[float]]
INTERCEPT = "intercept"
_EXTENDED = np.dtype(np.longdouble).char


def as_design(X: Table, y: Data) -> tuple[Matrix, Vector]:
    """Return the matrix, shape (n, p) in double (or kept in extended) precision, and the response, shape
    (n,).

    Raises SolverError for other shapes, no columns, and an entry that is not finite.
    """
    target = as_sample(y, what="y")
    matrix = np.asarray(X)
    if matrix.dtype.char != _EXTENDED:
        matrix = np.asarray(matrix, dtype=np.float64)
    if matrix.ndim != 2:
        raise SolverError(
            f"the design must be a table of rows and columns, not an array of {matrix.ndim} dimensions"
        )
    if matrix.shape[0] != target.size:
        raise SolverError(
            f"x has {matrix.shape[0]} rows and y has {target.size} values", mend="give both the same length"
        )
    if matrix.shape[1] == 0:
        raise SolverError("the design has no columns")
    if not sums_to_finite(matrix):
        _name_the_fault(matrix)
    return matrix, target


def _name_the_fault(matrix: Matrix) -> None:
    finite = np.isfinite(matrix)
    if not finite.all():
        row, column = np.argwhere(~finite)[0].tolist()
        raise SolverError(
            f"x: row {row + 1}, column {column + 1} is {matrix[row, column]}, not a finite number"
        )


def with_intercept(matrix: Matrix) -> Matrix:
    """Return the matrix with a column of ones before it."""
    return np.column_stack([np.ones(len(matrix), dtype=matrix.dtype), matrix])


def parameter_names(columns: int, *, intercept: bool, names: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the names of the weights, `intercept` first when there is one; without names they are w1, w2,
    ....

    Raises SolverError unless there is a name a column.
    """
    own = tuple(names) if names is not None else tuple(f"w{k + 1}" for k in range(columns))
    if len(own) != columns:
        raise SolverError(f"{len(own)} names for {columns} columns")
    return (INTERCEPT, *own) if intercept else own


def binary_scales(matrix: Matrix) -> Vector:
    """Return one power of two a column, shape (p,), that brings its Euclidean norm near one; 1 for a column
    of zeros.
    """
    norms = np.sqrt(np.einsum("ij,ij->j", matrix, matrix)).astype(np.float64)
    if not all(1e-140 <= norm < inf for norm in norms.tolist()):
        extreme = ~np.isfinite(norms) | (norms < 1e-140)
        norms[extreme] = np.abs(matrix[:, extreme]).max(axis=0, initial=0.0).astype(np.float64)
    return reach_scales(norms)


def reach_scales(sizes: Vector) -> Vector:
    """Return the power of two that brings each size into [1/2, 1); 1 for a size of zero."""
    _, exponents = np.frexp(sizes)
    return np.ldexp(1.0, np.minimum(-exponents, 1000))


def polynomial_design(x: Data, degree: int) -> NDArray[np.longdouble]:
    """Return the powers 1..degree of x in extended precision, so that refinement sees them unrounded."""
    base = as_sample(x, what="x").astype(np.longdouble)
    return np.column_stack([base**k for k in range(1, degree + 1)])
