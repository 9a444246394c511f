"""Solver calls on preferences: Bradley–Terry, reward models, DPO and supervised fine-tuning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING

from interview_grill.solver.preferences import losses
from interview_grill.solver.preferences.dpo import (
    Pair,
    implied_reward,
    optimal_policy,
    optimal_value,
    partition_function,
)

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding


def _mean_token_loss(token_probabilities: Sequence[float]) -> float:
    return losses.token_loss(token_probabilities) / len(token_probabilities)


PREFERENCES: Mapping[str, Binding] = {
    "bradley-terry.probability": losses.win_probability,
    "bradley-terry.loss": losses.comparison_loss,
    "bradley-terry.gradient.winner": losses.comparison_gradient,
    "bradley-terry.mle.difference": losses.reward_difference_mle,
    "reward-model.loss": losses.reward_model_loss,
    "dpo.loss": lambda **given: Pair(**given).loss,
    "dpo.margin": lambda **given: Pair(**given).margin,
    "dpo.gradient-weight": lambda **given: Pair(**given).gradient_weight,
    "dpo.implied-reward": implied_reward,
    "dpo.implied-reward.difference": lambda **given: Pair(**given).margin,
    "dpo.optimal-policy": optimal_policy,
    "dpo.partition-function": partition_function,
    "dpo.optimal-value": optimal_value,
    "sft.loss.total": losses.token_loss,
    "sft.loss.mean": _mean_token_loss,
    "sft.perplexity": lambda token_probabilities: exp(_mean_token_loss(token_probabilities)),
}
