"""The simulation against a slow one that follows one learner card by card, and against what a day may hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.memory.daily import DailyPlan, chosen_on
from interview_grill.memory.forecast import after_first_sight, recall_on
from interview_grill.memory.fsrs import next_memory, retrievability
from interview_grill.memory.policy import PLAIN, Policy, Rule
from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState
from interview_grill.planning.cards import cards_of
from interview_grill.planning.portfolio import PORTFOLIO
from interview_grill.planning.simulation import AFTERWARDS, simulate
from tests.memory.learners import TODAY, reviewed, unseen

from .decks import fresh, mixed

GAIN = Policy(Rule.GAIN, 0.0)
ONE = np.ones(1)


def by_hand(
    policy: Policy, prospects: list[Prospect], days: int, minutes: float, seed: int
) -> tuple[float, list[list[str]]]:
    """The score of one learner who has all the time a day's cards need, and the cards of each day."""
    plan = DailyPlan(policy, TODAY + days, minutes)
    chance = np.random.default_rng(seed)
    order = cards_of(prospects, TODAY).ids
    asked = []
    for day in range(TODAY, TODAY + days):
        luck = dict(zip(order, chance.random((1, len(order)))[0].tolist(), strict=True))
        chosen = {card.card for card in chosen_on(plan, prospects, day)}
        asked.append(sorted(chosen))
        prospects = [_tried(p, luck[p.card], day) if p.card in chosen else p for p in prospects]
    worth = dict(zip(order, cards_of(prospects, TODAY).value.tolist(), strict=True))
    return sum(worth[p.card] * _known(p, TODAY + days) for p in prospects), asked


def _tried(card: Prospect, luck: float, day: int) -> Prospect:
    state = card.state
    elapsed = float(day - (state.last_day or day))
    recall = card.first_try if state.stability is None else retrievability(elapsed, state.stability)
    passed = luck < recall
    stability, difficulty = next_memory(state.stability, state.difficulty, 3.0 if passed else 1.0, elapsed)
    due = day + (9 if passed else 1)
    after = CardState(card.card, stability, difficulty, last_day=day, due_day=due, reps=state.reps + 1)
    return replace(card, state=after)


def _known(card: Prospect, day: int) -> float:
    state = card.state
    if state.stability is None or state.last_day is None:
        return card.first_try
    return recall_on(float(day - state.last_day), state.stability)


@pytest.mark.parametrize("policy", PORTFOLIO, ids=lambda policy: policy.name)
def test_one_learner_with_ample_time_is_followed_card_by_card(policy: Policy) -> None:
    """With time for everything the day's choice is the rule's alone, so both must ask and score the same."""
    prospects = mixed()
    course = simulate(policy, cards_of(prospects, TODAY), [6e4] * 6, multipliers=ONE, seed=3)
    score, asked = by_hand(policy, prospects, 6, 1000.0, 3)
    ids = cards_of(prospects, TODAY).ids
    found = [sorted(ids[n] for n in np.flatnonzero(row)) for row in course.asked]
    assert found == asked
    assert course.expected == pytest.approx(score, rel=1e-9)


@pytest.mark.parametrize("policy", PORTFOLIO, ids=lambda policy: policy.name)
def test_a_session_begins_with_the_cards_the_simulation_began_with(policy: Policy) -> None:
    """Certain answers make the simulated times the expected ones: the first day is the session's, card for card."""
    prospects = [replace(card, first_try=1.0) for card in mixed() if not card.state.reviewed]
    prospects += [
        reviewed(f"z{n}", stability=30_000.0, days_ago=1, due_in=0, position=40 + n, seconds=40.0 + n)
        for n in range(9)
    ]
    cards = cards_of(prospects, TODAY)
    course = simulate(policy, cards, [1200.0] * 3, multipliers=ONE, seed=1)
    plan = DailyPlan(policy, TODAY + 3, 20.0)
    chosen = {card.card for card in chosen_on(plan, prospects, TODAY)}
    assert {cards.ids[n] for n in np.flatnonzero(course.asked[0])} == chosen


