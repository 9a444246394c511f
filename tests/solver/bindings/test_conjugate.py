"""Calls on conjugate models: each name answers for the posterior it names, checked against SciPy by another route."""

from __future__ import annotations

import math

import pytest
import scipy.stats

from interview_grill.solver.calls import Argument, call

BETA: dict[str, Argument] = {"alpha": 2.5, "beta": 1.5, "successes": 5, "trials": 8}
GAMMA: dict[str, Argument] = {"shape": 3.4, "rate": 0.9, "total": 9, "n": 5}
NORMAL: dict[str, Argument] = {
    "prior_mean": 1.1,
    "prior_variance": 4.8,
    "noise_variance": 1.44,
    "sample_mean": 3.2,
    "n": 5,
}
PEERS = {
    "beta-bernoulli": (BETA, scipy.stats.beta(7.5, 4.5)),
    "gamma-poisson": (GAMMA, scipy.stats.gamma(12.4, scale=1 / 5.9)),
    "gamma-exponential": (GAMMA, scipy.stats.gamma(8.4, scale=1 / 9.9)),
    "normal-normal": (
        NORMAL,
        scipy.stats.norm(
            (1.1 / 4.8 + 5 * 3.2 / 1.44) / (1 / 4.8 + 5 / 1.44), math.sqrt(1 / (1 / 4.8 + 5 / 1.44))
        ),
    ),
}


def without_data(name: str, arguments: dict[str, Argument]) -> dict[str, Argument]:
    """What `normal-normal.variance` takes: it does not depend on the means."""
    from interview_grill.solver.signature import signature

    return {key: value for key, value in arguments.items() if key in signature(name)}


@pytest.mark.parametrize("model", sorted(PEERS))
def test_mean_variance_and_interval_are_those_of_the_posterior(model: str) -> None:
    arguments, peer = PEERS[model]
    assert call(f"{model}.mean", arguments) == pytest.approx(peer.mean(), rel=1e-12)
    variance = call(f"{model}.variance", without_data(f"{model}.variance", arguments))
    assert variance == pytest.approx(peer.var(), rel=1e-12)
    for level in (0.5, 0.95):
        ends = call(f"{model}.credible", {**arguments, "level": level})
        assert ends == pytest.approx(peer.interval(level), rel=1e-7)
        assert ends == (
            call(f"{model}.credible.lower", {**arguments, "level": level}),
            call(f"{model}.credible.upper", {**arguments, "level": level}),
        )
    assert call(f"{model}.credible", arguments) == call(f"{model}.credible", {**arguments, "level": 0.95})


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("beta-bernoulli.posterior", BETA, (7.5, 4.5)),
        ("beta-bernoulli.map", BETA, 6.5 / 10),
        ("beta-bernoulli.sd", BETA, math.sqrt(7.5 * 4.5 / 144 / 13)),
        ("beta-bernoulli.prior-weight", {"alpha": 2.5, "beta": 1.5, "trials": 8}, 4 / 12),
        ("beta-bernoulli.predictive", BETA, 7.5 / 12),
        ("rule-of-succession", {"successes": 5, "trials": 8}, 6 / 10),
        ("gamma-poisson.posterior", GAMMA, (12.4, 5.9)),
        ("gamma-poisson.map", GAMMA, 11.4 / 5.9),
        ("gamma-poisson.prior-weight", {"rate": 0.9, "n": 5}, 0.9 / 5.9),
        ("gamma-poisson.predictive.mean", GAMMA, 12.4 / 5.9),
        ("gamma-poisson.predictive.variance", GAMMA, 12.4 / 5.9 * (1 + 1 / 5.9)),
        ("gamma-exponential.posterior", GAMMA, (8.4, 9.9)),
        ("gamma-exponential.map", GAMMA, 7.4 / 9.9),
        ("gamma-exponential.predictive.mean", GAMMA, 9.9 / 7.4),
        ("gamma-exponential.predictive.survival", {**GAMMA, "at": 0.3}, (9.9 / 10.2) ** 8.4),
        ("normal-normal.prior-weight", {"prior_variance": 4.8, "noise_variance": 1.44, "n": 5}, 0.3 / 5.3),
        (
            "normal-normal.predictive.variance",
            {"prior_variance": 4.8, "noise_variance": 1.44, "n": 5},
            1.44 + 1 / (1 / 4.8 + 5 / 1.44),
        ),
        ("dirichlet-multinomial.posterior", {"prior": [1.5, 2, 1], "counts": [3, 0, 2]}, (4.5, 2.0, 3.0)),
        (
            "dirichlet-multinomial.mean",
            {"prior": [1.5, 2, 1], "counts": [3, 0, 2]},
            (4.5 / 9.5, 2 / 9.5, 3 / 9.5),
        ),
        (
            "dirichlet-multinomial.map",
            {"prior": [1.5, 2, 1], "counts": [3, 0, 2]},
            (3.5 / 6.5, 1 / 6.5, 2 / 6.5),
        ),
        ("dirichlet-smoothing.mean", {"counts": [3, 0, 2], "alpha": 0.5}, (3.5 / 6.5, 0.5 / 6.5, 2.5 / 6.5)),
        ("dirichlet-smoothing.word", {"count": 0, "total": 5, "vocabulary": 3, "alpha": 0.5}, 0.5 / 6.5),
        (
            "inverse-gamma-normal.posterior",
            {"shape": 3, "scale": 2, "mean": 1, "data": [2, 4, 0]},
            (4.5, 7.5),
        ),
        ("inverse-gamma-normal.map", {"shape": 3, "scale": 2, "mean": 1, "data": [2, 4, 0]}, 7.5 / 5.5),
        ("inverse-gamma-normal.mean", {"shape": 3, "scale": 2, "mean": 1, "data": [2, 4, 0]}, 7.5 / 3.5),
        # k = 1 → 4, m = (0 + 3·2)/4, a = 2 + 3/2, b = 3 + 8/2 + 1·3·4/(2·4)
        (
            "normal-inverse-gamma.posterior",
            {"prior_mean": 0, "prior_count": 1, "shape": 2, "scale": 3, "data": [2, 4, 0]},
            (1.5, 4.0, 3.5, 8.5),
        ),
        (
            "normal-inverse-gamma.joint-map.variance",
            {"prior_mean": 0, "prior_count": 1, "shape": 2, "scale": 3, "data": [2, 4, 0]},
            8.5 / 5.0,
        ),
        (
            "normal-inverse-gamma.marginal-map.variance",
            {"prior_mean": 0, "prior_count": 1, "shape": 2, "scale": 3, "data": [2, 4, 0]},
            8.5 / 4.5,
        ),
        ("normal-inverse-gamma.joint-mode.variance", {"shape": 2, "scale": 3}, 3 / 3.5),
        ("beta.mode-in-square.as-probability", {"alpha": 5, "beta": 3}, 3 / 5),
        ("beta.mode-in-logit.as-probability", {"alpha": 5, "beta": 3}, 5 / 8),
        ("beta.mode-in-odds.as-probability", {"alpha": 5, "beta": 3}, 4 / 8),
        ("gamma.mode-in-log.as-rate", {"shape": 5, "rate": 2}, 2.5),
    ],
)
def test_answers_worked_by_hand(name: str, arguments: dict[str, Argument], expected: object) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


