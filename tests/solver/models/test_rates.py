"""Poisson counts and exponential waiting times by the rate, with and without a Gamma prior."""

from __future__ import annotations

import math

import pytest
import scipy.stats

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request

COUNTS, WAITS = [3.0, 0.0, 4.0, 2.0], [0.5, 2.0, 1.5, 0.25, 3.0]


def test_a_poisson_solution_by_hand() -> None:
    found = solve(Request(model="poisson", y=COUNTS, prior=parse_prior("gamma:2,0.5"), level=0.8))
    assert found.mle == {"rate": 2.25}
    assert found.standard_error == pytest.approx({"rate": 0.75})
    assert found.log_likelihood == pytest.approx(float(scipy.stats.poisson(2.25).logpmf(COUNTS).sum()))
    assert found.updated is not None
    assert found.updated.mode == pytest.approx({"rate": 10 / 4.5})
    lower, upper = scipy.stats.gamma(11, scale=1 / 4.5).interval(0.8)
    ends = found.updated.credible["rate"]
    assert (ends.lower, ends.upper) == pytest.approx((lower, upper), rel=1e-7)


def test_an_exponential_solution_by_hand() -> None:
    found = solve(Request(model="exponential", y=WAITS, prior=parse_prior("gamma:3,1.5")))
    assert found.mle == pytest.approx({"rate": 5 / 7.25})
    assert found.standard_error == pytest.approx({"rate": 5 / 7.25 / math.sqrt(5)})
    assert found.updated is not None
    assert found.updated.mode == pytest.approx({"rate": 7 / 8.75})
    assert found.updated.numbers["mean"] == pytest.approx(8 / 8.75)


def test_counts_of_nothing_put_the_rate_at_the_end_and_say_so() -> None:
    found = solve(Request(model="poisson", y=[0.0, 0.0, 0.0]))
    assert found.mle == {"rate": 0.0}
    assert found.wald == {}
    assert any(r"\hat\lambda = 0" in line for line in found.explain)


def test_few_counts_have_an_interval_that_reaches_below_nought_and_it_is_said() -> None:
    found = solve(Request(model="poisson", y=[1.0, 0.0]))
    assert found.wald["rate"].lower < 0
    assert any("leaves the parameter space" in note for note in found.notes)


@pytest.mark.parametrize(
    ("model", "y", "said"),
    [
        ("poisson", [1.0, 2.5], "observation 2 is 2.5"),
        ("poisson", [-1.0], "observation 1 is -1"),
        ("exponential", [1.0, -0.5], "observation 2 is -0.5"),
    ],
)
def test_what_is_no_count_or_wait_is_named(model: str, y: list[float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        solve(Request(model=model, y=y))


@pytest.mark.parametrize("model", ["poisson", "exponential"])
def test_a_rate_takes_a_gamma_prior_alone(model: str) -> None:
    with pytest.raises(SolverError, match=f"{model} takes no beta prior") as raised:
        solve(Request(model=model, y=[1.0, 2.0], prior=parse_prior("beta:1,2")))
    assert raised.value.mend == "write gamma:shape,rate"
