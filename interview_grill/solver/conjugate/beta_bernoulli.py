"""Bernoulli observations under a Beta prior (Gelman et al., Bayesian Data Analysis, chapter 2).

Counts are floats, as the call table hands them over, but whole: SolverError unless 0 <= successes <= trials.
"""

from __future__ import annotations

from math import exp, lgamma

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.beta import Beta
from interview_grill.solver.special.log_gamma import log_beta


def update(prior: Beta, *, successes: float, trials: float) -> Beta:
    """Return Beta(alpha + s, beta + n - s); no data leave the prior as it is."""
    _counts(successes, trials)
    return Beta(prior.alpha + successes, prior.beta + trials - successes)


def prior_weight(prior: Beta, *, trials: float) -> float:
    """Return (alpha+beta)/(alpha+beta+n), the prior mean's share in the posterior mean."""
    _counts(0.0, trials)
    return (prior.alpha + prior.beta) / (prior.alpha + prior.beta + trials)


def log_evidence(prior: Beta, *, successes: float, trials: float) -> float:
    """Return the log probability, in nats, of the observed sequence: log B(alpha+s, beta+n-s) - log B(alpha,
    beta).

    The probability of the count has the binomial coefficient besides.
    """
    posterior = update(prior, successes=successes, trials=trials)
    return log_beta(posterior.alpha, posterior.beta) - log_beta(prior.alpha, prior.beta)


def predictive_count(posterior: Beta, *, successes: float, trials: float) -> float:
    """Return the beta-binomial probability of that many successes in so many future trials."""
    _counts(successes, trials)
    ways = lgamma(trials + 1.0) - lgamma(successes + 1.0) - lgamma(trials - successes + 1.0)
    return exp(ways + log_evidence(posterior, successes=successes, trials=trials))


def rule_of_succession(*, successes: float, trials: float) -> float:
    """Return (s+1)/(n+2), the posterior mean under Beta(1, 1)."""
    return update(Beta(1.0, 1.0), successes=successes, trials=trials).mean


def _counts(successes: float, trials: float) -> None:
    if not (0.0 <= successes <= trials) or successes != int(successes) or trials != int(trials):
        raise SolverError(
            f"{successes:g} successes in {trials:g} trials is not possible",
            mend="give whole numbers with 0 <= successes <= trials",
        )
