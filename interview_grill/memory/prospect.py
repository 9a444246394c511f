"""What a forecast knows of a question: its cards with their memory, how they are asked, and how long they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.memory.first_tries import ASSUMED_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.memory.state import CardState

RECALL = "recall"
KINDS = (RECALL, "compute", "derive")
"""The kinds of card in the order in which new ones are introduced."""

REVIEW_SECONDS = 45.0
FIRST_SIGHT_SECONDS = 90.0
LONGEST_COUNTED = 180.0
_SHORTEST = 5.0
_TIMES_ASSUMED = 2.0


@dataclass(frozen=True, slots=True)
class Prospect:
    """One card. `weight` is how often interviews ask its question; `position` the question's place in the bank.

    `seconds` is what a review of it takes this learner, `first_seconds` the first sight; `first_try` the
    probability that it is answered unseen, `passed_first` whether it was, None while nobody has tried. An empty
    `section` or `band` means none.
    """

    card: str
    question: str
    kind: str
    section: str
    band: str
    position: int
    weight: float
    state: CardState
    first_try: float = ASSUMED_RATE
    seconds: float = REVIEW_SECONDS
    first_seconds: float = FIRST_SIGHT_SECONDS
    passed_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Tries:
    """What the log tells of a card's reviews: how the first went, and the time of it and of the others.

    Seconds are capped at 180 each, so that a break does not count as thought.
    """

    passed_first: bool
    first_seconds: float
    later: int
    later_seconds: float


def kind_shares(kinds: Iterable[str]) -> dict[str, float]:
    """The probability that an interviewer puts a question in each way it can be put; they sum to 1.

    Half the time it is to be said; the other half is shared by computing and deriving, whichever there are.
    """
    known = set(kinds)
    others = sorted(known - {RECALL})
    if RECALL not in known or not others:
        return dict.fromkeys(known, 1 / len(known))
    return {RECALL: 0.5, **dict.fromkeys(others, 0.5 / len(others))}


def values(prospects: Sequence[Prospect]) -> list[float]:
    """What an answer to each card is worth on the day; the values add up to the number of questions.

    It is the question's asking-weight, scaled to a mean of 1, times the probability that it is put as this card.
    """
    kinds: dict[str, list[str]] = {}
    weights: dict[str, float] = {}
    for card in prospects:
        kinds.setdefault(card.question, []).append(card.kind)
        weights[card.question] = card.weight
    shares = {question: kind_shares(found) for question, found in kinds.items()}
    scale = len(weights) / sum(weights.values()) if weights else 1.0
    return [scale * card.weight * shares[card.question][card.kind] for card in prospects]


def pace(assumed: float, total: float, times: int) -> float:
    """Mean seconds of `times` tries that took `total`, drawn to what is assumed as by two more tries of it."""
    return max(_SHORTEST, (assumed * _TIMES_ASSUMED + total) / (_TIMES_ASSUMED + times))


def review_seconds(tries: Tries | None, kind_pace: float) -> float:
    """What a review of a card takes, from its own reviews and the learner's pace at cards of its kind."""
    return kind_pace if tries is None else pace(kind_pace, tries.later_seconds, tries.later)


def kind_paces(tries: Iterable[tuple[str, Tries]]) -> dict[str, tuple[float, float]]:
    """Seconds of a review and of a first sight, by kind of card; `tries` are pairs of a kind and a card's tries."""
    by_kind: dict[str, list[Tries]] = {kind: [] for kind in KINDS}
    for kind, one in tries:
        by_kind.setdefault(kind, []).append(one)
    return {kind: _paces(found) for kind, found in by_kind.items()}


def _paces(tries: Sequence[Tries]) -> tuple[float, float]:
    later = pace(REVIEW_SECONDS, sum(one.later_seconds for one in tries), sum(one.later for one in tries))
    return later, pace(FIRST_SIGHT_SECONDS, sum(one.first_seconds for one in tries), len(tries))
