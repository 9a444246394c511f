"""Calls on entropy, divergences and preferences."""

from __future__ import annotations

DIVERGENCES = {
    "entropy.bernoulli": "p",
    "entropy.bernoulli.bits": "p",
    "entropy.categorical": "p[]",
    "entropy.categorical.bits": "p[]",
    "entropy.gaussian": "sd",
    "cross-entropy.bernoulli": "p q",
    "cross-entropy.categorical": "p[] q[]",
    "cross-entropy.categorical.bits": "p[] q[]",
    "kl.bernoulli": "p q",
    "kl.bernoulli.reverse": "p q",
    "kl.bernoulli.bits": "p q",
    "kl.categorical": "p[] q[]",
    "kl.categorical.reverse": "p[] q[]",
    "kl.categorical.bits": "p[] q[]",
    "kl.gaussian": "mean_p sd_p mean_q sd_q",
    "kl.gaussian.reverse": "mean_p sd_p mean_q sd_q",
}

_PAIR = "beta log_policy_chosen log_reference_chosen log_policy_rejected log_reference_rejected"

PREFERENCES = {
    "bradley-terry.probability": "reward_winner reward_loser",
    "bradley-terry.loss": "reward_winner reward_loser",
    "bradley-terry.gradient.winner": "reward_winner reward_loser",
    "bradley-terry.mle.difference": "wins losses",
    "reward-model.loss": "chosen[] rejected[]",
    "dpo.loss": _PAIR,
    "dpo.margin": _PAIR,
    "dpo.gradient-weight": _PAIR,
    "dpo.implied-reward": "beta log_policy log_reference",
    "dpo.implied-reward.difference": _PAIR,
    "dpo.optimal-policy": "reference[] rewards[] beta -> vector",
    "dpo.partition-function": "reference[] rewards[] beta",
    "dpo.optimal-value": "reference[] rewards[] beta",
    "sft.loss.total": "token_probabilities[]",
    "sft.loss.mean": "token_probabilities[]",
    "sft.perplexity": "token_probabilities[]",
}
