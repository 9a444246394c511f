"""The logistic function and its relatives, in both tails."""

from __future__ import annotations

import math

import mpmath
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.sigmoid import logit, sigmoid, softplus

ANY = st.floats(-1e4, 1e4)


@pytest.mark.parametrize("z", [-700.0, -37.5, -2.0, -1e-9, 0.0, 0.3, 5.0, 36.7, 800.0])
def test_they_agree_with_their_peers(z: float) -> None:
    assert sigmoid(z) == pytest.approx(float(scipy.special.expit(z)), rel=1e-15, abs=0)
    with mpmath.workdps(400):
        expected = float(mpmath.log(1 + mpmath.exp(mpmath.mpf(z))))
    assert softplus(z) == pytest.approx(expected, rel=1e-15, abs=0)


@given(ANY)
def test_the_two_tails_mirror_each_other(z: float) -> None:
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1.0, abs=1e-15)
    assert softplus(z) - softplus(-z) == pytest.approx(z, rel=1e-14, abs=1e-14)


@given(st.floats(-700, 700))
def test_softplus_is_minus_the_log_of_the_other_side(z: float) -> None:
    assert softplus(z) == pytest.approx(-math.log(sigmoid(-z)), rel=1e-12, abs=2e-16)


@given(st.floats(1e-300, 1.0, exclude_max=True))
def test_the_logit_undoes_the_sigmoid(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p, rel=1e-12)


def test_neither_end_overflows() -> None:
    assert (sigmoid(1e308), sigmoid(-1e308)) == (1.0, 0.0)
    assert (softplus(1e308), softplus(-1e308)) == (1e308, 0.0)


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, 1.5, math.nan])
def test_there_are_no_odds_at_the_ends(p: float) -> None:
    with pytest.raises(SolverError, match="strictly between 0 and 1"):
        logit(p)
