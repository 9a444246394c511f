"""Calls on estimators: bias, mean squared error and transformed standard errors, by simulation and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.calls import Argument, call

RNG = np.random.default_rng(31)
GAUSSIAN = RNG.normal(2.0, math.sqrt(2.6), (200_000, 5))
SQUARES = ((GAUSSIAN - GAUSSIAN.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)


@pytest.mark.parametrize("divisor", [4.0, 5.0, 6.0])
def test_the_variance_estimator_with_any_divisor_behaves_as_simulated(divisor: float) -> None:
    arguments: dict[str, Argument] = {"variance": 2.6, "n": 5, "divisor": divisor}
    estimates = SQUARES / divisor
    prefix = "gaussian.variance-estimator"
    assert call(f"{prefix}.expectation", arguments) == pytest.approx(estimates.mean(), rel=0.01)
    assert call(f"{prefix}.variance", arguments) == pytest.approx(estimates.var(), rel=0.03)
    assert call(f"{prefix}.bias", arguments) == pytest.approx(estimates.mean() - 2.6, abs=0.02)
    expected = float(np.mean((estimates - 2.6) ** 2))
    assert call(f"{prefix}.mean-squared-error", arguments) == pytest.approx(expected, rel=0.03)


def test_without_a_divisor_the_estimator_is_the_mle() -> None:
    assert call("gaussian.variance-estimator.bias", {"variance": 2.6, "n": 5}) == pytest.approx(-2.6 / 5)


def test_the_exponential_rate_is_biased_upwards_as_simulated() -> None:
    rates = 1 / RNG.exponential(1 / 0.9, (200_000, 5)).mean(axis=1)
    assert call("exponential.mle.rate.expectation", {"rate": 0.9, "n": 5}) == pytest.approx(
        rates.mean(), rel=0.01
    )
    assert call("exponential.mle.rate.bias", {"rate": 0.9, "n": 5}) == pytest.approx(0.9 / 4)


def test_the_largest_observation_falls_short_as_simulated() -> None:
    largest = RNG.uniform(0, 8.0, (200_000, 5)).max(axis=1)
    arguments: dict[str, Argument] = {"upper": 8.0, "n": 5}
    assert call("uniform.mle.upper.bias", arguments) == pytest.approx(largest.mean() - 8, rel=0.01)
    expected = float(np.mean((largest - 8) ** 2))
    assert call("uniform.mle.upper.mean-squared-error", arguments) == pytest.approx(expected, rel=0.02)
    spread = float((largest * 6 / 5).var())
    assert call("uniform.unbiased.upper.variance", arguments) == pytest.approx(spread, rel=0.02)


@pytest.mark.parametrize("which", ["mean", "map"])
def test_shrunk_proportions_behave_as_simulated(which: str) -> None:
    counts = RNG.binomial(12, 0.37, 200_000)
    lost = 1.0 if which == "map" else 0.0  # the mode counts one pseudo-observation less on either side
    estimates = (2.5 - lost + counts) / (4.0 - 2 * lost + 12)
    arguments: dict[str, Argument] = {"alpha": 2.5, "beta": 1.5, "probability": 0.37, "n": 12}
    bias = call(f"beta-bernoulli.{which}.bias", arguments)
    assert bias == pytest.approx(float(estimates.mean()) - 0.37, abs=0.002)
    expected = float(np.mean((estimates - 0.37) ** 2))
    assert call(f"beta-bernoulli.{which}.mean-squared-error", arguments) == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("bernoulli.mle.mean-squared-error", {"probability": 0.3, "n": 7}, 0.21 / 7),
        ("delta-method.standard-error", {"standard_error": 0.4, "derivative": -3}, 1.2),
        ("delta-method.log", {"estimate": 5, "standard_error": 0.4}, 0.08),
        ("delta-method.exp", {"estimate": 1.5, "standard_error": 0.4}, 0.4 * math.exp(1.5)),
        ("delta-method.sqrt", {"estimate": 4, "standard_error": 0.4}, 0.1),
        ("delta-method.square", {"estimate": -3, "standard_error": 0.4}, 2.4),
        ("delta-method.reciprocal", {"estimate": -2, "standard_error": 0.4}, 0.1),
        ("wald.lower", {"estimate": 2, "standard_error": 0.5}, 2 - 0.5 * 1.959963984540054),
        ("wald.upper", {"estimate": 2, "standard_error": 0.5, "level": 0.5}, 2 + 0.5 * 0.6744897501960817),
        ("loss-minimiser.squared", {"data": [1, 2, 9]}, 4.0),
        ("loss-minimiser.absolute", {"data": [1, 9, 2]}, 2.0),
        # I = [[2, 0.4], [0.4, 3]]: the inverse's diagonal is (3, 2)/5.84.
        (
            "information-matrix.standard-error.first",
            {"first": 2, "shared": 0.4, "second": 3, "n": 5},
            math.sqrt(3 / 5.84 / 5),
        ),
        (
            "information-matrix.standard-error.second",
            {"first": 2, "shared": 0.4, "second": 3, "n": 5},
            math.sqrt(2 / 5.84 / 5),
        ),
    ],
)
def test_answers_worked_by_hand(name: str, arguments: dict[str, Argument], expected: float) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


def test_a_flat_place_has_no_first_order_error() -> None:
    with pytest.raises(SolverError, match="derivative is zero"):
        call("delta-method.square", {"estimate": 0, "standard_error": 0.4})
