"""Poisson counts by the rate."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.poisson import Poisson, rate_of_exposed
from interview_grill.solver.fit import Status

COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=20)


@given(COUNTS, st.floats(0.01, 300))
def test_the_likelihood_is_scipys(counts: list[int], rate: float) -> None:
    family = Poisson()
    found = family.log_likelihood(family.summarise(counts), np.array([rate]))
    assert found == pytest.approx(float(scipy.stats.poisson(rate).logpmf(counts).sum()), rel=1e-9, abs=1e-8)


@given(COUNTS.filter(any), st.floats(0.3, 3))
def test_no_rate_is_likelier_than_the_mean(counts: list[int], factor: float) -> None:
    family = Poisson()
    summary, fit = family.summarise(counts), family.fit(counts)
    assert fit.estimate == pytest.approx((sum(counts) / len(counts),))
    assert family.log_likelihood(summary, np.array([factor * fit.estimate[0]])) <= fit.log_likelihood + 1e-9


def test_counts_of_nothing_put_the_rate_at_the_end() -> None:
    fit = Poisson().fit([0, 0])
    assert (fit.estimate, fit.status, fit.log_likelihood) == ((0.0,), Status.BOUNDARY, 0.0)
    summary = Poisson().summarise([0, 1])
    assert Poisson().log_likelihood(summary, np.array([0.0])) == -math.inf


def test_exposures_weigh_the_counts() -> None:
    assert rate_of_exposed(counts=[3, 5, 0], exposures=[1.5, 2.0, 0.5]) == pytest.approx(2.0)
    with pytest.raises(SolverError, match="2 counts, but 1 exposures"):
        rate_of_exposed(counts=[3, 5], exposures=[1.0])
    with pytest.raises(SolverError, match="exposures are positive"):
        rate_of_exposed(counts=[3, 5], exposures=[1.0, 0.0])


@pytest.mark.parametrize("rate", [-1.0, math.nan])
def test_a_rate_is_not_negative(rate: float) -> None:
    with pytest.raises(SolverError, match="the rate must be positive"):
        Poisson().log_likelihood(Poisson().summarise([1]), np.array([rate]))
