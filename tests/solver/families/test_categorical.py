"""Counts of categories, by probabilities that sum to one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from interview_grill.solver.families.categorical import Categorical, Counts
from interview_grill.solver.fit import Status


@given(st.lists(st.integers(1, 50), min_size=2, max_size=5), st.integers(0, 10**6))
def test_no_other_probabilities_are_likelier_than_the_shares(counts: list[int], seed: int) -> None:
    family = Categorical(len(counts))
    summary = Counts.of(counts)
    fit = family.fit_summary(summary)
    assert fit.estimate == pytest.approx(tuple(count / sum(counts) for count in counts))
    other = np.random.default_rng(seed).dirichlet(np.ones(len(counts)))
    assert family.log_likelihood(summary, other) <= fit.log_likelihood + 1e-9


@given(st.integers(1, 40), st.integers(1, 40))
def test_two_categories_are_a_coin(successes: int, failures: int) -> None:
    pair = Categorical(2).fit_summary(Counts.of([successes, failures]))
    coin = Bernoulli().fit_summary(Successes(successes, successes + failures))
    assert pair.estimate[0] == pytest.approx(coin.estimate[0])
    assert pair.standard_error == pytest.approx((coin.standard_error[0],) * 2)
    assert pair.log_likelihood == pytest.approx(coin.log_likelihood)


def test_the_covariance_knows_that_probabilities_sum_to_one() -> None:
    covariance = Categorical(3).covariance(np.array([0.5, 0.3, 0.2]), 10)
    assert covariance.sum(axis=0) == pytest.approx([0.0] * 3, abs=1e-15)
    assert covariance[0, 1] == pytest.approx(-0.015)


def test_a_category_never_seen_is_at_the_boundary_and_costs_nothing() -> None:
    fit = Categorical(3).fit_summary(Counts.of([3, 0, 5]))
    assert fit.status is Status.BOUNDARY
    assert fit.log_likelihood == pytest.approx(3 * math.log(0.375) + 5 * math.log(0.625))
    seen = Categorical(2).log_likelihood(Counts.of([1, 1]), np.array([1.0, 0.0]))
    assert seen == -math.inf


@pytest.mark.parametrize("theta", [(0.5, 0.6), (1.2, -0.2), (0.5, 0.3, 0.2), (math.nan, 1.0)])
def test_what_is_no_distribution_is_refused(theta: tuple[float, ...]) -> None:
    with pytest.raises(SolverError, match="probabilities"):
        Categorical(2).log_likelihood(Counts.of([1, 2]), np.array(theta))