@given(st.sampled_from(PORTFOLIO), st.integers(0, 99))
@settings(max_examples=25)
def test_no_day_takes_much_more_than_its_time_and_all_days_together_no_more(
    policy: Policy, seed: int
) -> None:
    cards = fresh(50, uneven=True)
    longest = float((cards.first_seconds + cards.seconds).max()) / 60
    course = simulate(policy, cards, [900.0] * 8, multipliers=ONE, seed=seed)
    assert course.minutes.max() <= 15 + 2 * longest
    assert course.total_minutes <= 8 * 15 + longest


def test_nobody_studies_on_a_day_off() -> None:
    course = simulate(GAIN, fresh(30), [600.0, 0.0, 600.0], multipliers=np.ones(9), seed=4)
    assert course.minutes[1] == 0
    assert not course.asked[1].any()
    assert course.asked[[0, 2]].any(axis=1).all()


def test_a_question_is_asked_in_one_way_a_day_and_introduced_in_order() -> None:
    prospects = [unseen("a"), unseen("a", "compute"), unseen("a", "derive")]
    course = simulate(GAIN, cards_of(prospects, TODAY), [6e4] * 3, multipliers=ONE, seed=2)
    assert (course.asked.sum(axis=1) == 1).all()
    assert course.asked[0].tolist() == [1, 0, 0]
    assert course.asked[:2, 2].tolist() == [0, 0]


def test_a_question_asked_today_waits_until_tomorrow() -> None:
    prospects = [reviewed("a", days_ago=0), reviewed("a", "compute", days_ago=30), unseen("b", position=1)]
    course = simulate(GAIN, cards_of(prospects, TODAY), [6e4] * 2, multipliers=ONE, seed=2)
    assert course.asked[0].tolist() == [0, 0, 1]
    assert course.asked[1, :2].sum() == 1


def test_the_curve_begins_at_today_and_ends_at_the_score() -> None:
    prospects = mixed()
    cards = cards_of(prospects, TODAY)
    course = simulate(GAIN, cards, [900.0] * 5, multipliers=np.ones(20), seed=6)
    now = sum(
        v * _known(p, TODAY + 5)
        for p, v in zip(sorted(prospects, key=lambda p: cards.ids.index(p.card)), cards.value, strict=True)
    )
    assert course.curve[0] == pytest.approx(now)
    assert course.curve[-1] == course.expected
    assert (np.diff(course.curve) > 0).all()


def test_one_first_sight_is_worth_its_exact_expectation() -> None:
    cards = cards_of([unseen(first_try=0.3)], TODAY)
    course = simulate(GAIN, cards, [600.0, 0.0, 0.0, 0.0], multipliers=np.ones(20_000), seed=7)
    assert course.expected == pytest.approx(after_first_sight(0.3, 4.0), abs=0.005)
    assert course.total_minutes == pytest.approx((90 + 0.7 * 45) / 60, abs=0.01)


def test_learners_who_remember_better_score_better_and_keep_more() -> None:
    cards = cards_of(mixed(), TODAY)
    scores = [simulate(GAIN, cards, [600.0] * 7, multipliers=np.full(40, m), seed=9) for m in (0.6, 1.0, 1.7)]
    assert [c.expected for c in scores] == sorted(c.expected for c in scores)
    assert all(c.afterwards < c.expected for c in scores)
    assert AFTERWARDS == 14


def test_the_same_seed_is_the_same_course() -> None:
    cards = fresh(20, uneven=True)
    one, two, other = (
        simulate(PLAIN, cards, [600.0] * 6, multipliers=np.ones(5), seed=seed).scores.tolist()
        for seed in (1, 1, 2)
    )
    assert one == two != other


def test_thousands_of_cards_are_asked_in_the_order_of_the_bank() -> None:
    course = simulate(GAIN, fresh(2000), [600.0], multipliers=ONE, seed=1)
    asked = np.flatnonzero(course.asked[0])
    assert asked.tolist() == list(range(len(asked)))
    assert 4 <= len(asked) <= 7
