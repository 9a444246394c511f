from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.memory.policy import PLAIN, Policy
from interview_grill.planning.cards import Cards, cards_of
from interview_grill.planning.portfolio import (
    PORTFOLIO,
    compare,
    learners_for,
    multipliers,
    one_sitting,
)
from interview_grill.planning.simulation import simulate
from tests.memory.learners import TODAY

from .decks import fresh, mixed

NOISE = 0.15
"""Questions of 60: what a mean over the learners of these tests may be off by."""


def score(policy: Policy, cards: Cards, seconds: list[float], *, seed: int, learners: int = 120) -> float:
    return simulate(policy, cards, seconds, multipliers=np.ones(learners), seed=seed).expected


def test_the_planner_beats_each_of_its_components_on_seeds_that_did_not_choose() -> None:
    """No policy alone does as well over these situations as choosing one for each."""
    situations = [
        (fresh(60), 14, 20),
        (fresh(60, uneven=True), 7, 20),
        (fresh(60, first_try=0.76), 14, 10),
        (fresh(60, first_try=0.76), 30, 10),
        (fresh(60), 7, 40),
        (fresh(60), 7, 10),
    ]
    chosen, alone = 0.0, dict.fromkeys(PORTFOLIO, 0.0)
    for cards, days, minutes in situations:
        seconds = [60.0 * minutes] * days
        best = compare(cards, seconds, seed=1, learners=60, learner_sd=0.0).best.policy
        scores = {policy: score(policy, cards, seconds, seed=1001) for policy in PORTFOLIO}
        assert scores[best] >= max(scores.values()) - NOISE
        chosen += scores[best]
        alone = {policy: total + scores[policy] for policy, total in alone.items()}
    assert all(chosen > total for total in alone.values())
    assert chosen > alone[PLAIN] + 1.5 * len(situations)


def test_the_targets_of_a_fortnight_and_of_an_uneven_week_are_met() -> None:
    fortnight, uneven = fresh(60), fresh(60, uneven=True, seed=1)
    for cards, days, gain in ((fortnight, 14, 1.3), (uneven, 7, 6.0)):
        seconds = [1200.0] * days
        best = compare(cards, seconds, seed=1, learners=60, learner_sd=0.0).best.policy
        added = score(best, cards, seconds, seed=2002) - score(PLAIN, cards, seconds, seed=2002)
        assert added >= gain


def test_no_policy_is_above_the_one_taken_and_plain_fsrs_is_among_them() -> None:
    found = compare(cards_of(mixed(), TODAY), [600.0] * 6, learners=30)
    scores = [course.expected for course in found.courses]
    assert scores == sorted(scores, reverse=True)
    assert found.best.expected >= found.plain.expected
    assert found.plain.policy == PLAIN
    assert {course.policy for course in found.courses} == set(PORTFOLIO)


@given(
    first=st.integers(3, 50),
    more=st.integers(1, 40),
    days=st.integers(1, 9),
    seed=st.integers(0, 50),
    first_try=st.sampled_from([0.2, 0.4, 0.76]),
)
@settings(max_examples=25, deadline=None)
def test_more_minutes_never_lower_the_expected_score(
    first: int, more: int, days: int, seed: int, first_try: float
) -> None:
    cards = fresh(30, first_try=first_try, uneven=True, seed=seed)
    less, greater = (
        compare(cards, [60.0 * minutes] * days, seed=seed, learners=40) for minutes in (first, first + more)
    )
    assert greater.best.expected >= less.best.expected - NOISE / 2
    assert less.ten_more >= 0


def test_ten_more_minutes_are_worth_what_a_longer_plan_says() -> None:
    cards = fresh(60)
    found = compare(cards, [600.0] * 7, learners=60)
    longer = compare(cards, [1200.0] * 7, learners=60)
    assert found.ten_more == pytest.approx(longer.best.expected - found.best.expected, abs=0.5)
    assert found.ten_more > 8


def test_ten_more_minutes_do_not_work_on_days_off() -> None:
    found = compare(fresh(20), [0.0, 600.0, 0.0], learners=20)
    assert found.best.minutes[[0, 2]].tolist() == [0, 0]
    assert found.ten_more > 0


def test_cramming_is_all_the_time_on_the_last_free_day() -> None:
    assert one_sitting([60.0, 120.0, 0.0]) == [0.0, 180.0, 0.0]
    assert one_sitting([0.0, 0.0]) == [0.0, 0.0]


def test_with_little_time_cramming_scores_as_well_but_is_gone_sooner() -> None:
    found = compare(fresh(60), [600.0] * 14, learners=60, learner_sd=0.0)
    assert found.cram.expected > found.best.expected
    assert found.cram.minutes[:-1].sum() == 0
    drop = found.cram.expected - found.cram.afterwards
    assert drop > 1.5 * (found.best.expected - found.best.afterwards)


def test_learners_stand_at_the_quantiles_of_the_log_normal() -> None:
    logs = np.log(multipliers(101, 0.5))
    assert logs[50] == pytest.approx(0)
    assert logs.std() == pytest.approx(0.5, rel=0.02)
    assert multipliers(5, 0.0).tolist() == [1.0] * 5


@pytest.mark.parametrize(("cards", "days"), [(60, 14), (134, 30), (2000, 30), (60, 400), (0, 1)])
def test_the_work_of_a_plan_is_bounded(cards: int, days: int) -> None:
    learners = learners_for(cards, days)
    assert 8 <= learners <= 128
    assert learners == 8 or learners * cards * days <= 160_000


def test_more_learners_give_the_same_score_to_within_the_noise() -> None:
    cards, seconds = fresh(60), [1200.0] * 7
    few, many = (
        score(PORTFOLIO[0], cards, seconds, seed=seed, learners=n) for seed, n in ((1, 60), (2, 600))
    )
    assert math.isclose(few, many, abs_tol=0.5)
