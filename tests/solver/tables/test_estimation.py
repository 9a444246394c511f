"""The table of families and estimators: what each sort of call takes."""

from __future__ import annotations

import pytest

from interview_grill.solver.signature import describe
from interview_grill.solver.tables.estimation import ESTIMATORS, FAMILIES


@pytest.mark.parametrize("name", [name for name in FAMILIES if ".fisher-information" in name])
def test_information_is_of_one_observation_unless_said_otherwise(name: str) -> None:
    assert "n" in describe(name).optional


@pytest.mark.parametrize("name", [name for name in FAMILIES if ".cramer-rao" in name])
def test_a_bound_needs_the_number_of_observations(name: str) -> None:
    assert "n" not in describe(name).optional
    assert not describe(name).answers_vector


@pytest.mark.parametrize("name", [name for name in FAMILIES if ".log-likelihood" in name or ".score" in name])
def test_a_likelihood_takes_data_before_parameters(name: str) -> None:
    described = describe(name)
    assert described.arguments[0] in ("data", "counts", "successes")
    assert described.optional == frozenset()
    assert len(described.arguments) >= 2


@pytest.mark.parametrize(
    "name", [name for name in {**FAMILIES, **ESTIMATORS} if "data" in describe(name).arguments]
)
def test_data_are_a_vector_and_come_first(name: str) -> None:
    assert describe(name).arguments[0] == "data"
    assert "data" in describe(name).vectors


@pytest.mark.parametrize(
    "name", [name for name in ESTIMATORS if name.endswith((".bias", ".mean-squared-error"))]
)
def test_the_behaviour_of_an_estimator_depends_on_how_many_it_sees(name: str) -> None:
    assert "n" in describe(name).arguments
    assert "n" not in describe(name).optional
