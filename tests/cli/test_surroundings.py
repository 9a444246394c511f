from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from interview_grill.cli.surroundings import default_home

OWN = os.path.expanduser("~")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, (OWN, ".local", "share", "interview-grill")),
        ("linux", {"XDG_DATA_HOME": "/data"}, ("/data", "interview-grill")),
        ("linux", {"XDG_DATA_HOME": ""}, (OWN, ".local", "share", "interview-grill")),
        ("freebsd14", {"LOCALAPPDATA": "/not/here"}, (OWN, ".local", "share", "interview-grill")),
        ("darwin", {"XDG_DATA_HOME": "/data"}, (OWN, "Library", "Application Support", "interview-grill")),
        ("win32", {"LOCALAPPDATA": "/local"}, ("/local", "interview-grill")),
        ("win32", {}, (OWN, "AppData", "Local", "interview-grill")),
    ],
)
def test_answers_live_where_the_platform_keeps_a_programs_data(
    platform: str, environ: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert default_home(environ, platform) == os.path.join(*expected)


def test_only_two_modules_know_of_unix_alone() -> None:
    """What does not exist on Windows is imported where it is not reached there."""
    package = Path(__file__).parent.parent.parent / "interview_grill"
    unix = ("termios", "tty", "pty", "fcntl", "resource", "pwd", "grp")
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() in {f"import {name}" for name in unix}
    }
    assert found == {"terminal/keyboard.py", "store/faults.py"}
    assert sys.platform != "win32" or "termios" not in sys.modules
