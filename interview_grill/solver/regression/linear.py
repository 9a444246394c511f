"""Linear regression with Gaussian noise: least squares as maximum likelihood, weighted when variances are
known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log, pi

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Status, root_or_nan
from interview_grill.solver.regression.design import Table, as_design, parameter_names, with_intercept
from interview_grill.solver.regression.least_squares import LeastSquares, least_squares
from interview_grill.solver.sample import Data, Vector, as_sample, require


@dataclass(frozen=True, slots=True)
class LinearFit:
    """The weights with standard errors (noise variance RSS/(n-p)), the residual sum of squares and the rank.

    With known noise variances the residuals are in units of their sds and the standard errors use no
    estimate.
    """

    fit: Fit
    rss: float
    rank: int
    condition: float

    @property
    def noise_variance_mle(self) -> float:
        """RSS/n."""
        return self.rss / self.fit.n

    @property
    def noise_variance_unbiased(self) -> float:
        """RSS/(n - p), p counting the intercept; a SolverError unless there are more observations than
        independent columns.
        """
        if self.fit.n <= self.rank:
            raise SolverError(
                f"{self.fit.n} observations leave nothing to estimate the noise of {self.rank} weights"
            )
        return self.rss / (self.fit.n - self.rank)

    def predict(self, row: Sequence[float]) -> float:
        """Return the fitted mean at one row of features."""
        values = (1.0, *row) if "intercept" in self.fit.parameters else tuple(row)
        return float(np.dot(values, self.fit.estimate))


def linear_regression(
    X: Table,
    y: Data,
    *,
    intercept: bool = True,
    variances: Data | None = None,
    names: Sequence[str] | None = None,
) -> LinearFit:
    """Return the maximum likelihood fit of y on the columns of X, shape (n, p).

    `variances`, if given, are the known noise variances of the observations (weights 1/variance). Rank
    deficiency is reported by the status, with the least-norm solution; a perfect fit has an infinite
    log-likelihood. Raises SolverError for shapes that do not fit and variances that are not positive.
    """
    matrix, target = as_design(X, y)
    design = with_intercept(matrix) if intercept else matrix
    sds = _known_sds(variances, target.size)
    solved = (
        least_squares(design / sds[:, None], target / sds)
        if sds is not None
        else least_squares(design, target)
    )
    rss = float(solved.residuals @ solved.residuals)
    unique = solved.rank == design.shape[1]
    fit = Fit(
        parameters=parameter_names(matrix.shape[1], intercept=intercept, names=names),
        estimate=tuple(solved.coefficients.tolist()),
        standard_error=_standard_errors(solved, rss, target.size, known=sds is not None),
        log_likelihood=_log_likelihood(rss, target.size, sds),
        status=Status.INTERIOR if unique else Status.NOT_UNIQUE,
        n=target.size,
    )
    return LinearFit(fit, rss, solved.rank, solved.condition)


def _known_sds(variances: Data | None, n: int) -> Vector | None:
    if variances is None:
        return None
    known = as_sample(variances, what="variances")
    require(known, known > 0.0, "variances are positive")
    if known.size != n:
        raise SolverError(f"{known.size} variances for {n} observations")
    return np.sqrt(known)


def _standard_errors(solved: LeastSquares, rss: float, n: int, *, known: bool) -> tuple[float, ...]:
    if n <= solved.rank and not known:
        return tuple(float("nan") for _ in solved.coefficients)
    noise_sd = 1.0 if known else root_or_nan(rss / (n - solved.rank))
    return tuple(noise_sd * unit for unit in solved.unit_sds.tolist())


def _log_likelihood(rss: float, n: int, sds: Vector | None) -> float:
    if sds is not None:
        return -0.5 * (n * log(2.0 * pi) + rss) - float(np.log(sds).sum())
    return -0.5 * n * (log(2.0 * pi * rss / n) + 1.0) if rss > 0.0 else inf


def noise_variance_mle(*, rss: float, n: float) -> float:
    """Return RSS/n."""
    if not (rss >= 0.0 and n >= 1.0):
        raise SolverError("RSS must be 0 or more and n at least 1")
    return rss / n


def noise_variance_unbiased(*, rss: float, n: float, p: float) -> float:
    """Return RSS/(n - p), p counting the intercept; a SolverError unless n > p."""
    if not (rss >= 0.0 and n > p >= 0.0):
        raise SolverError(
            f"the unbiased noise variance needs more observations than weights, not n={n:g} and p={p:g}"
        )
    return rss / (n - p)


def weighted_mean(data: Data, variances: Data) -> tuple[float, float]:
    """Return the precision-weighted mean of observations with known variances, and its standard error.

    Raises SolverError unless there is one positive variance an observation.
    """
    x = as_sample(data)
    sds = _known_sds(variances, x.size)
    assert sds is not None
    precision = sds**-2.0
    total = float(precision.sum())
    return float(precision @ x) / total, root_or_nan(1.0 / total)
