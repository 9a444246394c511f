"""The models of sections A to C as scipy knows them: draws of data, log-likelihoods, and sums over all outcomes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator
from scipy import integrate, optimize, special, stats

from tests.content.oracles import Point, smallest

Array = Any  # what scipy's untyped functions take and give

_STEP = 1e-5


def _sample(values: Array) -> tuple[float, ...]:
    return tuple(map(float, values))


def _between(rng: Generator, low: float, high: float) -> float:
    return float(rng.uniform(low, high))


# --- data and parameters --------------------------------------------------------------------------


def coin(rng: Generator) -> Point:
    n = int(rng.integers(4, 13))
    return {"n": float(n), "s": float(rng.integers(1, n)), "theta": _between(rng, 0.1, 0.9)}


def flip(rng: Generator) -> Point:
    return {"x": float(rng.integers(0, 2)), "theta": _between(rng, 0.1, 0.9)}


def measurements(rng: Generator) -> Point:
    x = rng.normal(1, 1.5, int(rng.integers(3, 7)))
    return {"x": _sample(x), "n": float(x.size), "mu": _between(rng, -2, 3), "v": _between(rng, 0.5, 4)}


def counts(rng: Generator) -> Point:
    x = 1 + rng.poisson(2.3, int(rng.integers(3, 7)))
    return {"x": _sample(x), "n": float(x.size)}


def waits(rng: Generator) -> Point:
    x = rng.exponential(2, int(rng.integers(3, 7)))
    return {"x": _sample(x), "n": float(x.size), "lambda": _between(rng, 0.3, 3)}


def points_below_one(rng: Generator) -> Point:
    """A uniform sample with an upper end above it and a place `t` below that end."""
    x, theta = rng.uniform(0.05, 1, int(rng.integers(3, 7))), _between(rng, 1, 4)
    return {"x": _sample(x), "n": float(x.size), "theta": theta, "t": _between(rng, 0.3, 0.95) * theta}


def categories(rng: Generator) -> Point:
    return {"c": _sample(rng.integers(1, 10, 3)), "m": _between(rng, 0.5, 5)}


def line_fit(rng: Generator) -> Point:
    n = int(rng.integers(3, 7))
    x, y = rng.normal(0.5, 1.5, n), rng.normal(1, 2, n)
    places = {name: _between(rng, -2, 2) for name in ("w", "b0", "b1")}
    return {**places, "x": _sample(x), "y": _sample(y), "n": float(n), "v": _between(rng, 0.5, 4)}


def labels(rng: Generator) -> Point:
    x = rng.uniform(-2, 2, 5)
    y = rng.integers(0, 2, 5)
    return {"x": _sample(x), "y": _sample(y), "w": _between(rng, -1.5, 1.5), "z": _between(rng, -3, 3)}


def design(rng: Generator) -> Point:
    """A residual sum of squares left by p columns on seven observations; `columns` holds them one by one."""
    p = int(rng.integers(1, 5))
    columns = rng.normal(0, 1, (7, p))
    return {"n": 7.0, "p": float(p), "r": _between(rng, 1, 30), "columns": _sample(columns.ravel())}


def atoms(rng: Generator) -> Point:
    """A lopsided distribution on three values, with its variance `v`; four are drawn from it."""
    values, weights = rng.normal(1, 2, 3), rng.dirichlet((2, 3, 4))
    spread = float(weights @ (values - weights @ values) ** 2)
    return {"values": _sample(values), "weights": _sample(weights), "n": 4.0, "v": spread}


def expansion(rng: Generator) -> Point:
    """A parabola: slope S and curvature H < 0 at the truth, its top at a distance d."""
    return {"S": _between(rng, 1, 6), "H": -_between(rng, 1, 9), "n": float(rng.integers(4, 41)), "d": 0.0}


def trials(rng: Generator) -> Point:
    """Trials with the information `I` of one of them: the mean squared slope of scipy's log mass."""
    theta = _between(rng, 0.15, 0.85)
    drawn = {"theta": theta, "n": float(rng.integers(3, 20)), "d": _between(rng, -0.7, 0.7)}
    return {**drawn, "I": variance_of_score(theta, 1), "lambda": _between(rng, 0.3, 3)}


# --- log-likelihoods ------------------------------------------------------------------------------


def sequence(theta: float, s: float, n: float, **_: Array) -> float:
    trials_in_order = np.arange(int(n)) < s
    return float(stats.bernoulli.logpmf(trials_in_order, theta).sum())


