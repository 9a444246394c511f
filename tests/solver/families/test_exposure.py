"""Poisson counts with unequal exposures, and the variance of an exponential waiting time."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize, stats

from interview_grill.errors import SolverError
from interview_grill.solver.calls import call
from interview_grill.solver.families.poisson import rate_of_exposed


def test_the_rate_of_exposed_counts_is_where_scipys_likelihood_is_highest() -> None:
    counts, exposures = np.array([4.0, 0.0, 17.0]), np.array([2.5, 1.0, 6.0])

    def loss(rate: float) -> float:
        return -float(stats.poisson.logpmf(counts, rate * exposures).sum())

    best = optimize.minimize_scalar(loss, bounds=(0.01, 20), method="bounded", options={"xatol": 1e-10}).x
    arguments = {"counts": counts.tolist(), "exposures": exposures.tolist()}
    assert call("poisson.mle.exposure", arguments) == pytest.approx(best, rel=1e-6)
    assert rate_of_exposed(counts=[0.0, 0.0], exposures=[1.0, 3.0]) == 0.0


@pytest.mark.parametrize(
    ("counts", "exposures", "words"),
    [
        ([1.5], [1.0], "whole numbers"),
        ([1.0], [0.0], "exposures are positive"),
        ([1.0, 2.0], [1.0], "2 counts, but 1 exposures"),
    ],
)
def test_what_is_no_count_or_no_exposure_is_refused(
    counts: list[float], exposures: list[float], words: str
) -> None:
    with pytest.raises(SolverError, match=words):
        rate_of_exposed(counts=counts, exposures=exposures)


def test_the_variance_of_a_waiting_time_is_that_of_scipy() -> None:
    assert call("exponential.variance", {"rate": 0.4}) == pytest.approx(float(stats.expon.var(scale=2.5)))
    with pytest.raises(SolverError, match="must be positive"):
        call("exponential.variance", {"rate": 0.0})
