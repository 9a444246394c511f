"""The table of conjugate calls: what is asked of one posterior is asked with the same arguments."""

from __future__ import annotations

import pytest

from interview_grill.solver.signature import describe
from interview_grill.solver.tables.conjugate import CONJUGATE

MODELS = sorted(name.removesuffix(".posterior") for name in CONJUGATE if name.endswith(".posterior"))
BY_TWO = ["beta-bernoulli", "gamma-poisson", "gamma-exponential", "normal-normal"]


@pytest.mark.parametrize("model", MODELS)
def test_a_posterior_is_a_vector_and_its_summaries_take_what_it_takes(model: str) -> None:
    posterior = describe(f"{model}.posterior")
    assert posterior.answers_vector
    summaries = [f"{model}.{summary}" for summary in ("mean", "map") if f"{model}.{summary}" in CONJUGATE]
    assert {describe(name).arguments for name in summaries} <= {posterior.arguments}


@pytest.mark.parametrize("model", BY_TWO)
def test_a_credible_interval_takes_a_level_besides(model: str) -> None:
    posterior, credible = describe(f"{model}.posterior"), describe(f"{model}.credible")
    assert credible.arguments == (*posterior.arguments, "level")
    assert credible.answers_vector


@pytest.mark.parametrize("name", sorted(CONJUGATE))
def test_gammas_are_by_rate_and_inverse_gammas_by_scale(name: str) -> None:
    arguments = describe(name).arguments
    if "shape" in arguments:
        inverse = "inverse-gamma" in name
        assert ("scale" in arguments, "rate" in arguments) == (inverse, not inverse)


def test_a_normal_is_by_mean_and_sd_and_its_conjugate_model_by_variances() -> None:
    assert describe("normal.cdf").arguments == ("mean", "sd", "at")
    assert {"prior_variance", "noise_variance"} <= set(describe("normal-normal.map").arguments)