def test_evidence_and_predictive_counts_belong_together() -> None:
    # P(2 of 3 more) = C(3, 2) · evidence of all / evidence of the first.
    first = call("beta-bernoulli.log-evidence", BETA)
    both = call("beta-bernoulli.log-evidence", {**BETA, "successes": 7, "trials": 11})
    predicted = call("beta-bernoulli.predictive.count", {**BETA, "future_successes": 2, "future_trials": 3})
    assert type(first) is type(both) is float
    assert predicted == pytest.approx(3 * math.exp(both - first), rel=1e-10)


def test_the_next_count_is_negative_binomial() -> None:
    peer = scipy.stats.nbinom(12.4, 5.9 / 6.9)
    for count in (0, 3, 9):
        found = call("gamma-poisson.predictive.probability", {**GAMMA, "count": count})
        assert found == pytest.approx(peer.pmf(count), rel=1e-10)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("normal.quantile", {"mean": 2, "sd": 3, "probability": 0.3}, scipy.stats.norm(2, 3).ppf(0.3)),
        ("normal.cdf", {"mean": 2, "sd": 3, "at": 0.3}, scipy.stats.norm(2, 3).cdf(0.3)),
        ("beta.cdf", {"alpha": 2.5, "beta": 1.5, "at": 0.3}, scipy.stats.beta(2.5, 1.5).cdf(0.3)),
        ("gamma.cdf", {"shape": 2.5, "rate": 1.5, "at": 0.3}, scipy.stats.gamma(2.5, scale=1 / 1.5).cdf(0.3)),
    ],
)
def test_the_second_number_is_what_its_name_says(
    name: str, arguments: dict[str, Argument], expected: float
) -> None:
    assert call(name, arguments) == pytest.approx(float(expected), rel=1e-9)
