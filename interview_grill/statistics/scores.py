"""How good probabilities were, given what happened: Brier score, log loss, calibration; and what they must
beat.

Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", 2007: both scores are least
in expectation for the true probability, so neither can be bettered by shading. Arrays have shape (n,).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from interview_grill.statistics.reviews import Flags, Reals

MOVING_WINDOW = 50
"""How many earlier answers the moving average looks back on."""

MOST_BINS = 10
FEWEST_IN_A_BIN = 20
_CERTAIN = 1e-6


class Score(NamedTuple):
    """Mean squared error and mean negative log-likelihood (natural logarithm) of probabilities; smaller is better."""

    brier: float
    log_loss: float


class Bin(NamedTuple):
    """`n` tries with like predictions: the mean prediction, the share answered, its 95 % Wilson interval."""

    n: int
    predicted: float
    share: float
    low: float
    high: float


def score(predicted: Reals, happened: Flags) -> Score:
    """Brier score and log loss of at least one prediction; each is kept 1e-6 away from certainty."""
    p = np.clip(predicted, _CERTAIN, 1 - _CERTAIN)
    brier = float(np.mean((p - happened) ** 2))
    return Score(brier, float(-np.mean(np.log(np.where(happened, p, 1 - p)))))


def average_so_far(happened: Flags) -> Reals:
    """Before each answer, the share of all earlier ones that were right, one of each kind added: (k + 1)/(n + 2)."""
    return moving_average(happened, len(happened))


def moving_average(happened: Flags, window: int = MOVING_WINDOW) -> Reals:
    """Before each answer, the same share among the latest `window` earlier ones."""
    n = len(happened)
    right_before = np.concatenate(([0], np.cumsum(happened, dtype=np.int64)))[:n]
    right_dropped = np.concatenate((np.zeros(min(window, n), np.int64), right_before))[:n]
    seen = np.minimum(np.arange(n), window)
    shares: Reals = (right_before - right_dropped + 1) / (seen + 2)
    return shares


def calibration(predicted: Reals, happened: Flags) -> list[Bin]:
    """Bins of as many predictions each, lowest first: up to ten, of twenty or more where there are so many."""
    if not len(predicted):
        return []
    order = np.argsort(predicted, kind="stable")
    number = max(1, min(MOST_BINS, len(order) // FEWEST_IN_A_BIN))
    return [bin_of(predicted[part], happened[part]) for part in np.array_split(order, number)]


def bin_of(predicted: Reals, happened: Flags) -> Bin:
    """One bin of at least one prediction."""
    n, right = len(predicted), int(np.count_nonzero(happened))
    return Bin(n, float(np.mean(predicted)), right / n, *wilson(right, n))


def calibration_error(bins: list[Bin]) -> float:
    """The mean distance between prediction and share, bins weighted by their size (expected calibration
    error).

    ZeroDivisionError for no bins.
    """
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.predicted - one.share) for one in bins) / total


def wilson(successes: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Wilson's interval for a proportion (95 % unless told otherwise), of at least one trial.

    Wilson 1927: unlike the Wald interval it has some width at 0 and at n successes. ZeroDivisionError at n =
    0.
    """
    share = successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    margin = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, centre - margin), min(1.0, centre + margin)
