"""Bernoulli observations, by the probability of a success; a binomial count is its sufficient statistic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Maximum
from interview_grill.solver.fit import Status
from interview_grill.solver.sample import Data, Matrix, Vector, as_sample, probability, require


@dataclass(frozen=True, slots=True)
class Successes:
    """Successes among n trials."""

    successes: float
    n: int

    @classmethod
    def of(cls, successes: float, trials: float) -> Successes:
        """Return checked counts; a SolverError unless they are whole, 0 <= successes <= trials, and there is
        a trial.
        """
        if trials < 1 or trials != int(trials):
            raise SolverError(f"the number of trials must be a whole number, 1 or more, not {trials:g}")
        if not (0 <= successes <= trials) or successes != int(successes):
            raise SolverError(f"the successes must be a whole number from 0 to {trials:g}, not {successes:g}")
        return cls(float(successes), int(trials))


class Bernoulli(Family[Successes]):
    """P(x=1) = probability. The likelihood is of the sequence: no binomial coefficient."""

    parameters = ("probability",)

    def summarise(self, data: Data) -> Successes:
        """Count the ones."""
        x = as_sample(data)
        require(x, (x == 0.0) | (x == 1.0), "Bernoulli data are 0 or 1")
        return Successes(float(x.sum()), x.size)

    def maximise(self, summary: Successes) -> Maximum:
        """s/n; at s = 0 or n the maximum of the closed interval is at its end."""
        interior = 0.0 < summary.successes < summary.n
        return Maximum((summary.successes / summary.n,), Status.INTERIOR if interior else Status.BOUNDARY)

    def log_likelihood(self, summary: Successes, theta: Vector) -> float:
        """s log p + (n-s) log(1-p), with 0 log 0 = 0."""
        p = probability(float(theta[0]))
        failures = summary.n - summary.successes
        with np.errstate(divide="ignore"):
            won = summary.successes * np.log(p) if summary.successes else 0.0
            lost = failures * np.log1p(-p) if failures else 0.0
        return float(won + lost)

    def scores(self, data: Data, theta: Vector) -> Matrix:
        """(x-p)/(p(1-p))."""
        p = self._inside(theta)
        return ((as_sample(data) - p) / (p * (1.0 - p)))[:, None]

    def score(self, summary: Successes, theta: Vector) -> Vector:
        """s/p - (n-s)/(1-p)."""
        p = self._inside(theta)
        return np.array([summary.successes / p - (summary.n - summary.successes) / (1.0 - p)])

    def observed_information(self, summary: Successes, theta: Vector) -> Matrix:
        """s/p² + (n-s)/(1-p)²."""
        p = self._inside(theta)
        return np.array([[summary.successes / p**2 + (summary.n - summary.successes) / (1.0 - p) ** 2]])

    def information(self, theta: Vector) -> Matrix:
        """1/(p(1-p))."""
        p = self._inside(theta)
        return np.array([[1.0 / (p * (1.0 - p))]])

    @staticmethod
    def _inside(theta: Vector) -> float:
        p = float(theta[0])
        if not (0.0 < p < 1.0):
            raise SolverError(f"the probability must lie strictly between 0 and 1 here, not at {p:g}")
        return p
