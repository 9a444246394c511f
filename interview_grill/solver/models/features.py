"""The feature columns of a request as a design matrix with names."""

from __future__ import annotations

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.models.request import Request
from interview_grill.solver.sample import Matrix, as_sample


def design_of(request: Request) -> tuple[Matrix, tuple[str, ...]]:
    """Return the matrix, shape (n, p), and the names of its columns.

    Raises SolverError for a name used twice, one called `intercept`, unequal lengths, or a value that is not
    finite.
    """
    names = tuple(name for name, _ in request.features)
    for name in names:
        if names.count(name) > 1 or name == "intercept":
            raise SolverError(
                f"a feature cannot be called {name!r} here", mend="give every column its own name"
            )
    columns = [as_sample(values, what=name) for name, values in request.features]
    if len({column.size for column in columns}) > 1:
        raise SolverError("the feature columns have different lengths")
    return np.column_stack(columns), names
