"""The models of sections G and H as scipy knows them: draws of data, and what each line should come to.

A preference is a race between two Gumbel variables, a density under a change of variable is a difference of
distribution functions, an optimal policy is found by search: none of it knows a sigmoid, a Jacobian or an exponential
tilt.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator
from scipy import integrate, optimize, special, stats

from tests.content.oracles import Point

Array = Any  # what scipy's untyped functions take and give


def _sample(values: Array) -> tuple[float, ...]:
    return tuple(map(float, values))


def _between(rng: Generator, low: float, high: float) -> float:
    return float(rng.uniform(low, high))


# --- data and parameters ------------------------------------------------------------------------


def labels(rng: Generator) -> Point:
    """A sample of three categories, each seen at least once; `p` its shares, `q` a model."""
    x = np.concatenate([[0, 1, 2], rng.integers(0, 3, int(rng.integers(2, 9)))])
    shares = np.bincount(x) / x.size
    return {"x": _sample(x), "p": _sample(shares), "q": _sample(rng.dirichlet([2, 3, 4]))}


def flips(rng: Generator) -> Point:
    """A sample of zeros and ones, each seen at least once; `p` the share of ones, `q` a model."""
    x = np.concatenate([[0, 1, 1], rng.integers(0, 2, int(rng.integers(2, 9)))])
    return {"x": _sample(x), "p": float(x.mean()), "q": _between(rng, 0.1, 0.9)}


def rewards_of_a_pair(rng: Generator) -> Point:
    return {"r_w": _between(rng, -2, 2.5), "r_l": _between(rng, -2, 2.5)}


def comparisons(rng: Generator) -> Point:
    return {"w": float(rng.integers(6, 12)), "l": float(rng.integers(1, 5))}


def answers(rng: Generator) -> Point:
    """Three answers to a prompt: reference `q`, rewards `r` and some policy `p` that is not the best."""
    q, p = (rng.dirichlet([3, 4, 5]) for _ in range(2))
    return {
        "q": _sample(q),
        "p": _sample(p),
        "r": _sample(rng.uniform(-1, 1.5, 3)),
        "beta": _between(rng, 0.5, 0.9),
    }


def best_pair(rng: Generator) -> Point:
    """The first two of three answers under the policy that a search finds best, with their rewards as `r`."""
    point = answers(rng)
    q, r, beta = np.array(point["q"]), np.array(point["r"]), float(np.array(point["beta"]))
    p, Z = best_policy(q, r, beta), np.exp(best_value(q, r, beta) / beta)
    names = {"p_w": p[0], "p_l": p[1], "q_w": q[0], "q_l": q[1], "Z": Z}
    return {**point, **{name: float(value) for name, value in names.items()}}


def waits(rng: Generator) -> Point:
    x = rng.exponential(2, int(rng.integers(3, 7)))
    return {"x": _sample(x), "n": float(x.size), "lambda": _between(rng, 0.3, 3)}


def sums_of_waits(rng: Generator) -> Point:
    return {"n": float(rng.integers(3, 9)), "lambda": _between(rng, 0.4, 3), "s": _between(rng, 0.8, 4)}


def coin_posterior(rng: Generator) -> Point:
    return {"theta": _between(rng, 0.1, 0.9), "a": _between(rng, 2.7, 8), "b": _between(rng, 1.8, 8)}


# --- cross-entropy ------------------------------------------------------------------------------


def mean_loss(x: Array, q: Array, **_: Array) -> float:
    """Minus the mean log probability of each observation of categorical data, one at a time."""
    return -float(np.mean([stats.multinomial.logpmf(np.eye(3)[int(k)], 1, q) for k in x]))


def binary_loss(x: Array, q: float, **_: Array) -> float:
    return -float(stats.bernoulli.logpmf(x, q).mean())


# --- preferences --------------------------------------------------------------------------------


def race(r_w: float, r_l: float) -> float:
    """The probability that r_w plus Gumbel noise ends above r_l plus Gumbel noise, by quadrature."""

    def winner_here_and_loser_below(height: float) -> float:
        return float(stats.gumbel_r.pdf(height, r_w) * stats.gumbel_r.cdf(height, r_l))

    found = integrate.quad(winner_here_and_loser_below, -12, 45, points=[r_w, r_l], epsabs=0, epsrel=1e-12)
    return float(found[0])


def race_loss(r_w: float, r_l: float) -> float:
    return -float(np.log(race(r_w, r_l)))


def log_odds_of_races(w: float, l: float, d: float) -> float:  # noqa: E741 (the bank calls the losses l)
    """The log-likelihood of w wins and l losses when rewards differ by d."""
    return float(stats.binom.logpmf(w, w + l, stats.logistic.cdf(d)))


def objective(p: Array, q: Array, r: Array, beta: float, **_: Array) -> float:
    """Expected reward less beta times the KL from policy to reference."""
    return float(p @ r - beta * stats.entropy(p, q))


def best_policy(q: Array, r: Array, beta: float, **_: Array) -> Array:
    """The maximum over all policies, found through log-ratios."""

    def loss(ratios: Array) -> float:
        return -objective(special.softmax(np.append(ratios, 0.0)), q, r, beta)

    best = optimize.minimize(loss, np.zeros(2), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-14})
    return special.softmax(np.append(best.x, 0.0))


def best_value(q: Array, r: Array, beta: float, **_: Array) -> float:
    return objective(best_policy(q, r, beta), q, r, beta)


# --- the exponential rate -----------------------------------------------------------------------


def wait_likelihood(rate: float, x: Array, **_: float) -> float:
    return float(stats.expon.logpdf(x, scale=1 / rate).sum())


def mean_of_reciprocal(rate: float, n: float, **_: float) -> float:
    """E[1/S] for the sum S of n waiting times, by quadrature."""

    def weighted(s: float) -> float:
        return float(stats.gamma.pdf(s, n, scale=1 / rate) / s)

    return float(integrate.quad(weighted, 0, np.inf, epsrel=1e-10)[0])


# --- modes under a change of variable -----------------------------------------------------------

STEP = 1e-4


def beta_density(theta: float, a: float, b: float) -> float:
    return float(stats.beta.logpdf(theta, a, b))


def square_density(phi: float, a: float, b: float, **_: float) -> float:
    """The log density of theta² where theta is Beta(a, b), from its distribution function alone."""
    low, high = stats.beta.cdf(np.sqrt([phi - STEP, phi + STEP]), a, b)
    return float(np.log(high - low))


def logit_density(phi: float, a: float, b: float, **_: float) -> float:
    """The log density of the log-odds where theta is Beta(a, b), from its distribution function alone."""
    low, high = stats.beta.cdf(special.expit([phi - STEP, phi + STEP]), a, b)
    return float(np.log(high - low))
