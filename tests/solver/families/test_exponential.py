"""Exponential waiting times by the rate and by the scale: one likelihood in two parametrisations."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.exponential import ExponentialByRate, ExponentialByScale, variance_at

WAITS = st.lists(st.floats(0.01, 50), min_size=1, max_size=15)


@given(WAITS, st.floats(0.05, 20))
def test_both_have_scipys_likelihood(waits: list[float], rate: float) -> None:
    by_rate, by_scale = ExponentialByRate(), ExponentialByScale()
    expected = float(scipy.stats.expon(scale=1 / rate).logpdf(waits).sum())
    summary = by_rate.summarise(waits)
    assert by_rate.log_likelihood(summary, np.array([rate])) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert by_scale.log_likelihood(summary, np.array([1 / rate])) == pytest.approx(
        expected, rel=1e-9, abs=1e-9
    )


@given(WAITS)
def test_the_maximum_is_the_same_in_either_parametrisation(waits: list[float]) -> None:
    rate, scale = ExponentialByRate().fit(waits), ExponentialByScale().fit(waits)
    assert rate["rate"] * scale["scale"] == pytest.approx(1.0)
    assert rate.log_likelihood == pytest.approx(scale.log_likelihood, rel=1e-9, abs=1e-9)
    # The delta method: se(scale) = scale² · se(rate).
    assert scale.standard_error[0] == pytest.approx(scale["scale"] ** 2 * rate.standard_error[0])


def test_information_depends_on_what_it_is_about() -> None:
    assert ExponentialByRate().information(np.array([0.5])).tolist() == [[4.0]]
    assert ExponentialByScale().information(np.array([2.0])).tolist() == [[0.25]]


def test_the_variance_of_one_waiting_time() -> None:
    assert variance_at(rate=0.5) == 4.0


@pytest.mark.parametrize("family", [ExponentialByRate(), ExponentialByScale()])
def test_waits_are_not_negative_and_not_all_nought(family: ExponentialByRate) -> None:
    with pytest.raises(SolverError, match=r"observation 2 is -0\.5"):
        family.fit([1.0, -0.5])
    with pytest.raises(SolverError, match="without bound"):
        family.fit([0.0, 0.0])
    assert family.fit([0.0, 1.0]).n == 2


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf])
def test_rates_and_scales_are_positive(value: float) -> None:
    with pytest.raises(SolverError, match="the rate must be positive"):
        ExponentialByRate().information(np.array([value]))
    with pytest.raises(SolverError, match="the scale must be positive"):
        ExponentialByScale().information(np.array([value]))
