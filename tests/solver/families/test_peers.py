"""Agreement with SciPy to 1e-8 on 200 random problems a family, off-centre and badly scaled ones among them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from interview_grill.solver.families.bernoulli import Bernoulli
from interview_grill.solver.families.categorical import Categorical
from interview_grill.solver.families.exponential import ExponentialByRate, ExponentialByScale
from interview_grill.solver.families.gaussian import Gaussian
from interview_grill.solver.families.laplace import Laplace
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.families.uniform import Uniform

PROBLEMS = 200


def close(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) <= 1e-8 * max(abs(theirs), 1e-300)


def test_gaussian_agrees_with_scipy() -> None:
    generator = np.random.default_rng(1)
    for _ in range(PROBLEMS):
        scale, n = 10 ** generator.uniform(-6, 6), int(generator.integers(2, 80))
        x = generator.normal(generator.normal() * 100 * scale, scale, n)
        fit = Gaussian().fit(x)
        mean, sd = stats.norm.fit(x)
        assert close(fit["mean"], mean)
        assert close(fit["variance"], sd**2)
        assert close(fit.log_likelihood, float(stats.norm.logpdf(x, mean, sd).sum()))


def test_laplace_agrees_with_scipy() -> None:
    generator = np.random.default_rng(2)
    for _ in range(PROBLEMS):
        scale, n = 10 ** generator.uniform(-6, 6), int(generator.integers(2, 80))
        x = generator.laplace(generator.normal() * 50 * scale, scale, n)
        fit = Laplace().fit(x)
        location, spread = stats.laplace.fit(x)
        assert close(fit["location"], location)
        assert close(fit["scale"], spread)
        assert close(fit.log_likelihood, float(stats.laplace.logpdf(x, location, spread).sum()))


@pytest.mark.parametrize("family", [ExponentialByRate(), ExponentialByScale()])
def test_exponential_agrees_with_scipy(family: ExponentialByRate) -> None:
    generator = np.random.default_rng(3)
    for _ in range(PROBLEMS):
        x = generator.exponential(10 ** generator.uniform(-6, 6), int(generator.integers(1, 80)))
        fit = family.fit(x)
        _, scale = stats.expon.fit(x, floc=0)
        assert close(fit.estimate[0], scale if family.parameters == ("scale",) else 1 / scale)
        assert close(fit.log_likelihood, float(stats.expon.logpdf(x, scale=scale).sum()))


def test_poisson_agrees_with_scipy() -> None:
    generator = np.random.default_rng(4)
    for _ in range(PROBLEMS):
        x = generator.poisson(10 ** generator.uniform(-1, 5), int(generator.integers(1, 80)))
        if x.sum() == 0:
            continue
        fit = Poisson().fit(x)
        assert close(fit["rate"], float(x.mean()))
        assert close(fit.log_likelihood, float(stats.poisson.logpmf(x, x.mean()).sum()))
        assert close(fit.error_of("rate"), float(np.sqrt(x.mean() / x.size)))


def test_bernoulli_agrees_with_scipy() -> None:
    generator = np.random.default_rng(5)
    for _ in range(PROBLEMS):
        x = generator.binomial(1, generator.uniform(0.02, 0.98), int(generator.integers(2, 200)))
        fit = Bernoulli().fit(x)
        assert close(fit["probability"], float(x.mean()))
        assert close(fit.log_likelihood, float(stats.bernoulli.logpmf(x, x.mean()).sum()))


def test_categorical_agrees_with_scipy() -> None:
    generator = np.random.default_rng(6)
    for _ in range(PROBLEMS):
        k = int(generator.integers(2, 7))
        x = generator.choice(k, int(generator.integers(5, 200)), p=generator.dirichlet(np.ones(k)))
        fit = Categorical(k).fit(x)
        counts = np.bincount(x, minlength=k)
        ways = float(stats.multinomial.logpmf(counts, counts.sum(), counts / counts.sum()))
        from scipy.special import gammaln

        coefficient = float(gammaln(counts.sum() + 1) - gammaln(counts + 1).sum())
        assert abs(fit.log_likelihood - (ways - coefficient)) <= 1e-8 * max(abs(coefficient), 1.0)
        assert np.allclose(fit.estimate, counts / counts.sum(), rtol=1e-14)


def test_uniform_agrees_with_scipy() -> None:
    generator = np.random.default_rng(7)
    for _ in range(PROBLEMS):
        x = generator.uniform(0, 10 ** generator.uniform(-6, 6), int(generator.integers(1, 80)))
        fit = Uniform().fit(x)
        assert fit["upper"] == x.max()
        assert close(fit.log_likelihood, float(stats.uniform.logpdf(x, 0, x.max()).sum()))
