"""Files to import, and what an import of them leaves in a home when nothing disturbs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .promise import PROGRAM, events_of

QUESTIONS, CARDS = 300, 60


@dataclass(frozen=True)
class Held:
    """What a home holds that an import may change: its files of questions, and the ids of its events."""

    files: dict[str, bytes]
    events: frozenset[str]

    @classmethod
    def of(cls, home: Path) -> Held:
        """As it is on disk now; a file that a killed import was still writing under a drawn name does not count."""
        found = {
            path.name: path.read_bytes()
            for path in sorted((home / "questions").glob("*"))
            if not path.name.startswith(".")
        }
        return cls(found, frozenset(events_of(home)))


def grill(home: Path, *arguments: str, stdin: str = "") -> str:
    """What one undisturbed command prints."""
    environment = {**os.environ, "GRILL_HOME": str(home), "COLUMNS": "80"}
    done = subprocess.run(
        [*PROGRAM, *arguments], env=environment, input=stdin, capture_output=True, text=True, check=True
    )
    return done.stdout


def make_files(folder: Path) -> list[list[str]]:
    """The arguments of each import: two states of one list, and an Anki package with the answers of another home."""
    folder.mkdir()
    imports = []
    for edition in ("first", "second"):
        (folder / edition).mkdir()
        path = folder / edition / "list.md"
        path.write_text(_list(edition))
        imports.append([str(path)])
    bank, phone, package = folder / "bank.yaml", folder / "phone", folder / "phone.apkg"
    bank.write_text("".join(f"- {{id: phone-{n}, ask: What of {n}?, answer: This.}}\n" for n in range(CARDS)))
    answers = "".join(f"words {n}\n{1 + n % 4}\n" for n in range(CARDS))
    grill(phone, "--bank", str(bank), "quiz", "-n", str(CARDS), "--new", str(CARDS), stdin=answers)
    grill(phone, "--bank", str(bank), "export", "anki", "--with-schedule", "-o", str(package))
    return [*imports, [str(package), "--history"]]


def _list(edition: str) -> str:
    more = QUESTIONS + (20 if edition == "second" else 0)
    return "# A list\n\n" + "\n".join(
        f"{n}. What is the MLE of $\\theta_{{{n}}}$?\n\nThe {edition if n % 3 else 'same'} mean, $\\bar x_{{{n}}}$.\n"
        for n in range(1, more + 1)
    )


def undisturbed(home: Path, arguments: list[str], spare: Path) -> Held:
    """What the import leaves in a copy of the home."""
    shutil.copytree(home, spare)
    grill(spare, "import", *arguments)
    left = Held.of(spare)
    shutil.rmtree(spare)
    return left
