"""Bradley–Terry probabilities and losses, the reward-model loss, and the losses of language modelling, in
nats.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log

from interview_grill.errors import SolverError
from interview_grill.solver.sigmoid import sigmoid, softplus


def win_probability(*, reward_winner: float, reward_loser: float) -> float:
    """Return sigmoid(r_w - r_l), the Bradley–Terry probability that the first is preferred."""
    return sigmoid(reward_winner - reward_loser)


def comparison_loss(*, reward_winner: float, reward_loser: float) -> float:
    """Return -log sigmoid(r_w - r_l), the loss of one observed preference."""
    return softplus(reward_loser - reward_winner)


def comparison_gradient(*, reward_winner: float, reward_loser: float) -> float:
    """Return the loss's derivative in the winner's reward, -(1 - P(winner preferred)); the loser's is its
    negative.
    """
    return -sigmoid(reward_loser - reward_winner)


def reward_difference_mle(*, wins: float, losses: float) -> float:
    """Return log(wins/losses), the MLE of r_a - r_b from a's record against b.

    Raises SolverError if either is 0, which makes it infinite, or negative.
    """
    if not (wins >= 0.0 and losses >= 0.0 and wins + losses > 0.0):
        raise SolverError("wins and losses must be 0 or more and not both 0")
    if wins == 0.0 or losses == 0.0:
        raise SolverError("one side always won, so the maximum likelihood estimate is infinite")
    return log(wins) - log(losses)


def reward_model_loss(*, chosen: Sequence[float], rejected: Sequence[float]) -> float:
    """Return the mean of -log sigmoid(chosen - rejected) over pairs; a SolverError unless there are as many
    of each.
    """
    if len(chosen) != len(rejected) or not chosen:
        raise SolverError("chosen and rejected rewards must be of the same length, 1 or more")
    losses = [softplus(bad - good) for good, bad in zip(chosen, rejected, strict=True)]
    return fsum(losses) / len(losses)


def token_loss(token_probabilities: Sequence[float]) -> float:
    """Return -sum log p over the response tokens: the negative log-likelihood of one sequence, in nats.

    Raises SolverError for an empty response or a probability outside (0, 1].
    """
    if not token_probabilities:
        raise SolverError("a response has at least one token")
    for p in token_probabilities:
        if not (0.0 < p <= 1.0):
            raise SolverError(f"a token's probability lies in (0, 1], not at {p:g}")
    return -fsum(log(p) for p in token_probabilities)
