"""Kill a migration of a large log under way: the old file goes on working, and the next opening completes it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .promise import PROGRAM, promise

DAY = 740_000
EVENTS = 200_000
REPLAYED = 1_000_000
"""Events up to which every round also replays the whole log and compares every index with it."""

# A later version of the program, whose tables have a column and an index more. It says how far it is.
MIGRATING = """
import sys
from interview_grill.store import connection, schema
def wider(log):
    print("begun", flush=True)
    log.execute("ALTER TABLE event ADD COLUMN mood TEXT")
    log.execute("UPDATE event SET mood = 'calm'")
    log.execute("CREATE INDEX event_of_mood ON event (mood, at)")
    print("written", flush=True)
steps = (*schema.MIGRATIONS, wider)
connection.SCHEMA_VERSION = schema.SCHEMA_VERSION = len(steps)
connection.migrate = lambda log, version: schema.migrate(log, version, steps)
print("ready", flush=True)
connection.open_log(sys.argv[1] + "/grill.db").close()
print("done", flush=True)
"""
MOMENTS = {"ready": "before it began", "begun": "under way", "written": "in its commit", "done": "too late"}


def run(rounds: int, seed: int, folder: Path, *, log: Path | None = None) -> None:
    """`log` is a home to migrate copies of; without, one is made up."""
    kept, home = log or _made_up(folder / "old"), folder / "home"
    work = _Migrations(kept, home, random.Random(seed))
    for n in range(rounds):
        work.round()
        print(f"  {n + 1} kills: {dict(work.counts)}", flush=True)
    work.complete()
    with closing(sqlite3.connect(home / "grill.db")) as migrated:
        promise(_soundness(migrated, "integrity_check") == "ok", "the completed log is damaged")
    told = ", ".join(f"{count} {when}" for when, count in sorted(work.counts.items()))
    print(
        f"migration: {rounds} kills at {work.unharmed[0]} events: {told}; undisturbed it takes {work.seconds:.1f} s"
    )
    print(f"  the old version went on with the old log (its first opening took at most {work.slowest:.1f} s)")
    print(f"  {work.completed} times the next opening completed it: every event there, the file sound")


class _Migrations:
    """Rounds of kills of the log in `home`, a copy of the one in `kept`; the first, undisturbed, tells how long."""

    def __init__(self, kept: Path, home: Path, chance: random.Random) -> None:
        self.kept, self.home, self.chance = kept, home, chance
        self.counts: Counter[str] = Counter()
        self.completed, self.slowest = 0, 0.0
        shutil.copytree(kept, home)
        self.whole = self.unharmed = _summary(home)
        began = time.monotonic()
        self._migrate(None)
        self.seconds = time.monotonic() - began
        self._begin_anew()

    def round(self) -> None:
        reached = self._migrate(0.05 + self.seconds * self.chance.random())
        began = time.monotonic()
        whole = self._old_version_refuses()  # it is the first to see what the killed one left
        self.slowest = max(self.slowest, time.monotonic() - began)
        promise(whole == (_version(self.home) == 2), "the old version takes one version for the other")
        promise(
            whole in {"ready": (False,), "begun": (False,), "done": (True,)}.get(reached, (False, True)),
            reached,
        )
        self.counts[MOMENTS[reached] + (" (whole)" if whole and reached == "written" else "")] += 1
        if not whole:
            self._old_version_goes_on()
            if self.chance.random() < 0.5:
                return  # to be killed again, over what the last one left
        self.complete()
        self._begin_anew()

    def complete(self) -> None:
        """Open the log with the new version and let it be."""
        promise(self._migrate(None) == "done", "the next opening did not complete the migration")
        promise(_version(self.home) == 2, "the completed log is not of the new version")
        promise(_summary(self.home) == self.whole, "the completed migration lost events")
        with closing(sqlite3.connect(self.home / "grill.db")) as log:
            [migrated] = log.execute("SELECT count(*) FROM event WHERE mood = 'calm'").fetchone()
        promise(migrated == self.whole[0], f"{migrated} of {self.whole[0]} events were migrated")
        self.completed += 1

    def _begin_anew(self) -> None:
        shutil.rmtree(self.home)
        shutil.copytree(self.kept, self.home)
        self.whole = self.unharmed

    def _migrate(self, seconds: float | None) -> str:
        """Start the migration, kill it after so many seconds, and return the last it said."""
        process = subprocess.Popen(
            [sys.executable, "-c", MIGRATING, str(self.home)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        if seconds is not None:
            time.sleep(seconds)
            process.kill()
        rest, _ = process.communicate()
        return (["ready", *rest.split()])[-1]

    def _old_version_refuses(self) -> bool:
        """Whether it says that a newer version wrote the log; else it has to work."""
        environment = {**os.environ, "GRILL_HOME": str(self.home)}
        done = subprocess.run([*PROGRAM, "due", "--count"], env=environment, capture_output=True, text=True)
        refused = done.returncode == 3 and "a newer interview_grill wrote this log" in done.stderr
        promise(refused or (done.returncode == 0 and not done.stderr), f"due: {done.stderr}")
        return refused

    def _old_version_goes_on(self) -> None:
        promise(_summary(self.home) == self.whole, "a killed migration lost events")
        if self.whole[0] > REPLAYED:
            return
        promise(not (found := examine(self.home)), f"doctor finds {found[:1]}")
        with Store.open(self.home) as store:
            store.append(Review("late:recall", Rating.HARD, 9.0, 0.9), at=10**17, day=DAY + 300)
        events = self.whole[0]
        self.whole = _summary(self.home)
        promise(self.whole[0] == events + 1, "the old version cannot write")


def _made_up(home: Path) -> Path:
    with Store.open(home) as store:
        store.absorb(_many(EVENTS))
    return home


def _many(number: int) -> Iterator[Event]:
    for seq in range(1, number + 1):
        review = Review(f"q{seq % 180}:recall", Rating(3), 30.0, 0.9, typed="the mean")
        day = DAY + seq * 200 // number
        yield Event(f"{seq:032x}", (day - 719_163) * 86_400_000_000 + seq, "made-up-home", seq, day, review)


def _version(home: Path) -> int:
    with closing(sqlite3.connect(home / "grill.db")) as log:
        return int(log.execute("PRAGMA user_version").fetchone()[0])


def _summary(home: Path) -> tuple[int, int, str]:
    """How many events there are, the sum of their checksums, and whether the file is sound."""
    with closing(sqlite3.connect(home / "grill.db")) as log:
        events, checksums = log.execute("SELECT count(*), sum(checksum) FROM event").fetchone()
        return events, checksums, _soundness(log, "quick_check" if events > REPLAYED else "integrity_check")


def _soundness(log: sqlite3.Connection, check: str) -> str:
    return str(log.execute(f"PRAGMA {check}(1)").fetchone()[0])
