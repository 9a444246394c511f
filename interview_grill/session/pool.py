"""Which cards a session may ask: those due, those new, and the siblings that wait until tomorrow."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.model import Kind
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, retrievability
from interview_grill.memory.state import CardState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_INTRODUCED = {Kind.RECALL: 0, Kind.COMPUTE: 1, Kind.DERIVE: 2}


class Card(NamedTuple):
    """What ordering needs to know of a card; `position` is its question's place in the bank, `weight` how often
    interviews ask it.
    """

    id: str
    question: str
    kind: Kind
    section: str
    position: int
    tags: frozenset[str] = frozenset()
    weight: float = 1.0


class Filters(NamedTuple):
    """What the learner narrowed the session to; empty means everything."""

    sections: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()

    def admit(self, card: Card) -> bool:
        """Whether the card is in the narrowed set (any of the tags is enough)."""
        return (
            (not self.sections or card.section in self.sections)
            and (not self.tags or bool(self.tags & card.tags))
            and (not self.kinds or card.kind in self.kinds)
        )


class Pool(NamedTuple):
    """The cards of a session: `due` weakest first, `new` in the order of introduction."""

    due: tuple[Card, ...]
    new: tuple[Card, ...]


def recall_probability(state: CardState, today: int) -> float:
    """R of a reviewed card on a day; 0 for one never reviewed."""
    if state.stability is None or state.last_day is None:
        return 0.0
    return retrievability(max(0, today - state.last_day), state.stability, DEFAULT_WEIGHTS)


def assemble(
    cards: Iterable[Card],
    states: Mapping[str, CardState],
    today: int,
    filters: Filters,
    *,
    new_limit: int,
) -> Pool:
    """The pool of an ordinary session on day `today` (an ordinal); a card without a state is new.

    Of a question's due kinds the weakest is asked and its siblings wait until tomorrow; a question asked
    earlier today waits too. A filter on kinds lifts that rule. At most `new_limit` cards never reviewed are
    taken: those of questions never asked first, the most asked in interviews before others; then the other kinds of
    questions recalled once, then of the rest.
    """
    everything = list(cards)
    askable = [card for card in everything if filters.admit(card) and _askable(states.get(card.id), today)]
    due = sorted(
        (card for card in askable if _due(states.get(card.id), today)),
        key=lambda card: (recall_probability(states[card.id], today), card.position, card.id),
    )
    stages = _stages(everything, states)
    new = sorted(
        (card for card in askable if not _reviewed(states.get(card.id))),
        key=lambda card: (
            stages.get(card.question, _Stage.UNMET),
            -card.weight,
            card.position,
            _INTRODUCED[card.kind],
        ),
    )
    if not filters.kinds:
        taken = {card.question for card in everything if _asked_today(states.get(card.id), today)}
        due = _one_of_each_question(due, taken)
        new = _one_of_each_question(new, taken)
    return Pool(tuple(due), tuple(new[: max(0, new_limit)]))


def assemble_planned(
    cards: Iterable[Card],
    states: Mapping[str, CardState],
    today: int,
    filters: Filters,
    *,
    planned: Sequence[str],
) -> Pool:
    """The pool of a session under a plan: the cards it asks today, those reviewed weakest first.

    `planned` are card ids, new ones in the order to introduce them; those no longer in the bank are passed
    over.
    """
    known = {card.id: card for card in cards if filters.admit(card)}
    chosen = [known[card] for card in planned if card in known]
    due = sorted(
        (card for card in chosen if _reviewed(states.get(card.id))),
        key=lambda card: (recall_probability(states[card.id], today), card.position, card.id),
    )
    return Pool(tuple(due), tuple(card for card in chosen if not _reviewed(states.get(card.id))))


def assemble_cram(
    cards: Iterable[Card], states: Mapping[str, CardState], today: int, filters: Filters
) -> Pool:
    """Every admitted card that is not suspended, weakest first; those never reviewed come last."""
    admitted = [card for card in cards if filters.admit(card) and not _suspended(states.get(card.id))]
    reviewed = sorted(
        (card for card in admitted if _reviewed(states.get(card.id))),
        key=lambda card: (recall_probability(states[card.id], today), card.position, card.id),
    )
    fresh = sorted(
        (card for card in admitted if not _reviewed(states.get(card.id))),
        key=lambda card: (card.position, _INTRODUCED[card.kind]),
    )
    return Pool(tuple(reviewed), tuple(fresh))


def introduced_on(states: Iterable[CardState], today: int) -> int:
    """How many cards had their first review on day `today`."""
    return sum(1 for state in states if state.reps == 1 and state.last_day == today)


def _one_of_each_question(cards: list[Card], taken: set[str]) -> list[Card]:
    """The first card of each question not yet in `taken`, which grows by those chosen."""
    chosen = []
    for card in cards:
        if card.question not in taken:
            taken.add(card.question)
            chosen.append(card)
    return chosen


class _Stage(IntEnum):
    """How far a question has come, in the order in which new cards of questions are introduced."""

    UNMET = 0
    RECALLED = 1
    MET = 2


def _stages(cards: Iterable[Card], states: Mapping[str, CardState]) -> dict[str, _Stage]:
    """The stage of each question of which a card was reviewed."""
    found: dict[str, _Stage] = {}
    for card in cards:
        state = states.get(card.id)
        if state is not None and state.reviewed:
            stage = _Stage.RECALLED if _passed_once(state) else _Stage.MET
            found[card.question] = min(stage, found.get(card.question, stage))
    return found


def _passed_once(state: CardState) -> bool:
    """Whether a reviewed card was ever passed, for sure: only its first review may have failed without a lapse."""
    first_failed = state.stability is not None and state.stability <= DEFAULT_WEIGHTS[0]
    return state.reps - state.lapses > 1 or (state.reps == 1 and not first_failed)


def _askable(state: CardState | None, today: int) -> bool:
    if state is None:
        return True
    return not state.suspended and (state.buried_until is None or state.buried_until <= today)


def _suspended(state: CardState | None) -> bool:
    return state is not None and state.suspended


def _reviewed(state: CardState | None) -> bool:
    return state is not None and state.reviewed


def _due(state: CardState | None, today: int) -> bool:
    return state is not None and state.due_day is not None and state.due_day <= today


def _asked_today(state: CardState | None, today: int) -> bool:
    return state is not None and state.last_day == today
