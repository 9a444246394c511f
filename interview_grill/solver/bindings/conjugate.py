"""Solver calls on conjugate models: posterior parameters, mean, mode, interval and predictive."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING

from interview_grill.solver.conjugate import beta_bernoulli, dirichlet_multinomial, gamma_rate, normal_mean
from interview_grill.solver.conjugate.dirichlet_multinomial import Dirichlet
from interview_grill.solver.distributions.beta import Beta, mode_in_logit, mode_in_odds, mode_in_square
from interview_grill.solver.distributions.gamma import Gamma, InverseGamma, mode_in_log
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.distributions.normal import Normal
from interview_grill.solver.sigmoid import sigmoid

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding
    from interview_grill.solver.conjugate.gaussian_variance import NormalInverseGamma

Posterior = Beta | Gamma | Normal


def _parameters(posterior: Posterior) -> tuple[float, float]:
    match posterior:
        case Beta():
            return posterior.alpha, posterior.beta
        case Gamma():
            return posterior.shape, posterior.rate
        case Normal():
            return posterior.mean, posterior.variance


def _answers(prefix: str, posterior: Callable[..., Posterior]) -> dict[str, Binding]:
    """The calls of a posterior with two parameters; `posterior` builds it from the call's arguments."""

    def credible(arguments: Mapping[str, float], level: float) -> tuple[float, float]:
        interval = equal_tailed(posterior(**arguments), level=level)
        return interval.lower, interval.upper

    return {
        f"{prefix}.posterior": lambda **given: _parameters(posterior(**given)),
        f"{prefix}.mean": lambda **given: posterior(**given).mean,
        f"{prefix}.map": lambda **given: posterior(**given).mode,
        f"{prefix}.variance": lambda **given: posterior(**given).variance,
        f"{prefix}.credible": lambda level=0.95, **given: credible(given, level),
        f"{prefix}.credible.lower": lambda level=0.95, **given: credible(given, level)[0],
        f"{prefix}.credible.upper": lambda level=0.95, **given: credible(given, level)[1],
    }


def _beta(alpha: float, beta: float, successes: float, trials: float) -> Beta:
    return beta_bernoulli.update(Beta(alpha, beta), successes=successes, trials=trials)


_BETA: dict[str, Binding] = {
    **_answers("beta-bernoulli", _beta),
    "beta-bernoulli.sd": lambda **given: sqrt(_beta(**given).variance),
    "beta-bernoulli.prior-weight": lambda alpha, beta, trials: beta_bernoulli.prior_weight(
        Beta(alpha, beta), trials=trials
    ),
    "beta-bernoulli.predictive": lambda **given: _beta(**given).mean,
    "beta-bernoulli.predictive.count": lambda future_successes, future_trials, **given: (
        beta_bernoulli.predictive_count(_beta(**given), successes=future_successes, trials=future_trials)
    ),
    "beta-bernoulli.log-evidence": lambda alpha, beta, successes, trials: beta_bernoulli.log_evidence(
        Beta(alpha, beta), successes=successes, trials=trials
    ),
    "rule-of-succession": beta_bernoulli.rule_of_succession,
    "beta.mean": lambda alpha, beta: Beta(alpha, beta).mean,
    "beta.mode": lambda alpha, beta: Beta(alpha, beta).mode,
    "beta.variance": lambda alpha, beta: Beta(alpha, beta).variance,
    "beta.cdf": lambda alpha, beta, at: Beta(alpha, beta).cdf(at),
    "beta.quantile": lambda alpha, beta, probability: Beta(alpha, beta).quantile(probability),
    "beta.mode-in-square": lambda alpha, beta: mode_in_square(Beta(alpha, beta)),
    "beta.mode-in-square.as-probability": lambda alpha, beta: sqrt(mode_in_square(Beta(alpha, beta))),
    "beta.mode-in-logit": lambda alpha, beta: mode_in_logit(Beta(alpha, beta)),
    "beta.mode-in-logit.as-probability": lambda alpha, beta: sigmoid(mode_in_logit(Beta(alpha, beta))),
    "beta.mode-in-odds": lambda alpha, beta: mode_in_odds(Beta(alpha, beta)),
    "beta.mode-in-odds.as-probability": lambda alpha, beta: _share(mode_in_odds(Beta(alpha, beta))),
}


def _share(odds: float) -> float:
    return odds / (1.0 + odds)


def _dirichlet(prior: Sequence[float], counts: Sequence[float]) -> Dirichlet:
    return dirichlet_multinomial.update(Dirichlet(tuple(prior)), counts)


def _smoothing(counts: Sequence[float], alpha: float) -> Dirichlet:
    return dirichlet_multinomial.update(dirichlet_multinomial.symmetric(alpha, len(counts)), counts)


_DIRICHLET: dict[str, Binding] = {
    "dirichlet-multinomial.posterior": lambda prior, counts: _dirichlet(prior, counts).concentrations,
    "dirichlet-multinomial.mean": lambda prior, counts: _dirichlet(prior, counts).mean,
    "dirichlet-multinomial.map": lambda prior, counts: _dirichlet(prior, counts).mode,
    "dirichlet-multinomial.predictive": lambda prior, counts: _dirichlet(prior, counts).mean,
    "dirichlet-smoothing.mean": lambda counts, alpha: _smoothing(counts, alpha).mean,
    "dirichlet-smoothing.map": lambda counts, alpha: _smoothing(counts, alpha).mode,
    "dirichlet-smoothing.word": dirichlet_multinomial.smoothed,
}


def _counts(shape: float, rate: float, total: float, n: float) -> Gamma:
    return gamma_rate.update_by_counts(Gamma(shape, rate), total=total, n=n)


