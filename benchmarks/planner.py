"""The planner against plain FSRS, against an upper bound, and against the clock.

python benchmarks/planner.py [--learners 200] [--quick]

60 cards never seen, 45 s a review and 90 s a first sight, a failed card asked once more the same day. The policy is
chosen on one seed and scored on another.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import fsrs
import numpy as np
from planner_bound import Dual

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.fsrs import next_memory
from interview_grill.memory.policy import PLAIN
from interview_grill.planning.cards import Cards
from interview_grill.planning.portfolio import compare, multipliers
from interview_grill.planning.simulation import simulate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.planning.simulation import Course

CELLS = [(days, minutes) for days in (7, 14, 30) for minutes in (10, 20, 40)]
CHOSEN_ON, SCORED_ON = 11, 12
REVIEW, FIRST_SIGHT = 45.0, 90.0
UNEVEN_DECKS = range(1, 11)


def deck(
    number: int, first_try: float, *, length_sd: float = 0.0, weight_sd: float = 0.0, seed: int = 5
) -> Cards:
    """Unseen cards; their lengths and asking-weights log-normal."""
    chance = np.random.default_rng(seed)
    length = np.exp(length_sd * chance.standard_normal(number))
    weight = np.exp(weight_sd * chance.standard_normal(number))
    zeros, ones = np.zeros(number), np.ones(number)
    return Cards(
        ids=tuple(f"q{n}:recall" for n in range(number)),
        question=np.arange(number),
        before=np.full(number, -1),
        seen=zeros > 0,
        failed=zeros > 0,
        stability=ones,
        difficulty=5 * ones,
        last=zeros,
        from_day=zeros,
        first_try=first_try * ones,
        value=weight * number / weight.sum(),
        seconds=REVIEW * length,
        first_seconds=FIRST_SIGHT * length,
    )


def cells(
    cards: Cards, learners: int, learner_sd: float = 0.0
) -> Iterator[tuple[int, int, Course, Course, Course]]:
    """Days, minutes, and three courses on the seed that chose nothing: planned, plain FSRS and cramming."""
    spread = multipliers(learners, learner_sd)
    for days, minutes in CELLS:
        time_of_day = [60.0 * minutes] * days
        chosen = compare(cards, time_of_day, seed=CHOSEN_ON, learners=learners, learner_sd=learner_sd)
        planned, plain = (
            simulate(policy, cards, time_of_day, multipliers=spread, seed=SCORED_ON)
            for policy in (chosen.best.policy, PLAIN)
        )
        yield days, minutes, planned, plain, chosen.cram


def against_fsrs(
    title: str, cards: Cards, learners: int, *, bounds: list[float] | None = None
) -> list[tuple[float, float]]:
    """Print a table of the nine cells; return the planned and the plain score of each."""
    print(f"\n{title}")
    print(
        "days/min   FSRS 0.9  min     plan  min   adds  policy            cram"
        + "   bound   gap" * bool(bounds)
    )
    scores = []
    for n, (days, minutes, planned, plain, cram) in enumerate(cells(cards, learners)):
        gain = planned.expected - plain.expected
        line = (
            f"{days:>4}/{minutes:<4} {plain.expected:9.2f} {plain.total_minutes:4.0f} {planned.expected:8.2f}"
        )
        line += f" {planned.total_minutes:4.0f} {gain:+6.2f}  {planned.policy.name:16} {cram.expected:5.1f}"
        if bounds:
            line += f" {bounds[n]:7.2f} {bounds[n] - planned.expected:5.2f}"
        print(line, flush=True)
        scores.append((planned.expected, plain.expected))
    return scores


def bounds(first_try: float, number: int = 60) -> list[float]:
    """The upper bound in each cell."""
    duals = {
        days: Dual(days, first_try=first_try, review=REVIEW, first_sight=FIRST_SIGHT)
        for days in {days for days, _ in CELLS}
    }
    return [duals[days].bound(number, 60.0 * minutes) for days, minutes in CELLS]


def reviews_a_second(number: int = 200_000, runs: int = 5) -> float:
    """Of the vectorised FSRS: the best of some runs."""
    chance = np.random.default_rng(1)
    stability, difficulty = np.exp(chance.normal(2, 1, number)), chance.uniform(1, 10, number)
    rating, elapsed = (
        chance.integers(1, 5, number).astype(float),
        chance.integers(1, 40, number).astype(float),
    )
    best = np.inf
    for _ in range(runs):
        began = time.perf_counter()
        next_memory(stability, difficulty, rating, elapsed, arithmetic=ARRAYS)
        best = min(best, time.perf_counter() - began)
    return number / best


def reviews_a_second_of_fsrs(number: int = 20_000) -> float:
    """Of the `fsrs` package: one card reviewed again and again, days apart."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now = fsrs.Card(), datetime(2027, 3, 1, 12, tzinfo=UTC)
    ratings = np.random.default_rng(1).integers(1, 5, number)
    began = time.perf_counter()
    for n, rating in enumerate(ratings.tolist()):
        if n % 20 == 0:
            card = fsrs.Card(card_id=n)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), now + timedelta(days=3 * (n % 20)))
    return number / (time.perf_counter() - began)


