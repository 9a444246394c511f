"""What a family must say, and what follows from it: the fit, its standard errors, intervals and bounds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from interview_grill.solver.fit import Fit, Interval, Status, root_or_nan, wald_interval
from interview_grill.solver.sample import Data, Matrix, Vector, at_least_one


class Summary(Protocol):
    """Sufficient statistics of a sample; all that is common to them is the number of observations."""

    @property
    def n(self) -> int:
        """The number of observations."""


S = TypeVar("S", bound=Summary)


@dataclass(frozen=True, slots=True)
class Maximum:
    """Where the log-likelihood is largest, and what kind of maximum that is."""

    theta: tuple[float, ...]
    status: Status = Status.INTERIOR


class Family(ABC, Generic[S]):
    """A parametric family in one stated parametrisation; `theta` is always a vector in the order of
    `parameters`.
    """

    parameters: tuple[str, ...] = ()

    @abstractmethod
    def summarise(self, data: Data) -> S:
        """Return the sufficient statistics; a SolverError if an observation is outside the support."""

    @abstractmethod
    def maximise(self, summary: S) -> Maximum:
        """Return the maximum of the likelihood; a SolverError if there is none."""

    @abstractmethod
    def log_likelihood(self, summary: S, theta: Vector) -> float:
        """Return the log-likelihood in nats, -inf where the data are impossible."""

    @abstractmethod
    def scores(self, data: Data, theta: Vector) -> Matrix:
        """Return the derivative of each observation's log-density, shape (n, number of parameters)."""

    @abstractmethod
    def score(self, summary: S, theta: Vector) -> Vector:
        """Return the derivative of the log-likelihood, shape (k,): zero at an interior maximum."""

    @abstractmethod
    def observed_information(self, summary: S, theta: Vector) -> Matrix:
        """Return minus the second derivative of the log-likelihood of all observations, shape (k, k)."""

    @abstractmethod
    def information(self, theta: Vector) -> Matrix:
        """Return the expected Fisher information of one observation, shape (k, k) for k parameters.

        Raises SolverError if the model is not regular.
        """

    def covariance(self, theta: Vector, n: float) -> Matrix:
        """Return the asymptotic covariance of the estimator from n observations, shape (k, k): the inverse
        information over n.
        """
        information = self.information(theta)
        if len(information) == 1:
            return 1.0 / (n * information)
        return np.asarray(np.linalg.solve(information, np.eye(len(information))) / n, dtype=np.float64)

    def names(self, summary: S) -> tuple[str, ...]:
        """Return the names of the parameters; a family of variable dimension counts them in the summary."""
        del summary
        return self.parameters

    def fit(self, data: Data) -> Fit:
        """Return the maximum likelihood estimate with standard errors from the expected information.

        These are nan where the maximum is at an end of the parameter space or of the support. Raises what
        `summarise` and `maximise` raise.
        """
        return self.fit_summary(self.summarise(data))

    def fit_summary(self, summary: S) -> Fit:
        """Return the estimate from sufficient statistics alone."""
        maximum = self.maximise(summary)
        theta = np.asarray(maximum.theta)
        return Fit(
            parameters=self.names(summary),
            estimate=maximum.theta,
            standard_error=self._standard_errors(maximum, theta, summary.n),
            log_likelihood=self.log_likelihood(summary, theta),
            status=maximum.status,
            n=summary.n,
        )

    def _standard_errors(self, maximum: Maximum, theta: Vector, n: int) -> tuple[float, ...]:
        if maximum.status in {Status.BOUNDARY, Status.SUPPORT_EDGE}:
            return tuple(root_or_nan(0.0) for _ in maximum.theta)
        return tuple(root_or_nan(v) for v in self.covariance(theta, n).diagonal().tolist())


def fisher_information(family: Family[S], theta: tuple[float, ...], *, n: float = 1) -> Matrix:
    """Return the expected information of n independent observations."""
    return family.information(np.asarray(theta)) * at_least_one(n)


def cramer_rao_bound(family: Family[S], theta: tuple[float, ...], *, n: float) -> Matrix:
    """Return the least covariance, shape (k, k), of an unbiased estimator from n observations of a regular
    model.

    Casella and Berger, Statistical Inference, section 7.3. Raises SolverError for n < 1 or a model that is
    not regular.
    """
    return family.covariance(np.asarray(theta), at_least_one(n))


def wald(fit: Fit, parameter: str, *, level: float = 0.95) -> Interval:
    """Return the Wald interval of one parameter; a SolverError where it has no standard error."""
    return wald_interval(fit[parameter], fit.error_of(parameter), level=level)
