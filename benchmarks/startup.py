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
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TYPER_ONLY = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(name: str = "x") -> None:
    print(name)
app()
"""
LIMITS = {"grill --version": 0.3, "grill due": 1.4, "grill quiz, to a recall prompt": 2.2}


def instructions(arguments: list[str], environment: dict[str, str], *, answer: bytes | None = None) -> float:
    """Millions of instructions of one run; with `answer`, run on a pseudo-terminal that is sent it at once."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", sys.executable, *arguments]
        if answer is None:
            subprocess.run(command, env=environment, check=True, capture_output=True)
        else:
            _on_a_terminal(command, environment, answer)
        found = re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1e6


def _on_a_terminal(command: list[str], environment: dict[str, str], answer: bytes) -> None:
    master, slave = pty.openpty()
    os.write(master, answer)
    with subprocess.Popen(
        command, env=environment, stdin=slave, stdout=slave, stderr=subprocess.DEVNULL
    ) as process:
        os.close(slave)
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
        program = "import sys; from interview_grill.entry import main; sys.exit(main())"
        base = instructions(["-c", TYPER_ONLY], environment)
        rows = {
            "grill --version": instructions(["-c", program, "--version"], environment),
            "grill due": instructions(["-c", program, "due"], environment),
            "grill quiz, to a recall prompt": instructions(["-c", program, "quiz"], environment, answer=b"q"),
        }
    if "--json" in sys.argv:
        print(json.dumps({"typer": base, **rows}))
        return
    print(f"{'one-command Typer program':34} {base:8.1f} Mi")
    for name, count in rows.items():
        print(f"{name:34} {count:8.1f} Mi  {count / base:5.2f}x  (at most {LIMITS[name]}x)")


if __name__ == "__main__":
    main()
