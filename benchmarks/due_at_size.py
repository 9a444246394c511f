"""The time of `grill due`, and of the query behind it, against the size of the log and of the bank.

python benchmarks/due_at_size.py [--folder DIR] [--sizes 60:600 10000:1000000]

The command is timed as a learner would run it, in a process of its own (processor time, best of nine); the query on
a log of its own with three cards a question.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scale import run, write_bank, write_log

from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.reading import LogReader
from interview_grill.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = 740_000
MICROSECONDS_A_DAY = 86_400_000_000
KINDS = ("recall", "compute", "derive")
RUNS = 25


def reviews(questions: int, number: int) -> Iterator[Event]:
    """`number` reviews spread evenly over the cards, of 200 days."""
    chance = random.Random(2)
    cards = [f"question-{n:05d}:{kind}" for n in range(questions) for kind in KINDS]
    for seq in range(1, number + 1):
        day = FIRST_DAY + 200 * seq // number
        review = Review(
            cards[int(len(cards) * chance.random())], _rating(chance), 30.0, 0.9, typed="the mean"
        )
        yield Event(f"{seq:032x}", day * MICROSECONDS_A_DAY + seq, "made-up-home", seq, day, review)


def _rating(chance: random.Random) -> Rating:
    return chance.choices(list(Rating), weights=(1, 2, 6, 1))[0]


def compiled_bank(path: str, questions: int) -> None:
    """As much of a compiled bank as the query reads."""
    bank = sqlite3.connect(path)
    bank.execute(
        "CREATE TABLE card (card TEXT PRIMARY KEY, question TEXT, kind TEXT, section TEXT) WITHOUT ROWID"
    )
    rows = (
        (f"question-{n:05d}:{k}", f"question-{n:05d}", k, "ABCDEFGH"[n % 8])
        for n in range(questions)
        for k in KINDS
    )
    bank.executemany("INSERT INTO card VALUES (?,?,?,?)", rows)
    bank.commit()
    bank.close()


def query(home: str, bank: str, day: int) -> tuple[float, int]:
    began = time.perf_counter()
    with LogReader(home) as log:
        log.settings()
        log.attach_bank(bank)
        counts = log.counts(day)
        cards = log.due(day)
    assert counts.due == len(cards)
    return time.perf_counter() - began, counts.due


def command_times(folder: Path, questions: int, number: int) -> dict[str, float]:
    """Processor seconds of the command in its forms, by their names."""
    bank, home = folder / "questions", folder / "commands"
    write_bank(bank, questions)
    write_log(home, questions, number, "desk")
    run(home, bank, ["due", "--count"])  # compiles the bank
    forms = {" ".join(form): list(form) for form in (("due",), ("due", "--count"), ("due", "--json"))}
    return {name: min(run(home, bank, form).seconds for _ in range(9)) for name, form in forms.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", help="where to write")
    parser.add_argument("--sizes", nargs="+", default=["60:600", "10000:1000000"], help="questions:reviews")
    options = parser.parse_args()
    print(f"{'questions':>10}{'reviews':>10}{'file MB':>9}{'build s':>9}{'due':>7}{'query ms':>10}")
    for size in options.sizes:
        questions, number = map(int, size.split(":"))
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            home, bank = os.path.join(folder, "home"), os.path.join(folder, "bank.db")
            compiled_bank(bank, questions)
            began = time.perf_counter()
            with Store.open(home) as store:
                store.absorb(reviews(questions, number))
            built = time.perf_counter() - began
            times = [query(home, bank, FIRST_DAY + 201) for _ in range(RUNS)]
            megabytes = os.path.getsize(os.path.join(home, "grill.db")) / 1e6
            median = 1e3 * statistics.median(seconds for seconds, _ in times)
            print(f"{questions:>10}{number:>10}{megabytes:>9.1f}{built:>9.1f}{times[0][1]:>7}{median:>10.2f}")
            taken = command_times(Path(folder), questions, number)
            print("  grill " + ", ".join(f"{name} {1e3 * spent:.0f} ms" for name, spent in taken.items()))


if __name__ == "__main__":
    main()
