"""A Gaussian variance under an inverse-gamma prior (mean known); both under a normal-inverse-gamma prior.

Bayesian Data Analysis, chapter 3; there by a scaled inverse chi-squared with 2·shape degrees of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.gamma import InverseGamma
from interview_grill.solver.distributions.normal import StudentT


def update_variance(prior: InverseGamma, *, squares: float, n: float) -> InverseGamma:
    """Mean known: InverseGamma(shape + n/2, scale + squares/2), squares the sum of (x - mean)².

    Raises SolverError for a negative n or sum of squares.
    """
    if not (0.0 <= squares < inf and n >= 0.0):
        raise SolverError("a sum of squares and a number of observations are 0 or more")
    return InverseGamma(prior.shape + 0.5 * n, prior.scale + 0.5 * squares)


@dataclass(frozen=True, slots=True)
class NormalInverseGamma:
    """mean | variance ~ Normal(location, variance/count); variance ~ InverseGamma(shape, scale).

    `count` is how many observations the prior's mean is worth. All but the location must be positive
    (SolverError).
    """

    location: float
    count: float
    shape: float
    scale: float

    def __post_init__(self) -> None:
        """Check count, shape and scale."""
        for name, value in (("count", self.count), ("shape", self.shape), ("scale", self.scale)):
            if not (0.0 < value < inf):
                raise SolverError(
                    f"the {name} of a normal-inverse-gamma must be positive and finite, not {value:g}"
                )

    @property
    def variance(self) -> InverseGamma:
        """The marginal distribution of the variance; its mode is scale/(shape+1)."""
        return InverseGamma(self.shape, self.scale)

    @property
    def mean(self) -> StudentT:
        """The marginal distribution of the mean: Student's t on 2·shape degrees of freedom."""
        return StudentT(2.0 * self.shape, self.location, sqrt(self.scale / (self.shape * self.count)))

    @property
    def joint_mode(self) -> tuple[float, float]:
        """The joint mode (mean, variance): (location, scale/(shape + 3/2)), not the marginal modes."""
        return self.location, self.scale / (self.shape + 1.5)


def update_both(
    prior: NormalInverseGamma, *, sample_mean: float, squares: float, n: float
) -> NormalInverseGamma:
    """Update with n observations of that mean and sum of squared deviations from it; the gap of the means
    adds to the scale.

    Raises SolverError for a negative n or sum of squares.
    """
    if not (0.0 <= squares < inf and n >= 0.0):
        raise SolverError("a sum of squares and a number of observations are 0 or more")
    count = prior.count + n
    gap = sample_mean - prior.location
    return NormalInverseGamma(
        location=prior.location + n * gap / count,
        count=count,
        shape=prior.shape + 0.5 * n,
        scale=prior.scale + 0.5 * squares + 0.5 * prior.count * n * gap**2 / count,
    )
