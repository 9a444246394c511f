"""Instructions that `grill` executes, against a one-command Typer program of the same version, in one run.

Counted with `valgrind --tool=callgrind`, which repeats to a tenth of a million where a clock does not. Needs valgrind;
byte-compiles the package first. Usage: python benchmarks/startup.py [--json]
"""

from __future__ import annotations

import compileall
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TYPER_ONLY = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(name: str = "x") -> None:
    print(name)
app()
"""
PROGRAM = "import sys; from interview_grill.entry import main; sys.exit(main())"


_CURSOR = b"\x1b[?25h"  # a line can be typed


class Row(NamedTuple):
    """A command, the most it may cost against the Typer program, and the mark of its first prompt on a terminal."""

    command: str
    at_most: float
    prompt: bytes | None = None


ROWS = (
    Row("--version", 0.3),
    Row("due", 1.4),
    Row("quiz", 2.2, b" reveal"),
    Row("compute gaussian-variance", 1.9, _CURSOR),
    Row("derive gaussian-variance", 2.2, _CURSOR),
    Row("derive gaussian-variance --free", 2.2, _CURSOR),
    Row("list", 2.0),
    Row("show gaussian-variance", 2.0),
    Row("search ridge", 2.0),
    Row("stats", 2.0),
    Row("solve bernoulli --data 1,0,1,1", 2.0),
)


def instructions(arguments: list[str], environment: dict[str, str], *, prompt: bytes | None = None) -> float:
    """Millions of instructions of one run; with `prompt`, on a pseudo-terminal until that is read there."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", sys.executable, *arguments]
        if prompt is None:
            subprocess.run(command, env=environment, check=True, capture_output=True)
        else:
            _on_a_terminal(command, environment, prompt)
        found = re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1e6


def _on_a_terminal(command: list[str], environment: dict[str, str], prompt: bytes) -> None:
    master, slave = pty.openpty()
    with subprocess.Popen(
        command, env=environment, stdin=slave, stdout=slave, stderr=subprocess.DEVNULL
    ) as process:
        os.close(slave)
        shown = b""
        while prompt not in shown:
            shown += os.read(master, 65536)
        process.send_signal(signal.SIGINT)  # what it does after the prompt is no part of its start
        try:
            while os.read(master, 65536):
                pass
        except OSError:
            pass
        process.wait()
    os.close(master)


def main() -> None:
    if shutil.which("valgrind") is None:
        sys.exit("startup: valgrind is not installed")
    for package in (ROOT / "interview_grill", Path(sys.prefix)):
        compileall.compile_dir(package, quiet=2)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GRILL_HOME": home, "TERM": "xterm", "PYTHONHASHSEED": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run(
            [sys.executable, "-m", "interview_grill", "quiz", "-n", "1"],
            env=environment,
            check=True,
            input=b"an answer\n3\n",
            capture_output=True,
        )
        base = instructions(["-c", TYPER_ONLY], environment)
        counts = {
            row: instructions(["-c", PROGRAM, *row.command.split()], environment, prompt=row.prompt)
            for row in ROWS
        }
    if "--json" in sys.argv:
        print(json.dumps({"typer": base, **{row.command: count for row, count in counts.items()}}))
        return
    print(f"{'one-command Typer program':38} {base:8.1f} Mi")
    for row, count in counts.items():
        shown = f"grill {row.command}" + (" *" if row.prompt else "")
        print(f"{shown:38} {count:8.1f} Mi  {count / base:5.2f}x  (at most {row.at_most}x)")
    print("* in a terminal, to its first prompt")


if __name__ == "__main__":
    main()
