"""Solver calls on the families: estimates, log-likelihoods, scores, standard errors, intervals and bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from interview_grill.solver.families.categorical import Categorical, Counts
from interview_grill.solver.families.exponential import ExponentialByRate, ExponentialByScale, variance_at
from interview_grill.solver.families.family import Family, cramer_rao_bound, fisher_information, wald
from interview_grill.solver.families.gaussian import Gaussian, GaussianMean, GaussianVariance
from interview_grill.solver.families.laplace import Laplace
from interview_grill.solver.families.poisson import Poisson, rate_of_exposed
from interview_grill.solver.families.uniform import Uniform, unbiased_upper
from interview_grill.solver.fit import Fit

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding

Sample = Sequence[float]
Pair = tuple[float, float]


def _interval(fit: Fit, parameter: str, level: float) -> Pair:
    interval = wald(fit, parameter, level=level)
    return interval.lower, interval.upper


def _one_parameter(prefix: str, family: Family[Any], *, suffix: str = "") -> dict[str, Binding]:
    """The calls every one-parameter family has, under its own parameter name."""
    (name,) = family.parameters

    def fit(data: Sample) -> Fit:
        return family.fit(data)

    def at(value: Mapping[str, float]) -> tuple[float, ...]:
        return (value[name],)

    def log_likelihood(data: Sample, **theta: float) -> float:
        return family.log_likelihood(family.summarise(data), np.array(at(theta)))

    def score(data: Sample, **theta: float) -> float:
        return float(family.score(family.summarise(data), np.array(at(theta)))[0])

    def information(n: float = 1.0, **theta: float) -> float:
        return float(fisher_information(family, at(theta), n=n)[0, 0])

    def bound(n: float, **theta: float) -> float:
        return float(cramer_rao_bound(family, at(theta), n=n)[0, 0])

    return {
        f"{prefix}.mle{suffix}": lambda data: fit(data)[name],
        f"{prefix}.log-likelihood": log_likelihood,
        f"{prefix}.score": score,
        f"{prefix}.standard-error{suffix}": lambda data: fit(data).error_of(name),
        f"{prefix}.standard-error-at{suffix}": lambda n, **theta: sqrt(bound(n, **theta)),
        f"{prefix}.wald{suffix}": lambda data, level=0.95: _interval(fit(data), name, level),
        f"{prefix}.wald{suffix}.lower": lambda data, level=0.95: _interval(fit(data), name, level)[0],
        f"{prefix}.wald{suffix}.upper": lambda data, level=0.95: _interval(fit(data), name, level)[1],
        f"{prefix}.fisher-information{suffix}": information,
        f"{prefix}.cramer-rao{suffix}": bound,
    }


def _binomial(successes: float, trials: float) -> Fit:
    return Bernoulli().fit_summary(Successes.of(successes, trials))


def _binomial_wald(successes: float, trials: float, level: float = 0.95) -> Pair:
    return _interval(_binomial(successes, trials), "probability", level)


_BINOMIAL: dict[str, Binding] = {
    "binomial.mle": lambda successes, trials: _binomial(successes, trials)["probability"],
    "binomial.log-likelihood": lambda successes, trials, probability: Bernoulli().log_likelihood(
        Successes.of(successes, trials), np.array([probability])
    ),
    "binomial.score": lambda successes, trials, probability: float(
        Bernoulli().score(Successes.of(successes, trials), np.array([probability]))[0]
    ),
    "binomial.standard-error": lambda successes, trials: _binomial(successes, trials).error_of("probability"),
    "binomial.wald": _binomial_wald,
    "binomial.wald.lower": lambda successes, trials, level=0.95: _binomial_wald(successes, trials, level)[0],
    "binomial.wald.upper": lambda successes, trials, level=0.95: _binomial_wald(successes, trials, level)[1],
}


def _categorical(counts: Sample) -> Fit:
    return Categorical(len(counts)).fit_summary(Counts.of(counts))


_CATEGORICAL: dict[str, Binding] = {
    "categorical.mle": lambda counts: _categorical(counts).estimate,
    "categorical.log-likelihood": lambda counts, probabilities: Categorical(len(counts)).log_likelihood(
        Counts.of(counts), np.array(probabilities)
    ),
    "categorical.standard-error": lambda counts: _categorical(counts).standard_error,
}


def _gaussian_variance(data: Sample, mean: float | None = None) -> float:
    family: Family[Any] = Gaussian() if mean is None else GaussianVariance(mean=mean)
    return family.fit(data)["variance"]


def _unbiased_variance(data: Sample) -> float:
    from interview_grill.solver.estimators import unbiased_variance

    return unbiased_variance(data)


def _mean_fit(data: Sample, variance: float | None = None) -> Fit:
    return Gaussian().fit(data) if variance is None else GaussianMean(variance=variance).fit(data)


def _mean_wald(data: Sample, variance: float | None = None, level: float = 0.95) -> Pair:
    return _interval(_mean_fit(data, variance), "mean", level)


def _gaussian_information(index: int, variance: float, n: float = 1.0) -> float:
    return float(fisher_information(Gaussian(), (0.0, variance), n=n)[index, index])


def _gaussian_bound(index: int, variance: float, n: float) -> float:
    return float(cramer_rao_bound(Gaussian(), (0.0, variance), n=n)[index, index])


_GAUSSIAN: dict[str, Binding] = {
    "gaussian.mle": lambda data: Gaussian().fit(data).estimate,
    "gaussian.mle.mean": lambda data: GaussianMean(variance=1.0).fit(data)["mean"],
    "gaussian.mle.variance": _gaussian_variance,
    "gaussian.mle.sd": lambda data, mean=None: sqrt(_gaussian_variance(data, mean)),
    "gaussian.unbiased.variance": _unbiased_variance,
    "gaussian.log-likelihood": lambda data, mean, variance: Gaussian().log_likelihood(
        Gaussian().summarise(data), np.array([mean, variance])
    ),
    "gaussian.score": lambda data, mean, variance: tuple(
        Gaussian().score(Gaussian().summarise(data), np.array([mean, variance])).tolist()
    ),
    "gaussian.standard-error.mean": lambda data, variance=None: _mean_fit(data, variance).error_of("mean"),
    "gaussian.standard-error.variance": lambda data: Gaussian().fit(data).error_of("variance"),
    "gaussian.wald.mean": _mean_wald,
    "gaussian.wald.mean.lower": lambda data, variance=None, level=0.95: _mean_wald(data, variance, level)[0],
    "gaussian.wald.mean.upper": lambda data, variance=None, level=0.95: _mean_wald(data, variance, level)[1],
    "gaussian.fisher-information.mean": lambda variance, n=1.0: _gaussian_information(0, variance, n),
    "gaussian.fisher-information.variance": lambda variance, n=1.0: _gaussian_information(1, variance, n),
    "gaussian.cramer-rao.mean": lambda variance, n: _gaussian_bound(0, variance, n),
    "gaussian.cramer-rao.variance": lambda variance, n: _gaussian_bound(1, variance, n),
}


def _laplace_scale(data: Sample, location: float | None = None) -> float:
    if location is None:
        return Laplace().fit(data)["scale"]
    summary = Laplace().summarise(data)
    return summary.absolute_deviations(location) / summary.n


_OTHERS: dict[str, Binding] = {
    "poisson.mle.exposure": rate_of_exposed,
    "exponential.variance": variance_at,
    "exponential.mle.scale": lambda data: ExponentialByScale().fit(data)["scale"],
    "exponential.standard-error.scale": lambda data: ExponentialByScale().fit(data).error_of("scale"),
    "exponential.fisher-information.scale": lambda scale, n=1.0: float(
        fisher_information(ExponentialByScale(), (scale,), n=n)[0, 0]
    ),
    "exponential.cramer-rao.scale": lambda scale, n: float(
        cramer_rao_bound(ExponentialByScale(), (scale,), n=n)[0, 0]
    ),
    "uniform.mle.upper": lambda data: Uniform().fit(data)["upper"],
    "uniform.unbiased.upper": lambda data: unbiased_upper(Uniform().summarise(data)),
    "uniform.log-likelihood": lambda data, upper: Uniform().log_likelihood(
        Uniform().summarise(data), np.array([upper])
    ),
    "laplace.mle.location": lambda data: Laplace().fit(data)["location"],
    "laplace.mle.scale": _laplace_scale,
    "laplace.log-likelihood": lambda data, location, scale: Laplace().log_likelihood(
        Laplace().summarise(data), np.array([location, scale])
    ),
    "laplace.fisher-information.location": lambda scale, n=1.0: float(
        fisher_information(Laplace(), (0.0, scale), n=n)[0, 0]
    ),
    "laplace.fisher-information.scale": lambda scale, n=1.0: float(
        fisher_information(Laplace(), (0.0, scale), n=n)[1, 1]
    ),
}

FAMILIES: Mapping[str, Binding] = {
    **_one_parameter("bernoulli", Bernoulli()),
    **_one_parameter("poisson", Poisson()),
    **_one_parameter("exponential", ExponentialByRate(), suffix=".rate"),
    **_BINOMIAL,
    **_CATEGORICAL,
    **_GAUSSIAN,
    **_OTHERS,
}
