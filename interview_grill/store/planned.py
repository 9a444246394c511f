"""What is due while a plan is in use: the same answers as `reading`, from the plan instead of the due days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.daily import chosen_on
from interview_grill.memory.fsrs import retrievability
from interview_grill.store.reading import Counts, DueCard, LogReader

if TYPE_CHECKING:
    import os

    from interview_grill.memory.daily import DailyPlan
    from interview_grill.memory.prospect import Prospect


class PlannedReader(LogReader):
    """A log read under a plan. From the plan's last day on, and for what is later, the due days count as ever."""

    __slots__ = ("_chosen", "_plan")

    def __init__(self, home: str | os.PathLike[str], plan: DailyPlan) -> None:
        super().__init__(home)
        self._plan = plan
        self._chosen: dict[int, list[Prospect]] = {}

    def chosen(self, day: int) -> list[Prospect]:
        """The cards that the plan asks on `day`, as memory stands now, the most deserving first.

        Chosen once for a day and kept for the life of the reader. Raises StoreError.
        """
        if day not in self._chosen:
            self._chosen[day] = chosen_on(self._plan, self.prospects(), day)
        return self._chosen[day]

    def counts(self, day: int) -> Counts:
        """As without a plan, but `due` are the reviewed cards that the plan asks."""
        plain = super().counts(day)
        if not self._plan.decides(day):
            return plain
        due = len(self.due(day))
        return plain._replace(due=due, later=plain.due + plain.later - due)

    def due(self, day: int) -> list[DueCard]:
        """The reviewed cards that the plan asks on `day`, lowest recall probability first."""
        if not self._plan.decides(day):
            return super().due(day)
        found = [_due_card(card, day) for card in self.chosen(day) if card.state.reviewed]
        return sorted(found, key=lambda card: (card.retrievability, card.card))

    def new_on(self, day: int, most: int) -> int:
        """How many cards never reviewed the plan introduces on `day`."""
        if not self._plan.decides(day):
            return super().new_on(day, most)
        return sum(not card.state.reviewed for card in self.chosen(day))

    def next_due(self, day: int) -> list[tuple[int, int]]:
        """Nothing before the plan's last day: what it asks later depends on the answers until then."""
        return [(later, number) for later, number in super().next_due(day) if not self._plan.decides(later)]


def _due_card(card: Prospect, day: int) -> DueCard:
    state = card.state
    assert state.stability is not None
    assert state.difficulty is not None
    assert state.last_day is not None
    assert state.due_day is not None
    return DueCard(
        card.card,
        card.question,
        card.kind,
        card.section or None,
        state.due_day,
        state.stability,
        state.difficulty,
        retrievability(max(0, day - state.last_day), state.stability),
        state.reps,
        state.lapses,
    )
