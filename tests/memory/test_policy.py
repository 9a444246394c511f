from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import ScheduleError
from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.forecast import after_first_sight, after_review, recall_on
from interview_grill.memory.fsrs import interval_days, retrievability
from interview_grill.memory.policy import PLAIN, Policy, Rule, Standing, priority, read_policy
from interview_grill.planning.portfolio import PORTFOLIO


def standing(
    *,
    seen: bool = True,
    failed: bool = False,
    stability: float = 6.0,
    difficulty: float = 5.0,
    elapsed: float = 4.0,
    days_left: float = 9.0,
    first_try: float = 0.4,
    place: float = 0.25,
    value: float = 1.0,
    seconds: float = 60.0,
) -> Standing[float]:
    recall = retrievability(elapsed, stability) if seen else first_try
    return Standing(
        seen, failed, stability, difficulty, elapsed, days_left, recall, first_try, place, value, seconds
    )


standings = st.builds(
    standing,
    seen=st.booleans(),
    failed=st.booleans(),
    stability=st.floats(0.1, 200),
    difficulty=st.floats(1, 10),
    elapsed=st.integers(1, 40).map(float),
    days_left=st.integers(1, 4).map(float),
    first_try=st.floats(0.05, 0.95),
    place=st.floats(0, 0.99),
    value=st.floats(0.1, 4),
    seconds=st.floats(10, 300),
)


@pytest.mark.parametrize(
    "name", ["fsrs:0.9", "final:0.8:2", "final:0.8:365", "gain:0.02", "spaced:0.5", "threshold:0.95"]
)
def test_a_policy_is_read_as_it_is_written(name: str) -> None:
    assert read_policy(name).name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fsrs",
        "fsrs:high",
        "gain:some",
        "final:0.9:366",
        "fsrs:1.2",
        "fsrs:nan",
        "final:0.9",
        "final:0.9:1.5",
        "gain:-1",
        "magic:1",
        "gain:0:1",
    ],
)
def test_what_is_no_policy_is_refused(text: str) -> None:
    with pytest.raises(ScheduleError, match="is not a policy"):
        read_policy(text)


def test_the_portfolio_holds_plain_fsrs_and_every_rule_once_at_each_number() -> None:
    assert PLAIN in PORTFOLIO
    assert {policy.rule for policy in PORTFOLIO} == set(Rule)
    assert len({policy.name for policy in PORTFOLIO}) == len(PORTFOLIO)
    assert all(read_policy(policy.name) == policy for policy in PORTFOLIO)


@given(st.sampled_from(PORTFOLIO), st.lists(standings, min_size=1, max_size=5), st.integers(1, 30))
@settings(max_examples=150)
def test_a_session_decides_as_the_simulation_did(
    policy: Policy, cards: list[Standing[float]], days_left: int
) -> None:
    cards = [replace(card, days_left=float(days_left)) for card in cards]
    fields = ("seen", "failed", "stability", "difficulty", "elapsed", "recall", "first_try", "place", "value")
    together = {name: np.array([getattr(card, name) for card in cards]) for name in fields}
    seconds = np.array([card.seconds for card in cards])
    arrays = Standing(**together, days_left=float(days_left), seconds=seconds)
    one_by_one = [priority(policy, card) for card in cards]
    assert priority(policy, arrays, ARRAYS) == pytest.approx(one_by_one, rel=1e-9, abs=1e-15)


@given(standings, st.sampled_from([0.7, 0.9, 0.97]))
def test_fsrs_asks_what_is_due_weakest_first_and_unseen_cards_after(card: Standing[float], dr: float) -> None:
    found = priority(Policy(Rule.FSRS, dr), card)
    if not card.seen:
        assert 0 < found <= 1
    elif card.failed or card.elapsed >= interval_days(card.stability, dr):
        assert found == 2 - card.recall
    else:
        assert found == 0


@given(standings)
def test_gain_is_expected_answers_a_second(card: Standing[float]) -> None:
    found = priority(Policy(Rule.GAIN, 0.0), card)
    left = card.days_left
    if card.seen:
        added = after_review(card.stability, card.difficulty, card.elapsed, left)
        added -= recall_on(card.elapsed + left, card.stability)
        assert found == pytest.approx(max(0.0, card.value * added / card.seconds))
    else:
        added = after_first_sight(card.first_try, left) - card.first_try
        assert found == pytest.approx(max(1e-12, card.value * added / card.seconds))


def test_gain_leaves_what_adds_less_than_its_floor() -> None:
    card = standing(stability=80.0, elapsed=2.0)
    assert priority(Policy(Rule.GAIN, 0.0), card) > 0
    assert priority(Policy(Rule.GAIN, 0.2), card) == 0


def test_an_unseen_card_with_nothing_to_gain_is_for_time_left_over() -> None:
    known = standing(seen=False, first_try=0.99, days_left=30.0)
    assert 0 < priority(Policy(Rule.GAIN, 0.0), known) < 1e-9


def test_a_card_that_should_rest_comes_after_all_that_should_not() -> None:
    spaced = Policy(Rule.SPACED, 1.0)
    resting, rested = standing(elapsed=5.0), standing(elapsed=7.0)
    assert 0 < priority(spaced, resting) < 1e-5 * priority(spaced, rested)
    assert priority(spaced, replace(resting, days_left=1.0)) > 1e-5
    assert 0 < priority(spaced, replace(resting, days_left=2.0)) < 1e-5


def test_the_last_pass_asks_each_card_once_in_its_days() -> None:
    final = Policy(Rule.FINAL, 0.9, 3)
    fresh = standing(stability=50.0, elapsed=2.0)
    assert priority(final, replace(fresh, days_left=4.0)) == 0  # FSRS: not due
    assert priority(final, replace(fresh, days_left=3.0)) > 0  # two days ago was before the pass
    assert priority(final, replace(fresh, days_left=2.0, elapsed=1.0)) == 0  # yesterday was in it
    assert priority(final, replace(fresh, days_left=2.0, elapsed=2.0)) > 0


def test_a_threshold_leaves_what_will_be_above_it() -> None:
    card = standing(stability=30.0, elapsed=3.0, days_left=9.0)
    on_the_day = retrievability(12.0, 30.0)
    assert priority(Policy(Rule.THRESHOLD, on_the_day + 0.01), card) > 0
    assert priority(Policy(Rule.THRESHOLD, on_the_day - 0.01), card) == 0
