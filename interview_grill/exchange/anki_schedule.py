"""What the log says of a card in the words of an Anki collection: memory state, due day, and a row an answer.

Anki keeps memory by FSRS too, so stability and difficulty are handed over as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.event import Reset, Retraction, Review
from interview_grill.memory.fold import log_order, replay
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interview_grill.memory.event import Event
    from interview_grill.memory.state import CardState

#: Day 0 of an exported collection, 2020-01-01, as an ordinal; Anki counts due days from it.
FIRST_DAY = 737_425
LEARNED, REVIEWED, RELEARNED, PRACTISED, MANUAL = range(5)
_LONGEST_SECONDS = 60  # Anki's own cap on the time of an answer is a minute unless set otherwise
_DECAY = round(DEFAULT_WEIGHTS[20], 4)


class Answer(NamedTuple):
    """A row of the review log: `at` in milliseconds, intervals in days, `ease` 0 for a reset."""

    at: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    milliseconds: int
    type: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known of one card: its state, its answers oldest first, and the second of the last that counted."""

    state: CardState
    answers: tuple[Answer, ...]
    last_at: int | None
    retention: float


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is known of each card on day `today`."""

    cards: Mapping[str, Learnt]
    today: int

    @classmethod
    def of(cls, events: Iterable[Event], today: int) -> Schedule:
        """The schedule that a whole log leads to; events in any order, undone ones and their retractions
        among them.
        """
        ordered = sorted(events, key=log_order)
        retracted = {event.action.target for event in ordered if isinstance(event.action, Retraction)}
        courses: dict[str, _Course] = {}
        for step in replay(ordered, retracted):
            if step.after is not None:
                courses.setdefault(step.after.card, _Course()).follow(step.event, step.after)
        return cls({card: course.learnt() for card, course in courses.items()}, today)


class _Course:
    """A card's way through the log."""

    def __init__(self) -> None:
        self._state: CardState | None = None
        self._answers: list[Answer] = []
        self._last_at: int | None = None
        self._retention = 0.9

    def follow(self, event: Event, after: CardState) -> None:
        before, self._state = self._state, after
        if isinstance(event.action, Reset):
            self._answers.append(Answer(event.at // 1000, 0, 0, 0, 0, 0, MANUAL))
            self._last_at = None
        elif isinstance(event.action, Review):
            self._answers.append(_answer(event, event.action, before, after))
            if before is None or before.reps != after.reps:
                self._last_at = event.at // 1_000_000
                self._retention = event.action.retention

    def learnt(self) -> Learnt:
        assert self._state is not None
        return Learnt(self._state, tuple(self._answers), self._last_at, self._retention)


def _answer(event: Event, review: Review, before: CardState | None, after: CardState) -> Answer:
    moved = (before.reps if before else 0) != after.reps
    if not moved:
        kind = PRACTISED
    elif before is None or not before.reviewed:
        kind = LEARNED
    else:
        kind = RELEARNED if _interval(before) <= 1 and before.lapses else REVIEWED
    return Answer(
        at=event.at // 1000,
        ease=int(review.rating),
        interval=_interval(after),
        last_interval=_interval(before) if before else 0,
        factor=_factor(after) if moved else 0,
        milliseconds=int(1000 * min(review.seconds, _LONGEST_SECONDS)),
        type=kind,
    )


def _interval(state: CardState) -> int:
    if state.due_day is None or state.last_day is None:
        return 0
    return state.due_day - state.last_day


def _factor(state: CardState) -> int:
    """Difficulty where Anki keeps ease: 1 to 10 becomes 100 to 1100."""
    return round(1000 * ((state.difficulty or 1.0) - 1) / 9) + 100


def card_data(learnt: Learnt) -> dict[str, float | int]:
    """The memory state as the column `cards.data` holds it: stability in days, difficulty 1-10, desired
    retention, decay, and the second of the last review; empty for a card never reviewed.
    """
    state = learnt.state
    if state.stability is None or state.difficulty is None or learnt.last_at is None:
        return {}
    return {
        "s": round(state.stability, 4),
        "d": round(state.difficulty, 3),
        "dr": round(learnt.retention, 2),
        "decay": _DECAY,
        "lrt": learnt.last_at,
    }
