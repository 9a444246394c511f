"""The Beta distribution against SciPy, where its mode is, and where that goes under a change of variable."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import scipy.optimize
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.beta import Beta, mode_in_logit, mode_in_odds, mode_in_square

SHAPES = st.floats(0.05, 200)
PAIRS = [(2.5, 7.0), (0.4, 3.0), (1.0, 1.0), (120.0, 3.5), (0.2, 0.3), (1.0, 6.0)]


@pytest.mark.parametrize(("alpha", "beta"), PAIRS)
def test_it_is_scipys(alpha: float, beta: float) -> None:
    ours, peer = Beta(alpha, beta), scipy.stats.beta(alpha, beta)
    assert (ours.mean, ours.variance) == pytest.approx((peer.mean(), peer.var()), rel=1e-13)
    for x in (0.001, 0.2, 0.55, 0.93):
        assert ours.log_density(x) == pytest.approx(peer.logpdf(x), rel=1e-11, abs=1e-12)
        assert ours.cdf(x) == pytest.approx(peer.cdf(x), rel=1e-10)
    for p in (0.01, 0.3, 0.8):
        assert ours.quantile(p) == pytest.approx(peer.ppf(p), rel=1e-8)


@given(SHAPES, SHAPES)
def test_turned_round_it_is_the_beta_of_failures(alpha: float, beta: float) -> None:
    one, other = Beta(alpha, beta), Beta(beta, alpha)
    assert one.mean == pytest.approx(1 - other.mean, abs=1e-14)
    assert one.variance == pytest.approx(other.variance, rel=1e-12)
    assert one.cdf(0.3) == pytest.approx(1 - other.cdf(0.7), abs=1e-12)
    assert one.log_density(0.25) == pytest.approx(other.log_density(0.75), rel=1e-12, abs=1e-12)


@given(st.floats(1.01, 100), st.floats(1.01, 100), st.floats(0.001, 0.999))
def test_no_value_is_denser_than_the_mode(alpha: float, beta: float, x: float) -> None:
    density = Beta(alpha, beta).log_density
    assert density(x) <= density(Beta(alpha, beta).mode) + 1e-9


@pytest.mark.parametrize(
    ("alpha", "beta", "mode"),
    [(1.0, 2.0, 0.0), (0.5, 1.0, 0.0), (0.5, 3.0, 0.0), (2.0, 1.0, 1.0), (1.0, 0.5, 1.0), (3.0, 0.5, 1.0)],
)
def test_the_mode_is_at_the_end_whose_shape_is_at_most_one(alpha: float, beta: float, mode: float) -> None:
    assert Beta(alpha, beta).mode == mode


@pytest.mark.parametrize(
    ("alpha", "beta", "said"), [(1.0, 1.0, "flat"), (0.5, 0.9, "unbounded at both ends")]
)
def test_without_a_single_mode_there_is_none(alpha: float, beta: float, said: str) -> None:
    with pytest.raises(SolverError, match=said):
        _ = Beta(alpha, beta).mode


def test_outside_the_unit_interval_there_is_nothing() -> None:
    assert Beta(2.0, 3.0).log_density(-0.1) == Beta(2.0, 3.0).log_density(1.1) == -math.inf
    assert (Beta(2.0, 3.0).cdf(-5.0), Beta(2.0, 3.0).cdf(5.0)) == (0.0, 1.0)
    assert Beta(1.0, 3.0).log_density(0.0) == pytest.approx(math.log(3))
    assert Beta(2.0, 3.0).log_density(0.0) == -math.inf
    assert Beta(0.5, 3.0).log_density(0.0) == math.inf


@pytest.mark.parametrize("shape", [0.0, -1.0, math.inf, math.nan])
def test_shapes_are_positive(shape: float) -> None:
    with pytest.raises(SolverError, match="alpha must be positive and finite"):
        Beta(shape, 1.0)
    with pytest.raises(SolverError, match="beta must be positive and finite"):
        Beta(1.0, shape)


@pytest.mark.parametrize(
    ("mode", "theta_of", "slope", "low", "high"),
    [
        (mode_in_square, lambda phi: np.sqrt(phi), lambda phi: 0.5 / np.sqrt(phi), 1e-6, 1 - 1e-6),
        (mode_in_odds, lambda phi: phi / (1 + phi), lambda phi: (1 + phi) ** -2, 1e-6, 50.0),
        (
            mode_in_logit,
            lambda phi: 1 / (1 + np.exp(-phi)),
            lambda phi: np.exp(-phi) / (1 + np.exp(-phi)) ** 2,
            -9.0,
            9.0,
        ),
    ],
    ids=["square", "odds", "logit"],
)
def test_a_mode_moves_with_the_jacobian(
    mode: Callable[[Beta], float],
    theta_of: Callable[[float], float],
    slope: Callable[[float], float],
    low: float,
    high: float,
) -> None:
    posterior = scipy.stats.beta(4.5, 2.5)
    found = scipy.optimize.minimize_scalar(
        lambda phi: -(posterior.logpdf(theta_of(phi)) + np.log(slope(phi))),
        bounds=(low, high),
        method="bounded",
        options={"xatol": 1e-9},
    )
    assert mode(Beta(4.5, 2.5)) == pytest.approx(found.x, rel=1e-5)


def test_modes_of_transformed_variables_exist_only_inside() -> None:
    with pytest.raises(SolverError, match="only for alpha > 2"):
        mode_in_square(Beta(2.0, 3.0))
    with pytest.raises(SolverError, match="unbounded at 0"):
        mode_in_odds(Beta(0.9, 3.0))
    assert mode_in_odds(Beta(1.0, 3.0)) == 0.0
