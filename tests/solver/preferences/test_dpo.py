"""One pair of direct preference optimisation, and the policy that optimises the regularised objective."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.preferences.dpo import (
    Pair,
    implied_reward,
    optimal_policy,
    optimal_value,
    partition_function,
)

LOGS = st.floats(-20, 0)
PAIRS = st.builds(
    Pair,
    beta=st.floats(0.05, 3),
    log_policy_chosen=LOGS,
    log_reference_chosen=LOGS,
    log_policy_rejected=LOGS,
    log_reference_rejected=LOGS,
)
PAIR = Pair(
    beta=0.5,
    log_policy_chosen=-2.0,
    log_reference_chosen=-2.4,
    log_policy_rejected=-3.5,
    log_reference_rejected=-3.0,
)
REFERENCE, REWARDS = (0.2, 0.5, 0.3), (1.0, -2.0, 0.5)


def test_a_pair_by_hand() -> None:
    # log ratios 0.4 and -0.5: the margin is 0.5·0.9
    assert PAIR.margin == pytest.approx(0.45)
    assert PAIR.loss == pytest.approx(math.log(1 + math.exp(-0.45)))
    assert PAIR.gradient_weight == pytest.approx(1 / (1 + math.exp(0.45)))


@given(PAIRS)
def test_the_margin_is_the_difference_of_implied_rewards(pair: Pair) -> None:
    chosen = implied_reward(
        beta=pair.beta, log_policy=pair.log_policy_chosen, log_reference=pair.log_reference_chosen
    )
    rejected = implied_reward(
        beta=pair.beta, log_policy=pair.log_policy_rejected, log_reference=pair.log_reference_rejected
    )
    assert pair.margin == pytest.approx(chosen - rejected, abs=1e-12)


@given(PAIRS)
def test_swapping_chosen_and_rejected_turns_the_margin_round(pair: Pair) -> None:
    swapped = Pair(
        beta=pair.beta,
        log_policy_chosen=pair.log_policy_rejected,
        log_reference_chosen=pair.log_reference_rejected,
        log_policy_rejected=pair.log_policy_chosen,
        log_reference_rejected=pair.log_reference_chosen,
    )
    assert swapped.margin == pytest.approx(-pair.margin, abs=1e-12)
    assert pair.loss - swapped.loss == pytest.approx(-pair.margin, abs=1e-9)
    assert pair.gradient_weight + swapped.gradient_weight == pytest.approx(1.0)


@given(PAIRS)
def test_the_gradient_is_the_slope_and_sums_to_nought(pair: Pair) -> None:
    step = 1e-5
    lower = replace(pair, log_policy_chosen=pair.log_policy_chosen - step)
    slope = (pair.loss - lower.loss) / step
    chosen, rejected = pair.gradient
    assert chosen == pytest.approx(slope, abs=1e-4)
    assert chosen + rejected == 0.0
    assert chosen <= 0.0 <= rejected


def test_a_weaker_leash_makes_the_same_ratios_count_for_more() -> None:
    assert replace(PAIR, beta=1.0).margin == pytest.approx(2 * PAIR.margin)


@pytest.mark.parametrize("beta", [0.0, -0.1, math.inf, math.nan])
def test_beta_is_positive(beta: float) -> None:
    with pytest.raises(SolverError, match="beta must be positive and finite"):
        replace(PAIR, beta=beta)
    with pytest.raises(SolverError, match="beta must be positive and finite"):
        implied_reward(beta=beta, log_policy=-1.0, log_reference=-1.0)
    with pytest.raises(SolverError, match="beta must be positive and finite"):
        optimal_policy(reference=REFERENCE, rewards=REWARDS, beta=beta)


def test_a_log_probability_is_at_most_nought() -> None:
    with pytest.raises(SolverError, match=r"a log-probability is at most 0, not 0\.1"):
        replace(PAIR, log_reference_rejected=0.1)
    assert replace(PAIR, log_policy_chosen=0.0).log_policy_chosen == 0.0


def test_the_optimal_policy_by_hand() -> None:
    tilted = np.array(REFERENCE) * np.exp(np.array(REWARDS) / 0.8)
    assert optimal_policy(reference=REFERENCE, rewards=REWARDS, beta=0.8) == pytest.approx(
        tilted / tilted.sum()
    )
    assert partition_function(reference=REFERENCE, rewards=REWARDS, beta=0.8) == pytest.approx(tilted.sum())
    assert optimal_value(reference=REFERENCE, rewards=REWARDS, beta=0.8) == pytest.approx(
        0.8 * math.log(tilted.sum())
    )


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=3), st.floats(0.1, 5))
def test_the_value_is_the_expected_reward_less_the_divergence(rewards: list[float], beta: float) -> None:
    policy = np.array(optimal_policy(reference=REFERENCE, rewards=rewards, beta=beta))
    assert policy.sum() == pytest.approx(1.0)
    seen = policy > 0
    divergence = float(np.sum(policy[seen] * np.log(policy[seen] / np.array(REFERENCE)[seen])))
    value = float(policy @ np.array(rewards)) - beta * divergence
    assert optimal_value(reference=REFERENCE, rewards=rewards, beta=beta) == pytest.approx(value, abs=1e-9)


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=3), st.floats(-100, 100), st.floats(0.1, 5))
def test_a_constant_added_to_all_rewards_changes_nothing_but_the_value(
    rewards: list[float], shift: float, beta: float
) -> None:
    moved = [reward + shift for reward in rewards]
    before = optimal_policy(reference=REFERENCE, rewards=rewards, beta=beta)
    assert optimal_policy(reference=REFERENCE, rewards=moved, beta=beta) == pytest.approx(before, abs=1e-9)
    gain = optimal_value(reference=REFERENCE, rewards=moved, beta=beta) - optimal_value(
        reference=REFERENCE, rewards=rewards, beta=beta
    )
    assert gain == pytest.approx(shift, abs=1e-9)


def test_large_rewards_do_not_overflow_the_policy() -> None:
    assert optimal_policy(reference=(0.5, 0.5), rewards=(1e6, 0.0), beta=0.1) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("reference", "rewards"),
    [
        ((0.5, 0.5), (1.0,)),
        ((), ()),
        ((0.5, 0.6), (1.0, 2.0)),
        ((0.0, 1.0), (1.0, 2.0)),
        ((1.2, -0.2), (1.0, 2.0)),
        ((math.nan, 1.0), (1.0, 2.0)),
    ],
)
def test_the_reference_is_a_distribution_over_the_rewards(
    reference: tuple[float, ...], rewards: tuple[float, ...]
) -> None:
    with pytest.raises(SolverError, match="reference probabilities"):
        optimal_policy(reference=reference, rewards=rewards, beta=1.0)
