"""Gaussian data with mean and variance unknown, and under a normal-inverse-gamma prior."""

from __future__ import annotations

import math

import pytest
import scipy.stats

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request

DATA = [3.0, 1.0, 4.0, 2.0, 6.0]  # mean 3.2, sum of squared deviations 14.8


def test_both_parameters_by_hand() -> None:
    found = solve(Request(model="gaussian", y=DATA))
    assert found.mle == pytest.approx({"mean": 3.2, "variance": 2.96})
    assert found.standard_error == pytest.approx(
        {"mean": math.sqrt(2.96 / 5), "variance": 2.96 * math.sqrt(0.4)}
    )
    assert found.log_likelihood == pytest.approx(
        float(scipy.stats.norm(3.2, math.sqrt(2.96)).logpdf(DATA).sum())
    )
    assert any(r"\frac{14.8}{5} = 2.96" in line for line in found.explain)


def test_the_conjugate_posterior_by_hand() -> None:
    found = solve(Request(model="gaussian", y=DATA, prior=parse_prior("normal-inverse-gamma:1,2,3,4")))
    assert found.updated is not None
    # k' = 7, m' = (2 + 16)/7, a' = 5.5, b' = 4 + 7.4 + 2·5·2.2²/(2·7)
    scale = 4 + 7.4 + 10 * 2.2**2 / 14
    assert found.updated.numbers == pytest.approx(
        {"location": 18 / 7, "count": 7.0, "shape": 5.5, "scale": scale}
    )
    assert found.updated.mode == pytest.approx({"mean": 18 / 7, "variance": scale / 7})
    marginal = scipy.stats.t(11, loc=18 / 7, scale=math.sqrt(scale / 5.5 / 7))
    ends = found.updated.credible["mean"]
    assert (ends.lower, ends.upper) == pytest.approx(marginal.interval(0.95), rel=1e-7)
    assert any("not the same" in line for line in found.explain)


def test_a_change_of_units_changes_the_estimates_alike() -> None:
    before, after = (solve(Request(model="gaussian", y=[k * x for x in DATA])) for k in (1.0, 10.0))
    assert after.mle["mean"] == pytest.approx(10 * before.mle["mean"])
    assert after.mle["variance"] == pytest.approx(100 * before.mle["variance"])
    assert after.log_likelihood == pytest.approx(before.log_likelihood - 5 * math.log(10))


@pytest.mark.parametrize(
    ("prior", "mend"),
    [("normal:0,1", "state it with --variance"), ("inverse-gamma:2,1", "state it with --mean")],
)
def test_a_prior_on_one_parameter_needs_the_other_known(prior: str, mend: str) -> None:
    with pytest.raises(SolverError, match="prior needs a known") as raised:
        solve(Request(model="gaussian", y=DATA, prior=parse_prior(prior)))
    assert raised.value.mend == mend


def test_with_both_known_there_is_nothing_to_estimate() -> None:
    with pytest.raises(SolverError, match="nothing to estimate"):
        solve(Request(model="gaussian", y=DATA, mean=0.0, variance=1.0))
