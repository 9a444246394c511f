"""What the prover takes on trust in the derivations of questions 39 to 60, held to scipy.

First lines and lines that rest on an argument follow from nothing before them. Each has an oracle here: a density,
an integral, a race or a brute-force optimum. It must accept the line and reject every declared wrong version of it.
"""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from scipy import special, stats

from interview_grill.derivations.checked import CheckedLine
from tests.content import models_g_h_quick as models
from tests.content.bundled import derivations_of, unproved
from tests.content.oracles import Exactly, LogDensity, mode_of, smallest

DERIVATIONS = derivations_of(39, 60)

Key = tuple[str, int]

PROBABILITIES = [{"theta": theta} for theta in (0.08, 0.35, 0.6, 0.93)]
RATES = [{"lambda": rate} for rate in (0.3, 0.9, 2.1, 5.0)]
DIFFERENCES = [{"d": d} for d in (-1.5, 0.2, 1.0, 2.8)]


def slope(function: models.Array, at: float, step: float = 1e-4) -> float:
    return float((function(at + step) - function(at - step)) / (2 * step))


TRUSTED: dict[Key, LogDensity | Exactly] = {
    ("cross-entropy-splits", 1): Exactly(models.labels, models.mean_loss),
    ("cross-entropy-minimum", 1): Exactly(models.flips, models.binary_loss),
    ("pair-gradient", 1): Exactly(models.rewards_of_a_pair, models.race),
    ("reward-difference-mle", 1): LogDensity(models.comparisons, DIFFERENCES, models.log_odds_of_races),
    ("regularised-optimum", 1): Exactly(models.answers, models.objective),
    ("dpo-loss", 1): Exactly(models.best_pair, lambda r, **_: r[0], 1e-5, floor=0.1, draws=4),
    ("exponential-mle", 1): LogDensity(models.waits, RATES, models.wait_likelihood),
    ("exponential-bias", 1): Exactly(
        models.sums_of_waits, lambda n, rate, s: stats.gamma.pdf(s, n, scale=1 / rate)
    ),
    ("exponential-bias", 2): Exactly(models.sums_of_waits, models.mean_of_reciprocal),
    ("mode-in-square", 1): LogDensity(models.coin_posterior, PROBABILITIES, models.beta_density),
    ("mode-in-square", 5): Exactly(models.coin_posterior, lambda theta, **_: slope(np.sqrt, theta**2), 1e-5),
    ("mode-in-logit", 1): Exactly(
        models.coin_posterior, lambda theta, **_: slope(special.expit, special.logit(theta)), 1e-7
    ),
}

