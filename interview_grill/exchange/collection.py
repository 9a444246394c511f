"""What is exported: the questions chosen, whole, and which of their cards are meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_grill.bank.model import Deck, Kind, Question, card_id

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Collection:
    """Questions in the order in which they are to be written. `cards` holds ids; None means every card."""

    questions: tuple[Question, ...]
    deck: Deck = field(default_factory=Deck)
    cards: frozenset[str] | None = None

    @property
    def title(self) -> str:
        """The deck's name, never empty."""
        return self.deck.title or "Interview questions"

    def kinds_of(self, question: Question) -> tuple[Kind, ...]:
        """The ways in which a question is meant to be asked."""
        if self.cards is None:
            return question.kinds
        return tuple(kind for kind in question.kinds if card_id(question.id, kind) in self.cards)

    def by_section(self) -> Iterator[tuple[str, tuple[Question, ...]]]:
        """The questions under the headings of their sections, each section at its first question's place.

        Questions without a section stand under an empty heading.
        """
        sections: dict[str, list[Question]] = {}
        for question in self.questions:
            sections.setdefault(question.section or "", []).append(question)
        for name, questions in sections.items():
            yield self.heading(name), tuple(questions)

    def heading(self, section: str) -> str:
        """`A: Likelihood basics`; the bare name if the deck says no more, and nothing for no section."""
        covers = self.deck.sections.get(section, "")
        if len(section) > 1 and covers:
            return covers
        return f"{section}: {covers}" if covers else section
