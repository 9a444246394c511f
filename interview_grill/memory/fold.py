"""From events to what is known of a card: a pure fold, so that a replay always gives the same schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.memory.event import (
    Bury,
    Event,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, interval_days, next_memory
from interview_grill.memory.fuzz import fuzzed_interval
from interview_grill.memory.state import CardState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

LEECH_LAPSES = 4


def fold(card: str, events: Iterable[Event], weights: Sequence[float] = DEFAULT_WEIGHTS) -> CardState:
    """The state of `card` after its events, given in any order and mixed with those of others.

    A retracted event does not count; the retraction may come before its target, and more than once.
    """
    kept = list(events)
    retracted = {event.action.target for event in kept if isinstance(event.action, Retraction)}
    state = CardState(card)
    for event in sorted(kept, key=log_order):
        if event.id not in retracted and card_of(event) == card:
            state = advance(state, event, weights)
    return state


def advance(state: CardState, event: Event, weights: Sequence[float] = DEFAULT_WEIGHTS) -> CardState:
    """The state after one more event of the card, later than all before it.

    Raises ValueError for an event that is not about a card (a retraction needs a new fold).
    """
    match event.action:
        case Review() as review:
            return _reviewed(state, review, event.day, weights)
        case Bury(until=until):
            return replace(state, buried_until=until)
        case Suspend():
            return replace(state, suspended=True)
        case Resume():
            return replace(state, suspended=False, buried_until=None)
        case Reset():
            return CardState(state.card, buried_until=state.buried_until, suspended=state.suspended)
        case _:
            raise ValueError(f"{type(event.action).__name__} is not an event of a card")


def moves_schedule(state: CardState, review: Review, day: int) -> bool:
    """Whether a review on `day` counts: not practice, and the first on a day later than any that counted."""
    return not review.practice and (state.last_day is None or day > state.last_day)


def card_of(event: Event) -> str | None:
    """The card an event is about; None for a retraction or a setting."""
    return None if isinstance(event.action, Retraction | Setting) else event.action.card


def log_order(event: Event) -> tuple[int, int, str, str]:
    """The sort key of the log, made total by the id (a copied home may repeat the rest)."""
    return (event.at, event.seq, event.home, event.id)


def is_leech(state: CardState) -> bool:
    """Whether the card was forgotten so often that it should be split or rewritten rather than repeated."""
    return state.lapses >= LEECH_LAPSES


def became_leech(before: CardState, after: CardState) -> bool:
    """Whether advice is due now: at the 4th lapse and every 4th after it."""
    return after.lapses > before.lapses and after.lapses % LEECH_LAPSES == 0


@dataclass(frozen=True, slots=True)
class Step:
    """An event of the log and its card's state after it; None if the event was undone or has no card."""

    event: Event
    after: CardState | None
    undone: bool = False


def replay(
    events: Iterable[Event], retracted: Set[str], weights: Sequence[float] = DEFAULT_WEIGHTS
) -> Iterator[Step]:
    """Fold all cards at once over events in log order, step by step. `retracted` holds the ids undone."""
    states: dict[str, CardState] = {}
    for event in events:
        card = card_of(event)
        undone = event.id in retracted
        if undone or card is None:
            yield Step(event, None, undone)
        else:
            states[card] = after = advance(states.get(card) or CardState(card), event, weights)
            yield Step(event, after)


def _reviewed(state: CardState, review: Review, day: int, weights: Sequence[float]) -> CardState:
    if not moves_schedule(state, review, day):
        return state
    elapsed = 0 if state.last_day is None else day - state.last_day
    stability, difficulty = next_memory(state.stability, state.difficulty, review.rating, elapsed, weights)
    failed = review.rating is Rating.AGAIN
    return replace(
        state,
        stability=stability,
        difficulty=difficulty,
        last_day=day,
        due_day=day + (1 if failed else _interval(state, stability, review, weights)),
        reps=state.reps + 1,
        lapses=state.lapses + (failed and state.reviewed),
    )


def _interval(state: CardState, stability: float, review: Review, weights: Sequence[float]) -> int:
    days = int(interval_days(stability, review.retention, weights))
    return fuzzed_interval(days, card=state.card, review_number=state.reps + 1)
