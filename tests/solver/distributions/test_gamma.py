"""Gamma by shape and rate and inverse-gamma by shape and scale, against SciPy and each other."""

from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.gamma import Gamma, InverseGamma, mode_in_log

PAIRS = [(3.5, 2.0), (0.4, 0.1), (1.0, 7.0), (250.0, 3.0)]


@pytest.mark.parametrize(("shape", "rate"), PAIRS)
def test_the_second_number_is_a_rate(shape: float, rate: float) -> None:
    ours, peer = Gamma(shape, rate), scipy.stats.gamma(shape, scale=1 / rate)
    assert (ours.mean, ours.variance) == pytest.approx((peer.mean(), peer.var()), rel=1e-13)
    for p in (0.02, 0.4, 0.9):
        x = float(peer.ppf(p))
        assert ours.quantile(p) == pytest.approx(x, rel=1e-8)
        assert ours.cdf(x) == pytest.approx(p, rel=1e-9)
        assert ours.log_density(x) == pytest.approx(peer.logpdf(x), rel=1e-10, abs=1e-11)


@pytest.mark.parametrize(("shape", "scale"), [(3.5, 2.0), (2.1, 0.1), (40.0, 7.0)])
def test_the_second_number_of_an_inverse_gamma_is_a_scale(shape: float, scale: float) -> None:
    ours, peer = InverseGamma(shape, scale), scipy.stats.invgamma(shape, scale=scale)
    assert (ours.mean, ours.variance) == pytest.approx((peer.mean(), peer.var()), rel=1e-12)
    for p in (0.02, 0.4, 0.9):
        x = float(peer.ppf(p))
        assert ours.quantile(p) == pytest.approx(x, rel=1e-8)
        assert ours.cdf(x) == pytest.approx(p, rel=1e-9)
        assert ours.log_density(x) == pytest.approx(peer.logpdf(x), rel=1e-10, abs=1e-11)


@given(st.floats(0.3, 50), st.floats(0.05, 50), st.floats(0.01, 0.99))
def test_an_inverse_gamma_is_the_reciprocal_of_a_gamma(shape: float, scale: float, p: float) -> None:
    assert InverseGamma(shape, scale).quantile(p) == pytest.approx(
        1 / Gamma(shape, scale).quantile(1 - p), rel=1e-7
    )


@given(st.floats(0.3, 50), st.floats(0.05, 50), st.floats(0.1, 10))
def test_a_change_of_units_divides_the_rate(shape: float, rate: float, unit: float) -> None:
    assert Gamma(shape, rate / unit).mean == pytest.approx(unit * Gamma(shape, rate).mean)
    assert Gamma(shape, rate / unit).quantile(0.3) == pytest.approx(
        unit * Gamma(shape, rate).quantile(0.3), rel=1e-7
    )


@given(st.floats(1.01, 50), st.floats(0.1, 20), st.floats(0.01, 20))
def test_no_value_is_denser_than_the_mode(shape: float, parameter: float, x: float) -> None:
    for distribution in (Gamma(shape, parameter), InverseGamma(shape, parameter)):
        assert distribution.log_density(x) <= distribution.log_density(distribution.mode) + 1e-9


@pytest.mark.parametrize(("shape", "mode"), [(0.2, 0.0), (1.0, 0.0), (3.0, 0.5)])
def test_the_gamma_mode_is_nought_up_to_shape_one(shape: float, mode: float) -> None:
    assert Gamma(shape, 4.0).mode == mode


def test_the_density_at_nought_depends_on_the_shape() -> None:
    assert Gamma(1.0, 4.0).log_density(0.0) == pytest.approx(math.log(4.0))
    assert Gamma(0.5, 4.0).log_density(0.0) == math.inf
    assert Gamma(2.0, 4.0).log_density(0.0) == Gamma(2.0, 4.0).log_density(-1.0) == -math.inf
    assert InverseGamma(2.0, 4.0).log_density(0.0) == -math.inf
    assert (Gamma(2.0, 4.0).cdf(-1.0), InverseGamma(2.0, 4.0).cdf(0.0)) == (0.0, 0.0)


def test_moments_that_are_infinite_are_errors() -> None:
    with pytest.raises(SolverError, match="mean only for shape > 1"):
        _ = InverseGamma(1.0, 2.0).mean
    with pytest.raises(SolverError, match="variance only for shape > 2"):
        _ = InverseGamma(2.0, 2.0).variance
    assert InverseGamma(1.0, 2.0).mode == 1.0


@pytest.mark.parametrize("value", [0.0, -2.0, math.inf, math.nan])
def test_parameters_are_positive_and_named(value: float) -> None:
    with pytest.raises(SolverError, match="rate must be positive and finite"):
        Gamma(1.0, value)
    with pytest.raises(SolverError, match="scale must be positive and finite"):
        InverseGamma(1.0, value)
    with pytest.raises(SolverError, match="shape must be positive and finite"):
        Gamma(value, 1.0)


def test_the_mode_of_the_log_maps_back_to_the_mean() -> None:
    assert mode_in_log(Gamma(3.0, 4.0)) == Gamma(3.0, 4.0).mean == 0.75


def test_the_ends_of_the_quantile() -> None:
    assert Gamma(2.0, 4.0).quantile(0.0) == 0.0
    assert InverseGamma(2.0, 4.0).quantile(1.0) == math.inf
    assert InverseGamma(2.0, 4.0).quantile(0.0) == 0.0
