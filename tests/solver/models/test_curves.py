"""Curves that share a picture: one grid, each with a peak of one, unbounded ends drawn at the peak."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.solver.distributions.beta import Beta
from interview_grill.solver.distributions.normal import Normal
from interview_grill.solver.models.curves import POINTS, draw, span


@given(st.floats(-50, 50), st.floats(0.01, 100))
def test_a_range_shows_the_middle_of_every_distribution(mean: float, width: float) -> None:
    distribution = Normal(3.0, 4.0)
    low, high = span(distribution, None, around=(mean, mean + width))
    assert low <= min(mean, distribution.quantile(0.005))
    assert high >= max(mean + width, distribution.quantile(0.995))
    assert span(None, None, around=(mean, mean + width)) == (mean, mean + width)


def test_the_grid_is_even_from_end_to_end() -> None:
    curves = draw("mean", lambda x: -(x**2), low=-1.0, high=3.0)
    assert curves is not None
    assert (curves.parameter, len(curves.grid), curves.grid[0], curves.grid[-1]) == (
        "mean",
        POINTS,
        -1.0,
        3.0,
    )
    steps = {round(b - a, 12) for a, b in zip(curves.grid, curves.grid[1:], strict=False)}
    assert len(steps) == 1
    assert (curves.prior, curves.posterior) == (None, None)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (2.0, 1.0), (0.0, math.inf), (math.nan, 1.0)])
def test_an_empty_range_has_no_picture(low: float, high: float) -> None:
    assert draw("mean", lambda x: x, low=low, high=high) is None


def test_likelihoods_far_below_the_doubles_keep_their_shape() -> None:
    curves = draw("p", lambda x: -1e6 - (x - 0.25) ** 2, low=0.0, high=1.0, prior=Normal(0.0, 1.0))
    assert curves is not None
    peak = curves.likelihood.index(max(curves.likelihood))
    assert max(curves.likelihood) == 1.0
    assert curves.grid[peak] == pytest.approx(0.25, abs=1 / POINTS)
    assert curves.prior is not None
    assert curves.prior[-1] == pytest.approx(math.exp(-0.5))


def test_what_is_impossible_is_nought_and_what_is_unbounded_is_at_the_peak() -> None:
    curves = draw(
        "p",
        lambda x: -math.inf if x < 0.5 else math.log(x),
        low=0.0,
        high=1.0,
        prior=Beta(0.5, 2.0),
    )
    assert curves is not None
    assert curves.likelihood[0] == 0.0
    assert curves.prior is not None
    assert curves.prior[0] == 1.0
    assert all(0.0 <= height <= 1.0 for height in (*curves.likelihood, *curves.prior))


def test_a_likelihood_of_nothing_is_flat_at_nought() -> None:
    curves = draw("p", lambda _: -math.inf, low=0.0, high=1.0)
    assert curves is not None
    assert set(curves.likelihood) == {0.0}
