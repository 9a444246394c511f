"""A disk that refuses to flush, to lock, to be written, or is full; a clock that goes back; files that are damaged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Grill

SOURCE = Path(__file__).parent.parent.parent / "benchmarks" / "failing_disk.c"


@pytest.fixture(scope="session")
def failing_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    compiler = shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("the failing disk is a C library for Linux, and there is no gcc")
    library = tmp_path_factory.mktemp("failing") / "failing_disk.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return str(library)


def answers(*ratings: int) -> str:
    return "".join(f"words {n}\n{rating}\n" for n, rating in enumerate(ratings))


def quiz(grill: Grill, *ratings: int, status: int = 0) -> subprocess.CompletedProcess[str]:
    return grill(
        "quiz", "--cram", "--kind", "recall", "-n", str(len(ratings)), stdin=answers(*ratings), status=status
    )


def kept(grill: Grill) -> list[int]:
    return [review["rating"] for review in json.loads(grill.out("history", "--json"))]


@pytest.mark.parametrize("after", [0, 4, 9])
def test_a_flush_that_fails_is_said_and_nothing_acknowledged_is_lost(
    grill: Grill, failing_disk: str, after: int
) -> None:
    quiz(grill, 3, 1)
    grill.extra = {"LD_PRELOAD": failing_disk, "FAILING": "fsync", "FAILING_AFTER": str(after)}
    done = quiz(grill, 4, 4, 4, 4, 4, 4, 4, 4, status=3)
    grill.extra = {}
    [said] = [line for line in done.stderr.splitlines() if line.startswith("grill: /")]
    assert str(grill.home) in said
    assert "check the disk" in said or "check its permissions" in said
    acknowledged = done.stdout.count(", as practice.")
    assert kept(grill)[:2] == [3, 1]
    assert acknowledged <= len(kept(grill)) - 2 <= acknowledged + 1
    assert grill.out("doctor") == "Everything is in order.\n"


def test_a_home_on_a_file_system_without_locks_is_refused_in_one_line(
    grill: Grill, failing_disk: str
) -> None:
    grill.extra = {"LD_PRELOAD": failing_disk, "FAILING": "locks", "FAILING_UNDER": str(grill.home)}
    done = grill("config", "retention", "0.85", status=3)
    assert done.stderr == (
        f"grill: {grill.home}/grill.db: this file system does not lock files"
        " (keep the home on a local disk (--home DIR or GRILL_HOME))\n"
    )
    assert not (grill.home / "grill.db").exists()


def test_a_clock_set_back_a_year_disturbs_nothing(grill: Grill) -> None:
    grill.now = "2027-03-01T18:00:00"
    grill("quiz", "-n", "2", "--kind", "recall", stdin=answers(3, 3))
    grill.now = "2026-03-01T18:00:00"
    grill("quiz", "-n", "2", "--kind", "recall", "--cram", stdin=answers(4, 4))
    grill("quiz", "-n", "1", "--kind", "recall", stdin=answers(1))
    assert grill.out("doctor") == "Everything is in order.\n"
    assert len(kept(grill)) == 5
    grill("undo")  # takes back what was answered last, whatever its date says
    assert sorted(kept(grill)) == [3, 3, 4, 4]
    grill.now = "2027-03-02T18:00:00"
    assert int(grill.out("due", "--count")) >= 0
    assert grill.out("doctor") == "Everything is in order.\n"


def test_what_was_due_stays_due_on_its_day_while_the_clock_is_a_year_behind(grill: Grill) -> None:
    def later(day: str) -> str:
        grill.now = f"{day}T18:00:00"
        [line] = [line for line in grill.out("due").splitlines() if line.startswith("Later:")]
        return line

    grill.now = "2027-03-01T18:00:00"
    grill("quiz", "-n", "3", "--kind", "recall", stdin=answers(3, 4, 1))
    before = later("2027-03-01")
    rows = grill.out("history")
    grill.now = "2026-03-01T18:00:00"
    grill(
        "quiz", "--cram", "--kind", "recall", "-n", "3", stdin=answers(1, 1, 1)
    )  # the same cards, as practice
    grill("quiz", "-n", "2", "--kind", "recall", stdin=answers(3, 2))  # nothing is due: two new ones
    after = grill.out("history")
    assert after.endswith(
        rows
    )  # by the clock, so those of a year ago come first; each lot in the order given
    assert [line.split()[-3] for line in after.splitlines()[3:5]] == ["Good", "Hard"]
    assert later("2027-03-01") == before
    grill.now = "2027-03-01T19:00:00"
    assert grill.out("due").startswith("2 due")  # those answered a year ago by that clock, and no other
    assert grill.out("doctor") == "Everything is in order.\n"


@pytest.mark.parametrize("damage", ["cut", "header", "empty", "rubbish"])
def test_a_damaged_log_is_named_and_mended_by_one_command(grill: Grill, damage: str) -> None:
    quiz(grill, 3, 1)
    grill.now = "2027-03-02T18:00:00"
    quiz(grill, 4)
    file = grill.home / "grill.db"
    whole = file.read_bytes()
    damaged = {
        "cut": whole[: len(whole) - 10_000],
        "header": bytes(100) + whole[100:],
        "empty": b"",
        "rubbish": b"rubbish" * 5000,
    }[damage]
    file.write_bytes(damaged)
    for command in (("due",), ("undo",), ("history",)):
        done = grill(*command, status=None)
        assert done.returncode in (0, 3)
        if done.returncode == 3:
            assert done.stderr.count("\n") == 1
            assert "grill doctor --rebuild" in done.stderr
    found = grill("doctor", status=1)
    assert str(file) in found.stdout
    mended = grill.out("doctor", "--rebuild")
    assert "Restored" in mended
    assert mended.endswith("Everything is in order.\n")
    expected = [3, 1, 4] if damage in ("header", "cut") else [3, 1]
    assert kept(grill)[:2] == [3, 1]
    assert len(kept(grill)) <= len(expected)
    assert damage != "header" or kept(grill) == expected


def test_a_damaged_cache_is_made_anew_without_a_word(grill: Grill) -> None:
    before = grill.out("list")
    [cache] = (grill.home / "cache").iterdir()
    whole = cache.read_bytes()
    for damaged in (
        b"",
        b"rubbish" * 999,
        whole[: len(whole) // 2],
        whole[:5000] + bytes(3000) + whole[8000:],
    ):
        cache.write_bytes(damaged)
        done = grill("list")
        assert (done.stdout, done.stderr) == (before, "")


def test_everything_in_a_home_is_for_its_owner_alone(grill: Grill) -> None:
    old = os.umask(0o000)
    try:
        quiz(grill, 3)
        grill.now = "2027-03-02T18:00:00"
        quiz(grill, 4)
        grill("export", "log", "-o", str(grill.home / "mine.jsonl"))
        grill("backup", str(grill.home / "mine.db"))
        grill("restore", str(grill.home / "mine.db"))
        (grill.home / "grill.db").write_bytes(b"")
        grill("doctor", "--rebuild")
    finally:
        os.umask(old)
    modes = {path: path.stat().st_mode & 0o777 for path in [grill.home, *grill.home.rglob("*")]}
    assert {path for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == set()
