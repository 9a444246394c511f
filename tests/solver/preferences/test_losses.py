from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.calls import call
from interview_grill.solver.preferences.bradley_terry import bradley_terry
from interview_grill.solver.preferences.dpo import (
    Pair,
    implied_reward,
    optimal_policy,
    optimal_value,
    partition_function,
)
from interview_grill.solver.preferences.losses import (
    comparison_gradient,
    comparison_loss,
    reward_difference_mle,
    reward_model_loss,
    token_loss,
    win_probability,
)
from interview_grill.solver.sigmoid import logit, sigmoid, softplus

REWARDS = st.floats(-20, 20)
LOGS = st.floats(-30, 0)


@settings(max_examples=80)
@given(a=REWARDS, b=REWARDS, shift=REWARDS)
def test_only_the_difference_of_rewards_matters(a: float, b: float, shift: float) -> None:
    p = win_probability(reward_winner=a, reward_loser=b)
    assert p == pytest.approx(win_probability(reward_winner=a + shift, reward_loser=b + shift), rel=1e-9)
    assert p + win_probability(reward_winner=b, reward_loser=a) == pytest.approx(1.0)
    assert comparison_loss(reward_winner=a, reward_loser=b) == pytest.approx(
        -math.log(p), rel=1e-6, abs=1e-12
    )


@settings(max_examples=60)
@given(a=REWARDS, b=REWARDS)
def test_the_gradient_is_the_slope_of_the_loss(a: float, b: float) -> None:
    h = 1e-5
    up, down = (
        comparison_loss(reward_winner=a + h, reward_loser=b),
        comparison_loss(reward_winner=a - h, reward_loser=b),
    )
    assert comparison_gradient(reward_winner=a, reward_loser=b) == pytest.approx(
        (up - down) / (2 * h), abs=1e-5
    )


def test_large_margins_neither_overflow_nor_vanish() -> None:
    assert comparison_loss(reward_winner=-800, reward_loser=0) == 800
    assert comparison_loss(reward_winner=40, reward_loser=0) == pytest.approx(math.exp(-40), rel=1e-12)
    assert win_probability(reward_winner=-800, reward_loser=0) == 0.0
    assert sigmoid(-745.0) > 0.0
    assert softplus(-50.0) == pytest.approx(math.exp(-50))
    assert logit(sigmoid(-3.2)) == pytest.approx(-3.2)


def test_the_estimate_from_a_record_is_the_log_odds() -> None:
    fit = bradley_terry([[0, 9], [4, 0]])
    assert reward_difference_mle(wins=9, losses=4) == pytest.approx(fit["r1"] - fit["r2"])
    with pytest.raises(SolverError, match="infinite"):
        reward_difference_mle(wins=9, losses=0)
    with pytest.raises(SolverError, match="not both 0"):
        reward_difference_mle(wins=0, losses=0)


def test_the_reward_model_loss_is_the_mean_over_pairs() -> None:
    pairs = [(1.0, -0.5), (0.2, 0.9), (3.0, 3.0)]
    expected = np.mean([comparison_loss(reward_winner=a, reward_loser=b) for a, b in pairs])
    chosen, rejected = zip(*pairs, strict=True)
    assert reward_model_loss(chosen=chosen, rejected=rejected) == pytest.approx(expected)
    for chosen, rejected in (((1.0,), (1.0, 2.0)), ((), ())):
        with pytest.raises(SolverError, match="same length"):
            reward_model_loss(chosen=chosen, rejected=rejected)


def test_the_loss_of_a_response_is_its_negative_log_likelihood() -> None:
    assert token_loss([0.5, 0.25, 0.8]) == pytest.approx(-math.log(0.1))
    assert token_loss([1.0]) == 0.0
    for tokens in ([], [0.5, 0.0], [1.2]):
        with pytest.raises(SolverError):
            token_loss(tokens)


def test_perplexity_is_the_geometric_mean_of_the_reciprocal_probabilities() -> None:
    tokens = [0.5, 0.25, 0.8, 0.9]
    told = call("sft.perplexity", {"token_probabilities": tokens})
    assert isinstance(told, float)
    assert told == pytest.approx(statistics.geometric_mean(1 / p for p in tokens))
    assert told < statistics.mean(1 / p for p in tokens)
    assert math.log(told) == pytest.approx(call("sft.loss.mean", {"token_probabilities": tokens}))


def test_a_uniform_guess_among_k_tokens_has_perplexity_k() -> None:
    assert call("sft.perplexity", {"token_probabilities": [1 / 7] * 5}) == pytest.approx(7.0)
    assert call("sft.perplexity", {"token_probabilities": [1.0]}) == 1.0
    with pytest.raises(SolverError):
        call("sft.perplexity", {"token_probabilities": [0.5, 0.0]})


