"""What is known of the learner as a whole, which every forecast mixes over: how well they remember and guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.memory.first_tries import FirstTries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.memory.prospect import Prospect

LEARNER_SD = 0.5
"""Standard deviation, before the first review, of the log of the multiplier that a learner's stabilities share."""


@dataclass(frozen=True, slots=True)
class Learner:
    """`firsts` tells of unseen cards; the log of the multiplier on all stabilities is normal, mean and sd as given."""

    firsts: FirstTries
    log_multiplier: float = 0.0
    log_sd: float = LEARNER_SD


def learner_of(prospects: Iterable[Prospect]) -> Learner:
    """The learner whose cards these are."""
    return Learner(
        FirstTries((card.section, card.passed_first) for card in prospects if card.passed_first is not None)
    )
