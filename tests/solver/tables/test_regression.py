"""The table of regressions: features before the response, and one number or one a weight."""

from __future__ import annotations

import pytest

from interview_grill.solver.signature import describe
from interview_grill.solver.tables.regression import REGRESSION

WITH_FEATURES = [name for name in REGRESSION if {"x", "x1"} & set(describe(name).arguments)]


@pytest.mark.parametrize("name", WITH_FEATURES)
def test_features_come_first_then_the_response_and_all_are_vectors(name: str) -> None:
    described = describe(name)
    features = [argument for argument in described.arguments if argument in ("x", "x1", "x2")]
    assert described.arguments[: len(features) + 1] == (*features, "y")
    assert {*features, "y"} <= described.vectors


@pytest.mark.parametrize("name", WITH_FEATURES)
def test_several_weights_are_answered_as_a_vector(name: str) -> None:
    several = "two-features" in name or name.endswith(("with-intercept", "coefficients"))
    if several:
        assert describe(name).answers_vector
    if name.endswith((".slope", ".intercept", "through-origin", ".rss", ".one-feature")):
        assert not describe(name).answers_vector


@pytest.mark.parametrize("name", [name for name in REGRESSION if name.startswith(("ridge.", "lasso."))])
def test_a_penalised_regression_says_its_penalty(name: str) -> None:
    if name in WITH_FEATURES and "largest-penalty" not in name:
        assert describe(name).arguments[-1] == "penalty"


def test_priors_are_by_sd_and_scale_and_noise_by_sd() -> None:
    assert describe("ridge.penalty").arguments == ("noise_sd", "prior_sd")
    assert describe("lasso.penalty").arguments == ("noise_sd", "prior_scale")
    assert describe("logistic.map").arguments == ("x", "y", "prior_variance")
