"""Decks for tests of the planner: uneven on purpose."""

from __future__ import annotations

import math
import random

from interview_grill.memory.prospect import Prospect
from interview_grill.planning.cards import Cards, cards_of
from tests.memory.learners import TODAY, reviewed, unseen


def fresh(number: int, *, first_try: float = 0.4, uneven: bool = False, seed: int = 5) -> Cards:
    """Cards never seen; uneven ones differ in length and in how often they are asked."""
    chance = random.Random(seed)

    def spread(sd: float) -> float:
        return math.exp(sd * chance.gauss(0, 1)) if uneven else 1.0

    cards = []
    for n in range(number):
        length = spread(0.5)
        cards.append(
            unseen(
                f"q{n:03}",
                position=n,
                first_try=first_try,
                weight=spread(0.7),
                seconds=45 * length,
                first_seconds=90 * length,
            )
        )
    return cards_of(cards, TODAY)


def mixed() -> list[Prospect]:
    """A learner in the middle of things: questions of one to three kinds, some seen, one suspended, one buried."""
    chance = random.Random(8)
    cards: list[Prospect] = []
    for n in range(24):
        kinds = ("recall", "compute", "derive")[: 1 + n % 3]
        seen = n % 4 != 3
        for k, kind in enumerate(kinds):
            if seen and k <= n % 2:
                cards.append(
                    reviewed(
                        f"q{n:02}",
                        kind,
                        stability=math.exp(chance.gauss(1.5, 1)),
                        difficulty=1 + 9 * chance.random(),
                        days_ago=1 + int(9 * chance.random()),
                        due_in=int(8 * chance.random()) - 2,
                        position=n,
                        weight=1 + n % 2,
                        seconds=30 + 10 * (n % 5),
                        suspended=n == 6,
                    )
                )
            else:
                buried = TODAY + 2 if n == 7 else None
                cards.append(
                    unseen(f"q{n:02}", kind, position=n, weight=1 + n % 2, first_try=0.3, buried_until=buried)
                )
    return cards
