"""The real program in a home of its own: as a subprocess, and on a pseudo-terminal with a screen to look at."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pyte
import pytest

PROGRAM = [sys.executable, "-m", "interview_grill"]
DAY_ONE = "2027-03-01T18:00:00"


@dataclass
class Grill:
    """Runs `grill` in one home."""

    home: Path
    now: str = DAY_ONE
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("GRILL_", "COLUMNS"))
        }
        return {
            **kept,
            "GRILL_HOME": str(self.home),
            "GRILL_NOW": self.now,
            "COLUMNS": "80",
            "TZ": "Europe/Berlin",
            **self.extra,
        }

    def __call__(
        self, *arguments: str, stdin: str = "", status: int | None = 0
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            input=stdin,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        if status is not None:
            assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
        return done

    def out(self, *arguments: str, stdin: str = "") -> str:
        return self(*arguments, stdin=stdin).stdout


class Terminal:
    """`grill` on a pseudo-terminal; `shown` is what a person sees. With `shell`, a shell runs it."""

    def __init__(
        self, grill: Grill, arguments: tuple[str, ...], columns: int, rows: int, *, shell: bool = False
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**grill.environment, "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}
        command = [*PROGRAM, *arguments]
        self.process = pexpect.spawn(
            *(("bash", ["--norc", "-i"]) if shell else (command[0], command[1:])),
            env={name: value for name, value in environment.items() if value},
            dimensions=(rows, columns),
            timeout=60,
            preexec_fn=_heed_interrupts,
        )
        self.process.delaybeforesend = None
        if shell:
            self.press(f"{shlex.join(command)}\r")

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        self.process.send(keys.encode())

    def wait_for(self, text: str, seconds: float = 60.0) -> str:
        """Read until `text` is on the screen; the screen as it then is."""
        deadline = time.monotonic() + seconds
        while text not in self.shown:
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"{text!r} did not appear within {seconds} s; the screen is\n{self.shown}"
                )
            if not self._feed():
                assert text in self.shown, f"{text!r} never appeared; the last screen is\n{self.shown}"
        return self.shown

    def wait_for_words(self, text: str, seconds: float = 60.0) -> None:
        """Read until the words of `text` are on the screen, on one line or broken over two."""
        deadline = time.monotonic() + seconds
        while text not in " ".join(self.shown.split()):
            assert time.monotonic() < deadline, f"{text!r} did not appear; the screen is\n{self.shown}"
            self._feed()

    def finish(self, seconds: float = 60.0) -> str:
        """Read to the program's end; the last screen."""
        deadline = time.monotonic() + seconds
        while self._feed():
            assert time.monotonic() < deadline, (
                f"it did not end within {seconds} s; the screen is\n{self.shown}"
            )
        self.process.close()
        return self.shown

    def _feed(self) -> bool:
        try:
            self._stream.feed(self.process.read_nonblocking(65536, timeout=0.2))
        except pexpect.TIMEOUT:
            return bool(self.process.isalive())
        except pexpect.EOF:
            return False
        return True


def _heed_interrupts() -> None:
    """What a suite started in the background of a shell would make its children ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def grill(tmp_path: Path) -> Grill:
    return Grill(tmp_path / "home")


@pytest.fixture
def terminal(grill: Grill) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, rows: int = 40) -> Terminal:
        opened.append(Terminal(grill, arguments, columns, rows))
        return opened[-1]

    yield start
    for one in opened:
        one.process.close(force=True)