def seconds_to_plan(number: int, days: int, minutes: float) -> float:
    """The processor time of a whole comparison, as `grill plan` makes it, on one core."""
    cards = deck(number, 0.4)
    began = time.process_time()
    compare(cards, [60.0 * minutes] * days)
    return time.process_time() - began


def uneven_gains(learners: int, *, days: int = 7, minutes: int = 20) -> list[float]:
    """What the plan adds to FSRS 0.9 on decks that differ in which cards are long and which are asked often."""
    gains = []
    for seed in UNEVEN_DECKS:
        cards, seconds = deck(60, 0.4, length_sd=0.5, weight_sd=0.7, seed=seed), [60.0 * minutes] * days
        spread = multipliers(learners, 0.0)
        best = compare(cards, seconds, seed=CHOSEN_ON, learners=learners, learner_sd=0.0).best.policy
        planned, plain = (
            simulate(policy, cards, seconds, multipliers=spread, seed=SCORED_ON) for policy in (best, PLAIN)
        )
        gains.append(planned.expected - plain.expected)
    return gains


def verdict(what: str, holds: bool) -> None:
    """Print a target and whether it was met."""
    print(f"  {'met   ' if holds else 'MISSED'}  {what}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--quick", action="store_true", help="without the bound")
    options = parser.parse_args()
    learners = options.learners
    limit = [] if options.quick else bounds(0.4)
    uniform = against_fsrs("40 % answerable unseen", deck(60, 0.4), learners, bounds=limit)
    high = against_fsrs(
        "76 % answerable unseen", deck(60, 0.76), learners, bounds=[] if options.quick else bounds(0.76)
    )
    uneven_deck = deck(60, 0.4, length_sd=0.5, weight_sd=0.7)
    against_fsrs("Uneven, one deck: lengths sd 0.5, asking-weights sd 0.7", uneven_deck, learners)
    uneven = uneven_gains(learners)
    print("Uneven, 7 x 20, on ten decks: " + " ".join(f"{gain:+.1f}" for gain in uneven))
    gains = [planned - plain for planned, plain in uniform]
    gaps = [bound - planned for bound, (planned, _) in zip(limit, uniform, strict=False)]
    ours, theirs = reviews_a_second(), reviews_a_second_of_fsrs()
    print(
        f"\nFSRS: {ours / 1e6:.1f} million reviews/s vectorised, {theirs:.0f} by the fsrs package: {ours / theirs:.0f}x"
    )
    few, many = seconds_to_plan(60, 30, 20), seconds_to_plan(2000, 30, 60)
    print(f"A plan over 30 days: {few:.2f} s of processor time for 60 cards, {many:.2f} s for 2,000")
    print("\nTargets")
    verdict(f"14 days x 20 min: {gains[4]:+.2f} over FSRS 0.9, at least +1.5", gains[4] >= 1.5)
    mean = sum(uneven) / len(uneven)
    verdict(f"uneven, 7 x 20: {mean:+.2f} in the mean of ten decks, at least +7", mean >= 7)
    worst = min(planned - plain for planned, plain in uniform + high)
    verdict(f"never more than 0.3 below FSRS in any cell: worst {worst:+.2f}", worst >= -0.3)
    if gaps:
        others = max(gap for n, gap in enumerate(gaps) if n != 3)
        verdict(f"14 x 10: {gaps[3]:.2f} below the bound, at most 2.5", gaps[3] <= 2.5)
        verdict(f"elsewhere: at most {others:.2f} below the bound, at most 1.5", others <= 1.5)
    verdict("60 cards in at most 2 s, 2,000 in at most 20 s", few <= 2 and many <= 20)
    verdict("5 million reviews/s, or 50 times the fsrs package", ours >= 5e6 or ours >= 50 * theirs)


if __name__ == "__main__":
    main()
