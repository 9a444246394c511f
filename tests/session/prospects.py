"""Banks of cards for the tests of mock interviews."""

from __future__ import annotations

from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState

TODAY = 740_000


def prospect(
    question: str,
    kind: str = "recall",
    *,
    band: str = "easy",
    section: str = "A",
    position: int = 0,
    weight: float = 1.0,
    stability: float | None = None,
    last_day: int | None = None,
    suspended: bool = False,
    buried_until: int | None = None,
) -> Prospect:
    card = f"{question}:{kind}"
    state = CardState(
        card, stability=stability, difficulty=None if stability is None else 5.0, last_day=last_day,
        reps=int(stability is not None), suspended=suspended, buried_until=buried_until,
    )  # fmt: skip
    return Prospect(card, question, kind, section, band, position, weight, state)


def bank(
    easy: int = 12, hard: int = 6, *, kinds: tuple[str, ...] = ("recall", "compute", "derive")
) -> list[Prospect]:
    """Questions e0, e1, … and h0, h1, …, each with a card of every kind."""
    names = [(f"e{n}", "easy") for n in range(easy)] + [(f"h{n}", "hard") for n in range(hard)]
    return [
        prospect(name, kind, band=band, position=place)
        for place, (name, band) in enumerate(names)
        for kind in kinds
    ]