def _waits(shape: float, rate: float, total: float, n: float) -> Gamma:
    return gamma_rate.update_by_waits(Gamma(shape, rate), total=total, n=n)


_GAMMA: dict[str, Binding] = {
    **_answers("gamma-poisson", _counts),
    **_answers("gamma-exponential", _waits),
    "gamma-poisson.prior-weight": lambda rate, n: gamma_rate.prior_weight(Gamma(1.0, rate), n=n),
    "gamma-poisson.predictive.mean": lambda **given: _counts(**given).mean,
    "gamma-poisson.predictive.variance": lambda **given: gamma_rate.predictive_count_variance(
        _counts(**given)
    ),
    "gamma-poisson.predictive.probability": lambda count, **given: gamma_rate.predictive_count_probability(
        _counts(**given), count=count
    ),
    "gamma-exponential.predictive.mean": lambda **given: gamma_rate.predictive_wait_mean(_waits(**given)),
    "gamma-exponential.predictive.survival": lambda at, **given: gamma_rate.predictive_survival(
        _waits(**given), at=at
    ),
    "gamma.mean": lambda shape, rate: Gamma(shape, rate).mean,
    "gamma.mode": lambda shape, rate: Gamma(shape, rate).mode,
    "gamma.variance": lambda shape, rate: Gamma(shape, rate).variance,
    "gamma.cdf": lambda shape, rate, at: Gamma(shape, rate).cdf(at),
    "gamma.quantile": lambda shape, rate, probability: Gamma(shape, rate).quantile(probability),
    "gamma.mode-in-log.as-rate": lambda shape, rate: mode_in_log(Gamma(shape, rate)),
}


def _normal(
    prior_mean: float, prior_variance: float, noise_variance: float, sample_mean: float, n: float
) -> Normal:
    prior = Normal(prior_mean, prior_variance)
    return normal_mean.update(prior, noise_variance=noise_variance, sample_mean=sample_mean, n=n)


def _normal_variance(prior_variance: float, noise_variance: float, n: float) -> float:
    return _normal(0.0, prior_variance, noise_variance, 0.0, n).variance


_NORMAL: dict[str, Binding] = {
    **_answers("normal-normal", _normal),
    "normal-normal.variance": _normal_variance,
    "normal-normal.sd": lambda **given: sqrt(_normal_variance(**given)),
    "normal-normal.prior-weight": lambda prior_variance, noise_variance, n: normal_mean.prior_weight(
        prior_variance, noise_variance=noise_variance, n=n
    ),
    "normal-normal.predictive.mean": lambda **given: _normal(**given).mean,
    "normal-normal.predictive.variance": lambda prior_variance, noise_variance, n: (
        _normal_variance(prior_variance, noise_variance, n) + noise_variance
    ),
    "normal.quantile": lambda mean, sd, probability: Normal(mean, sd * sd).quantile(probability),
    "normal.cdf": lambda mean, sd, at: Normal(mean, sd * sd).cdf(at),
    "laplace-normal.map": normal_mean.laplace_prior_mode,
}


def _inverse_gamma(shape: float, scale: float, mean: float, data: Sequence[float]) -> InverseGamma:
    from interview_grill.solver.conjugate.gaussian_variance import update_variance
    from interview_grill.solver.families.gaussian import moments

    summary = moments(data)
    return update_variance(InverseGamma(shape, scale), squares=summary.squares_about(mean), n=summary.n)


def _both(
    prior_mean: float, prior_count: float, shape: float, scale: float, data: Sequence[float]
) -> NormalInverseGamma:
    from interview_grill.solver.conjugate.gaussian_variance import NormalInverseGamma, update_both
    from interview_grill.solver.families.gaussian import moments

    summary = moments(data)
    prior = NormalInverseGamma(prior_mean, prior_count, shape, scale)
    return update_both(prior, sample_mean=summary.mean, squares=summary.squares, n=summary.n)


def _joint_mode_of_variance(shape: float, scale: float) -> float:
    from interview_grill.solver.conjugate.gaussian_variance import NormalInverseGamma

    return NormalInverseGamma(0.0, 1.0, shape, scale).joint_mode[1]  # wherever the mean is centred


def _four(posterior: NormalInverseGamma) -> tuple[float, float, float, float]:
    return posterior.location, posterior.count, posterior.shape, posterior.scale


def _two(posterior: InverseGamma) -> tuple[float, float]:
    return posterior.shape, posterior.scale


_VARIANCE: dict[str, Binding] = {
    "inverse-gamma.mean": lambda shape, scale: InverseGamma(shape, scale).mean,
    "inverse-gamma.mode": lambda shape, scale: InverseGamma(shape, scale).mode,
    "inverse-gamma-normal.posterior": lambda **given: _two(_inverse_gamma(**given)),
    "inverse-gamma-normal.mean": lambda **given: _inverse_gamma(**given).mean,
    "inverse-gamma-normal.map": lambda **given: _inverse_gamma(**given).mode,
    "normal-inverse-gamma.joint-mode.variance": _joint_mode_of_variance,
    "normal-inverse-gamma.posterior": lambda **given: _four(_both(**given)),
    "normal-inverse-gamma.mean.mean": lambda **given: _both(**given).mean.mean,
    "normal-inverse-gamma.mean.variance": lambda **given: _both(**given).variance.mean,
    "normal-inverse-gamma.joint-map.variance": lambda **given: _both(**given).joint_mode[1],
    "normal-inverse-gamma.marginal-map.variance": lambda **given: _both(**given).variance.mode,
}

CONJUGATE: Mapping[str, Binding] = {**_BETA, **_DIRICHLET, **_GAMMA, **_NORMAL, **_VARIANCE}
