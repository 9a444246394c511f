"""Gaussian data with one parameter known, and the conjugate prior of the other."""

from __future__ import annotations

import math

import pytest
import scipy.stats

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request

DATA = [3.0, 1.0, 4.0, 2.0, 6.0]  # mean 3.2, squares about 2: 22


def test_with_the_variance_known_precisions_add() -> None:
    found = solve(Request(model="gaussian", y=DATA, variance=2.5, prior=parse_prior("normal:-1,0.5")))
    assert found.mle == pytest.approx({"mean": 3.2})
    assert found.standard_error == pytest.approx({"mean": math.sqrt(0.5)})
    assert found.updated is not None
    # The prior's second number is an sd: precision 4 beside the data's 2.
    assert found.updated.mode == pytest.approx({"mean": (-4 + 6.4) / 6})
    assert found.updated.numbers["variance"] == pytest.approx(1 / 6)
    ends = found.updated.credible["mean"]
    peer = scipy.stats.norm(0.4, math.sqrt(1 / 6)).interval(0.95)
    assert (ends.lower, ends.upper) == pytest.approx(peer, rel=1e-9)


def test_with_the_mean_known_half_the_squares_are_added() -> None:
    found = solve(Request(model="gaussian", y=DATA, mean=2.0, prior=parse_prior("inverse-gamma:3,4")))
    assert found.mle == pytest.approx({"variance": 22 / 5})
    assert found.standard_error == pytest.approx({"variance": 22 / 5 * math.sqrt(0.4)})
    assert found.updated is not None
    assert found.updated.numbers == pytest.approx({"shape": 5.5, "scale": 15.0, "mean": 15 / 4.5})
    assert found.updated.mode == pytest.approx({"variance": 15 / 6.5})


def test_a_posterior_without_a_mean_says_none() -> None:
    found = solve(Request(model="gaussian", y=[2.5], mean=2.0, prior=parse_prior("inverse-gamma:0.4,1")))
    assert found.updated is not None
    assert "mean" not in found.updated.numbers


def test_one_observation_is_enough_for_a_mean_of_known_variance() -> None:
    found = solve(Request(model="gaussian", y=[5.0], variance=4.0))
    assert (found.mle, found.standard_error) == ({"mean": 5.0}, {"mean": 2.0})


@pytest.mark.parametrize(
    ("stated", "prior", "said"),
    [
        (
            {"variance": 2.5},
            "inverse-gamma:2,1",
            "gaussian with a known variance takes no inverse-gamma prior",
        ),
        ({"mean": 2.0}, "normal:0,1", "gaussian with a known mean takes no normal prior"),
    ],
)
def test_the_prior_belongs_to_what_is_unknown(stated: dict[str, float], prior: str, said: str) -> None:
    with pytest.raises(SolverError, match=said):
        solve(Request(model="gaussian", y=DATA, prior=parse_prior(prior), **stated))  # type: ignore[arg-type]


@pytest.mark.parametrize("variance", [0.0, -1.0])
def test_a_known_variance_is_positive(variance: float) -> None:
    with pytest.raises(SolverError, match="variance must be positive"):
        solve(Request(model="gaussian", y=DATA, variance=variance))
