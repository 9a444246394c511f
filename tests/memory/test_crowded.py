from __future__ import annotations

import itertools
import math
import random
from dataclasses import replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from interview_grill.memory.crowded import mixed_normals, refined_normal
from interview_grill.memory.mixing import Node, log_normal_nodes, moved
from interview_grill.memory.prospect import Prospect
from interview_grill.memory.readiness import (
    asked,
    chance,
    first_try_mean,
    nodes,
    number_answered,
    outlook,
    poisson_binomial,
)

from .learners import STRANGER, TODAY, reviewed, unseen

DAY = TODAY + 20


def bank(number: int, seed: int = 4) -> list[Prospect]:
    """Questions put in one to three ways, some never seen, others at all stages of being forgotten."""
    chance_of, cards = random.Random(seed), []
    for n in range(number):
        for kind in ("recall", "compute", "derive")[: 1 + n % 3]:
            name, ago = f"q{n:06}", 1 + int(30 * chance_of.random() ** 2)
            stability = 0.3 + 20 * chance_of.random() ** 3
            seen = chance_of.random() < 0.8
            cards.append(
                reviewed(name, kind, stability=stability, days_ago=ago, position=n)
                if seen
                else unseen(name, kind, first_try=0.6 * chance_of.random(), position=n)
            )
    return cards


def convolved(cards: list[Prospect]) -> list[float]:
    questions = asked(cards)
    mean = first_try_mean(questions)
    multipliers, rates = nodes(questions, DAY, STRANGER)
    mixed = np.zeros(len(questions) + 1)
    for rate, part in rates:
        then = asked([replace(card, first_try=moved(card.first_try, mean, rate)) for card in cards])
        for multiplier, probability in multipliers:
            masses = poisson_binomial(chance(question, DAY, multiplier) for question in then)
            mixed += part * probability * np.array(masses)
    found: list[float] = mixed.tolist()
    return found


def worst(found: list[float], exact: list[float]) -> float:
    """The largest difference of the two distribution functions."""
    return max(abs(a - b) for a, b in zip(accumulate(found), accumulate(exact), strict=True))


@pytest.mark.parametrize(("number", "error"), [(251, 2e-4), (500, 1e-4)])
def test_many_questions_are_as_if_convolved(number: int, error: float) -> None:
    cards = bank(number)
    found, exact = number_answered(asked(cards), DAY, STRANGER), convolved(cards)
    assert worst(found, exact) < error
    assert sum(found) == pytest.approx(1, abs=1e-12)
    assert outlook(found).expected == pytest.approx(outlook(exact).expected, abs=1e-4)
    assert (outlook(found).low, outlook(found).high) == (outlook(exact).low, outlook(exact).high)


@pytest.mark.parametrize(
    "cards",
    [
        [reviewed(f"q{n}", stability=3000.0 + n, days_ago=1, position=n) for n in range(300)],
        [unseen(f"q{n}", first_try=0.004, position=n) for n in range(300)],
        [reviewed(f"q{n}", stability=9.0, days_ago=2, position=n) for n in range(300)],
    ],
    ids=["all firm", "all unknown", "all alike"],
)
def test_an_interval_is_off_by_one_at_most_where_answers_are_certain(cards: list[Prospect]) -> None:
    found, exact = number_answered(asked(cards), DAY, STRANGER), convolved(cards)
    assert worst(found, exact) < 0.03
    ahead, really = outlook(found), outlook(exact)
    assert ahead.expected == pytest.approx(really.expected, abs=0.05)
    assert abs(ahead.low - really.low) <= 1
    assert abs(ahead.high - really.high) <= 1


@given(
    n=st.integers(20, 4000),
    p=st.floats(0, 1),
)
@settings(max_examples=60)
def test_alike_trials_are_binomial(n: int, p: float) -> None:
    """With skewness the error falls as the variance grows; without it would only as the standard deviation."""
    variance = n * p * (1 - p)
    low, masses = refined_normal(n * p, variance, variance * (1 - 2 * p), n)
    assert masses.min() >= 0
    assert masses.sum() == pytest.approx(1, abs=1e-12)
    assert low >= 0
    assert low + len(masses) <= n + 1
    below = stats.binom.cdf(np.arange(low, low + len(masses)), n, p)
    assert np.abs(np.cumsum(masses) - below).max() < min(0.12, 0.06 / max(variance, 1e-9))


def test_a_hundred_thousand_questions_are_one_narrow_hump() -> None:
    cards = [reviewed(f"q{n:06}", stability=2.0 + n % 9, position=n) for n in range(100_000)]
    questions = asked(cards)
    multipliers = log_normal_nodes(0.0, 0.5, 0.02)
    found = mixed_normals(questions, DAY, multipliers, [Node(0.4, 1.0)])
    assert len(found) == 100_001
    assert sum(found) == pytest.approx(1, abs=1e-12)
    rises = [b > a for a, b in itertools.pairwise(found) if max(a, b) > 1e-7]
    assert sum(a != b for a, b in itertools.pairwise(rises)) == 1
    few = asked(cards[:9])
    mean = math.fsum(
        probability * chance(question, DAY, multiplier)
        for multiplier, probability in multipliers
        for question in few
    )
    assert outlook(found).expected / len(questions) == pytest.approx(mean / len(few), rel=1e-5)


def test_a_hundred_thousand_unseen_questions_are_as_uncertain_as_the_rate() -> None:
    cards = [unseen(f"q{n:06}", position=n) for n in range(100_000)]
    found = number_answered(asked(cards), DAY, STRANGER)
    mean = outlook(found).expected
    assert mean == pytest.approx(40_000, rel=1e-4)
    sd = math.sqrt(sum((k - mean) ** 2 * mass for k, mass in enumerate(found)))
    assert sd == pytest.approx(math.sqrt(STRANGER.firsts.variance({"B": 1e5})), rel=0.01)
    smooth = np.convolve(found, np.full(401, 1 / 401), "same")
    middle = slice(5_000, 90_000)
    assert np.abs(np.array(found)[middle] / smooth[middle] - 1).max() < 0.02
