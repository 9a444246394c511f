"""The one place where a failure becomes a message and an exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill import __version__
from interview_grill.cli.app import report, run
from interview_grill.errors import BankError, GrillError, WrongUsage
from tests.cli.places import NOW, bank


@pytest.fixture(autouse=True)
def _one_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("GRILL_BANK", str(bank(tmp_path))),
        ("GRILL_HOME", str(tmp_path / "home")),
        ("GRILL_NOW", NOW),
    ):
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["-h"], 0),
        (["list"], 0),
        (["due", "--count"], 0),
        (["show", "no-such-question"], 2),
        (["nonsense"], 2),
        (["list", "--nonsense"], 2),
        (["--home"], 2),
        (["ready", "--on", "soon"], 2),
        (["--bank", "/no/such/bank.yaml", "list"], 3),
        (["import", "/no/such/list.md"], 3),
    ],
)
def test_the_exit_status_says_what_sort_of_failure_it_was(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == status
    written = capsys.readouterr()
    assert "Traceback" not in written.err
    assert bool(written.err) is (status != 0)
    assert not written.out or status == 0


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"grill {__version__}\n"


def test_a_failure_is_one_line_with_what_where_and_how_to_mend_it(capsys: pytest.CaptureFixture[str]) -> None:
    status = report(BankError("`id` is missing", where="bank.yaml:3:5", mend="write one"))
    assert status == 3
    assert capsys.readouterr() == ("", "grill: bank.yaml:3:5: `id` is missing (write one)\n")
    assert report(WrongUsage("no such card")) == 2
    assert capsys.readouterr().err == "grill: no such card\n"


def test_a_hostile_message_is_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    report(GrillError("\x1b[2J", where="\x07", mend="\u202e"))
    assert not {"\x1b", "\x07", "\u202e"} & set(capsys.readouterr().err)


def test_what_the_file_system_refuses_is_one_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert run(["--home", str(tmp_path / "file"), "suspend", "mode"]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("grill: ")
    assert str(tmp_path / "file") in line


def test_global_options_may_stand_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", "--home", str(tmp_path / "other"), "--ascii"]) == 0
    assert capsys.readouterr().out.isascii()
