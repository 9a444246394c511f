"""The one shape of every estimate: values and errors by name, and Wald's interval."""

from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Status, checked_level, root_or_nan, wald_interval

FIT = Fit(("mean", "variance"), (2.5, 4.0), (0.3, math.nan), -12.5, Status.BOUNDARY, n=9)


def test_estimates_and_errors_are_found_by_name() -> None:
    assert (FIT["mean"], FIT["variance"], FIT.error_of("mean")) == (2.5, 4.0, 0.3)
    with pytest.raises(ValueError, match="not in tuple"):
        FIT["sd"]


def test_an_error_that_does_not_exist_says_why() -> None:
    with pytest.raises(SolverError) as raised:
        FIT.error_of("variance")
    assert raised.value.what == f"variance has no standard error: {Status.BOUNDARY.value}"


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95, 0.999])
def test_walds_interval_is_that_of_scipy(level: float) -> None:
    found = wald_interval(-2.5, 0.7, level=level)
    lower, upper = scipy.stats.norm.interval(level, loc=-2.5, scale=0.7)
    assert (found.lower, found.upper, found.level) == pytest.approx((lower, upper, level), rel=1e-13)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.floats(0.01, 0.98))
def test_an_interval_is_centred_and_grows_with_its_level(estimate: float, error: float, level: float) -> None:
    narrow, wide = (
        wald_interval(estimate, error, level=level),
        wald_interval(estimate, error, level=level + 0.01),
    )
    assert wide.lower < narrow.lower < estimate < narrow.upper < wide.upper
    assert estimate - narrow.lower == pytest.approx(narrow.upper - estimate, rel=1e-3, abs=1e-9)


@pytest.mark.parametrize("level", [0.0, 1.0, -0.5, 95.0, math.nan])
def test_a_level_lies_strictly_between_nought_and_one(level: float) -> None:
    with pytest.raises(SolverError, match="lies strictly between 0 and 1"):
        checked_level(level)


@pytest.mark.parametrize("variance", [0.0, -1e-9, math.inf, math.nan])
def test_a_variance_that_is_none_has_no_root(variance: float) -> None:
    assert math.isnan(root_or_nan(variance))
    assert root_or_nan(6.25) == 2.5
