"""One shape of result for every estimate: values, standard errors, log-likelihood and what kind of maximum it
is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import isfinite, nan, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.special.normal import normal_quantile


class Status(Enum):
    """What kind of point an estimate is; the value is the sentence shown to a reader."""

    INTERIOR = "the score is zero, inside the parameter space"
    BOUNDARY = "the maximum is at the end of the parameter space, so the usual standard error does not apply"
    SUPPORT_EDGE = "the likelihood jumps at its maximum, because the support depends on the parameter"
    NOT_UNIQUE = "a whole set of values attains the maximum; one of them is given"
    CORNER = "the log-likelihood has a corner at its maximum"


@dataclass(frozen=True, slots=True)
class Fit:
    """An estimate of named parameters from `n` observations; the three tuples are in the order of
    `parameters`.

    `standard_error` holds nan where no standard error exists; the log-likelihood is in nats; `iterations` is
    0 for a closed form.
    """

    parameters: tuple[str, ...]
    estimate: tuple[float, ...]
    standard_error: tuple[float, ...]
    log_likelihood: float
    status: Status
    n: int
    iterations: int = 0

    def __getitem__(self, parameter: str) -> float:
        """Return the estimate of one parameter by name; a ValueError if there is none of that name."""
        return self.estimate[self.parameters.index(parameter)]

    def error_of(self, parameter: str) -> float:
        """Return one parameter's standard error; a SolverError where none exists."""
        error = self.standard_error[self.parameters.index(parameter)]
        if not isfinite(error):
            raise SolverError(f"{parameter} has no standard error: {self.status.value}")
        return error


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends of an interval and the probability it is meant to hold."""

    lower: float
    upper: float
    level: float


def wald_interval(estimate: float, standard_error: float, *, level: float = 0.95) -> Interval:
    """Return estimate ± z·standard error, z the normal quantile at (1 + level)/2; a SolverError unless 0 <
    level < 1.
    """
    half = normal_quantile(0.5 + 0.5 * checked_level(level)) * standard_error
    return Interval(estimate - half, estimate + half, level)


def checked_level(level: float) -> float:
    """Return the level of an interval; a SolverError unless it lies strictly between 0 and 1."""
    if not (0.0 < level < 1.0):
        raise SolverError(f"the level of an interval lies strictly between 0 and 1, not at {level:g}")
    return level


def root_or_nan(variance: float) -> float:
    """Return a standard error from a variance; nan where the variance is not a positive finite number."""
    return sqrt(variance) if variance > 0.0 and isfinite(variance) else nan