def gaussian(mu: float, v: float, x: Array, **_: Array) -> float:
    return float(stats.norm.logpdf(x, mu, v**0.5).sum())


def poisson(rate: float, x: Array, **_: Array) -> float:
    return float(stats.poisson.logpmf(x, rate).sum())


def exponential(rate: float, x: Array, **_: Array) -> float:
    return float(stats.expon.logpdf(x, scale=1 / rate).sum())


def exponential_by_scale(s: float, x: Array, **_: Array) -> float:
    return float(stats.expon.logpdf(x, scale=s).sum())


def uniform(theta: float, x: Array, **_: Array) -> float:
    return float(stats.uniform.logpdf(x, 0, theta).sum())


def through_origin(w: float, v: float, x: Array, y: Array, **_: Array) -> float:
    return gaussian(w * x, v, y)


def line(b0: float, b1: float, v: float, x: Array, y: Array, **_: Array) -> float:
    return gaussian(b0 + b1 * x, v, y)


def logistic(w: float, x: Array, y: Array, **_: Array) -> float:
    return float(stats.bernoulli.logpmf(y, special.expit(w * x)).sum())


# --- optima by search -----------------------------------------------------------------------------


def best_line(x: Array, y: Array, **_: Array) -> Array:
    """Intercept and slope of the highest likelihood at variance one."""
    found = optimize.minimize(lambda b: -line(b[0], b[1], 1.0, x, y), np.zeros(2), tol=1e-12)
    return found.x


def best_variance(residuals: Array) -> float:
    """The variance under which Gaussian residuals about zero are likeliest."""
    return smallest(lambda v: -gaussian(0.0, v, residuals), 1e-3, 60)


def best_shares(c: Array, **_: Array) -> Array:
    """The likeliest probabilities of three categories, found through log-ratios."""
    found = optimize.minimize(
        lambda ratios: -stats.multinomial.logpmf(c, c.sum(), special.softmax(np.append(ratios, 0.0))),
        np.zeros(2),
        tol=1e-10,
    )
    return special.softmax(np.append(found.x, 0.0))


def newton_weight(w: float, x: Array, y: Array, **_: Array) -> float:
    """One reweighted least-squares fit of the working response."""
    p = special.expit(w * x)
    weight = p * (1 - p)
    working = w * x + (y - p) / weight
    return float(np.linalg.lstsq((weight**0.5 * x)[:, None], weight**0.5 * working, rcond=None)[0][0])


# --- sums over all outcomes -----------------------------------------------------------------------


def expected(statistic: Callable[[Array], float], values: Array, weights: Array, n: float) -> float:
    """The mean of a statistic over every sample of size n from a discrete distribution."""
    places = product(range(len(values)), repeat=int(n))
    return float(sum(weights[list(at)].prod() * statistic(values[list(at)]) for at in places))


def scores(theta: float, n: float) -> Array:
    """The slope of scipy's binomial log mass in θ, at every count of successes."""
    s = np.arange(int(n) + 1)
    above, below = (stats.binom.logpmf(s, int(n), theta + step) for step in (_STEP, -_STEP))
    return (above - below) / (2 * _STEP)


def covariance(statistic: Array, other: Array, theta: float, n: float) -> float:
    """The covariance of two functions of the count of successes."""
    weights = stats.binom.pmf(np.arange(int(n) + 1), int(n), theta)
    return float(weights @ (statistic * other) - (weights @ statistic) * (weights @ other))


def variance_of_score(theta: float, n: float, **_: Array) -> float:
    return covariance(scores(theta, n), scores(theta, n), theta, n)


def variance_of_share(theta: float, n: float, **_: Array) -> float:
    """The variance of s/n."""
    share = np.arange(int(n) + 1) / n
    return covariance(share, share, theta, n)


def covariance_of_share_and_score(theta: float, n: float, **_: Array) -> float:
    return covariance(np.arange(int(n) + 1) / n, scores(theta, n), theta, n)


def freedom(columns: Array, n: float, **_: Array) -> float:
    """The mean residual sum of squares over every sign pattern of noise with variance one."""
    X = columns.reshape(int(n), -1)
    signs = np.array(list(product((-1.0, 1.0), repeat=int(n)))).T
    fitted = X @ np.linalg.lstsq(X, signs, rcond=None)[0]
    return float(((signs - fitted) ** 2).sum(axis=0).mean())


def mean_of_largest(theta: float, n: float, **_: Array) -> float:
    """The integral of P(max > t) from 0 to θ."""
    return float(integrate.quad(lambda t: 1 - stats.uniform.cdf(t, 0, theta) ** n, 0, theta)[0])
