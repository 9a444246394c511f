"""A home on a disk that turned read-only."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from .imports import grill, make_files
from .promise import PROGRAM, events_of, promise
from .small_disk import small_disk

READING = (
    "due", "history", "history --json", "stats", "list", "show 1", "search prior", "config", "export log", "doctor",
    "export json 1", "bank check --quick", "ready --on 2030-06-01", "",
)  # fmt: skip
WRITING = (
    "quiz -n 1",
    "undo",
    "suspend 1",
    "bury 1",
    "reset 1",
    "config retention 0.8",
    "mock -n 1",
    "backup HOME/b.db",
)


def run(rounds: int, seed: int, folder: Path) -> None:
    """`rounds` and `seed` change nothing: there is nothing of chance in it."""
    del rounds, seed
    markdown = make_files(folder / "to-import")[0]
    with small_disk(folder / "disk") as disk:
        home = disk.folder / "home"
        grill(home, "quiz", "-n", "2", "--kind", "recall", stdin="first\n3\nfirst\n1\n")
        before = events_of(home)
        with disk.read_only():
            refused = [_refused(home, command.replace("HOME", str(home)).split()) for command in WRITING]
            refused.append(_refused(home, ["import", *markdown]))
            for command in READING:
                grill(home, *command.split())
        promise(events_of(home) == before, "an event came or went")
        grill(home, "quiz", "-n", "1", "--cram", "--kind", "recall", stdin="after\n3\n")
    print(
        f"read-only: {len(READING)} commands that read work, {len(refused)} that write are refused in one line:"
    )
    print("\n".join(f"  {said}" for said in sorted(set(refused))))


def _refused(home: Path, command: list[str]) -> str:
    environment = {**os.environ, "GRILL_HOME": str(home), "COLUMNS": "80"}
    done = subprocess.run(
        [*PROGRAM, *command], env=environment, input="words\n3\n", capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if "every answer given is kept" not in line]
    promise(
        done.returncode == 3 and len(said) == 1, f"{command[0]} ended with {done.returncode}: {done.stderr}"
    )
    return said[0]
