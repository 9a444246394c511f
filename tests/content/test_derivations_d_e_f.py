"""What the prover takes on trust in the derivations of questions 19 to 38, held to scipy.

First lines and lines that rest on an argument follow from nothing before them. Each has an oracle here: a density,
an integral or a brute-force optimum that shares no algebra with the bank. It must accept the line and reject every
declared wrong version of it.
"""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from scipy import integrate, stats

from interview_grill.derivations.checked import CheckedLine
from tests.content import models_d_e_f as models
from tests.content.bundled import derivations_of, unproved
from tests.content.oracles import Exactly, LogDensity, Point, mean_of, mode_of, smallest

DERIVATIONS = derivations_of(19, 38)

Key = tuple[str, int]

PROBABILITIES = [{"theta": theta} for theta in (0.08, 0.35, 0.6, 0.93)]
RATES = [{"lambda": rate} for rate in (0.3, 0.9, 2.1, 5.0)]
MEANS = [{"mu": mu} for mu in (-3.0, -0.4, 1.0, 4.0)]
VARIANCES = [{"v": v} for v in (0.4, 1.0, 3.0, 9.0)]
WEIGHTS = [{"w": w} for w in (-3.0, -0.7, 1.0, 3.5)]
BOTH = [{"mu": mu, "v": v} for mu in (-2.0, 0.5, 3.0) for v in (0.4, 1.0, 5.0)]
SIMPLEX = [(0.2, 0.3, 0.5), (0.6, 0.3, 0.1), (0.1, 0.1, 0.8), (0.34, 0.46, 0.2)]
OFF_SIMPLEX = [(0.2, 0.9, 0.5), (0.6, 0.1, 0.1), (0.3, 0.3, 0.3)]


def beta_integral(first: float, second: float) -> float:
    """∫ θ^first (1 − θ)^second dθ over [0, 1], by quadrature."""
    found = integrate.quad(lambda t: t**first * (1 - t) ** second, 0, 1, epsabs=0, epsrel=1e-10)
    return float(found[0])


def shrunk(z: float, rate: float, low: float, high: float) -> float:
    """The minimiser between two ends of the lasso objective for one unit feature."""
    return smallest(lambda w: (w - z) ** 2 / 2 + rate * abs(w), low, high)


def scale_left(x: object, m: float, k: float, b: float, **_: float) -> float:
    """The least value over the mean of what stands over the variance in the joint posterior."""
    data = np.array(x, dtype=float)

    def bracket(mu: float) -> float:
        return float(b + k * (mu - m) ** 2 / 2 + ((data - mu) ** 2).sum() / 2)

    return bracket(smallest(bracket, -20, 20))


TRUSTED: dict[Key, LogDensity | Exactly] = {
    ("posterior-and-mode", 1): LogDensity(models.coin, PROBABILITIES, models.coin_likelihood),
    ("posterior-and-mode", 4): LogDensity(models.coin, PROBABILITIES, models.coin_posterior),
    ("posterior-mean", 2): Exactly(
        models.coin, lambda alpha, beta, s, n: beta_integral(alpha + s - 1, beta + n - s - 1)
    ),
    ("posterior-mean", 3): Exactly(
        models.coin, lambda alpha, beta, s, n: beta_integral(alpha + s, beta + n - s - 1)
    ),
    ("rule-of-succession", 1): LogDensity(models.coin, PROBABILITIES, models.coin_likelihood),
    ("rule-of-succession", 2): Exactly(models.coin, lambda s, n, **_: beta_integral(s, n - s)),
    ("rule-of-succession", 3): Exactly(models.coin, lambda s, n, **_: beta_integral(s + 1, n - s)),
    ("gamma-poisson", 1): LogDensity(models.counts, RATES, models.count_likelihood),
    ("gamma-poisson", 4): LogDensity(models.counts, RATES, models.count_posterior),
    ("gamma-exponential", 1): LogDensity(models.waits, RATES, models.wait_likelihood),
    ("gamma-exponential", 4): LogDensity(models.waits, RATES, models.wait_posterior),
    ("normal-normal", 1): LogDensity(
        models.measurements, MEANS, lambda mu, x, V, **_: models.gaussian_likelihood(x, mu, V)
    ),
    ("normal-normal", 2): LogDensity(models.measurements, MEANS, models.mean_posterior),
    ("inverse-gamma", 1): LogDensity(
        models.measurements, VARIANCES, lambda mu, v, x, **_: models.gaussian_likelihood(x, mu, v)
    ),
    ("inverse-gamma", 3): LogDensity(models.measurements, VARIANCES, models.variance_posterior),
    ("normal-inverse-gamma", 1): LogDensity(
        models.measurements, BOTH, lambda mu, v, x, **_: models.gaussian_likelihood(x, mu, v)
    ),
    ("normal-inverse-gamma", 2): LogDensity(models.measurements, BOTH, models.joint_prior),
    ("normal-inverse-gamma", 4): LogDensity(models.measurements, BOTH, models.joint_posterior),
    ("normal-inverse-gamma", 6): Exactly(models.measurements, scale_left),
    ("dirichlet-multinomial", 1): LogDensity(
        models.categories,
        [{"theta": theta} for theta in SIMPLEX],
        lambda theta, c, **_: stats.multinomial.logpmf(c, c.sum(), theta),
    ),
    ("dirichlet-multinomial", 4): LogDensity(
        models.categories,
        [{"theta": theta, "m": m} for theta in SIMPLEX + OFF_SIMPLEX for m in (0.5, 4.0)],
        lambda theta, a, c, m: models.category_posterior(theta, a, c) - m * (theta.sum() - 1),
    ),
    ("dirichlet-multinomial", 5): Exactly(
        lambda rng: with_multiplier(models.categories(rng)), models.category_mode, tolerance=1e-4
    ),
    ("dirichlet-multinomial", 6): Exactly(models.categories, models.category_multiplier, tolerance=1e-4),
    ("ridge-is-map", 1): LogDensity(models.line_fit, WEIGHTS, models.line_likelihood),
    ("ridge-is-map", 2): LogDensity(models.line_fit, WEIGHTS, models.ridge_posterior),
    ("ridge-is-map", 3): LogDensity(
        models.line_fit, WEIGHTS, lambda V, **rest: -2 * V * models.ridge_posterior(V=V, **rest)
    ),
    ("lasso-is-map", 1): LogDensity(models.line_fit, WEIGHTS, models.line_likelihood),
    ("lasso-is-map", 2): LogDensity(
        models.line_fit, WEIGHTS, lambda w, b, **_: float(stats.laplace.logpdf(w, 0, b))
    ),
    ("lasso-is-map", 3): LogDensity(models.line_fit, WEIGHTS, models.lasso_posterior),
    ("lasso-is-map", 4): LogDensity(
        models.line_fit, WEIGHTS, lambda V, **rest: -V * models.lasso_posterior(V=V, **rest)
    ),
    ("soft-thresholding", 1): LogDensity(
        models.unit_feature,
        WEIGHTS,
        lambda w, x, y, rate, **_: ((y - w * x) ** 2).sum() / 2 + rate * abs(w),
    ),
    ("soft-thresholding", 3): Exactly(
        models.unit_feature, lambda z, rate, **_: shrunk(z, rate, 0, 9), 1e-6, at={"z": 3.1}
    ),
    ("soft-thresholding", 4): Exactly(
        models.unit_feature, lambda z, rate, **_: shrunk(z, rate, -9, 0), 1e-6, at={"z": -2.8}
    ),
}


