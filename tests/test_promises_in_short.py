"""The long trials of `benchmarks/`, each in a few rounds: the promises hold, and the scripts that prove them run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
OWN_MOUNTS = ["unshare", "--mount", *(["--map-root-user"] if os.name == "posix" and os.geteuid() else [])]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


def told(script: str, *arguments: str, folder: Path) -> str:
    """What a trial prints in the end."""
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize(
    ("part", "rounds", "said"),
    [
        ("kills", 8, "all kept, none twice"),
        ("bits", 15, "all sound after the rebuild, no answer changed"),
    ],
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, part: str, rounds: int, said: str) -> None:
    assert said in told("faults.py", part, "--rounds", str(rounds), "--folder", ".", folder=tmp_path)


@pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run([*OWN_MOUNTS, "true"], check=False).returncode != 0,
    reason="nothing can be mounted here",
)
@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("full-disk", "all kept; all usable afterwards"),
        ("read-only", "that write are refused in one line"),
    ],
)
def test_a_disk_that_fails_costs_nothing_acknowledged(tmp_path: Path, part: str, said: str) -> None:
    assert said in told("faults.py", part, "--rounds", "1", "--folder", ".", folder=tmp_path)


def test_many_programs_in_one_home_lose_nothing(tmp_path: Path) -> None:
    said = told("crowd.py", "--processes", "3", "--answers", "40", "--folder", ".", folder=tmp_path)
    assert "nothing lost, none twice, no error, every state equal to its replay" in said


def test_mutilated_files_get_a_verdict_or_one_clear_error(tmp_path: Path) -> None:
    assert "a verdict or one clear error each" in told("fuzz_files.py", "200", "--seed", "3", folder=tmp_path)
