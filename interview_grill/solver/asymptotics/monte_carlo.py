"""Seeded simulation of an estimator: its bias and the coverage of its interval, each with a Monte-Carlo
error.

The caller hands over the generator and how to draw a sample, so that a seed fixes every figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import wald
from interview_grill.solver.fit import Fit
from interview_grill.solver.sample import Vector


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulated figure and the standard error of the simulation, in the figure's own unit."""

    value: float
    standard_error: float


@dataclass(frozen=True, slots=True)
class Repeated:
    """Bias (estimate minus truth) and coverage (a share in [0, 1]) over `repetitions` samples.

    `undefined` of them had no standard error and count as misses.
    """

    bias: Simulated
    coverage: Simulated
    repetitions: int
    undefined: int


def repeat(
    fit: Callable[[Vector], Fit],
    draw: Callable[[np.random.Generator], Vector],
    *,
    parameter: str,
    truth: float,
    repetitions: int,
    generator: np.random.Generator,
    level: float = 0.95,
) -> Repeated:
    """Fit `repetitions` drawn samples, `draw(generator)` of shape (n,) each, and compare with the truth.

    Coverage is that of the Wald interval at `level`. Raises SolverError for fewer than two repetitions, and
    whatever `fit` raises on a drawn sample.
    """
    if repetitions < 2:
        raise SolverError(f"a simulation needs at least two repetitions, not {repetitions}")
    estimates = np.empty(repetitions)
    hits = undefined = 0
    for k in range(repetitions):
        fitted = fit(draw(generator))
        estimates[k] = fitted[parameter]
        error = fitted.standard_error[fitted.parameters.index(parameter)]
        if error != error:
            undefined += 1
            continue
        interval = wald(fitted, parameter, level=level)
        hits += interval.lower <= truth <= interval.upper
    share = hits / repetitions
    spread = float(estimates.std(ddof=1)) / sqrt(repetitions)
    coverage = Simulated(share, sqrt(share * (1.0 - share) / repetitions))
    return Repeated(Simulated(float(estimates.mean()) - truth, spread), coverage, repetitions, undefined)
