"""Kill a migration of a large log under way."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .promise import events_of, promise

DAY = 740_000
MIGRATING = """
import sys
from interview_grill.store import connection, schema
def wider(log):
    log.execute("ALTER TABLE event ADD COLUMN mood TEXT")
    log.execute("UPDATE event SET seconds = seconds + 1")
steps = (*schema.MIGRATIONS, wider)
connection.SCHEMA_VERSION = schema.SCHEMA_VERSION = 2
connection.migrate = lambda log, version: schema.migrate(log, version, steps)
print("ready", flush=True)
connection.open_log(sys.argv[1] + "/grill.db")
"""


def _many(number: int) -> Iterator[Event]:
    for seq in range(1, number + 1):
        review = Review(f"q{seq % 180}:recall", Rating(3), 30.0, 0.9, typed="the mean")
        day = DAY + seq * 200 // number
        yield Event(f"{seq:032x}", (day - 719_163) * 86_400_000_000 + seq, "made-up-home", seq, day, review)


def run(rounds: int, seed: int, folder: Path) -> None:
    home, chance = folder / "old", random.Random(seed)
    with Store.open(home) as store:
        store.absorb(_many(200_000))
    spare = shutil.copytree(home, folder / "spare")
    killed = 0
    for _ in range(rounds):
        process = subprocess.Popen(
            [sys.executable, "-c", MIGRATING, str(home)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.4 * chance.random())
        process.kill()
        process.communicate()
        if _version(home) == 2:
            shutil.rmtree(home)  # it was faster than the kill
            shutil.copytree(spare, home)
            continue
        killed += 1
        promise(not examine(home), "a killed migration damaged the log")
        promise(len(events_of(home)) == 200_000, "a killed migration lost events")
    print(f"migration: killed {killed} times under way at 200,000 events; the old file is sound and complete")


def _version(home: Path) -> int:
    with closing(sqlite3.connect(home / "grill.db")) as log:
        return int(log.execute("PRAGMA user_version").fetchone()[0])
