"""How estimators behave on average at a finite n: bias, variance and mean squared error in closed form.

Casella and Berger, Statistical Inference, section 7.3. Every function raises SolverError for a parameter
outside its space or fewer than one observation.
"""

from __future__ import annotations

from math import comb, fsum, nan

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.beta_bernoulli import update
from interview_grill.solver.distributions.beta import Beta
from interview_grill.solver.families.bernoulli import Successes
from interview_grill.solver.families.gaussian import moments
from interview_grill.solver.sample import Data, as_sample, at_least_one, positive, probability

# Beyond it binomial coefficients leave the doubles, and at a large n the mode's errors are the mean's.
_MOST_TRIALS = 1000


def unbiased_variance(data: Data) -> float:
    """Return the sum of squared deviations over n - 1; a SolverError for fewer than two observations."""
    summary = moments(data)
    if summary.n < 2:
        raise SolverError("the unbiased variance needs at least two observations")
    return summary.squares / (summary.n - 1)


class DividedSquares:
    """The estimator sum (x - sample mean)² / divisor of a Gaussian variance, from n observations."""

    __slots__ = ("divisor", "n", "variance")

    def __init__(self, *, variance: float, n: float, divisor: float = nan) -> None:
        """Take the true variance; the divisor is n (the MLE) unless given."""
        self.variance = positive(variance, "the variance")
        self.n = at_least_one(n)
        self.divisor = n if divisor != divisor else positive(divisor, "the divisor")

    @property
    def expectation(self) -> float:
        """(n-1)/divisor times the variance; needs only iid data with a finite variance."""
        return (self.n - 1.0) / self.divisor * self.variance

    @property
    def bias(self) -> float:
        """Expectation minus truth: -variance/n for the MLE."""
        return (self.n - 1.0 - self.divisor) / self.divisor * self.variance

    @property
    def spread(self) -> float:
        """The estimator's own variance for Gaussian data: 2 (n-1) variance² / divisor²."""
        return 2.0 * (self.n - 1.0) * (self.variance / self.divisor) ** 2

    @property
    def mean_squared_error(self) -> float:
        """Bias squared plus variance, for Gaussian data; least at the divisor n + 1."""
        return self.bias**2 + self.spread


def exponential_rate_bias(*, rate: float, n: float) -> float:
    """Return rate/(n-1), the bias of the exponential rate's MLE; a SolverError at n = 1, where it is
    infinite.
    """
    if at_least_one(n) < 2.0:
        raise SolverError("the MLE of an exponential rate has no finite expectation at n = 1")
    return positive(rate, "the rate") / (n - 1.0)


def exponential_rate_expectation(*, rate: float, n: float) -> float:
    """Return n rate/(n-1), what the exponential rate's MLE is on average."""
    return rate + exponential_rate_bias(rate=rate, n=n)


def proportion_mean_squared_error(*, probability_of_success: float, n: float) -> float:
    """Return p(1-p)/n, the mean squared error of s/n."""
    p = probability(probability_of_success)
    return p * (1.0 - p) / at_least_one(n)


def shrunk_proportion_bias(*, alpha: float, beta: float, probability_of_success: float, n: float) -> float:
    """Return the bias of (alpha + s)/(alpha + beta + n), the posterior mean under Beta(alpha, beta)."""
    p = probability(probability_of_success)
    weight = positive(alpha, "alpha") + positive(beta, "beta")
    return (alpha - weight * p) / (weight + at_least_one(n))


def shrunk_proportion_mean_squared_error(
    *, alpha: float, beta: float, probability_of_success: float, n: float
) -> float:
    """Return the mean squared error of the posterior mean under Beta(alpha, beta) at a true probability."""
    bias = shrunk_proportion_bias(alpha=alpha, beta=beta, probability_of_success=probability_of_success, n=n)
    p = probability_of_success
    return bias**2 + n * p * (1.0 - p) / (alpha + beta + n) ** 2


def map_proportion_bias(*, alpha: float, beta: float, probability_of_success: float, n: float) -> float:
    """Return the bias of the posterior mode under Beta(alpha, beta), summed over every count of successes.

    Raises SolverError for more than 1000 trials.
    """
    modes = _modes(alpha, beta, probability_of_success, n)
    return fsum(weight * (mode - probability_of_success) for weight, mode in modes)


def map_proportion_mean_squared_error(
    *, alpha: float, beta: float, probability_of_success: float, n: float
) -> float:
    """Return the mean squared error of the posterior mode, summed over every count of successes.

    Modes at an end of [0, 1], as under Beta(1/2, 1/2) after trials that all agree, count as such.
    """
    modes = _modes(alpha, beta, probability_of_success, n)
    return fsum(weight * (mode - probability_of_success) ** 2 for weight, mode in modes)


def _modes(alpha: float, beta: float, probability_of_success: float, n: float) -> list[tuple[float, float]]:
    """The posterior mode after each count of successes among n trials, with the probability of that count."""
    p, prior = probability(probability_of_success), Beta(alpha, beta)
    trials = Successes.of(0.0, n).n
    if trials > _MOST_TRIALS:
        raise SolverError(f"the sum over every count of successes is taken for up to {_MOST_TRIALS} trials")
    return [
        (comb(trials, s) * p**s * (1.0 - p) ** (trials - s), update(prior, successes=s, trials=trials).mode)
        for s in range(trials + 1)
    ]


def squared_loss_minimiser(data: Data) -> float:
    """Return the constant with the least sum of squared deviations: the mean."""
    return moments(data).mean


def absolute_loss_minimiser(data: Data) -> float:
    """Return a constant with the least sum of absolute deviations: the median."""
    ordered = sorted(as_sample(data).tolist())
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return float(low + 0.5 * (high - low))
