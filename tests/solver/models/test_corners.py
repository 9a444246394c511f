"""Uniform and Laplace: maxima that no score equation finds."""

from __future__ import annotations

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.models import solve
from interview_grill.solver.models.request import Request

DATA = [3.0, 1.0, 4.0, 2.0, 6.0]


def test_the_uniform_end_is_the_largest_observation_and_the_unbiased_one_a_little_more() -> None:
    found = solve(Request(model="uniform", y=DATA))
    assert found.mle == {"upper": 6.0}
    assert found.statistics["unbiased_upper"] == pytest.approx(7.2)
    assert found.to_json()["standard_error"] == {"upper": None}
    assert found.wald == {}
    assert any("jumps" in note for note in found.notes)


def test_the_uniform_likelihood_is_nought_below_the_largest_and_falls_above_it() -> None:
    curves = solve(Request(model="uniform", y=DATA)).curves
    assert curves is not None
    pairs = list(zip(curves.grid, curves.likelihood, strict=True))
    assert all(height == 0.0 for at, height in pairs if at < 6.0)
    above = [height for at, height in pairs if at >= 6.0]
    assert above == sorted(above, reverse=True)
    assert above[-1] > 0.0


def test_the_laplace_estimates_are_median_and_mean_deviation_from_it() -> None:
    found = solve(Request(model="laplace", y=DATA))
    assert found.mle == {"location": 3.0, "scale": 7 / 5}
    assert found.statistics == {"median": 3.0, "mean_absolute_deviation": 1.4}


@pytest.mark.parametrize("model", ["uniform", "laplace"])
def test_neither_takes_a_prior_or_known_values(model: str) -> None:
    with pytest.raises(SolverError, match="no use for a known mean"):
        solve(Request(model=model, y=DATA, mean=1.0))


def test_what_lies_below_nought_is_no_uniform_sample() -> None:
    with pytest.raises(SolverError, match="observation 2"):
        solve(Request(model="uniform", y=[1.0, -0.5]))