#: Turning points and how the derivations end, by search and by quadrature.
ENDS: dict[Key, LogDensity | Exactly] = {
    ("cross-entropy-splits", 2): Exactly(models.labels, lambda p, **_: stats.entropy(p)),
    ("cross-entropy-splits", 3): Exactly(models.labels, lambda p, q, **_: stats.entropy(p, q)),
    ("cross-entropy-minimum", 3): Exactly(
        models.flips, lambda x, **_: smallest(lambda q: models.binary_loss(x, q), 0, 1), 1e-5
    ),
    ("cross-entropy-minimum", 4): Exactly(
        models.flips, lambda x, p, q: models.binary_loss(x, q) - models.binary_loss(x, p)
    ),
    ("pair-gradient", 2): Exactly(models.rewards_of_a_pair, models.race_loss),
    ("pair-gradient", 3): Exactly(
        models.rewards_of_a_pair, lambda r_w, r_l: slope(lambda r: models.race_loss(r, r_l), r_w), 1e-5
    ),
    ("pair-gradient", 4): Exactly(
        models.rewards_of_a_pair, lambda r_w, r_l: slope(lambda r: models.race_loss(r_w, r), r_l), 1e-5
    ),
    ("reward-difference-mle", 3): Exactly(
        models.comparisons, mode_of("d", models.log_odds_of_races, -9, 9), 1e-5
    ),
    ("regularised-optimum", 2): Exactly(
        models.answers, lambda beta, **rest: exp(models.best_value(beta=beta, **rest) / beta)
    ),
    ("regularised-optimum", 4): Exactly(models.answers, models.best_policy, 1e-5),
    ("regularised-optimum", 5): Exactly(models.answers, models.best_value),
    ("dpo-loss", 2): Exactly(models.best_pair, lambda r, **_: r[0] - r[1], 1e-5, floor=0.1, draws=4),
    ("dpo-loss", 3): Exactly(models.best_pair, lambda r, **_: models.race_loss(r[0], r[1]), 1e-5, draws=4),
    ("exponential-mle", 3): Exactly(models.waits, mode_of("rate", models.wait_likelihood, 0, 60), 1e-5),
    ("exponential-bias", 3): Exactly(
        models.sums_of_waits, lambda n, rate, **_: n * models.mean_of_reciprocal(rate, n)
    ),
    ("exponential-bias", 4): Exactly(
        models.sums_of_waits, lambda n, rate, **_: n * models.mean_of_reciprocal(rate, n) - rate
    ),
    ("mode-in-square", 4): Exactly(models.coin_posterior, mode_of("theta", models.beta_density, 0, 1), 1e-5),
    ("mode-in-square", 6): LogDensity(
        models.coin_posterior,
        PROBABILITIES,
        lambda theta, **rest: models.square_density(theta**2, **rest),
        1e-4,
    ),
    ("mode-in-square", 9): Exactly(
        models.coin_posterior,
        lambda **rest: mode_of("phi", models.square_density, 0.001, 0.999)(**rest) ** 0.5,
        1e-4,
    ),
    ("mode-in-logit", 2): LogDensity(
        models.coin_posterior,
        PROBABILITIES,
        lambda theta, **rest: models.logit_density(float(special.logit(theta)), **rest),
        1e-6,
    ),
    ("mode-in-logit", 5): Exactly(
        models.coin_posterior,
        lambda **rest: special.expit(mode_of("phi", models.logit_density, -6, 6)(**rest)),
        1e-5,
    ),
}
ORACLES = TRUSTED | ENDS


def line_of(key: Key) -> CheckedLine:
    name, number = key
    return DERIVATIONS[name].lines[number - 1]


def test_every_line_taken_on_trust_has_an_oracle() -> None:
    trusted = {
        (name, line.number) for name, derivation in DERIVATIONS.items() for line in unproved(derivation)
    }
    assert len(DERIVATIONS) == 10
    assert trusted == TRUSTED.keys()


def test_every_derivation_is_held_to_an_oracle_where_it_ends() -> None:
    assert {name for name, _ in ENDS} == DERIVATIONS.keys()


@pytest.mark.parametrize("key", ORACLES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_the_oracle_accepts_the_line_and_rejects_its_wrong_versions(key: Key) -> None:
    oracle, line = ORACLES[key], line_of(key)
    assert line.value is not None
    assert oracle.deviation(line.value, line.mode) < oracle.tolerance
    for wrong, value in line.wrong:
        assert oracle.deviation(value, line.mode) > 1e-3, wrong.tag


def test_the_three_modes_of_one_posterior_are_those_of_the_card() -> None:
    """Beta(7, 5) in the probability, in its square and in its log-odds, each by search."""
    posterior = {"a": 7.0, "b": 5.0}
    in_theta = mode_of("theta", models.beta_density, 0, 1)(**posterior)
    in_square = mode_of("phi", models.square_density, 0.001, 0.999)(**posterior)
    in_logit = mode_of("phi", models.logit_density, -6, 6)(**posterior)
    assert (in_theta, in_square**0.5, special.expit(in_logit)) == pytest.approx(
        (0.6, 5 / 9, 7 / 12), abs=1e-5
    )
