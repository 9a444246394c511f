"""Whatever the program writes is for its owner alone, and no other user can foresee or plant the names it writes to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Grill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and planted links are POSIX")

ANSWER = "\n3\n"
LIST = "# Mine\n\n1. What is a prior?\n\nA distribution before the data.\n"
DAY_TWO = "2027-03-02T18:00:00"
# Runs the program and tells each file that Python creates: whether it may exist already, its mode, its name.
WATCHED = """
import json, os, sys
created = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & os.O_CREAT:
        created.append((bool(arguments[2] & os.O_EXCL), arguments[0]))
sys.addaudithook(watch)
from interview_grill.entry import main
status = main()
told = json.dumps(created)
open(os.environ["CREATED"], "w").write(told)
sys.exit(status)
"""


@pytest.fixture(autouse=True)
def nothing_is_masked() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir(mode=0o700)
    return folder


def modes(*folders: Path) -> dict[str, str]:
    """What others may do with anything in some folders."""
    found = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    return {
        str(path): oct(mode)
        for path in found
        if (mode := path.stat().st_mode & 0o777) != (0o700 if path.is_dir() else 0o600)
    }


def editing(grill: Grill, out: Path) -> None:
    editor = out.parent / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/answer: .*/answer: mine/" "$1"\n')
    editor.chmod(0o700)
    grill.extra = {"EDITOR": str(editor), "VISUAL": ""}
    grill("quiz", "-n", "1", "--kind", "recall", stdin=f":e\n{ANSWER}")
    assert list((grill.home / "questions").iterdir())


def importing(grill: Grill, out: Path) -> None:
    (out / "mine.md").write_text(LIST)
    (out / "mine.md").chmod(0o600)
    grill("import", str(out / "mine.md"))
    with (grill.home / "questions" / "mine.yaml").open("a") as file:
        file.write("# by hand\n")
    (out / "mine.md").write_text(LIST + "\n2. What is a posterior?\n\nOne after them.\n")
    grill("import", str(out / "mine.md"))
    assert (grill.home / "questions" / "mine.yaml.bak").exists()
    grill("import", str(out / "mine.md"), "--to", str(out / "deep" / "er.yaml"))


def studying(grill: Grill, _: Path) -> None:
    grill("quiz", "-n", "1", stdin=ANSWER, status=None)
    grill.now = DAY_TWO
    grill("quiz", "-n", "1", stdin=ANSWER, status=None)
    grill("plan", "--on", "2027-06-01")
    grill("config", "retention", "0.85")
    assert list((grill.home / "backups").iterdir())


def mending(grill: Grill, out: Path) -> None:
    studying(grill, out)
    grill("backup", str(out / "copy.db"))
    grill("restore", str(out / "copy.db"))
    (grill.home / "grill.db").write_bytes(b"rubbish" * 999)
    grill("doctor", "--rebuild")


def exporting(grill: Grill, out: Path) -> None:
    grill("quiz", "-n", "1", "--kind", "recall", stdin=ANSWER)
    for form in ("anki", "html", "markdown", "csv", "tsv", "json", "yaml", "hashcards", "repeater"):
        grill("export", form, "7", "-o", str(out / form))
    grill("export", "log", "-o", str(out / "log.jsonl"))
    grill("export", "anki", "7", "--with-schedule", "-o", str(out / "schedule"))
    grill("stats", "--svg", str(out / "a.svg"), "--html", str(out / "a.html"))
    grill("mock", "-n", "1", "--seed", "1", "--markdown", str(out / "mock.md"), stdin="\n" * 40)
    grill("bank", "new", str(out / "bank.yaml"))


WORK: list[Callable[[Grill, Path], None]] = [editing, importing, studying, mending, exporting]


@pytest.mark.parametrize("work", WORK, ids=lambda work: work.__name__)
def test_every_file_is_for_its_owner_alone(
    grill: Grill, out: Path, work: Callable[[Grill, Path], None]
) -> None:
    work(grill, out)
    assert modes(grill.home, out) == {}


def created(grill: Grill, file: Path, *arguments: str, stdin: str = "") -> list[tuple[bool, str]]:
    """Each file that one command creates: whether nothing may stand there yet, and its name."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        env={**grill.environment, "CREATED": str(file)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(new, name) for new, name in json.loads(file.read_text()) if "__pycache__" not in name]


def test_no_command_writes_through_a_name_that_is_there_already_or_can_be_foreseen(
    grill: Grill, out: Path
) -> None:
    """Names must be free when they are taken, so that no planted link is followed; all but the log's are drawn."""
    (out / "mine.md").write_text(LIST)
    grill("quiz", "-n", "1", "--kind", "recall", stdin=ANSWER)
    grill.now = DAY_TWO
    commands = [
        ("quiz -n 1 --kind recall", ANSWER),
        (f"backup {out}/copy.db", ""),
        (f"restore {out}/copy.db", ""),
        (f"import {out}/mine.md", ""),
        (f"export html 7 --force -o {out}/a.html", ""),
        (f"export log -o {out}/log.jsonl", ""),
        (f"stats --force --svg {out}/a.svg", ""),
    ]
    seen: list[set[str]] = []
    for _ in range(2):
        (out / "copy.db").unlink(missing_ok=True)
        for copy in (grill.home / "backups").glob("*"):
            copy.unlink()
        (grill.home / "questions" / "mine.yaml").unlink(missing_ok=True)
        found = [
            one
            for command, stdin in commands
            for one in created(grill, out.parent / "created", *command.split(), stdin=stdin)
        ]
        assert [name for new, name in found if not new] == []
        seen.append({name for _, name in found})
    assert len(seen[0]) >= len(commands)
    assert seen[0] & seen[1] == {str(grill.home / "grill.db")}