#: How the derivations end, by search and by quadrature of scipy's densities.
ENDS: dict[Key, LogDensity | Exactly] = {
    ("posterior-and-mode", 6): Exactly(models.coin, mode_of("theta", models.coin_posterior, 0, 1), 1e-5),
    ("posterior-and-mode", 7): Exactly(models.coin, mean_of("theta", models.coin_posterior, 0, 1)),
    ("posterior-mean", 4): Exactly(models.coin, mean_of("theta", models.coin_posterior, 0, 1)),
    ("rule-of-succession", 4): Exactly(
        models.coin, mean_of("theta", models.coin_posterior, 0, 1), at={"alpha": 1.0, "beta": 1.0}
    ),
    ("gamma-poisson", 6): Exactly(models.counts, mode_of("rate", models.count_posterior, 0, 30), 1e-5),
    ("gamma-poisson", 7): Exactly(models.counts, mean_of("rate", models.count_posterior, 0, inf)),
    ("gamma-exponential", 7): Exactly(models.waits, mean_of("rate", models.wait_posterior, 0, inf)),
    ("gamma-exponential", 6): Exactly(models.waits, mode_of("rate", models.wait_posterior, 0, 30), 1e-5),
    ("normal-normal", 4): Exactly(models.measurements, mode_of("mu", models.mean_posterior, -20, 20), 1e-5),
    ("inverse-gamma", 5): Exactly(models.measurements, mode_of("v", models.variance_posterior, 0, 60), 1e-5),
    ("inverse-gamma", 6): Exactly(models.measurements, mean_of("v", models.variance_posterior, 0, inf)),
    ("normal-inverse-gamma", 8): Exactly(models.measurements, models.variance_at_joint_mode, 1e-5, draws=3),
    ("normal-inverse-gamma", 9): Exactly(
        models.measurements, models.marginal_mode_of_variance, 1e-5, draws=3
    ),
    ("normal-inverse-gamma", 10): Exactly(models.measurements, models.mean_of_variance, draws=3),
    ("dirichlet-multinomial", 7): Exactly(models.categories, models.category_mode, 1e-4),
    ("ridge-is-map", 6): Exactly(models.line_fit, mode_of("w", models.ridge_posterior, -30, 30), 1e-5),
    ("lasso-is-map", 8): Exactly(
        models.line_fit, mode_of("w", models.lasso_posterior, -30, 30), 1e-5, floor=1e-2
    ),
    ("soft-thresholding", 6): Exactly(
        models.unit_feature, lambda z, rate, **_: shrunk(z, rate, -20, 20), 1e-6, floor=1.0
    ),
}
ORACLES = TRUSTED | ENDS


def with_multiplier(point: Point) -> Point:
    """The multiplier set to the value that it has at the constrained mode."""
    a, c = np.array(point["a"]), np.array(point["c"])
    return {**point, "m": models.category_multiplier(a, c)}


def line_of(key: Key) -> CheckedLine:
    name, number = key
    return DERIVATIONS[name].lines[number - 1]


def test_every_line_taken_on_trust_has_an_oracle() -> None:
    trusted = {
        (name, line.number) for name, derivation in DERIVATIONS.items() for line in unproved(derivation)
    }
    assert len(DERIVATIONS) == 12
    assert trusted <= TRUSTED.keys()


@pytest.mark.parametrize("key", ORACLES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_the_oracle_accepts_the_line_and_rejects_its_wrong_versions(key: Key) -> None:
    oracle, line = ORACLES[key], line_of(key)
    assert line.value is not None
    assert oracle.deviation(line.value, line.mode) < oracle.tolerance
    for wrong, value in line.wrong:
        assert oracle.deviation(value, line.mode) > 1e-3, wrong.tag
