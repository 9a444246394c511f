"""The normal by mean and variance, and Student's t by location and scale, against SciPy."""

from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.normal import Normal, StudentT


@pytest.mark.parametrize(("mean", "variance"), [(-2.0, 6.25), (0.0, 1e-6), (1e6, 4.0)])
def test_the_second_number_is_a_variance(mean: float, variance: float) -> None:
    ours, peer = Normal(mean, variance), scipy.stats.norm(mean, math.sqrt(variance))
    assert (ours.mode, ours.sd) == (mean, math.sqrt(variance))
    for p in (1e-12, 0.03, 0.5, 0.9):
        x = float(peer.ppf(p))
        assert ours.quantile(p) == pytest.approx(x, rel=1e-12, abs=1e-12)
        assert ours.cdf(x) == pytest.approx(p, rel=1e-7)
        assert ours.log_density(x) == pytest.approx(peer.logpdf(x), rel=1e-7)


@given(st.floats(-50, 50), st.floats(0.01, 100), st.floats(-50, 50), st.floats(0.1, 10))
def test_quantiles_follow_a_change_of_units(mean: float, variance: float, shift: float, unit: float) -> None:
    moved = Normal(unit * mean + shift, unit**2 * variance)
    assert moved.quantile(0.2) == pytest.approx(unit * Normal(mean, variance).quantile(0.2) + shift, abs=1e-9)


@pytest.mark.parametrize("variance", [0.0, -1.0, math.inf, math.nan])
def test_a_variance_is_positive(variance: float) -> None:
    with pytest.raises(SolverError, match="variance must be positive and finite"):
        Normal(0.0, variance)


@pytest.mark.parametrize("degrees", [0.7, 1.0, 2.5, 9.0, 300.0])
def test_students_quantiles_are_scipys(degrees: float) -> None:
    peer = scipy.stats.t(degrees, loc=-1.5, scale=2.5)
    for p in (0.01, 0.3, 0.5, 0.95):
        assert StudentT(degrees, -1.5, 2.5).quantile(p) == pytest.approx(
            float(peer.ppf(p)), rel=1e-7, abs=1e-9
        )


def test_the_scale_of_students_t_is_not_its_sd() -> None:
    assert StudentT(5.0, 1.0, 3.0).variance == pytest.approx(15.0)
    assert StudentT(5.0, 1.0, 3.0).mean == 1.0
    assert StudentT(1e9, 1.0, 3.0).variance == pytest.approx(9.0)


def test_moments_that_do_not_exist_are_errors() -> None:
    with pytest.raises(SolverError, match="mean only above 1 degree of freedom, not at 1"):
        _ = StudentT(1.0, 0.0, 1.0).mean
    with pytest.raises(SolverError, match="variance only above 2 degrees of freedom, not at 2"):
        _ = StudentT(2.0, 0.0, 1.0).variance
