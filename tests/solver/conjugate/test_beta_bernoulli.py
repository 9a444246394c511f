from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.beta_bernoulli import (
    log_evidence,
    predictive_count,
    prior_weight,
    rule_of_succession,
    update,
)
from interview_grill.solver.distributions.beta import Beta, mode_in_logit, mode_in_odds, mode_in_square
from interview_grill.solver.distributions.interval import equal_tailed
from interview_grill.solver.families.bernoulli import Bernoulli, Successes
from tests.solver.conjugate.quadrature import integrate

SHAPES = st.floats(1.0, 30.0)
COUNTS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda c: (c[0], c[0] + c[1]))


@settings(max_examples=25, deadline=None)
@given(alpha=SHAPES, beta=SHAPES, counts=COUNTS)
def test_the_posterior_is_the_normalised_product(alpha: float, beta: float, counts: tuple[int, int]) -> None:
    s, n = counts
    prior = Beta(alpha, beta)
    posterior = update(prior, successes=s, trials=n)

    def log_kernel(p: float) -> float:
        likelihood = Bernoulli().log_likelihood(Successes(float(s), n), np.array([p])) if n else 0.0
        return prior.log_density(p) + likelihood

    whole = integrate(log_kernel, 0.0, 1.0)
    assert posterior.mean == pytest.approx(whole.mean, rel=1e-8)
    assert posterior.variance == pytest.approx(whole.variance, rel=1e-6)
    assert log_evidence(prior, successes=s, trials=n) == pytest.approx(
        math.log(whole.evidence), rel=1e-8, abs=1e-9
    )
    assert posterior.cdf(posterior.mean) == pytest.approx(whole.mass_below(posterior.mean), rel=1e-8)


@settings(max_examples=60)
@given(alpha=SHAPES, beta=SHAPES, counts=COUNTS)
def test_the_mean_is_a_weighted_average_of_prior_mean_and_proportion(
    alpha: float, beta: float, counts: tuple[int, int]
) -> None:
    s, n = counts
    prior = Beta(alpha, beta)
    weight = prior_weight(prior, trials=n)
    blend = weight * prior.mean + (1 - weight) * (s / n if n else 0.0)
    assert update(prior, successes=s, trials=n).mean == pytest.approx(blend, rel=1e-12)


@settings(max_examples=60)
@given(counts=COUNTS.filter(lambda c: c[1] > 0))
def test_under_a_flat_prior_the_mode_is_the_mle_and_the_mean_is_laplaces_rule(
    counts: tuple[int, int],
) -> None:
    s, n = counts
    posterior = update(Beta(1.0, 1.0), successes=s, trials=n)
    assert posterior.mode == pytest.approx(s / n, rel=1e-14)
    assert rule_of_succession(successes=s, trials=n) == pytest.approx((s + 1) / (n + 2))


@settings(max_examples=40)
@given(alpha=SHAPES, beta=SHAPES, first=COUNTS, second=COUNTS)
def test_updating_twice_is_updating_once(
    alpha: float, beta: float, first: tuple[int, int], second: tuple[int, int]
) -> None:
    prior = Beta(alpha, beta)
    twice = update(update(prior, successes=first[0], trials=first[1]), successes=second[0], trials=second[1])
    once = update(prior, successes=first[0] + second[0], trials=first[1] + second[1])
    assert (twice.alpha, twice.beta) == pytest.approx((once.alpha, once.beta), rel=1e-13)


def test_the_worked_example() -> None:
    posterior = update(Beta(2, 2), successes=5, trials=8)
    assert posterior == Beta(7, 5)
    assert posterior.mean == pytest.approx(7 / 12)
    assert posterior.mode == pytest.approx(0.6)
    # The density picks up a Jacobian: other coordinates have other modes.
    assert math.sqrt(mode_in_square(posterior)) == pytest.approx(5 / 9)
    assert 1 / (1 + math.exp(-mode_in_logit(posterior))) == pytest.approx(7 / 12)
    assert mode_in_odds(posterior) == 1.0


def test_modes_in_other_coordinates_maximise_the_transformed_density() -> None:
    posterior = Beta(7.3, 4.1)
    grid = np.linspace(1e-4, 1 - 1e-4, 200_001)
    log_density = np.array([posterior.log_density(float(p)) for p in grid])
    in_square = log_density - np.log(2 * grid)
    in_logit = log_density + np.log(grid * (1 - grid))
    assert grid[in_square.argmax()] == pytest.approx(math.sqrt(mode_in_square(posterior)), abs=1e-5)
    assert grid[in_logit.argmax()] == pytest.approx(7.3 / 11.4, abs=1e-5)
    best = grid[(log_density + 2 * np.log(1 - grid)).argmax()]
    assert best / (1 - best) == pytest.approx(mode_in_odds(posterior), abs=1e-4)


def test_predictive_counts_sum_to_one_and_reduce_to_the_mean() -> None:
    posterior = Beta(3.5, 1.2)
    assert sum(predictive_count(posterior, successes=k, trials=6) for k in range(7)) == pytest.approx(1.0)
    assert predictive_count(posterior, successes=1, trials=1) == pytest.approx(posterior.mean)


@pytest.mark.parametrize(
    ("alpha", "beta", "mode"),
    [
        (0.5, 3.0, 0.0),
        (1.0, 3.0, 0.0),
        (3.0, 0.5, 1.0),
        (3.0, 1.0, 1.0),
        (1.0, 0.5, 1.0),
        (0.5, 1.0, 0.0),
        (3.0, 2.0, 2 / 3),
    ],
)
def test_posterior_mode_is_at_the_end_when_a_shape_is_at_most_one(
    alpha: float, beta: float, mode: float
) -> None:
    assert Beta(alpha, beta).mode == pytest.approx(mode)


def test_a_mode_that_is_not_one_value_is_an_error() -> None:
    with pytest.raises(SolverError, match="flat"):
        _ = Beta(1.0, 1.0).mode
    with pytest.raises(SolverError, match="both ends"):
        _ = Beta(0.5, 0.5).mode
    with pytest.raises(SolverError, match="alpha > 2"):
        mode_in_square(Beta(1.5, 3.0))
    with pytest.raises(SolverError, match="unbounded at 0"):
        mode_in_odds(Beta(0.8, 3.0))


def test_the_credible_interval_leaves_equal_tails() -> None:
    posterior = Beta(7, 5)
    interval = equal_tailed(posterior, level=0.9)
    assert posterior.cdf(interval.lower) == pytest.approx(0.05, rel=1e-10)
    assert posterior.cdf(interval.upper) == pytest.approx(0.95, rel=1e-10)


@pytest.mark.parametrize(("s", "n"), [(3, 2), (-1, 2), (1.5, 2), (1, 2.5)])
def test_impossible_counts_are_refused(s: float, n: float) -> None:
    with pytest.raises(SolverError, match="not possible"):
        update(Beta(1, 1), successes=s, trials=n)


@pytest.mark.parametrize("shape", [0.0, -1.0, math.inf, math.nan])
def test_shapes_must_be_positive(shape: float) -> None:
    with pytest.raises(SolverError, match="positive"):
        Beta(shape, 1.0)


def test_densities_outside_and_at_the_ends_of_the_support() -> None:
    assert Beta(2, 2).log_density(-0.1) == -math.inf
    assert Beta(2, 2).log_density(0.0) == -math.inf
    assert Beta(0.5, 2).log_density(0.0) == math.inf
    assert Beta(1, 1).log_density(0.0) == pytest.approx(0.0)
