"""The probability of an answer on a later day, as things stand and after one more review today.

One set of formulas serves floats and arrays: for numpy arrays pass `interview_grill.memory.arrays.ARRAYS`. A review is
taken to be passed (Good) with probability R and failed (Again) otherwise. Days are whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, FLOATS, outcomes, retrievability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.fsrs import Arithmetic, Quantity

SAME_DAY = 1
"""Days that count as passed when a card was reviewed on the day itself: an hour later is no proof of memory."""


def recall_on(
    days: Quantity,
    stability: Quantity,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> Quantity:
    """R after `days` without a review; less than one day counts as one. `stability` is in days, shapes
    broadcast.
    """
    return retrievability(arithmetic.greatest(days, SAME_DAY), stability, weights)


def after_review(
    stability: Quantity,
    difficulty: Quantity,
    elapsed: Quantity,
    days_left: Quantity,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> Quantity:
    """The expected R in `days_left` days if the card is reviewed today, `elapsed` days after its last review."""
    recall, passed, failed = outcomes(stability, difficulty, elapsed, weights, arithmetic)
    return recall * recall_on(days_left, passed, weights, arithmetic) + (1 - recall) * recall_on(
        days_left, failed, weights, arithmetic
    )


def after_first_sight(
    first_try: Quantity,
    days_left: Quantity,
    weights: Sequence[float] = DEFAULT_WEIGHTS,
    arithmetic: Arithmetic[Quantity] = FLOATS,
) -> Quantity:
    """The expected R in `days_left` days if an unseen card, known with probability `first_try`, is seen today."""
    known = recall_on(days_left, first_try * 0 + weights[2], weights, arithmetic)
    unknown = recall_on(days_left, first_try * 0 + weights[0], weights, arithmetic)
    return first_try * known + (1 - first_try) * unknown
