"""Let the disk fill up under every command that writes."""

from __future__ import annotations

import os
import random
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from interview_grill.memory.event import Rating, Review
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .imports import Held, grill, make_files
from .promise import PROGRAM, events_of, promise
from .small_disk import SmallDisk, small_disk

READING = ("due", "history", "stats", "list", "show 1", "config", "export log", "doctor")
ANSWERS = 40
WORDS = "words " * 400
MOST_LEFT = 300_000


@dataclass
class FullDisk:
    """Rounds on one small disk, each with as much space left as chance has it."""

    disk: SmallDisk
    elsewhere: Path
    chance: random.Random
    acknowledged: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def home(self) -> Path:
        return self.disk.folder / "home"

    def run(self, rounds: int) -> None:
        imports = make_files(self.elsewhere / "to-import")
        other = self._other_log()
        for number in range(rounds):
            subprocess.run(["rm", "-rf", str(self.home)], check=True)
            first_use = self.chance.random() < 0.15
            if not first_use:
                grill(self.home, "quiz", "-n", "2", "--kind", "recall", stdin="first\n3\nfirst\n1\n")
                grill(self.home, "import", *imports[0])
                grill(self.home, "backup", str(self.home / "backup.db"))
            with self.disk.filled(self.chance.randrange(MOST_LEFT)):
                self._all_that_writes(number, imports, other, first_use=first_use)
                for command in READING:
                    self._without_space(command.split())
            self._usable_again(number)

    def _all_that_writes(
        self, number: int, imports: list[list[str]], other: Path, *, first_use: bool
    ) -> None:
        commands = [
            ["import", *imports[1]],
            ["import", *imports[2]],
            ["merge", str(other)],
            ["backup", str(self.disk.folder / f"copy-{number}.db")],
            ["export", "html", "-o", str(self.disk.folder / f"page-{number}.html")],
            ["stats", "--svg", str(self.disk.folder / f"picture-{number}.svg")],
            ["config", "retention", "0.85"],
            ["doctor", "--rebuild"],
            ["undo"],
            *([] if first_use else [["restore", str(self.home / "backup.db")]]),
        ]
        self._quiz(number)
        for command in self.chance.sample(commands, 3):
            self._whole_or_not(command)
        self._quiz(number + 1_000_000)

    def _quiz(self, number: int) -> None:
        before = events_of(self.home)
        lines = "".join(f"{number} {n} {WORDS}\n{1 + n % 4}\n" for n in range(ANSWERS))
        out = self._without_space(
            ["quiz", "--cram", "--kind", "recall", "-n", str(ANSWERS)], stdin=lines, answering=True
        )
        after = events_of(self.home)
        acknowledged = out.count(", as practice.")
        self.acknowledged += acknowledged
        added = {
            one.action.typed.split()[1]
            for id_, one in after.items()
            if id_ not in before and isinstance(one.action, Review)
        }
        promise(before.items() <= after.items(), "an earlier answer is gone")
        promise({str(n) for n in range(acknowledged)} <= added, "an acknowledged answer is gone")
        promise(len(after) - len(before) <= acknowledged + 1, "an answer is there that was not acknowledged")

    def _whole_or_not(self, command: list[str]) -> None:
        before, names = Held.of(self.home), set(os.listdir(self.disk.folder))
        self._without_space(command)
        after, made = Held.of(self.home), set(os.listdir(self.disk.folder)) - names
        if command[0] == "import":
            promise(set(before.files) <= set(after.files), "a file of questions is gone")
            promise(all(_is_whole(text) for text in after.files.values()), "half a file of questions")
        promise(not any(name.startswith(".") for name in made), f"{command[0]} left {made}")
        promise(
            command[0] in ("undo", "restore") or before.events <= after.events, f"{command[0]} lost events"
        )

    def _without_space(self, command: list[str], *, stdin: str = "", answering: bool = False) -> str:
        """Run a command: it works, or says in one line that the disk is full. What it printed."""
        small = self.chance.random() < 0.3
        environment = {
            **os.environ,
            "GRILL_HOME": str(self.home),
            "TMPDIR": str(self.disk.folder if small else self.elsewhere),
            "COLUMNS": "80",
        }
        done = subprocess.run(
            [*PROGRAM, *command],
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        said = [line for line in done.stderr.splitlines() if not (answering and _comes_along(line))]
        name = command[0]
        promise("Traceback" not in done.stderr, f"{name}: {done.stderr[-800:]}")
        promise(
            done.returncode in (0, 3), f"{name} ended with {done.returncode}: {done.stderr or done.stdout}"
        )
        if done.returncode == 3:
            promise(len(said) == 1 and said[0].startswith("grill: "), f"{name} said {said}")
            promise("space" in said[0], f"{name} does not speak of space: {said[0]}")
        self.counts[f"{name} {'refused' if done.returncode else 'done'}"] += 1
        return done.stdout

    def _usable_again(self, number: int) -> None:
        promise(not (found := examine(self.home)), f"doctor finds {found[:1]}")
        before = events_of(self.home)
        grill(self.home, "quiz", "-n", "1", "--cram", "--kind", "recall", stdin=f"after {number}\n3\n")
        promise(
            len(events_of(self.home)) == len(before) + 1,
            "no answer could be given when there was space again",
        )
        grill(self.home, "bank", "check", "--quick")
        for left in self.disk.folder.glob("*-*.*"):
            left.unlink()

    def _other_log(self) -> Path:
        path = self.elsewhere / "other.db"
        with Store.open(self.elsewhere / "other") as store:
            for n in range(400):
                review = Review(f"q{n % 60}:recall", Rating.GOOD, 9.0, 0.9, typed=f"phone {n}")
                store.append(review, at=10**15 + n, day=730_000)
            store.backup(path)
        return path


def _comes_along(line: str) -> bool:
    """What a session adds to an error: how much is kept, and that there is no backup of today."""
    return line.startswith(
        ("grill: stopped; every answer given is kept", "grill: today's backup could not be made")
    )


def _is_whole(text: bytes) -> bool:
    return text.endswith(b"\n") and text.count(b"- id:") == text.count(b"  ask:") > 0


def run(rounds: int, seed: int, folder: Path) -> None:
    with small_disk(folder / "disk") as disk:
        work = FullDisk(disk, folder, random.Random(seed))
        work.run(rounds)
    print(
        f"full-disk: {rounds} rounds, {work.acknowledged} answers acknowledged, all kept; all usable afterwards"
    )
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(work.counts.items())))
