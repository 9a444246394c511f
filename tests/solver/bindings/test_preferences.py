"""Calls on preferences, worked by hand."""

from __future__ import annotations

import math

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.calls import Argument, call

REWARDS: dict[str, Argument] = {"reward_winner": 0.9, "reward_loser": -0.2}
TOKENS: dict[str, Argument] = {"token_probabilities": [0.5, 0.25, 0.8]}
PAIR: dict[str, Argument] = {
    "beta": 0.5,
    "log_policy_chosen": -2.0,
    "log_reference_chosen": -2.4,
    "log_policy_rejected": -3.5,
    "log_reference_rejected": -3.0,
}


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("bradley-terry.probability", REWARDS, 1 / (1 + math.exp(-1.1))),
        ("bradley-terry.loss", REWARDS, math.log(1 + math.exp(-1.1))),
        ("bradley-terry.gradient.winner", REWARDS, -1 / (1 + math.exp(1.1))),
        ("bradley-terry.mle.difference", {"wins": 6, "losses": 4}, math.log(1.5)),
        (
            "reward-model.loss",
            {"chosen": [1, 0.2], "rejected": [0.4, -0.1]},
            (math.log(1 + math.exp(-0.6)) + math.log(1 + math.exp(-0.3))) / 2,
        ),
        ("dpo.margin", PAIR, 0.45),
        ("dpo.loss", PAIR, math.log(1 + math.exp(-0.45))),
        ("dpo.gradient-weight", PAIR, 1 / (1 + math.exp(0.45))),
        ("dpo.implied-reward.difference", PAIR, 0.45),
        ("dpo.implied-reward", {"beta": 0.5, "log_policy": -2, "log_reference": -2.4}, 0.2),
        (
            "dpo.partition-function",
            {"reference": [0.5, 0.5], "rewards": [0, 1], "beta": 0.5},
            (1 + math.e**2) / 2,
        ),
        (
            "dpo.optimal-policy",
            {"reference": [0.5, 0.5], "rewards": [0, 1], "beta": 0.5},
            (1 / (1 + math.e**2), math.e**2 / (1 + math.e**2)),
        ),
        (
            "dpo.optimal-value",
            {"reference": [0.5, 0.5], "rewards": [0, 1], "beta": 0.5},
            0.5 * math.log((1 + math.e**2) / 2),
        ),
        ("sft.loss.total", TOKENS, -math.log(0.1)),
        ("sft.loss.mean", TOKENS, -math.log(0.1) / 3),
        ("sft.perplexity", TOKENS, 10 ** (1 / 3)),
    ],
)
def test_answers_worked_by_hand(name: str, arguments: dict[str, Argument], expected: object) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("dpo.loss", {**PAIR, "beta": 0}, "beta must be positive"),
        ("dpo.loss", {**PAIR, "log_policy_chosen": 0.1}, "at most 0"),
        (
            "dpo.partition-function",
            {"reference": [0.5, 0.5], "rewards": [0, 1e6], "beta": 0.1},
            "range of double",
        ),
        ("sft.loss.total", {"token_probabilities": []}, "at least one token"),
        ("sft.loss.mean", {"token_probabilities": [0.5, 0]}, "lies in"),
        ("bradley-terry.mle.difference", {"wins": 3, "losses": 0}, "is infinite"),
        ("reward-model.loss", {"chosen": [1], "rejected": [1, 2]}, "the same length"),
    ],
)
def test_impossible_preferences_are_refused(name: str, arguments: dict[str, Argument], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        call(name, arguments)
