"""Every family with data drawn off-centre, and a parameter point at which to take derivatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from interview_grill.solver.families.bernoulli import Bernoulli
from interview_grill.solver.families.categorical import Categorical
from interview_grill.solver.families.exponential import ExponentialByRate, ExponentialByScale
from interview_grill.solver.families.family import Family
from interview_grill.solver.families.gaussian import Gaussian, GaussianMean, GaussianVariance
from interview_grill.solver.families.laplace import Laplace
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.sample import Vector


@dataclass(frozen=True, slots=True)
class Case:
    """A family, how to draw from it at theta, and the truth to draw from."""

    name: str
    family: Family[Any]
    theta: tuple[float, ...]
    draw: Callable[[np.random.Generator, int], Vector]


REGULAR = (
    Case("bernoulli", Bernoulli(), (0.23,), lambda g, n: g.binomial(1, 0.23, n).astype(float)),
    Case("poisson", Poisson(), (3.7,), lambda g, n: g.poisson(3.7, n).astype(float)),
    Case("exponential by rate", ExponentialByRate(), (0.4,), lambda g, n: g.exponential(2.5, n)),
    Case("exponential by scale", ExponentialByScale(), (2.5,), lambda g, n: g.exponential(2.5, n)),
    Case("gaussian", Gaussian(), (-7.5, 4.0), lambda g, n: g.normal(-7.5, 2.0, n)),
    Case("gaussian mean", GaussianMean(variance=9.0), (12.0,), lambda g, n: g.normal(12.0, 3.0, n)),
    Case("gaussian variance", GaussianVariance(mean=12.0), (9.0,), lambda g, n: g.normal(12.0, 3.0, n)),
)
SMOOTH_IN_SCALE = Case("laplace", Laplace(), (1.3, 0.8), lambda g, n: g.laplace(1.3, 0.8, n))
SIMPLEX = Case(
    "categorical",
    Categorical(3),
    (0.5, 0.3, 0.2),
    lambda g, n: g.choice(3, n, p=[0.5, 0.3, 0.2]).astype(float),
)
