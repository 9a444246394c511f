"""A rate under a Gamma prior (shape and rate): Poisson counts, and exponential waiting times.

Bayesian Data Analysis, chapter 2. Updates raise SolverError for a negative total, an n that is not whole, or
a positive total of no observations.
"""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.gamma import Gamma


def update_by_counts(prior: Gamma, *, total: float, n: float) -> Gamma:
    """Poisson: Gamma(shape + total, rate + n) after n counts with that total."""
    if total != int(total):
        raise SolverError(f"the total of counts is a whole number, not {total:g}")
    _checked(total, n)
    return Gamma(prior.shape + total, prior.rate + n)


def update_by_waits(prior: Gamma, *, total: float, n: float) -> Gamma:
    """Exponential: Gamma(shape + n, rate + total) after n waiting times with that total."""
    _checked(total, n)
    return Gamma(prior.shape + n, prior.rate + total)


def prior_weight(prior: Gamma, *, n: float) -> float:
    """Return rate/(rate + n), the prior mean's share in the Poisson posterior mean."""
    _checked(0.0, n)
    return prior.rate / (prior.rate + n)


def predictive_count_variance(posterior: Gamma) -> float:
    """Return the variance of the next Poisson count: the mean plus the rate's own variance."""
    return posterior.mean + posterior.variance


def predictive_count_probability(posterior: Gamma, *, count: float) -> float:
    """Return the negative binomial probability of the next count; a SolverError unless that is whole and 0 or
    more.
    """
    if count < 0.0 or count != int(count):
        raise SolverError(f"a count is a whole number, 0 or more, not {count:g}")
    a, b = posterior.shape, posterior.rate
    log_ways = lgamma(a + count) - lgamma(a) - lgamma(count + 1.0)
    return exp(log_ways - a * log1p(1.0 / b) - count * log(b + 1.0))


def predictive_wait_mean(posterior: Gamma) -> float:
    """Return rate/(shape-1), the mean of the next waiting time (Lomax); a SolverError for shape <= 1, where
    it is infinite.
    """
    if posterior.shape <= 1.0:
        raise SolverError(
            f"the next waiting time has a mean only for posterior shape > 1, not {posterior.shape:g}"
        )
    return posterior.rate / (posterior.shape - 1.0)


def predictive_survival(posterior: Gamma, *, at: float) -> float:
    """Return the probability that the next waiting time exceeds `at` >= 0: (rate/(rate+at))^shape."""
    if at < 0.0:
        raise SolverError(f"a waiting time is 0 or more, not {at:g}")
    return exp(-posterior.shape * log1p(at / posterior.rate))


def _checked(total: float, n: float) -> None:
    if not (0.0 <= total < inf):
        raise SolverError(f"the total must be 0 or more and finite, not {total:g}")
    if not (0.0 <= n < inf) or n != int(n):
        raise SolverError(f"the number of observations is a whole number, 0 or more, not {n:g}")
    if n == 0.0 and total > 0.0:
        raise SolverError("no observations cannot have a positive total")
