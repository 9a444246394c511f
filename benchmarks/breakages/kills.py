"""Kill real commands (SIGKILL) at random moments and look at what they leave."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from interview_grill.memory.event import Rating, Retraction, Review
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .imports import Held, make_files, undisturbed
from .promise import PROGRAM, events_of, promise

ACKNOWLEDGED = re.compile(r"^[a-z0-9-]+:recall: (?:Again|Hard|Good|Easy)", re.MULTILINE)
ROUNDS_PER_HOME = 50


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
    imports: list[list[str]] = field(default_factory=list)

    def run(self, rounds: int) -> None:
        actions: list[tuple[Callable[[], None], int]] = [
            (self.quiz, 45), (self.undo, 15), (self.import_, 10), (self.merge, 10), (self.restore, 10),
            (self.arrange, 10),
        ]  # fmt: skip
        self.imports = make_files(self.folder / "to-import")
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
        promise(all(isinstance(action, Retraction) for action in new), "undo did more")
        taken_back = [before[action.target] for action in new if isinstance(action, Retraction)]
        promise(len({(event.at, event.home) for event in taken_back}) <= 1, "undo took back several steps")
        gone = {event.action.target for event in after.values() if isinstance(event.action, Retraction)}
        halves = [
            event.id
            for event in before.values()
            if taken_back and event.at == taken_back[0].at and event.id not in gone
        ]
        promise(not [id_ for id_ in halves if not isinstance(before[id_].action, Retraction)], "half an undo")
        promise("Undone" not in done.output or new != [], "an acknowledged undo is gone")

    def import_(self) -> None:
        arguments = self.chance.choice(self.imports)
        before, wanted = Held.of(self.home), undisturbed(self.home, arguments, self.folder / "spare")
        done = self.killed("import", *arguments)
        after = Held.of(self.home)
        promise(after.files in (before.files, wanted.files), "half an import")
        promise(after.events in (before.events, wanted.events), "half a history")
        promise(
            after.events == before.events or after.files == wanted.files, "answers without their questions"
        )
        promise(not done.output or after == wanted, "an acknowledged import is gone")
        self.start("import", *arguments, after=None)
        promise(Held.of(self.home) == wanted, "an import begun again does not end as one undisturbed")
        self.start("bank", "check", "--quick", after=None)

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


def run(rounds: int, seed: int, folder: Path) -> None:
    work = Kills(folder, random.Random(seed))
    work.run(rounds)
    print(f"kills: {rounds} rounds, {work.acknowledged} answers acknowledged, all kept, none twice")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(work.counts.items())))
