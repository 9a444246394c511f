"""Equal-tailed intervals and the check that parameters are positive."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.distributions.beta import Beta
from interview_grill.solver.distributions.gamma import Gamma
from interview_grill.solver.distributions.interval import equal_tailed, require_positive
from interview_grill.solver.distributions.normal import Normal


@given(st.floats(0.5, 30), st.floats(0.5, 30), st.floats(0.05, 0.99))
def test_as_much_lies_below_as_above(alpha: float, beta: float, level: float) -> None:
    for distribution in (Beta(alpha, beta), Gamma(alpha, beta), Normal(alpha, beta)):
        found = equal_tailed(distribution, level=level)
        assert distribution.cdf(found.lower) == pytest.approx((1 - level) / 2, rel=1e-6)
        assert distribution.cdf(found.upper) == pytest.approx((1 + level) / 2, rel=1e-6)


def test_the_level_is_kept_and_is_a_share() -> None:
    assert equal_tailed(Normal(0.0, 1.0)).level == 0.95
    for level in (0.0, 1.0, 95.0, math.nan):
        with pytest.raises(SolverError, match="strictly between 0 and 1"):
            equal_tailed(Normal(0.0, 1.0), level=level)


def test_the_first_parameter_that_is_not_positive_is_named() -> None:
    require_positive(shape=1e-300, rate=1e300)
    with pytest.raises(SolverError, match="rate must be positive and finite, not -2"):
        require_positive(shape=1.0, rate=-2.0, scale=math.nan)
