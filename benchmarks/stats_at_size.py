"""The time of `grill stats` against the size of the log: processor seconds and peak memory of the whole program.

The log is made up: reviews spread over the cards of the bundled bank, on 200 days or one day for every 100 reviews.
Run: python benchmarks/stats_at_size.py [reviews ...]
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from interview_grill.bank.library import Library
from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (600, 10_000, 100_000, 1_000_000)
LAST_DAY = 740_000
TAGS = ("divisor-n-minus-1", "sign", "missing-n")
MICROSECONDS_A_DAY = 86_400_000_000


def reviews(cards: list[str], number: int) -> Iterator[Event]:
    chance = random.Random(2)
    days = max(200, number // 100)
    for seq in range(1, number + 1):
        day = LAST_DAY - days + 1 + (seq - 1) * days // number
        card = cards[int(len(cards) * chance.random())]
        rating = chance.choices(list(Rating), weights=(1, 2, 6, 1))[0]
        review = Review(
            card,
            rating,
            120 * chance.random(),
            0.9,
            typed="the mean",
            confidence=int(101 * chance.random()) if chance.random() < 0.2 else None,
            tag=chance.choice(TAGS) if rating is Rating.AGAIN and card.endswith("compute") else None,
        )
        yield Event(f"{seq:032x}", day * MICROSECONDS_A_DAY + seq, "made-up-home", seq, day, review)


def run(home: str, *arguments: str) -> tuple[float, float]:
    """Processor seconds of a whole run, and the peak memory of any run so far in megabytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "GRILL_HOME": home, "GRILL_NOW": "2027-01-20T18:00:00"}
    command = [sys.executable, "-m", "interview_grill", *arguments]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def main() -> None:
    print(f"{'reviews':>10}{'file MB':>9}{'stats s':>9}{'json s':>9}{'peak MB':>9}")
    for number in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as home:
            library = Library.open(home=home)
            cards = [row.id for row in library.cards()]
            library.close()
            with Store.open(home) as store:
                store.absorb(reviews(cards, number))
            run(home, "due", "--count")  # compiles the bank
            screen, memory = run(home, "stats")
            document, memory = run(home, "stats", "--json")
            size = os.path.getsize(os.path.join(home, "grill.db")) / 1e6
            print(f"{number:>10,}{size:>9.1f}{screen:>9.2f}{document:>9.2f}{memory:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
