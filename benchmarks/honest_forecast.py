"""Do the intervals of `grill ready` hold what they say? Simulated learners, of whom the program knows only the answers.

Unseen cards: learners differ in how often they answer unseen, k of 60 questions were tried, and the interview is a
week away. Printed: how often the score fell inside the 80 and the 90 % interval, and how often the bar of 40 was
reached against how often that was said.

Usage: python benchmarks/honest_forecast.py [--learners N]
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.first_tries import FirstTries
from interview_grill.memory.fsrs import first_memory
from interview_grill.memory.learner import LEARNER_SD, learner_of
from interview_grill.memory.prospect import Prospect
from interview_grill.memory.readiness import asked, at_least, card_chance, interval, number_answered
from interview_grill.memory.state import CardState

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY, DAYS, QUESTIONS, BAR = 740_000, 7, 60, 40
SECTIONS = "AAAAAAABBBBBBBBBCCCCCCCDDDDDDEEEEEEEFFFFFFFGGGGGGGHHHHHHHHHH"
RATES = {"Beta(2, 3)": (2.0, 3.0), "Beta(8, 12)": (8.0, 12.0), "Beta(4, 2)": (4.0, 2.0)}
TRIED = (0, 10, 20, 30, 60)


class Held(NamedTuple):
    """Whether the score was in the 80 and 90 % intervals; P(bar reached) as said, and whether it was; the error."""

    in_80: bool
    in_90: bool
    said: float
    reached: bool
    error: float


def fresh(number: int) -> Prospect:
    """An unseen question of the bank."""
    name = f"q{number:02}"
    state = CardState(f"{name}:recall")
    return Prospect(state.card, name, "recall", SECTIONS[number], "1-15", number, 1.0, state)


def tried(card: Prospect, *, passed: bool) -> Prospect:
    """The question after a first try today."""
    stability, difficulty = first_memory(3.0 if passed else 1.0)
    state = CardState(card.card, stability, difficulty, TODAY, TODAY + 2, reps=1)
    return replace(card, state=state, passed_first=passed)


def told(cards: Sequence[Prospect]) -> list[Prospect]:
    """The cards with the first-try rates that follow from those tried, as the program reads them from its log."""
    firsts = FirstTries((card.section, card.passed_first) for card in cards if card.passed_first is not None)
    return [replace(card, first_try=firsts.rate(card.section)) for card in cards]


def one_learner(chance: random.Random, rate: float, number_tried: int) -> Held:
    """One learner's forecast a week before the interview, against the score."""
    multiplier = math.exp(LEARNER_SD * chance.gauss(0, 1))
    cards = [fresh(n) for n in range(QUESTIONS)]
    cards[:number_tried] = [tried(card, passed=chance.random() < rate) for card in cards[:number_tried]]
    cards = told(cards)
    distribution = number_answered(asked(cards), TODAY + DAYS, learner_of(cards))
    score = sum(
        chance.random() < (card_chance(card, TODAY + DAYS, multiplier) if card.state.reviewed else rate)
        for card in cards
    )
    (low, high), (lower, higher) = interval(distribution, 0.8), interval(distribution, 0.9)
    expected = sum(k * mass for k, mass in enumerate(distribution))
    return Held(
        low <= score <= high,
        lower <= score <= higher,
        at_least(distribution, BAR),
        score >= BAR,
        expected - score,
    )


def unseen_cards(learners: int) -> None:
    """Print the table of coverage by first-try rate and number of cards tried."""
    print(f"{'first-try rate':14} tried   80 %   90 %   bar said, reached   bias")
    for name, (a, b) in RATES.items():
        for number in TRIED:
            chance = random.Random(number)
            found = [one_learner(chance, chance.betavariate(a, b), number) for _ in range(learners)]
            means = [sum(column) / learners for column in zip(*found, strict=True)]
            print(
                f"{name:14} {number:5}   {means[0]:.3f}  {means[1]:.3f}  {means[2]:.3f}, {means[3]:.3f}"
                f"        {means[4]:+.1f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage of the intervals of grill ready.")
    parser.add_argument("--learners", type=int, default=1000)
    unseen_cards(parser.parse_args().learners)


if __name__ == "__main__":
    main()
