"""What a model is asked: data, an optional prior, and what is taken as known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.errors import SolverError
from interview_grill.solver.models.prior import Prior

if TYPE_CHECKING:
    from interview_grill.solver.sample import Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A model's name, its data, and everything the user may state.

    `features` are named columns of the same length as `y`; `mean` and `variance` are known values (the
    variance is the noise's), `penalty` is the lambda of ridge and lasso, `level` the probability of the
    intervals.
    """

    model: str
    y: Data
    features: Sequence[tuple[str, Data]] = ()
    prior: Prior | None = None
    mean: float | None = None
    variance: float | None = None
    penalty: float | None = None
    level: float = 0.95
    intercept: bool = True

    def expect(self, *allowed: str) -> None:
        """Raise a SolverError for anything stated that the model has no use for: nothing is silently ignored."""
        stated = {
            "features": bool(self.features),
            "a prior": self.prior is not None,
            "a known mean": self.mean is not None,
            "a known variance": self.variance is not None,
            "a penalty": self.penalty is not None,
            "a model without intercept": not self.intercept,
        }
        for what, given in stated.items():
            if given and what not in allowed:
                raise SolverError(f"{self.model} has no use for {what}")
        if "features" in allowed and not self.features:
            raise SolverError(f"{self.model} needs at least one feature column", mend="name them with --x")
