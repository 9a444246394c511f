"""Kill real sessions, break their disk and their files, and check that nothing acknowledged is lost.

python benchmarks/faults.py [kills] [bits] [migration] [--rounds 1000] [--flips 1000] [--seed 1] [--folder DIR]

`kills`: `grill quiz` in a pipe, `undo`, `merge`, `restore`, `suspend` and `config`, each killed (SIGKILL) at a random
moment. After each: every answer acknowledged on the program's output is in the log, none twice, an interrupted merge
or restoration happened whole or not at all, and `doctor` finds nothing.
`bits`: a bit flipped, or the file cut, at a random place of log and write-ahead file; after `doctor --rebuild` the log
is sound and holds no event that was never given. Prints how much was lost.
`migration`: a migration of a log of 200,000 events killed at random moments; the old file still works.
Exit status 1 when any promise is broken.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from interview_grill.memory.event import Event, Rating, Retraction, Review
from interview_grill.store.doctor import Rebuilt, examine
from interview_grill.store.salvage import mend
from interview_grill.store.store import Store

PROGRAM = [sys.executable, "-m", "interview_grill"]
DAY = 740_000
ACKNOWLEDGED = re.compile(r"^[a-z0-9-]+:recall: (?:Again|Hard|Good|Easy)", re.MULTILINE)
ROUNDS_PER_HOME = 50


class BrokenPromise(Exception):
    pass


def promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromise(what)


def events_of(home: Path) -> dict[str, Event]:
    with Store.open_to_read(home) as store:
        events = list(store.events())
    promise(len(events) == len({event.id for event in events}), "an event is there twice")
    return {event.id: event for event in events}


@dataclass
class Killed:
    """A program killed after a random time: what it printed, and whether it had ended by itself."""

    output: str
    ended: bool


@dataclass
class Kills:
    """Rounds of kills in homes of their own; `seconds` learns how long each action takes when left alone."""

    folder: Path
    chance: random.Random
    number: int = 0
    acknowledged: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    home: Path = Path()
    other: Path = Path()

    def run(self, rounds: int) -> None:
        actions: list[tuple[Callable[[], None], int]] = [
            (self.quiz, 55), (self.undo, 15), (self.merge, 10), (self.restore, 10), (self.arrange, 10)
        ]  # fmt: skip
        for self.number in range(rounds):
            if self.number % ROUNDS_PER_HOME == 0:
                self.move()
            [action] = self.chance.choices([one for one, _ in actions], [weight for _, weight in actions])
            action()
            promise(not (found := examine(self.home)), f"doctor finds {found[:1]}")
            if self.number % 100 == 99:
                print(f"  {self.number + 1} kills, {self.acknowledged} answers acknowledged", flush=True)

    def move(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True) if self.home != Path() else None
        self.home = self.folder / f"home-{self.number}"
        self.other = self.folder / f"other-{self.number}.db"
        self.start("quiz", "-n", "3", "--cram", "--kind", "recall", lines=["first", "3"] * 3, after=None)
        with Store.open(self.folder / f"phone-{self.number}") as phone:
            for n in range(400):
                review = Review(f"q{n % 60}:recall", Rating.GOOD, 9.0, 0.9, typed=f"phone {n}")
                phone.append(review, at=10**15 + n, day=730_000)
            phone.backup(self.other)

    def start(
        self, name: str, *arguments: str, lines: list[str] | None = None, after: float | None
    ) -> Killed:
        environment = {**os.environ, "GRILL_HOME": str(self.home), "COLUMNS": "80"}
        began = time.monotonic()
        process = subprocess.Popen(
            [*PROGRAM, name, *arguments], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            out, err = process.communicate("".join(f"{line}\n" for line in lines or []), timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            self.counts[f"{name} killed"] += 1
            return Killed(out, False)
        promise("Traceback" not in err and process.returncode in (0, 3), f"{name} failed: {err}")
        self.counts[f"{name} ended"] += 1
        self.seconds[name] = time.monotonic() - began
        return Killed(out, True)

    def killed(self, name: str, *arguments: str, lines: list[str] | None = None) -> Killed:
        usual = self.seconds.get(name, 1.0)
        return self.start(name, *arguments, lines=lines, after=usual * (0.15 + 0.85 * self.chance.random()))

    def quiz(self) -> None:
        before = events_of(self.home)
        lines = [text for n in range(12) for text in (f"round {self.number} answer {n}", str(1 + n % 4))]
        done = self.killed("quiz", "-n", "12", "--cram", "--kind", "recall", lines=lines)
        after = events_of(self.home)
        acknowledged = len(ACKNOWLEDGED.findall(done.output))
        self.acknowledged += acknowledged
        typed = [
            event.action.typed
            for id_, event in after.items()
            if id_ not in before and isinstance(event.action, Review)
        ]
        promise(before.items() <= after.items(), "an earlier answer is gone")
        wanted = {f"round {self.number} answer {n}" for n in range(acknowledged)}
        promise(wanted <= set(typed), f"acknowledged but not kept: {wanted - set(typed)}")
        promise(len(typed) == len(set(typed)) <= acknowledged + 1, "an answer is there that was not given")

    def undo(self) -> None:
        before = events_of(self.home)
        done = self.killed("undo")
        after = events_of(self.home)
        new = [event.action for id_, event in after.items() if id_ not in before]
        promise(before.items() <= after.items(), "undo removed an event")
        promise(len(new) <= 1 and all(isinstance(action, Retraction) for action in new), "undo did more")
        promise("Undone" not in done.output or len(new) == 1, "an acknowledged undo is gone")

    def merge(self) -> None:
        before = events_of(self.home)
        done = self.killed("merge", str(self.other))
        added = len(events_of(self.home)) - len(before)
        promise(added in (0, 400), f"half a merge: {added} of 400")
        promise(not done.output or added == 400 or "0 new" in done.output, "an acknowledged merge is gone")

    def restore(self) -> None:
        saved = self.folder / f"saved-{self.number}.db"
        with Store.open(self.home) as store:
            store.backup(saved)
        at_saving = events_of(self.home)
        self.start("quiz", "-n", "2", "--cram", "--kind", "recall", lines=["later", "3"] * 2, after=None)
        before = events_of(self.home)
        done = self.killed("restore", str(saved))
        after = events_of(self.home)
        promise(after in (at_saving, before), "a restoration is neither here nor there")
        promise("Restored" not in done.output or after == at_saving, "an acknowledged restoration is gone")

    def arrange(self) -> None:
        before = events_of(self.home)
        self.killed(*self.chance.choice([("suspend", "likelihood"), ("config", "retention", "0.85")]))
        promise(before.items() <= events_of(self.home).items(), "an earlier event is gone")


def kills(options: argparse.Namespace, folder: Path) -> None:
    work = Kills(folder, random.Random(options.seed))
    work.run(options.rounds)
    print(f"kills: {options.rounds} rounds, {work.acknowledged} answers acknowledged, all kept, none twice")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(work.counts.items())))


WRITING = """
import os, signal, sys
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
store = Store.open(sys.argv[1])
for n in range(30):
    review = Review(f"late{n % 7}:recall", Rating(3), 10.0 + n, 0.9, typed=f"late {n}")
    store.append(review, at=63_940_000_000_000_000 + n, day=740_050)
