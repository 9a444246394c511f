"""Commands found when they are asked for; an unknown one answered with the nearest."""

from __future__ import annotations

import subprocess
import sys

import pytest

from interview_grill.cli.registry import ENTRIES
from tests.cli.conftest import Grill


def test_help_lists_every_command_under_its_topic_with_its_line(grill: Grill) -> None:
    shown = grill.out("--help")
    at = [shown.index(f"  {entry.name} ") for entry in ENTRIES]
    assert at == sorted(at)
    flat = " ".join(shown.split())
    for entry in ENTRIES:
        assert entry.help in flat
        assert f"{entry.topic}:" in shown


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("quizz", "Did you mean 'quiz'?"), ("stat", "Did you mean 'stats'?"), ("xyzzy", "'grill --help'")],
)
def test_an_unknown_command_is_answered_with_the_nearest(grill: Grill, typed: str, hint: str) -> None:
    done = grill(typed, status=2)
    assert f"No such command '{typed}'." in done.stderr
    assert hint in done.stderr
    assert done.stdout == ""


def test_a_hostile_name_is_shown_and_not_obeyed(grill: Grill) -> None:
    done = grill("\x1b[2Jquiz", status=2)
    assert "\x1b" not in done.stderr


def test_a_command_brings_in_no_other(grill: Grill) -> None:
    script = (
        "import sys; from interview_grill.cli.app import run; run(['undo', '--help']);"
        "print([name for name in sys.modules if name.startswith('interview_grill.cli.commands.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=grill.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.strip() == "['interview_grill.cli.commands.undo']"
