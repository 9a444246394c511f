"""Laws that hold for every regular family, whatever its formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import cramer_rao_bound, fisher_information, wald
from interview_grill.solver.fit import Status
from tests.solver.families.cases import REGULAR, SIMPLEX, SMOOTH_IN_SCALE, Case

SEEDS = st.integers(0, 10_000)
SIZES = st.integers(12, 60)
CASES = st.sampled_from(REGULAR)


@settings(max_examples=60)
@given(case=CASES, seed=SEEDS, n=SIZES)
def test_the_score_is_zero_at_an_interior_maximum(case: Case, seed: int, n: int) -> None:
    summary = case.family.summarise(case.draw(np.random.default_rng(seed), n))
    maximum = case.family.maximise(summary)
    if maximum.status is Status.INTERIOR:
        theta = np.array(maximum.theta)
        information = case.family.observed_information(summary, theta)
        # In units of the standard deviation of the score.
        assert np.abs(case.family.score(summary, theta) / np.sqrt(np.diag(information))).max() < 1e-9


@settings(max_examples=60)
@given(case=CASES, seed=SEEDS, n=SIZES, shift=st.floats(0.9, 1.1))
def test_the_score_is_the_slope_of_the_log_likelihood(case: Case, seed: int, n: int, shift: float) -> None:
    family = case.family
    summary = family.summarise(case.draw(np.random.default_rng(seed), n))
    theta = np.array(case.theta) * shift
    for k in range(theta.size):
        h = 1e-5 * abs(theta[k])
        up, down = theta.copy(), theta.copy()
        up[k] += h
        down[k] -= h
        slope = (family.log_likelihood(summary, up) - family.log_likelihood(summary, down)) / (2 * h)
        size = np.sqrt(n * np.diag(family.information(theta)))[k]
        assert abs(slope - family.score(summary, theta)[k]) < 1e-5 * size


@settings(max_examples=60)
@given(case=CASES, seed=SEEDS, n=SIZES, shift=st.floats(0.9, 1.1))
def test_observed_information_is_minus_the_slope_of_the_score(
    case: Case, seed: int, n: int, shift: float
) -> None:
    family = case.family
    summary = family.summarise(case.draw(np.random.default_rng(seed), n))
    theta = np.array(case.theta) * shift
    observed = family.observed_information(summary, theta)
    for k in range(theta.size):
        h = 1e-5 * abs(theta[k])
        up, down = theta.copy(), theta.copy()
        up[k] += h
        down[k] -= h
        slope = (family.score(summary, up) - family.score(summary, down)) / (2 * h)
        assert np.allclose(-slope, observed[:, k], rtol=1e-5, atol=1e-6 * np.abs(observed).max())


@pytest.mark.parametrize("case", [*REGULAR, SMOOTH_IN_SCALE], ids=lambda case: case.name)
def test_scores_of_single_observations_add_up(case: Case) -> None:
    data = case.draw(np.random.default_rng(4), 31)
    theta = np.array(case.theta) * 1.05
    total = case.family.scores(data, theta).sum(axis=0)
    assert np.allclose(total, case.family.score(case.family.summarise(data), theta), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("case", [*REGULAR, SMOOTH_IN_SCALE], ids=lambda case: case.name)
def test_the_score_has_mean_zero_and_the_information_as_variance(case: Case) -> None:
    theta = np.array(case.theta)
    scores = case.family.scores(case.draw(np.random.default_rng(99), 200_000), theta)
    information = case.family.information(theta)
    errors = np.sqrt(np.diag(information) / len(scores))
    assert (np.abs(scores.mean(axis=0)) < 4.5 * errors).all()
    spread = np.atleast_2d(np.cov(scores.T))
    assert np.allclose(np.diag(spread), np.diag(information), rtol=0.03)


def test_bernoulli_information_is_exactly_the_variance_of_the_score() -> None:
    case = REGULAR[0]
    theta = np.array([0.23])
    scores = case.family.scores([0.0, 1.0], theta)[:, 0]
    variance = 0.77 * scores[0] ** 2 + 0.23 * scores[1] ** 2
    assert variance == pytest.approx(case.family.information(theta)[0, 0], rel=1e-14)


@settings(max_examples=60)
@given(case=CASES, seed=SEEDS, n=SIZES, shift=st.floats(0.8, 1.25))
def test_no_other_parameter_is_more_likely(case: Case, seed: int, n: int, shift: float) -> None:
    summary = case.family.summarise(case.draw(np.random.default_rng(seed), n))
    fit = case.family.fit_summary(summary)
    elsewhere = np.minimum(np.array(fit.estimate) * shift, 1.0 if case.name == "bernoulli" else np.inf)
    there = case.family.log_likelihood(summary, elsewhere)
    assert there <= fit.log_likelihood + 1e-12 * abs(fit.log_likelihood)


@settings(max_examples=40)
@given(seed=SEEDS, n=SIZES)
def test_the_maximum_is_invariant_under_rate_and_scale(seed: int, n: int) -> None:
    by_rate, by_scale = REGULAR[2], REGULAR[3]
    data = by_rate.draw(np.random.default_rng(seed), n)
    rate, scale = by_rate.family.fit(data), by_scale.family.fit(data)
    assert rate["rate"] * scale["scale"] == pytest.approx(1.0, rel=1e-14)
    assert rate.log_likelihood == pytest.approx(scale.log_likelihood, rel=1e-12)
    # The delta method: the relative errors of a number and its reciprocal are the same.
    assert rate.error_of("rate") / rate["rate"] == pytest.approx(scale.error_of("scale") / scale["scale"])


@settings(max_examples=40)
@given(seed=SEEDS, n=SIZES, factor=st.floats(1e-3, 1e3), offset=st.floats(-1e6, 1e6))
def test_gaussian_estimates_follow_a_change_of_units(seed: int, n: int, factor: float, offset: float) -> None:
    case = REGULAR[4]
    data = case.draw(np.random.default_rng(seed), n)
    plain, moved = case.family.fit(data), case.family.fit(factor * data + offset)
    assert moved["mean"] == pytest.approx(factor * plain["mean"] + offset, rel=1e-9, abs=1e-9 * factor)
    assert moved["variance"] == pytest.approx(factor**2 * plain["variance"], rel=1e-5)


@pytest.mark.parametrize("case", REGULAR, ids=lambda case: case.name)
def test_standard_errors_attain_the_bound_and_shrink_like_the_root_of_n(case: Case) -> None:
    fit = case.family.fit(case.draw(np.random.default_rng(8), 64))
    bound = cramer_rao_bound(case.family, fit.estimate, n=64)
    assert np.allclose(np.sqrt(np.diag(bound)), fit.standard_error, rtol=1e-12)
    information = fisher_information(case.family, fit.estimate, n=64)
    assert np.allclose(bound @ information, np.eye(len(bound)), atol=1e-10)
    assert np.allclose(cramer_rao_bound(case.family, fit.estimate, n=256) * 4, bound, rtol=1e-12)


@pytest.mark.parametrize("case", REGULAR, ids=lambda case: case.name)
def test_a_wald_interval_is_centred_and_wider_at_a_higher_level(case: Case) -> None:
    fit = case.family.fit(case.draw(np.random.default_rng(21), 40))
    name = fit.parameters[0]
    narrow, wide = wald(fit, name, level=0.8), wald(fit, name, level=0.99)
    assert (narrow.lower + narrow.upper) / 2 == pytest.approx(fit[name], rel=1e-12)
    assert wide.lower < narrow.lower < fit[name] < narrow.upper < wide.upper
    assert wald(fit, name).upper - fit[name] == pytest.approx(1.959963984540054 * fit.error_of(name))


def test_simplex_scores_vanish_after_the_lagrange_condition_and_errors_are_marginal() -> None:
    data = SIMPLEX.draw(np.random.default_rng(2), 50)
    summary = SIMPLEX.family.summarise(data)
    fit = SIMPLEX.family.fit_summary(summary)
    theta = np.array(fit.estimate)
    assert np.abs(SIMPLEX.family.score(summary, theta)).max() < 1e-10
    assert sum(fit.estimate) == pytest.approx(1.0)
    assert np.allclose(fit.standard_error, np.sqrt(theta * (1 - theta) / 50))
    # One unit of probability moved between two categories never raises the likelihood.
    moved = theta + np.array([1e-4, -1e-4, 0.0])
    assert SIMPLEX.family.log_likelihood(summary, moved) < fit.log_likelihood


def test_a_level_outside_the_unit_interval_is_refused() -> None:
    fit = REGULAR[0].family.fit([0, 1, 1])
    for level in (0.0, 1.0, 1.5):
        with pytest.raises(SolverError, match="level"):
            wald(fit, "probability", level=level)
