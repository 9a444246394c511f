"""Simulated bias and coverage: seeded, with the error of the simulation beside the figure."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.asymptotics.monte_carlo import repeat
from interview_grill.solver.families.bernoulli import Bernoulli
from interview_grill.solver.families.exponential import ExponentialByRate
from interview_grill.solver.families.gaussian import GaussianMean


def test_coverage_of_a_regular_interval_is_its_level_within_the_monte_carlo_error() -> None:
    found = repeat(
        GaussianMean(variance=4.0).fit,
        lambda g: g.normal(3.0, 2.0, 20),
        parameter="mean",
        truth=3.0,
        repetitions=2_000,
        generator=np.random.default_rng(11),
    )
    assert abs(found.coverage.value - 0.95) < 4 * found.coverage.standard_error
    assert found.coverage.standard_error == pytest.approx(math.sqrt(0.95 * 0.05 / 2_000), rel=0.1)
    assert abs(found.bias.value) < 4 * found.bias.standard_error
    assert found.bias.standard_error == pytest.approx(2 / math.sqrt(20 * 2_000), rel=0.1)


def test_the_bias_of_the_exponential_rate_is_found() -> None:
    found = repeat(
        ExponentialByRate().fit,
        lambda g: g.exponential(0.5, 6),
        parameter="rate",
        truth=2.0,
        repetitions=4_000,
        generator=np.random.default_rng(12),
    )
    assert abs(found.bias.value - 2.0 / 5) < 4 * found.bias.standard_error


def test_one_seed_gives_one_answer_and_undefined_errors_are_counted_as_misses() -> None:
    def run(seed: int) -> tuple[float, int]:
        found = repeat(
            Bernoulli().fit,
            lambda g: g.binomial(1, 0.1, 8).astype(float),
            parameter="probability",
            truth=0.1,
            repetitions=300,
            generator=np.random.default_rng(seed),
        )
        return found.coverage.value, found.undefined

    assert run(5) == run(5)
    coverage, undefined = run(5)
    # P(no success in 8) = 0.43: the Wald interval of a small sample covers far less than it promises.
    assert abs(undefined / 300 - 0.9**8) < 0.1
    assert coverage < 0.65


def test_every_sample_without_an_error_is_counted_once() -> None:
    samples = itertools.cycle(
        [[0.0, 0.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 0.0]]
    )
    found = repeat(
        Bernoulli().fit,
        lambda _: np.array(next(samples)),
        parameter="probability",
        truth=0.5,
        repetitions=20,
        generator=np.random.default_rng(1),
    )
    assert (found.undefined, found.coverage.value) == (8, 0.6)
    assert found.bias.value == pytest.approx((0 + 2 / 3 + 1 / 3 + 1 + 2 / 3) / 5 - 0.5)


def test_one_repetition_has_no_error() -> None:
    with pytest.raises(SolverError, match="at least two"):
        repeat(
            Bernoulli().fit,
            lambda g: g.binomial(1, 0.5, 8).astype(float),
            parameter="probability",
            truth=0.5,
            repetitions=1,
            generator=np.random.default_rng(0),
        )


@pytest.mark.parametrize(("level", "covered"), [(0.5, 0.5), (0.9, 0.9)])
def test_another_level_covers_as_often_as_it_says(level: float, covered: float) -> None:
    found = repeat(
        GaussianMean(variance=1.0).fit,
        lambda g: g.normal(-2.0, 1.0, 5),
        parameter="mean",
        truth=-2.0,
        repetitions=1_500,
        generator=np.random.default_rng(21),
        level=level,
    )
    assert abs(found.coverage.value - covered) < 4 * found.coverage.standard_error
    assert (found.repetitions, found.undefined) == (1_500, 0)


def test_what_a_sample_does_to_the_fit_is_not_hidden() -> None:
    with pytest.raises(SolverError, match="without bound"):
        repeat(
            ExponentialByRate().fit,
            lambda _: np.zeros(3),
            parameter="rate",
            truth=1.0,
            repetitions=5,
            generator=np.random.default_rng(0),
        )
