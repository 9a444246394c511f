"""Bernoulli and multinomial data with Beta and Dirichlet priors, by hand."""

from __future__ import annotations

import math

import pytest
import scipy.stats

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request


def test_a_share_its_error_and_its_posterior() -> None:
    found = solve(
        Request(model="bernoulli", y=[1, 0, 0, 1, 0, 0, 0], prior=parse_prior("beta:3,1.5"), level=0.6)
    )
    assert found.mle == pytest.approx({"probability": 2 / 7})
    assert found.standard_error == pytest.approx({"probability": math.sqrt(10 / 49 / 7)})
    assert found.log_likelihood == pytest.approx(2 * math.log(2 / 7) + 5 * math.log(5 / 7))
    assert found.updated is not None
    assert found.updated.numbers["alpha"] == 5.0
    assert found.updated.numbers["beta"] == 6.5
    assert found.updated.mode == pytest.approx({"probability": 4 / 9.5})
    ends = found.updated.credible["probability"]
    assert (ends.lower, ends.upper) == pytest.approx(scipy.stats.beta(5, 6.5).interval(0.6), rel=1e-7)


def test_shares_of_categories_and_their_marginal_intervals() -> None:
    found = solve(Request(model="multinomial", y=[3, 0, 5], prior=parse_prior("dirichlet:2,1.5,1")))
    assert found.mle == pytest.approx({"probability_1": 0.375, "probability_2": 0.0, "probability_3": 0.625})
    assert found.statistics == {"count_1": 3.0, "count_2": 0.0, "count_3": 5.0}
    assert found.updated is not None
    assert found.updated.mode == pytest.approx(
        {"probability_1": 4 / 9.5, "probability_2": 0.5 / 9.5, "probability_3": 5 / 9.5}
    )
    ends = found.updated.credible["probability_3"]
    assert (ends.lower, ends.upper) == pytest.approx(scipy.stats.beta(6, 6.5).interval(0.95), rel=1e-7)


def test_one_hundred_times_the_data_shrink_the_error_tenfold() -> None:
    few = solve(Request(model="bernoulli", y=[1, 0, 0, 1, 0]))
    many = solve(Request(model="bernoulli", y=[1, 0, 0, 1, 0] * 100))
    assert many.standard_error["probability"] == pytest.approx(few.standard_error["probability"] / 10)


@pytest.mark.parametrize(
    ("model", "y", "prior", "said"),
    [
        ("bernoulli", [0.0, 2.0], None, "Bernoulli data are 0 or 1"),
        ("multinomial", [3, 4], "beta:1,2", "multinomial takes no beta prior"),
        ("multinomial", [3.5, 4], None, "whole number"),
        ("multinomial", [0, 0], None, ""),
        ("multinomial", [3], None, ""),
    ],
)
def test_what_is_no_proportion_is_refused(model: str, y: list[float], prior: str | None, said: str) -> None:
    with pytest.raises(SolverError) as raised:
        solve(Request(model=model, y=y, prior=parse_prior(prior) if prior else None))
    assert said in str(raised.value)
