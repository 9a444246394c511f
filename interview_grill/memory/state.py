"""What is known of one card after its events: the value that scheduling, forecasting and display share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardState:
    """The fold of a card's events. Days are ordinals (`date.toordinal`); S in days, D in 1-10.

    A card never reviewed (or reset) has `reps == 0` and no stability, difficulty, last_day or due_day.
    `reps` counts the reviews that moved the schedule, `lapses` those of them after the first rated Again.
    """

    card: str
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    due_day: int | None = None
    reps: int = 0
    lapses: int = 0
    buried_until: int | None = None
    suspended: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether the schedule knows this card."""
        return self.reps > 0
