"""What the prover takes on trust in the derivations of questions 1 to 18, held to scipy.

First lines and lines that rest on an argument follow from nothing before them. Each has an oracle here: a density,
a sum over all outcomes, an integral or a brute-force optimum that shares no algebra with the bank. It must accept the
line and reject every declared wrong version of it.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from interview_grill.derivations.checked import CheckedLine
from tests.content import models_a_b_c as models
from tests.content.bundled import derivations_of, unproved
from tests.content.models_d_e_f import category_likelihood
from tests.content.oracles import Exactly, LogDensity, Point, Vanishes, mode_of, smallest

DERIVATIONS = derivations_of(1, 18)

Key = tuple[str, int]
Oracle = LogDensity | Exactly | Vanishes

PROBABILITIES = [{"theta": theta} for theta in (0.08, 0.35, 0.6, 0.93)]
RATES = [{"lambda": rate} for rate in (0.3, 0.9, 2.1, 5.0)]
SCALES = [{"s": scale} for scale in (0.3, 0.9, 2.1, 5.0)]
ENDS_ABOVE_ONE = [{"theta": end} for end in (1.1, 1.8, 3.0, 7.0)]
MEANS = [{"mu": mu} for mu in (-3.0, -0.4, 1.0, 4.0)]
MEANS_AND_VARIANCES = [{"mu": mu, "v": v} for mu in (-2.0, 0.5, 3.0) for v in (0.4, 1.0, 5.0)]
WEIGHTS = [{"w": w} for w in (-3.0, -0.7, 1.0, 3.5)]
WEIGHTS_AND_VARIANCES = [{"w": w, "v": v} for w in (-2.0, 0.5, 3.0) for v in (0.4, 1.0, 5.0)]
LINES = [{"b0": b0, "b1": b1} for b0 in (-2.0, 0.5, 3.0) for b1 in (-1.0, 0.3, 2.0)]
SIMPLEX = [(0.2, 0.3, 0.5), (0.6, 0.3, 0.1), (0.1, 0.1, 0.8), (0.34, 0.46, 0.2)]
OFF_SIMPLEX = [(0.2, 0.9, 0.5), (0.6, 0.1, 0.1), (0.3, 0.3, 0.3)]


def squares(x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(x.size * np.var(x))


def multiplier(c: np.ndarray[tuple[int], np.dtype[np.float64]], **_: object) -> float:
    """The slope of the unconstrained log-likelihood at the constrained maximum, the same in every direction."""
    best, step = models.best_shares(c), 1e-6
    slopes = [
        (category_likelihood(best + step * axis, c) - category_likelihood(best - step * axis, c)) / (2 * step)
        for axis in np.eye(3)
    ]
    return float(np.mean(slopes))


def with_multiplier(point: Point) -> Point:
    return {**point, "m": multiplier(np.array(point["c"]))}


def error_from_curvature(x: object, rate: float, **_: object) -> float:
    """One over the root of minus the second difference of scipy's log-likelihood, the data scaled to their MLE."""
    data, step = np.array(x) / np.mean(np.array(x)) / rate, 1e-3 * rate
    low, middle, high = (models.exponential(rate + move, data) for move in (-step, 0.0, step))
    return float(((2 * middle - low - high) / step**2) ** -0.5)