os.kill(os.getpid(), signal.SIGKILL)
"""


def bits(options: argparse.Namespace, folder: Path) -> None:
    """Damage copies of a home that was killed while 30 answers were still write-ahead."""
    chance, made = random.Random(options.seed), folder / "made"
    with Store.open(made) as store:
        for day in range(DAY, DAY + 40):
            for n in range(10):
                review = Review(f"q{n}:recall", Rating(1 + n % 4), 12.5, 0.9, typed="words " * (n * 3))
                store.append(review, at=(day - 719_163) * 86_400_000_000 + n, day=day)
    subprocess.run([sys.executable, "-c", WRITING, str(made)], check=False)
    shutil.copytree(made, folder / "whole")
    whole = events_of(folder / "whole")
    outcomes: Counter[str] = Counter()
    lost: list[int] = []
    for n in range(options.flips):
        home = folder / f"copy-{n}"
        shutil.copytree(made, home)
        what = _damage(home, chance)
        noticed = bool(examine(home))
        done = mend(home, day=DAY + 60)
        promise(not examine(home), f"{what}: still damaged after the rebuild")
        kept = events_of(home)
        promise(kept.items() <= whole.items(), f"{what}: an answer was changed")
        promise(noticed or len(kept) == len(whole), f"{what}: answers lost without a word")
        outcomes[("rebuilt" if isinstance(done, Rebuilt) else "salvaged") if noticed else "harmless"] += 1
        lost.append(len(whole) - len(kept))
        shutil.rmtree(home)
    without = sum(not one for one in lost)
    print(
        f"bits: {options.flips} damaged files, {dict(outcomes)}; all sound after the rebuild, no answer changed"
    )
    print(
        f"  nothing lost in {without}, one answer in {lost.count(1)}, at most {max(lost)} of {len(whole)} lost"
    )


def _damage(home: Path, chance: random.Random) -> str:
    file = home / chance.choice(["grill.db", "grill.db", "grill.db-wal"])
    contents = bytearray(file.read_bytes())
    place = chance.randrange(len(contents))
    if chance.random() < 0.15:
        file.write_bytes(contents[:place])
        return f"{file.name} cut at {place}"
    contents[place] ^= 1 << chance.randrange(8)
    file.write_bytes(contents)
    return f"{file.name} flipped at {place}"


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


def migration(options: argparse.Namespace, folder: Path) -> None:
    home, chance = folder / "old", random.Random(options.seed)
    with Store.open(home) as store:
        store.absorb(_many(200_000))
    spare = shutil.copytree(home, folder / "spare")
    killed = 0
    for _ in range(12):
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["kills", "bits", "migration", []], default=[])
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to write")
    options = parser.parse_args()
    for part in (kills, bits, migration):
        if not options.what or part.__name__ in options.what:
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                try:
                    part(options, Path(folder))
                except BrokenPromise as broken:
                    print(f"{part.__name__}: BROKEN: {broken}")
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
