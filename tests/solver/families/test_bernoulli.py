"""Bernoulli observations by the probability of a success."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from interview_grill.solver.fit import Status


@given(st.integers(1, 60), st.data(), st.floats(0.01, 0.99))
def test_the_likelihood_is_that_of_the_sequence(trials: int, data: st.DataObject, p: float) -> None:
    successes = data.draw(st.integers(0, trials))
    found = Bernoulli().log_likelihood(Successes(successes, trials), np.array([p]))
    ways = math.log(math.comb(trials, successes))
    peer = float(scipy.stats.binom(trials, p).logpmf(successes))
    assert found + ways == pytest.approx(peer, rel=1e-9, abs=1e-9)


def test_a_sample_and_its_counts_have_one_fit() -> None:
    sample = [1.0, 0.0, 0.0, 1.0, 0.0]
    assert Bernoulli().summarise(sample) == Successes(2.0, 5)
    assert Bernoulli().fit(sample) == Bernoulli().fit_summary(Successes.of(2, 5))


@pytest.mark.parametrize(("successes", "estimate"), [(0.0, 0.0), (5.0, 1.0)])
def test_all_or_none_is_at_the_end_where_the_data_are_certain(successes: float, estimate: float) -> None:
    fit = Bernoulli().fit_summary(Successes(successes, 5))
    assert (fit.estimate, fit.status, fit.log_likelihood) == ((estimate,), Status.BOUNDARY, 0.0)


def test_what_is_impossible_has_no_likelihood() -> None:
    assert Bernoulli().log_likelihood(Successes(1.0, 5), np.array([0.0])) == -math.inf
    assert Bernoulli().log_likelihood(Successes(4.0, 5), np.array([1.0])) == -math.inf


@pytest.mark.parametrize(
    ("successes", "trials", "said"),
    [
        (3, 2, "from 0 to 2"),
        (-1, 5, "from 0 to 5"),
        (1.5, 5, "whole number from 0"),
        (0, 0, "1 or more"),
        (1, 2.5, "1 or more"),
    ],
)
def test_successes_are_among_the_trials(successes: float, trials: float, said: str) -> None:
    with pytest.raises(SolverError, match=said):
        Successes.of(successes, trials)


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, math.nan])
def test_scores_and_information_need_a_probability_inside(p: float) -> None:
    family, theta = Bernoulli(), np.array([p])
    with pytest.raises(SolverError, match="strictly between 0 and 1"):
        family.score(Successes(2.0, 5), theta)
    with pytest.raises(SolverError, match="strictly between 0 and 1"):
        family.information(theta)