TRUSTED: dict[Key, Oracle] = {
    ("bernoulli-mle", 1): LogDensity(models.coin, PROBABILITIES, models.sequence),
    ("gaussian-mean-mle", 1): LogDensity(models.measurements, MEANS, models.gaussian),
    ("gaussian-mean-and-variance-mle", 1): LogDensity(
        models.measurements, MEANS_AND_VARIANCES, models.gaussian
    ),
    ("bias-of-the-variance-mle", 1): Exactly(models.measurements, lambda x, **_: squares(x)),
    ("bias-of-the-variance-mle", 2): Exactly(
        models.atoms,
        lambda values, weights, n, **_: models.expected(
            lambda x: float(((x - weights @ values) ** 2).sum()), values, weights, n
        ),
    ),
    ("bias-of-the-variance-mle", 3): Exactly(
        models.atoms,
        lambda values, weights, n, **_: models.expected(
            lambda x: float(n * (x.mean() - weights @ values) ** 2), values, weights, n
        ),
    ),
    ("poisson-mle", 1): LogDensity(models.counts, RATES, models.poisson),
    ("multinomial-mle", 1): LogDensity(
        models.categories,
        [{"theta": theta} for theta in SIMPLEX],
        lambda theta, c, **_: stats.multinomial.logpmf(c, c.sum(), theta),
    ),
    ("multinomial-mle", 2): LogDensity(
        models.categories,
        [{"theta": theta, "m": m} for theta in SIMPLEX + OFF_SIMPLEX for m in (0.5, 4.0)],
        lambda theta, c, m: category_likelihood(theta, c) - m * (theta.sum() - 1),
    ),
    ("multinomial-mle", 3): Exactly(
        lambda rng: with_multiplier(models.categories(rng)), models.best_shares, 1e-4
    ),
    ("multinomial-mle", 4): Vanishes(models.categories, "m", multiplier, 1e-3),
    ("least-squares-one-weight", 1): LogDensity(
        models.line_fit, WEIGHTS_AND_VARIANCES, models.through_origin
    ),
    ("least-squares-line", 1): LogDensity(
        models.line_fit, LINES, lambda b0, b1, x, y, **_: -2 * models.line(b0, b1, 1.0, x, y)
    ),
    ("least-squares-matrix", 6): Exactly(
        models.design, lambda r, n, **_: models.best_variance(np.full(int(n), (r / n) ** 0.5)), 1e-6
    ),
    ("logistic-score-and-hessian", 1): LogDensity(models.labels, WEIGHTS, models.logistic),
    ("logistic-score-and-hessian", 2): Exactly(models.labels, lambda z, **_: stats.logistic.pdf(z)),
    ("asymptotic-normality", 1): Vanishes(
        models.expansion, "d", lambda S, H, **_: smallest(lambda d: -(S * d + H * d**2 / 2), -20, 20), 1e-5
    ),
    ("asymptotic-normality", 3): Exactly(
        models.expansion,
        lambda S, H, n, **_: n**0.5 * smallest(lambda d: -(S * d + H * d**2 / 2), -20, 20),
        1e-6,
    ),
    ("asymptotic-normality", 6): Exactly(
        models.trials, lambda theta, n, **_: n * models.variance_of_share(theta, n), 1e-6
    ),
    ("asymptotic-normality", 7): Exactly(
        models.trials, lambda theta, n, **_: models.variance_of_share(theta, n) ** 0.5, 1e-6
    ),
    ("information-identity", 5): LogDensity(
        models.flip, PROBABILITIES, lambda x, theta: stats.bernoulli.logpmf(x, theta)
    ),
    ("cramer-rao", 3): Exactly(models.trials, models.covariance_of_share_and_score, 1e-6),
    ("cramer-rao", 4): Exactly(models.trials, models.variance_of_score, 1e-6),
    ("cramer-rao", 5): Exactly(models.trials, models.variance_of_share, 1e-6),
    # (1 + d)·s/n has a bias with derivative d, and its score is still linear in it.
    ("cramer-rao", 6): Exactly(
        models.trials,
        lambda theta, n, d, **_: models.covariance(
            (1 + d) * np.arange(n + 1) / n, (1 + d) * np.arange(n + 1) / n, theta, n
        ),
        1e-6,
    ),
    ("invariance", 4): LogDensity(models.waits, RATES, models.exponential),
    ("invariance", 5): LogDensity(models.waits, SCALES, models.exponential_by_scale),
    ("uniform-upper-end", 1): LogDensity(models.points_below_one, ENDS_ABOVE_ONE, models.uniform),
    # The largest of n uniform points on [0, 1] has a Beta(n, 1) distribution.
    ("uniform-upper-end", 5): Exactly(
        models.points_below_one, lambda t, theta, n, **_: stats.beta.cdf(t / theta, n, 1)
    ),
    ("uniform-upper-end", 7): Exactly(models.points_below_one, models.mean_of_largest),
}

