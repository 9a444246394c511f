"""The order of a session as an immutable value, so that undo is going back to an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.event import Rating

if TYPE_CHECKING:
    from interview_grill.session.pool import Card, Pool

RETURN_AFTER_CARDS = 5
RETURN_AFTER_SECONDS = 600.0
MOST_RETURNS = 3


class Waiting(NamedTuple):
    """A failed card that comes back after `at_turn` turns or at `at_seconds`, whichever is first."""

    card: Card
    at_turn: int
    at_seconds: float
    returns: int


class Turn(NamedTuple):
    """A card to ask now; `returns` counts how often it has come back in this session."""

    card: Card
    returns: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is left to ask. `asked` counts turns taken, `cards_asked` those that were not returns.

    `most_cards` bounds the latter (None: no bound); a card that fails comes back `most_returns` times at
    most.
    """

    due: tuple[Card, ...]
    new: tuple[Card, ...]
    waiting: tuple[Waiting, ...] = ()
    asked: int = 0
    cards_asked: int = 0
    most_cards: int | None = None
    last_section: str | None = None
    most_returns: int = MOST_RETURNS

    @classmethod
    def of(cls, pool: Pool, *, most_cards: int | None = None, most_returns: int = MOST_RETURNS) -> Agenda:
        """The agenda at the start of a session over `pool`."""
        return cls(pool.due, pool.new, most_cards=most_cards, most_returns=most_returns)

    @property
    def left(self) -> int:
        """Cards that will still be asked if none fails."""
        fresh = len(self.due) + len(self.new)
        if self.most_cards is not None:
            fresh = min(fresh, max(0, self.most_cards - self.cards_asked))
        return fresh + len(self.waiting)

    def next_turn(self, seconds: float) -> Turn | None:
        """What to ask at `seconds` into the session; None when nothing is left.

        A return that is ripe comes first; then the weakest due card of another section than the last (else the
        weakest), then new ones by the same rule; returns not yet ripe come when nothing else is left.
        """
        ripe = [w for w in self.waiting if self.asked >= w.at_turn or seconds >= w.at_seconds]
        if ripe:
            return Turn(ripe[0].card, ripe[0].returns)
        if self.most_cards is None or self.cards_asked < self.most_cards:
            for cards in (self.due, self.new):
                if cards:
                    return Turn(self._of_another_section(cards))
        if self.waiting:
            return Turn(self.waiting[0].card, self.waiting[0].returns)
        return None

    def after(self, turn: Turn, rating: Rating, seconds: float) -> Agenda:
        """The agenda once `turn` was answered at `seconds` into the session: a card rated Again waits to come
        back.
        """
        agenda = self.without(turn)
        if rating is not Rating.AGAIN or turn.returns >= self.most_returns:
            return agenda
        back = Waiting(
            turn.card,
            at_turn=agenda.asked + RETURN_AFTER_CARDS,
            at_seconds=seconds + RETURN_AFTER_SECONDS,
            returns=turn.returns + 1,
        )
        return replace(agenda, waiting=(*agenda.waiting, back))

    def without(self, turn: Turn) -> Agenda:
        """The agenda once `turn` was asked (or put aside) and does not come back."""
        card = turn.card
        return replace(
            self,
            due=tuple(c for c in self.due if c.id != card.id),
            new=tuple(c for c in self.new if c.id != card.id),
            waiting=tuple(w for w in self.waiting if w.card.id != card.id),
            asked=self.asked + 1,
            cards_asked=self.cards_asked + (turn.returns == 0),
            last_section=card.section,
        )

    def dismiss(self, turn: Turn) -> Agenda:
        """The agenda once the card was buried or suspended instead of answered: it counts for nothing."""
        return replace(
            self.without(turn), asked=self.asked, cards_asked=self.cards_asked, last_section=self.last_section
        )

    def _of_another_section(self, cards: tuple[Card, ...]) -> Card:
        return next((card for card in cards if card.section != self.last_section), cards[0])
