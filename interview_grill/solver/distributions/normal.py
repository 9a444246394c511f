"""The normal distribution by mean and variance, and Student's t by location and scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.interval import require_positive
from interview_grill.solver.special.normal import HALF_LOG_TWO_PI, normal_cdf, normal_quantile
from interview_grill.solver.special.quantiles import student_quantile


@dataclass(frozen=True, slots=True)
class Normal:
    """Normal by mean and variance."""

    mean: float
    variance: float

    def __post_init__(self) -> None:
        """Check the variance."""
        require_positive(variance=self.variance)

    @property
    def mode(self) -> float:
        """The mean."""
        return self.mean

    @property
    def sd(self) -> float:
        """The root of the variance."""
        return sqrt(self.variance)

    def log_density(self, x: float) -> float:
        """The log density."""
        return -0.5 * ((x - self.mean) ** 2 / self.variance + log(self.variance)) - HALF_LOG_TWO_PI

    def cdf(self, x: float) -> float:
        """The normal distribution function."""
        return normal_cdf((x - self.mean) / self.sd)

    def quantile(self, probability: float) -> float:
        """The inverse of `cdf`."""
        return self.mean + self.sd * normal_quantile(probability)


@dataclass(frozen=True, slots=True)
class StudentT:
    """Student's t by degrees of freedom, location and scale (the scale is not the sd)."""

    degrees: float
    location: float
    scale: float

    @property
    def mean(self) -> float:
        """The location; a SolverError at one degree of freedom or fewer, where there is no mean."""
        if self.degrees <= 1.0:
            raise SolverError(
                f"Student's t has a mean only above 1 degree of freedom, not at {self.degrees:g}"
            )
        return self.location

    @property
    def variance(self) -> float:
        """scale² degrees/(degrees-2); a SolverError at 2 degrees of freedom or fewer."""
        if self.degrees <= 2.0:
            raise SolverError(
                f"Student's t has a variance only above 2 degrees of freedom, not at {self.degrees:g}"
            )
        return self.scale**2 * self.degrees / (self.degrees - 2.0)

    def quantile(self, probability: float) -> float:
        """The inverse of the distribution function."""
        return self.location + self.scale * student_quantile(self.degrees, probability)
