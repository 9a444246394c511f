"""What follows from a family: standard errors, intervals, information of n and the bound."""

from __future__ import annotations

import math

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.families.bernoulli import Bernoulli
from interview_grill.solver.families.exponential import ExponentialByRate
from interview_grill.solver.families.family import cramer_rao_bound, fisher_information, wald
from interview_grill.solver.families.gaussian import Gaussian
from interview_grill.solver.families.uniform import Uniform
from interview_grill.solver.fit import Status

from .cases import REGULAR, Case


@pytest.mark.parametrize("case", REGULAR, ids=lambda case: case.name)
def test_the_bound_is_the_inverse_of_the_information(case: Case) -> None:
    information = fisher_information(case.family, case.theta, n=7)
    bound = cramer_rao_bound(case.family, case.theta, n=7)
    assert information @ bound == pytest.approx(np.eye(len(case.theta)), abs=1e-12)


@pytest.mark.parametrize("case", REGULAR, ids=lambda case: case.name)
def test_a_fit_from_summaries_is_the_fit_from_data(case: Case) -> None:
    data = case.draw(np.random.default_rng(3), 40)
    assert case.family.fit_summary(case.family.summarise(data)) == case.family.fit(data)
    assert case.family.fit(data).parameters == case.family.parameters


def test_information_adds_up_over_observations() -> None:
    one = fisher_information(ExponentialByRate(), (0.5,))
    assert fisher_information(ExponentialByRate(), (0.5,), n=9) == pytest.approx(9 * one)


def test_at_the_end_of_the_space_there_is_an_estimate_without_an_error() -> None:
    fit = Bernoulli().fit([0.0, 0.0, 0.0])
    assert (fit.estimate, fit.status) == ((0.0,), Status.BOUNDARY)
    assert math.isnan(fit.standard_error[0])
    assert fit.log_likelihood == 0.0
    with pytest.raises(SolverError, match="has no standard error"):
        wald(fit, "probability")


def test_walds_interval_is_about_one_parameter() -> None:
    fit = Gaussian().fit([3.0, 1.0, 4.0, 2.0, 6.0])
    found = wald(fit, "mean", level=0.9)
    half = 1.6448536269514722 * math.sqrt(2.96 / 5)
    assert (found.lower, found.upper) == pytest.approx((3.2 - half, 3.2 + half))


@pytest.mark.parametrize("n", [0.0, 0.5, math.nan])
def test_information_and_bound_are_of_at_least_one_observation(n: float) -> None:
    with pytest.raises(SolverError, match="at least 1"):
        fisher_information(Bernoulli(), (0.3,), n=n)
    with pytest.raises(SolverError, match="at least 1"):
        cramer_rao_bound(Bernoulli(), (0.3,), n=n)


def test_a_model_that_is_not_regular_has_no_bound() -> None:
    with pytest.raises(SolverError, match="is not regular"):
        cramer_rao_bound(Uniform(), (2.0,), n=5)
