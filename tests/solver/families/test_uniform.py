"""Uniform observations on [0, upper]: the likelihood jumps at its maximum."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.uniform import (
    Largest,
    Uniform,
    bias_of_mle,
    mean_squared_error_of_mle,
    unbiased_upper,
    variance_of_unbiased,
)
from interview_grill.solver.fit import Status


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=12), st.floats(1e-6, 2))
def test_the_likelihood_is_nought_below_the_largest_and_falls_above(data: list[float], share: float) -> None:
    family = Uniform()
    summary, fit = family.summarise(data), family.fit(data)
    assert fit.estimate == (max(data),)
    above, below = np.array([max(data) * (1 + share)]), np.array([max(data) * (1 - min(share, 0.5))])
    assert family.log_likelihood(summary, above) < fit.log_likelihood
    assert family.log_likelihood(summary, below) == -math.inf


def test_the_score_is_never_nought_and_there_is_no_usual_error() -> None:
    fit = Uniform().fit([3.0, 1.0, 4.0])
    assert fit.status is Status.SUPPORT_EDGE
    assert math.isnan(fit.standard_error[0])
    assert Uniform().score(Largest(4.0, 3), np.array([4.0])).tolist() == [-0.75]


@given(st.floats(0.1, 50), st.integers(1, 200))
def test_bias_and_variance_make_up_the_mean_squared_error(upper: float, n: int) -> None:
    variance = upper**2 * n / ((n + 1) ** 2 * (n + 2))
    bias = bias_of_mle(upper=upper, n=n)
    assert mean_squared_error_of_mle(upper=upper, n=n) == pytest.approx(variance + bias**2)
    assert variance_of_unbiased(upper=upper, n=n) == pytest.approx(variance * ((n + 1) / n) ** 2)


def test_the_unbiased_estimate_is_a_little_above_the_largest() -> None:
    assert unbiased_upper(Largest(6.0, 5)) == pytest.approx(7.2)


@pytest.mark.parametrize(("data", "said"), [([1.0, -0.1], "observation 2"), ([0.0, 0.0], "without bound")])
def test_data_lie_above_nought(data: list[float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        Uniform().fit(data)
