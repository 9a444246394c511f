"""How many questions of the bundled bank a plain `grill quiz` has put after so many days, and how much is due.

The product's own order (`assemble`) and schedule (`fold`), ten new cards a day, a learner who answers 40 % unseen and
then with FSRS's probability. Usage: python benchmarks/breadth.py [--learners N]
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from interview_grill.bank.library import Library
from interview_grill.memory.event import Event, Rating, Review
from interview_grill.memory.fold import advance
from interview_grill.memory.state import CardState
from interview_grill.session.pool import Card, Filters, assemble, recall_probability

DAYS, NEW_A_DAY, FIRST_TRY, START = 14, 10, 0.4, 740_000
SHOWN = (1, 2, 4, 6, 7, 10, 12, 14)


def course(cards: list[Card], seed: int) -> tuple[list[int], list[int]]:
    """By day: questions met so far, and cards asked that day."""
    chance, states = random.Random(seed), dict[str, CardState]()
    met, asked = list[int](), list[int]()
    for day in range(START, START + DAYS):
        pool = assemble(cards, states, day, Filters(), new_limit=NEW_A_DAY)
        for card in (*pool.due, *pool.new):
            state = states.get(card.id, CardState(card.id))
            known = recall_probability(state, day) if state.reviewed else FIRST_TRY
            rating = Rating.GOOD if chance.random() < known else Rating.AGAIN
            event = Event(f"{card.id}{day}", day, "home", 0, day, Review(card.id, rating, 45.0, 0.9))
            states[card.id] = advance(state, event)
        met.append(len({name.split(":")[0] for name in states}))
        asked.append(len(pool.due) + len(pool.new))
    return met, asked


def main() -> None:
    parser = argparse.ArgumentParser(description="Questions met by day.")
    parser.add_argument("--learners", type=int, default=20)
    learners = parser.parse_args().learners
    questions = Path(__file__).parent.parent / "questions"
    cards = list(map(Card._make, Library.open([str(questions)]).cards()))
    courses = [course(cards, seed) for seed in range(learners)]
    print("after day      " + "".join(f"{day:6}" for day in SHOWN))
    for name, which in (("questions met", 0), ("cards asked", 1)):
        means = [sum(found[which][day - 1] for found in courses) / learners for day in SHOWN]
        print(f"{name:15}" + "".join(f"{mean:6.1f}" for mean in means))


if __name__ == "__main__":
    main()
