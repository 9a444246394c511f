"""Cards for tests of forecasts: short ways to write a learner's prospects."""

from __future__ import annotations

from interview_grill.memory.first_tries import FirstTries
from interview_grill.memory.learner import Learner
from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState

TODAY = 740_000

STRANGER = Learner(FirstTries([]))
"""A learner of whom nothing is known."""


def unseen(
    question: str = "q",
    kind: str = "recall",
    *,
    section: str = "B",
    band: str = "1-15",
    position: int = 0,
    weight: float = 1.0,
    first_try: float = 0.4,
    seconds: float = 45.0,
    first_seconds: float = 90.0,
    suspended: bool = False,
    buried_until: int | None = None,
) -> Prospect:
    card = f"{question}:{kind}"
    state = CardState(card, suspended=suspended, buried_until=buried_until)
    return Prospect(
        card, question, kind, section, band, position, weight, state, first_try, seconds, first_seconds
    )


def reviewed(
    question: str = "q",
    kind: str = "recall",
    *,
    stability: float = 7.0,
    difficulty: float = 5.0,
    days_ago: int = 3,
    due_in: int = 4,
    section: str = "B",
    band: str = "1-15",
    position: int = 0,
    weight: float = 1.0,
    first_try: float = 0.4,
    seconds: float = 45.0,
    reps: int = 2,
    suspended: bool = False,
) -> Prospect:
    card = f"{question}:{kind}"
    state = CardState(
        card,
        stability,
        difficulty,
        last_day=TODAY - days_ago,
        due_day=TODAY + due_in,
        reps=reps,
        suspended=suspended,
    )
    return Prospect(card, question, kind, section, band, position, weight, state, first_try, seconds)
