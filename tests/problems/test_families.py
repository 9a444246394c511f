"""Each family's own transform has the family's distribution, and the same numbers for a seed for ever."""

from __future__ import annotations

from random import Random

import pytest
import scipy.stats

from interview_grill.problems.families import FAMILIES

CONTINUOUS = [
    ("exponential", (0.7,), scipy.stats.expon(scale=1 / 0.7)),
    ("gaussian", (4.0, 3.0), scipy.stats.norm(4.0, 3.0)),
    ("uniform", (-2.0, 5.0), scipy.stats.uniform(-2.0, 7.0)),
    ("laplace", (1.0, 2.5), scipy.stats.laplace(1.0, 2.5)),
]
DISCRETE = [
    ("bernoulli", (0.3,), scipy.stats.bernoulli(0.3), (0, 1)),
    ("poisson", (3.2,), scipy.stats.poisson(3.2), tuple(range(9))),
    ("integers", (2.0, 6.0), scipy.stats.randint(2, 7), (2, 3, 4, 5, 6)),
]


def sample(family: str, parameters: tuple[float, ...], size: int) -> list[float]:
    uniform = Random(20_250_101).random
    return [FAMILIES[family][0](uniform, *parameters) for _ in range(size)]


@pytest.mark.parametrize(("family", "parameters", "law"), CONTINUOUS)
def test_a_continuous_family_has_its_distribution(
    family: str, parameters: tuple[float, ...], law: scipy.stats.rv_continuous
) -> None:
    assert scipy.stats.kstest(sample(family, parameters, 4000), law.cdf).pvalue > 1e-3


@pytest.mark.parametrize(("family", "parameters", "law", "support"), DISCRETE)
def test_a_discrete_family_has_its_distribution(
    family: str, parameters: tuple[float, ...], law: scipy.stats.rv_discrete, support: tuple[int, ...]
) -> None:
    drawn = sample(family, parameters, 4000)
    for value in support:
        share = drawn.count(float(value)) / len(drawn)
        assert share == pytest.approx(float(law.pmf(value)), abs=0.03)


def test_a_seed_gives_the_same_numbers_for_ever() -> None:
    golden = {
        "bernoulli": ((0.8,), [0.0, 1.0, 1.0]),
        "poisson": ((3.2,), [5.0, 4.0, 3.0]),
        "exponential": ((2.0,), [0.930303555532611, 0.709314576485880, 0.272856572770796]),
        "gaussian": ((4.0, 3.0), [4.289114735395457, 3.824499761571555, 1.031721360778297]),
        "uniform": ((0.0, 10.0), [8.444218515250481, 7.579544029403025, 4.20571580830845]),
        "laplace": ((0.0, 1.0), [1.167459930505278, 0.725481972411816, -0.172993405598941]),
        "integers": ((1.0, 6.0), [6.0, 5.0, 3.0]),
    }
    for family, (parameters, expected) in golden.items():
        uniform = Random(0).random  # 0.8444218515250481, 0.7579544029403025, 0.420571580830845, …
        drawn = [FAMILIES[family][0](uniform, *parameters) for _ in range(3)]
        assert drawn == pytest.approx(expected, rel=1e-13)
