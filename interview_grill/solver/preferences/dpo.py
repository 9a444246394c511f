"""Direct preference optimisation of one pair, from log-probabilities under policy and reference, and its
optimum.

Rafailov et al., "Direct Preference Optimization", 2023. All logarithms are natural. SolverError for a beta
that is not positive, a log-probability above 0, and reference probabilities that are not positive or do not
sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, inf, log

from interview_grill.errors import SolverError
from interview_grill.solver.sigmoid import sigmoid, softplus


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One comparison on the same prompt: log-probabilities of both responses, and the strength beta > 0."""

    beta: float
    log_policy_chosen: float
    log_reference_chosen: float
    log_policy_rejected: float
    log_reference_rejected: float

    def __post_init__(self) -> None:
        """Check beta, and that log-probabilities are at most 0."""
        _strength(self.beta)
        for value in (
            self.log_policy_chosen,
            self.log_reference_chosen,
            self.log_policy_rejected,
            self.log_reference_rejected,
        ):
            if value > 0.0:
                raise SolverError(f"a log-probability is at most 0, not {value:g}")

    @property
    def margin(self) -> float:
        """The implied reward difference beta [log pi/pi_ref (chosen) - log pi/pi_ref (rejected)]."""
        chosen = self.log_policy_chosen - self.log_reference_chosen
        return self.beta * (chosen - (self.log_policy_rejected - self.log_reference_rejected))

    @property
    def loss(self) -> float:
        """-log sigmoid(margin); log 2 where policy and reference agree."""
        return softplus(-self.margin)

    @property
    def gradient_weight(self) -> float:
        """sigmoid(-margin): how wrong the implied rewards still are."""
        return sigmoid(-self.margin)

    @property
    def gradient(self) -> tuple[float, float]:
        """The loss's derivative in (log policy of chosen, of rejected): -+ beta·gradient_weight."""
        push = self.beta * self.gradient_weight
        return -push, push


def implied_reward(*, beta: float, log_policy: float, log_reference: float) -> float:
    """Return beta log(pi/pi_ref): the reward up to beta log Z of the prompt."""
    return _strength(beta) * (log_policy - log_reference)


def optimal_policy(*, reference: Sequence[float], rewards: Sequence[float], beta: float) -> tuple[float, ...]:
    """Return pi* proportional to pi_ref exp(reward/beta), the optimum of the KL-regularised objective."""
    tilted = _tilted(reference, rewards, beta)
    log_partition = _log_sum(tilted)
    return tuple(exp(t - log_partition) for t in tilted)


def partition_function(*, reference: Sequence[float], rewards: Sequence[float], beta: float) -> float:
    """Return Z = sum of pi_ref exp(reward/beta), what makes that optimum sum to 1."""
    return exp(_log_sum(_tilted(reference, rewards, beta)))


def optimal_value(*, reference: Sequence[float], rewards: Sequence[float], beta: float) -> float:
    """Return beta log Z: expected reward minus beta KL(policy, reference) at its maximum over all policies."""
    return beta * _log_sum(_tilted(reference, rewards, beta))


def _tilted(reference: Sequence[float], rewards: Sequence[float], beta: float) -> list[float]:
    """The logarithms of pi_ref exp(reward/beta)."""
    if len(reference) != len(rewards) or not reference:
        raise SolverError("reference probabilities and rewards must be of the same length, 1 or more")
    if not (all(p > 0.0 for p in reference) and abs(fsum(reference) - 1.0) <= 1e-9):
        raise SolverError("the reference probabilities must be positive and sum to 1")
    return [log(p) + reward / _strength(beta) for p, reward in zip(reference, rewards, strict=True)]


def _log_sum(logarithms: Sequence[float]) -> float:
    top = max(logarithms)
    return top + log(fsum(exp(value - top) for value in logarithms))


def _strength(beta: float) -> float:
    if not (0.0 < beta < inf):
        raise SolverError(f"beta must be positive and finite, not {beta:g}")
    return beta
