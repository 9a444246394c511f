"""One try of one card: what is shown, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from interview_grill.bank.model import Question
    from interview_grill.memory.event import Rating
    from interview_grill.memory.state import CardState
    from interview_grill.session.agenda import Turn


class Showing(NamedTuple):
    """A card as put before the learner.

    `done` and `left` are cards answered and to come (this one included); `tried_before` counts how often this card
    has been shown on earlier occasions, which chooses the task or derivation. `alone` is practice outside a session:
    nothing is logged.
    """

    turn: Turn
    question: Question
    state: CardState
    done: int
    left: int
    tried_before: int
    ask_confidence: bool
    is_leech: bool
    propose: Callable[[Collection[int], int | None], Rating]
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
