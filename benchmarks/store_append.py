"""What an answer costs against a bare durable SQLite insert of the same row, in one run on one disk.

python benchmarks/store_append.py [--answers 2000] [--past 10000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace

from interview_grill.memory.event import Rating, Review
from interview_grill.store.rows import COLUMNS, INSERT, checksum, row_of
from interview_grill.store.store import Store

DAY = 740_000
MICROSECONDS_A_DAY = 86_400_000_000


def answer(chance: random.Random, number: int, cards: int) -> Review:
    return Review(
        card=f"question-{number % cards:05d}:recall",
        rating=Rating(1 + int(4 * chance.random())),
        seconds=round(10 + 50 * chance.random(), 3),
        retention=0.9,
        ticks=(1, 2, 3),
        typed="the sample mean, and the variance with n below",
    )


def bare_log(path: str) -> sqlite3.Connection:
    """The same row in a table with its id as primary key, every insert flushed to disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    columns = ", ".join(f"{name} TEXT PRIMARY KEY" if name == "id" else name for name in COLUMNS)
    connection.execute(f"CREATE TABLE event ({columns}, checksum)")
    return connection


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000)
    parser.add_argument("--past", type=int, default=10_000)
    parser.add_argument("--cards", type=int, default=180)
    parser.add_argument("--folder", help="where to write (a temporary folder on the same disk as your home)")
    options = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        bare = bare_log(os.path.join(folder, "bare.db"))
        with Store.open(os.path.join(folder, "home")) as store:
            past = [answer(chance, n, options.cards) for n in range(options.past)]
            day = DAY
            for start in range(0, len(past), options.cards):
                day += 1
                events = store.append_all(
                    past[start : start + options.cards], at=day * MICROSECONDS_A_DAY, day=day
                )
                rows = [row_of(event) for event in events]
                bare.execute("BEGIN")
                bare.executemany(INSERT, [(*row, checksum(row)) for row in rows])
                bare.execute("COMMIT")
            ours: list[float] = []
            theirs: list[float] = []
            first_of_day: list[float] = []
            for n in range(options.answers):
                review = answer(chance, n, options.cards)
                if n % options.cards == 0:
                    day += 1
                began = time.perf_counter()
                event = store.append(review, at=day * MICROSECONDS_A_DAY + n, day=day)
                (first_of_day if n % options.cards == 0 else ours).append(time.perf_counter() - began)
                row = row_of(replace(event, id=event.id[::-1]))
                values = (*row, checksum(row))
                began = time.perf_counter()
                bare.execute(INSERT, values)
                theirs.append(time.perf_counter() - began)
        bare.close()
    show(ours, theirs)
    print(f"the first of a day, with its backup: {1e3 * statistics.median(first_of_day):.1f} ms")


def show(ours: list[float], theirs: list[float]) -> None:
    print(f"{'milliseconds':24}{'median':>10}{'mean':>10}{'99 %':>10}")
    for name, times in (("an answer", ours), ("a bare durable insert", theirs)):
        figures = (statistics.median(times), statistics.mean(times), statistics.quantiles(times, n=100)[98])
        print(f"{name:24}" + "".join(f"{1e3 * figure:>10.3f}" for figure in figures))
    medians = statistics.median(ours) / statistics.median(theirs)
    print(f"ratio of medians {medians:.2f}, of means {statistics.mean(ours) / statistics.mean(theirs):.2f}")


if __name__ == "__main__":
    main()