def pair(beta: float, logs: tuple[float, float, float, float]) -> Pair:
    return Pair(
        beta=beta,
        log_policy_chosen=logs[0],
        log_reference_chosen=logs[1],
        log_policy_rejected=logs[2],
        log_reference_rejected=logs[3],
    )


@settings(max_examples=60)
@given(beta=st.floats(0.01, 2), logs=st.tuples(LOGS, LOGS, LOGS, LOGS))
def test_the_dpo_loss_is_a_preference_loss_of_implied_rewards(
    beta: float, logs: tuple[float, float, float, float]
) -> None:
    one = pair(beta, logs)
    chosen = implied_reward(beta=beta, log_policy=logs[0], log_reference=logs[1])
    rejected = implied_reward(beta=beta, log_policy=logs[2], log_reference=logs[3])
    assert one.margin == pytest.approx(chosen - rejected, abs=1e-9)
    assert one.loss == pytest.approx(
        comparison_loss(reward_winner=chosen, reward_loser=rejected), rel=1e-9, abs=1e-12
    )
    assert one.gradient_weight == pytest.approx(
        1 - win_probability(reward_winner=chosen, reward_loser=rejected), abs=1e-9
    )


def test_the_dpo_gradient_is_the_slope_in_either_log_probability() -> None:
    logs, h = (-3.0, -2.5, -4.0, -4.4), 1e-6
    one = pair(0.3, logs)
    for index, expected in ((0, one.gradient[0]), (2, one.gradient[1])):
        up, down = list(logs), list(logs)
        up[index] += h
        down[index] -= h
        slope = (pair(0.3, tuple(up)).loss - pair(0.3, tuple(down)).loss) / (2 * h)  # type: ignore[arg-type]
        assert slope == pytest.approx(expected, abs=1e-8)


def test_a_policy_equal_to_its_reference_loses_log_two() -> None:
    assert pair(0.1, (-2.0, -2.0, -5.0, -5.0)).loss == pytest.approx(math.log(2))


def test_the_loss_can_fall_while_the_chosen_answer_becomes_less_likely() -> None:
    before, after = pair(1.0, (-2.0, -2.0, -2.0, -2.0)), pair(1.0, (-3.0, -2.0, -5.0, -2.0))
    assert after.loss < before.loss


def test_the_optimal_policy_inverts_to_the_rewards_up_to_one_constant() -> None:
    reference, rewards, beta = [0.2, 0.5, 0.3], [1.0, -2.0, 0.5], 0.7
    policy = optimal_policy(reference=reference, rewards=rewards, beta=beta)
    assert sum(policy) == pytest.approx(1.0)
    recovered = [
        implied_reward(beta=beta, log_policy=math.log(p), log_reference=math.log(q))
        for p, q in zip(policy, reference, strict=True)
    ]
    gaps = [reward - back for reward, back in zip(rewards, recovered, strict=True)]
    partition = sum(q * math.exp(r / beta) for q, r in zip(reference, rewards, strict=True))
    assert gaps == pytest.approx([beta * math.log(partition)] * 3)


@settings(max_examples=40)
@given(
    rewards=st.lists(st.floats(-3, 3), min_size=3, max_size=3),
    other=st.lists(st.floats(0.05, 1), min_size=3, max_size=3),
)
def test_no_policy_beats_the_optimal_one(rewards: list[float], other: list[float]) -> None:
    reference, beta = [0.2, 0.5, 0.3], 0.7

    def objective(policy: tuple[float, ...]) -> float:
        reward = sum(p * r for p, r in zip(policy, rewards, strict=True))
        penalty = sum(p * math.log(p / q) for p, q in zip(policy, reference, strict=True))
        return reward - beta * penalty

    rival = tuple(w / sum(other) for w in other)
    best = optimal_policy(reference=reference, rewards=rewards, beta=beta)
    assert objective(best) >= objective(rival) - 1e-12
    value = optimal_value(reference=reference, rewards=rewards, beta=beta)
    assert value == pytest.approx(objective(best), abs=1e-9)
    partition = partition_function(reference=reference, rewards=rewards, beta=beta)
    assert value == pytest.approx(beta * math.log(partition), abs=1e-9)


def test_impossible_preferences_are_refused() -> None:
    with pytest.raises(SolverError, match="beta"):
        pair(0.0, (-1.0, -1.0, -1.0, -1.0))
    with pytest.raises(SolverError, match="at most 0"):
        pair(0.1, (-1.0, 0.5, -1.0, -1.0))
    with pytest.raises(SolverError, match="same length"):
        optimal_policy(reference=[1.0], rewards=[1.0, 2.0], beta=1.0)
    with pytest.raises(SolverError, match="positive"):
        optimal_policy(reference=[1.0, 0.0], rewards=[1.0, 2.0], beta=1.0)
    with pytest.raises(SolverError, match="strictly between"):
        logit(1.0)
