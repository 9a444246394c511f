"""One try of one card: what is shown, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from interview_grill.bank.model import KeyPoint, Question
    from interview_grill.memory.event import Rating
    from interview_grill.memory.state import CardState
    from interview_grill.session.agenda import Turn
    from interview_grill.session.judging import Judge


class Showing(NamedTuple):
    """A card as put before the learner.

    `done` and `left` are cards answered and to come (this one included); `tried_before` counts how often this card
    has been shown on earlier occasions, which chooses the task or derivation. `alone` is practice outside a session:
    nothing is logged. `propose` gives the rating for the points put up to tick, the numbers ticked and the confidence;
    `judge` hears typed answers; `typed` says that answers are always typed.
    """

    turn: Turn
    question: Question
    state: CardState
    done: int
    left: int
    tried_before: int
    ask_confidence: bool
    is_leech: bool
    propose: Callable[[Sequence[KeyPoint], Collection[int], int | None], Rating]
    judge: Judge
    typed: bool = False
    alone: bool = False


class Tried(NamedTuple):
    """What the learner did: the rating, and whatever the log keeps beside it (see `memory.event.Review`)."""

    rating: Rating
    typed: str = ""
    ticks: tuple[int, ...] | None = None
    confidence: int | None = None
    hints: int = 0
    verdict: str | None = None
    tag: str | None = None
    task: str | None = None
    seed: int | None = None
    given: str | None = None
    heard: tuple[int, ...] | None = None
