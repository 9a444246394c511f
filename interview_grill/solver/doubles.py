"""Numbers that lead outside the range of doubles, told as a condition of the data rather than as a crash.

Every argument is checked before, so what is left to fail is magnitude: a square above 1.8e308, a division by a
product that underflowed, a matrix whose entries overflowed. Checking each operation for that would bury the
formulas, so it is caught once, at the two doors of the solver: `calls.call` and `models.solve`.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from interview_grill.errors import SolverError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def within_doubles(*, arrays: bool) -> Iterator[None]:
    """Raise SolverError for arithmetic in the block that leaves the doubles, whatever Python or numpy calls it.

    With `arrays`, numpy (loaded for it) runs on to inf or nan without a warning; the caller judges the result.
    """
    with ExitStack() as stack:
        if arrays:
            import numpy as np

            stack.enter_context(np.errstate(over="ignore", invalid="ignore", divide="ignore"))
        try:
            yield
        except (
            ArithmeticError,
            ValueError,
        ) as error:  # math's domain errors and numpy's LinAlgError are ValueErrors
            raise SolverError(
                "these numbers lead outside the range of double precision", mend="scale them nearer to 1"
            ) from error
