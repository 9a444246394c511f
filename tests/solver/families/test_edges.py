"""Edge cases: each has its mathematically right answer, or an error that names the condition that failed."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from interview_grill.solver.families.categorical import Categorical, Counts
from interview_grill.solver.families.exponential import ExponentialByRate, ExponentialByScale
from interview_grill.solver.families.family import cramer_rao_bound, wald
from interview_grill.solver.families.gaussian import Gaussian, GaussianMean, GaussianVariance, moments
from interview_grill.solver.families.laplace import Laplace
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.families.uniform import (
    Uniform,
    bias_of_mle,
    mean_squared_error_of_mle,
    unbiased_upper,
    variance_of_unbiased,
)
from interview_grill.solver.fit import Status
from tests.solver.families.cases import REGULAR, SIMPLEX, SMOOTH_IN_SCALE, Case

EVERY = (*REGULAR, SMOOTH_IN_SCALE, SIMPLEX, Case("uniform", Uniform(), (2.0,), lambda g, n: g.random(n)))


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_no_data_is_an_error(case: Case) -> None:
    with pytest.raises(SolverError, match="empty"):
        case.family.fit([])


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_an_observation_that_is_not_finite_is_named(case: Case, bad: float) -> None:
    with pytest.raises(SolverError, match="observation 3"):
        case.family.fit([1.0, 0.0, bad])


@pytest.mark.parametrize(
    ("family", "data"),
    [
        (Bernoulli(), [1.0, 0.5]),
        (Poisson(), [3.0, 1.5]),
        (Poisson(), [3.0, -1.0]),
        (ExponentialByRate(), [1.0, -0.1]),
        (Uniform(), [1.0, -0.1]),
        (Categorical(3), [1.0, 3.0]),
    ],
)
def test_an_observation_outside_the_support_is_named(family: Bernoulli, data: list[float]) -> None:
    with pytest.raises(SolverError, match="observation 2"):
        family.fit(data)


def test_a_table_is_no_sample() -> None:
    with pytest.raises(SolverError, match="2 dimensions"):
        Gaussian().fit(np.ones((3, 2)))


@pytest.mark.parametrize(("data", "estimate"), [([1, 1, 1], 1.0), ([0, 0], 0.0), ([1], 1.0)])
def test_a_proportion_of_all_or_none_is_at_the_boundary_without_standard_error(
    data: list[int], estimate: float
) -> None:
    fit = Bernoulli().fit(data)
    assert (fit["probability"], fit.status, fit.log_likelihood) == (estimate, Status.BOUNDARY, 0.0)
    with pytest.raises(SolverError, match="end of the parameter space"):
        wald(fit, "probability")


def test_impossible_data_have_log_likelihood_minus_infinity() -> None:
    assert Bernoulli().log_likelihood(Successes(1.0, 3), np.array([0.0])) == -math.inf
    assert Poisson().log_likelihood(Poisson().summarise([2, 0]), np.array([0.0])) == -math.inf
    assert Uniform().log_likelihood(Uniform().summarise([1.0, 3.0]), np.array([2.9])) == -math.inf


def test_counts_that_cannot_be_are_refused() -> None:
    for successes, trials in ((4, 3), (-1, 3), (1.5, 3), (0, 0), (1, 2.5)):
        with pytest.raises(SolverError):
            Successes.of(successes, trials)
    for counts in ([3.0], [0.0, 0.0], [1.0, -1.0], [0.5, 1.0]):
        with pytest.raises(SolverError):
            Counts.of(counts)


def test_poisson_counts_all_zero_put_the_rate_at_the_boundary() -> None:
    fit = Poisson().fit([0, 0, 0])
    assert (fit["rate"], fit.status, fit.log_likelihood) == (0.0, Status.BOUNDARY, 0.0)
    assert math.isnan(fit.standard_error[0])


@pytest.mark.parametrize("family", [ExponentialByRate(), ExponentialByScale()])
def test_waiting_times_all_zero_have_no_maximum(family: ExponentialByRate) -> None:
    with pytest.raises(SolverError, match="without bound"):
        family.fit([0.0, 0.0])


@pytest.mark.parametrize("data", [[3.3, 3.3, 3.3], [0.1] * 10, [5.0]])
def test_equal_observations_leave_a_gaussian_variance_without_maximum(data: list[float]) -> None:
    with pytest.raises(SolverError, match="equal"):
        Gaussian().fit(data)
    with pytest.raises(SolverError, match="equal"):
        Laplace().fit(data)
    # The mean alone is still estimated, and about another known mean the variance is too.
    assert GaussianMean(variance=2.0).fit(data)["mean"] == pytest.approx(data[0], rel=1e-15)
    assert GaussianVariance(mean=data[0] + 2.0).fit(data)["variance"] == pytest.approx(4.0)
    with pytest.raises(SolverError, match="known mean"):
        GaussianVariance(mean=data[0]).fit(data)


def test_a_large_offset_costs_the_variance_no_digits() -> None:
    noise = np.random.default_rng(0).normal(size=1000)
    offset = 2.0**40
    moved = noise + offset
    assert moments(moved).squares == pytest.approx(
        float(((moved - offset) - (moved - offset).mean()) @ (moved - offset))
    )
    assert moments(moved).squares == pytest.approx(moments(noise).squares, rel=1e-6)


def test_the_uniform_maximum_is_at_the_jump() -> None:
    family = Uniform()
    summary = family.summarise([2.0, 3.5, 0.4])
    fit = family.fit_summary(summary)
    assert (fit["upper"], fit.status) == (3.5, Status.SUPPORT_EDGE)
    assert math.isnan(fit.standard_error[0])
    assert family.score(summary, np.array([3.5]))[0] == pytest.approx(-3 / 3.5)
    assert family.scores([1.0, 2.0], np.array([4.0])).tolist() == [[-0.25], [-0.25]]
    assert unbiased_upper(summary) == pytest.approx(3.5 * 4 / 3)


def test_the_uniform_has_no_information_and_no_bound() -> None:
    refusals: tuple[Callable[[], object], ...] = (
        lambda: Uniform().information(np.array([2.0])),
        lambda: Uniform().observed_information(Uniform().summarise([1.0]), np.array([2.0])),
        lambda: cramer_rao_bound(Uniform(), (2.0,), n=5),
    )
    for refuse in refusals:
        with pytest.raises(SolverError, match="not regular"):
            refuse()
    with pytest.raises(SolverError, match="without bound"):
        Uniform().fit([0.0, 0.0])


def test_uniform_bias_and_errors_are_the_moments_of_the_largest_order_statistic() -> None:
    # E[max] = n/(n+1) upper and E[max²] = n/(n+2) upper².
    upper, n = 4.0, 5
    first, second = n / (n + 1) * upper, n / (n + 2) * upper**2
    assert bias_of_mle(upper=upper, n=n) == pytest.approx(first - upper)
    assert mean_squared_error_of_mle(upper=upper, n=n) == pytest.approx(second - 2 * upper * first + upper**2)
    factor = (n + 1) / n
    assert variance_of_unbiased(upper=upper, n=n) == pytest.approx(factor**2 * second - upper**2)


def test_the_laplace_median_is_unique_for_odd_n_only() -> None:
    odd, even = Laplace().fit([9.0, 1.0, 2.0]), Laplace().fit([9.0, 1.0, 2.0, 4.0])
    assert (odd["location"], odd.status) == (2.0, Status.CORNER)
    assert (even["location"], even.status) == (3.0, Status.NOT_UNIQUE)
    assert odd["scale"] == pytest.approx(8 / 3)
    # Any point between the middle two is as likely.
    summary = Laplace().summarise([9.0, 1.0, 2.0, 4.0])
    scale = even["scale"]
    ends = [Laplace().log_likelihood(summary, np.array([at, scale])) for at in (2.0, 2.7, 4.0)]
    assert ends == pytest.approx([even.log_likelihood] * 3)


def test_laplace_location_has_score_variance_but_no_curvature() -> None:
    summary = Laplace().summarise([9.0, 1.0, 2.0])
    theta = np.array([2.5, 0.5])
    assert Laplace().observed_information(summary, theta)[0, 0] == 0.0
    assert Laplace().information(theta)[0, 0] == pytest.approx(4.0)


def test_categories_never_seen_are_at_the_boundary() -> None:
    fit = Categorical(3).fit_summary(Counts.of([4.0, 0.0, 1.0]))
    assert (fit.estimate, fit.status) == ((0.8, 0.0, 0.2), Status.BOUNDARY)
    assert fit.log_likelihood == pytest.approx(4 * math.log(0.8) + math.log(0.2))


@pytest.mark.parametrize("theta", [(0.5, 0.2, 0.2), (1.2, -0.1, -0.1), (0.5, 0.5)])
def test_a_point_off_the_simplex_is_refused(theta: tuple[float, ...]) -> None:
    with pytest.raises(SolverError, match="probabilities"):
        Categorical(3).log_likelihood(Counts.of([1.0, 1.0, 1.0]), np.array(theta))


def test_one_category_is_refused() -> None:
    with pytest.raises(SolverError, match="two categories"):
        Categorical(1)


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf, math.nan])
def test_parameters_that_must_be_positive_are_checked(value: float) -> None:
    theta = np.array([value])
    for refuse in (
        lambda: Poisson().information(theta),
        lambda: ExponentialByRate().information(theta),
        lambda: ExponentialByScale().score(ExponentialByScale().summarise([1.0]), theta),
        lambda: GaussianMean(variance=value),
        lambda: Laplace().information(np.array([0.0, value])),
    ):
        with pytest.raises(SolverError, match="positive"):
            refuse()


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_information_at_the_end_of_the_unit_interval_does_not_exist(p: float) -> None:
    with pytest.raises(SolverError, match="strictly between"):
        Bernoulli().information(np.array([p]))


def test_a_bound_needs_an_observation() -> None:
    with pytest.raises(SolverError, match="at least 1"):
        cramer_rao_bound(Poisson(), (2.0,), n=0)


def test_the_information_of_a_laplace_sample_by_hand() -> None:
    summary = Laplace().summarise([9.0, 1.0, 4.0])
    found = Laplace().observed_information(summary, np.array([2.0, 3.0]))
    # Signs -1, 1, 1 and deviations 1, 2, 7 from 2.
    assert found == pytest.approx(np.array([[0.0, 1 / 9], [1 / 9, 2 * 10 / 27 - 3 / 9]]))


def test_the_scores_and_the_information_of_counts_by_hand() -> None:
    family, theta = Categorical(3), np.array([0.2, 0.5, 0.3])
    summary = Counts.of([4.0, 1.0, 3.0])
    assert family.observed_information(summary, theta) == pytest.approx(np.diag([100.0, 4.0, 100 / 3]))
    assert family.information(theta) == pytest.approx(np.diag([5.0, 2.0, 10 / 3]))
    assert family.scores([2.0, 0.0], theta) == pytest.approx(np.array([[-1, -1, 7 / 3], [4, -1, -1]]))
    assert family.score(summary, theta) == pytest.approx(np.array([12.0, -6.0, 2.0]))
    with pytest.raises(SolverError, match="3 probabilities are needed, not 2"):
        family.information(np.array([0.4, 0.6]))