#: How the derivations end, by search, by summing over all outcomes and by least squares.
ENDS: dict[Key, Oracle] = {
    ("bernoulli-mle", 4): Exactly(models.coin, mode_of("theta", models.sequence, 0, 1), 1e-5),
    ("gaussian-mean-mle", 3): Exactly(models.measurements, mode_of("mu", models.gaussian, -20, 20), 1e-5),
    ("gaussian-mean-and-variance-mle", 6): Exactly(
        models.measurements, lambda x, **_: models.best_variance(x - x.mean()), 1e-5
    ),
    ("bias-of-the-variance-mle", 4): Exactly(
        models.atoms, lambda values, weights, n, **_: models.expected(np.var, values, weights, n)
    ),
    ("bias-of-the-variance-mle", 5): Exactly(
        models.atoms, lambda values, weights, n, v: models.expected(np.var, values, weights, n) - v
    ),
    ("poisson-mle", 3): Exactly(models.counts, mode_of("rate", models.poisson, 0, 30), 1e-5),
    ("multinomial-mle", 5): Exactly(models.categories, multiplier, 1e-4),
    ("multinomial-mle", 6): Exactly(models.categories, models.best_shares, 1e-4),
    ("least-squares-one-weight", 3): Exactly(
        models.line_fit, mode_of("w", models.through_origin, -30, 30), 1e-5, floor=1e-2
    ),
    ("least-squares-one-weight", 5): Exactly(
        models.line_fit,
        lambda x, y, **_: models.best_variance(y - x * np.linalg.lstsq(x[:, None], y, rcond=None)[0][0]),
        1e-5,
    ),
    ("least-squares-line", 6): Exactly(
        models.line_fit, lambda x, y, **_: models.best_line(x, y)[1], 1e-4, floor=1e-2
    ),
    ("least-squares-matrix", 7): Exactly(
        models.design, lambda r, columns, n, **_: r / models.freedom(columns, n)
    ),
    ("logistic-score-and-hessian", 6): Exactly(models.labels, models.newton_weight),
    ("asymptotic-normality", 8): Exactly(models.waits, error_from_curvature, 1e-4),
    ("information-identity", 7): Exactly(
        models.flip, lambda theta, **_: models.variance_of_score(theta, 1), 1e-6
    ),
    ("information-identity", 9): Exactly(
        models.flip, lambda theta, **_: models.variance_of_score(theta, 1), 1e-6
    ),
    ("cramer-rao", 7): Exactly(models.trials, models.variance_of_share, 1e-6),
    ("invariance", 7): Exactly(models.waits, mode_of("s", models.exponential_by_scale, 0, 60), 1e-5),
    ("invariance", 8): Exactly(models.waits, mode_of("rate", models.exponential, 0, 60), 1e-5),
    ("uniform-upper-end", 8): Exactly(
        models.points_below_one, lambda x, theta, n, **_: x.max() * theta / models.mean_of_largest(theta, n)
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
    assert len(DERIVATIONS) == 15
    assert trusted == TRUSTED.keys()


@pytest.mark.parametrize("key", ORACLES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_the_oracle_accepts_the_line_and_rejects_its_wrong_versions(key: Key) -> None:
    oracle, line = ORACLES[key], line_of(key)
    assert line.value is not None
    assert oracle.deviation(line.value, line.mode) < oracle.tolerance
    for wrong, value in line.wrong:
        assert oracle.deviation(value, line.mode) > 1e-3, wrong.tag


def test_the_most_likely_upper_end_is_the_largest_observation() -> None:
    """There is no score equation to solve: the likelihood is searched on a fine grid."""
    (value,) = (line.value for line in DERIVATIONS["uniform-upper-end"].lines if line.number == 4)
    assert value is not None
    rng = np.random.default_rng(20)
    for _ in range(5):
        point = models.points_below_one(rng)
        grid = np.linspace(0.01, 3, 300)
        heights = [models.uniform(theta, np.array(point["x"])) for theta in grid]
        assert value.evaluate(point) == pytest.approx(grid[int(np.argmax(heights))], abs=0.011)
