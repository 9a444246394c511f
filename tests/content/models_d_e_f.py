"""The models of sections D to F as scipy knows them: draws of data, log-likelihoods, log-priors."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator
from scipy import integrate, optimize, stats

from tests.content.oracles import Point, smallest

Array = Any  # what scipy's untyped functions take and give


def _sample(values: Array) -> tuple[float, ...]:
    return tuple(map(float, values))


def _between(rng: Generator, low: float, high: float) -> float:
    return float(rng.uniform(low, high))


# --- data and hyperparameters -------------------------------------------------------------------


def coin(rng: Generator) -> Point:
    n = int(rng.integers(3, 10))
    s = float(rng.integers(1, n))
    return {"alpha": _between(rng, 1.2, 5), "beta": _between(rng, 1.2, 5), "n": float(n), "s": s}


def counts(rng: Generator) -> Point:
    x = 1 + rng.poisson(2.3, int(rng.integers(3, 7)))
    return {"a": _between(rng, 1.2, 5), "b": _between(rng, 0.5, 4), "x": _sample(x), "n": float(x.size)}


def waits(rng: Generator) -> Point:
    x = rng.exponential(2, int(rng.integers(3, 7)))
    return {"a": _between(rng, 1.2, 5), "b": _between(rng, 0.5, 4), "x": _sample(x), "n": float(x.size)}


def measurements(rng: Generator) -> Point:
    """Data with the hyperparameters of every Gaussian model: m, T, V; mu, a, b; m, k, a, b."""
    x = rng.normal(1, 1.5, int(rng.integers(3, 7)))
    drawn = {"m": (-2, 3), "T": (0.5, 4), "V": (1.2, 5), "mu": (-2, 3), "v": (0.5, 4), "k": (0.5, 4)}
    shapes = {"a": (1.2, 5), "b": (0.5, 5)}
    values = {name: _between(rng, *ends) for name, ends in (drawn | shapes).items()}
    return {**values, "x": _sample(x), "n": float(x.size)}


def line_fit(rng: Generator) -> Point:
    n = int(rng.integers(3, 7))
    values = {"V": _between(rng, 1.2, 5), "T": _between(rng, 0.5, 4), "b": _between(rng, 0.5, 4)}
    x, y = rng.normal(0.5, 1.5, n), rng.normal(1, 2, n)
    return {**values, "x": _sample(x), "y": _sample(y), "n": float(n)}


def unit_feature(rng: Generator) -> Point:
    """A feature with a sum of squares of one; `z` is its inner product with y."""
    x, y = rng.normal(0, 1, 4), rng.normal(0, 3, 4)
    x /= np.linalg.norm(x)
    return {"x": _sample(x), "y": _sample(y), "z": float(x @ y), "lambda": _between(rng, 0.3, 2.5)}


def categories(rng: Generator) -> Point:
    a, c = rng.uniform(1.2, 6, 3), rng.integers(1, 10, 3)
    return {"a": _sample(a), "c": _sample(c), "m": _between(rng, 0.5, 5), "theta": (0.2, 0.3, 0.5)}


# --- log-likelihoods and log-posteriors, each up to the evidence ---------------------------------


def coin_likelihood(theta: float, s: float, n: float, **_: float) -> float:
    return float(stats.binom.logpmf(s, n, theta))


def coin_posterior(theta: float, alpha: float, beta: float, s: float, n: float) -> float:
    return coin_likelihood(theta, s, n) + float(stats.beta.logpdf(theta, alpha, beta))


def count_likelihood(rate: float, x: Array, **_: float) -> float:
    return float(stats.poisson.logpmf(x, rate).sum())


def count_posterior(rate: float, x: Array, a: float, b: float, **_: float) -> float:
    return count_likelihood(rate, x) + float(stats.gamma.logpdf(rate, a, scale=1 / b))


def wait_likelihood(rate: float, x: Array, **_: float) -> float:
    return float(stats.expon.logpdf(x, scale=1 / rate).sum())


def wait_posterior(rate: float, x: Array, a: float, b: float, **_: float) -> float:
    return wait_likelihood(rate, x) + float(stats.gamma.logpdf(rate, a, scale=1 / b))


def gaussian_likelihood(x: Array, mean: Array, variance: float) -> float:
    return float(stats.norm.logpdf(x, mean, variance**0.5).sum())


def mean_posterior(mu: float, x: Array, m: float, T: float, V: float, **_: float) -> float:
    return gaussian_likelihood(x, mu, V) + float(stats.norm.logpdf(mu, m, T**0.5))


def variance_posterior(v: float, mu: float, x: Array, a: float, b: float, **_: float) -> float:
    return gaussian_likelihood(x, mu, v) + float(stats.invgamma.logpdf(v, a, scale=b))


def joint_prior(mu: float, v: float, m: float, k: float, a: float, b: float, **_: float) -> float:
    return float(stats.invgamma.logpdf(v, a, scale=b) + stats.norm.logpdf(mu, m, (v / k) ** 0.5))


def joint_posterior(mu: float, v: float, x: Array, **prior: float) -> float:
    return gaussian_likelihood(x, mu, v) + joint_prior(mu=mu, v=v, **prior)


def variance_at_joint_mode(**given: Any) -> float:
    """The variance where the joint posterior of mean and variance is highest, by a search inside a search."""

    def profiled(variance: float) -> float:
        def in_the_mean(mean: float) -> float:
            return -joint_posterior(**{**given, "mu": mean, "v": variance})

        return in_the_mean(smallest(in_the_mean, -20, 20))

    return smallest(profiled, 0, 40)


def log_marginal_of_variance(v: float, x: Array, m: float, k: float, **prior: float) -> float:
    """The log density of the variance up to a constant, the mean integrated out by the trapezoidal rule."""
    steps = np.linspace(-25, 25, 2001)
    mu = x.mean() + v**0.5 * steps
    logs = stats.norm.logpdf(x[:, None], mu, v**0.5).sum(axis=0) + stats.norm.logpdf(mu, m, (v / k) ** 0.5)
    inside = np.log(np.exp(logs - logs.max()).sum() * v**0.5) + logs.max()
    return float(inside + stats.invgamma.logpdf(v, prior["a"], scale=prior["b"]))


def marginal_mode_of_variance(**given: Any) -> float:
    return smallest(lambda variance: -log_marginal_of_variance(**{**given, "v": variance}), 0, 40)


def mean_of_variance(**given: Any) -> float:
    top = log_marginal_of_variance(**{**given, "v": marginal_mode_of_variance(**given)})

    def moment(power: int) -> float:
        def weighted(log_variance: float) -> float:
            variance = float(np.exp(log_variance))
            log_density = log_marginal_of_variance(**{**given, "v": variance}) - top
            return float(np.exp(log_density + (power + 1) * log_variance))

        return float(integrate.quad(weighted, -4, 20, points=[0.0, 3.0], epsrel=1e-8, limit=100)[0])

    return moment(1) / moment(0)


def line_likelihood(w: float, x: Array, y: Array, V: float, **_: float) -> float:
    return gaussian_likelihood(y, w * x, V)


def ridge_posterior(w: float, x: Array, y: Array, V: float, T: float, **_: float) -> float:
    return line_likelihood(w, x, y, V) + float(stats.norm.logpdf(w, 0, T**0.5))


def lasso_posterior(w: float, x: Array, y: Array, V: float, b: float, **_: float) -> float:
    return line_likelihood(w, x, y, V) + float(stats.laplace.logpdf(w, 0, b))


def category_likelihood(theta: Array, c: Array, **_: Array) -> float:
    """Σ c log θ for any positive θ: independent Poisson counts with what they add for the total undone."""
    return float(stats.poisson.logpmf(c, theta).sum() + theta.sum())


def category_posterior(theta: Array, a: Array, c: Array, **_: Array) -> float:
    """Likelihood and Dirichlet prior for any positive θ, on the simplex or off it."""
    return category_likelihood(theta, c) + float(stats.gamma.logpdf(theta, a).sum() + theta.sum())


def category_mode(a: Array, c: Array, **_: Array) -> Array:
    """The maximum over the simplex, found through log-ratios."""

    def simplex(ratios: Array) -> Array:
        powers = np.exp(np.append(ratios, 0.0))
        return powers / powers.sum()

    best = optimize.minimize(lambda r: -category_posterior(simplex(r), a, c), np.zeros(2), tol=1e-10)
    return simplex(best.x)


def category_multiplier(a: Array, c: Array, **_: Array) -> float:
    """The slope of the unconstrained log posterior at that mode, the same in every direction."""
    mode, step = category_mode(a, c), 1e-6
    moved = [mode + step * direction for direction in (*np.eye(3), *-np.eye(3))]
    up_and_down = [category_posterior(theta, a, c) for theta in moved]
    return float(np.mean(np.subtract(up_and_down[:3], up_and_down[3:])) / (2 * step))
