"""`grill export` and `grill merge` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Grill

LATER = "2027-03-20T18:00:00"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", '{"format": "interview-grill questions"'),
        ("yaml", "title: "),
        ("csv", "id,number,section"),
        ("tsv", "id\tnumber\tsection"),
        ("markdown", "# MLE and MAP"),
        ("hashcards", "---\nname = "),
        ("repeater", "# MLE and MAP"),
        ("html", "<!doctype html>"),
    ],
)
def test_every_text_format_goes_to_stdout_and_nothing_beside_it(grill: Grill, form: str, begins: str) -> None:
    done = grill("export", form, "gaussian-variance")
    assert done.stdout.startswith(begins)
    assert done.stderr == ""


def test_a_file_is_written_once_and_replaced_only_when_told(grill: Grill, tmp_path: Path) -> None:
    file = str(tmp_path / "deck.json")
    assert grill.out("export", "json", "-o", file) == f"Wrote 60 questions to {file}.\n"
    refused = grill("export", "json", "7", "-o", file, status=2)
    assert (
        refused.stderr
        == f"grill: {file}: the file exists (choose another name, or add --force to replace it)\n"
    )
    assert len(json.loads(Path(file).read_text())["questions"]) == 60
    assert grill.out("export", "json", "7", "-o", file, "--force") == f"Wrote 1 question to {file}.\n"
    assert [one["id"] for one in json.loads(Path(file).read_text())["questions"]] == ["gaussian-variance"]


def ids(grill: Grill, *filters: str) -> list[str]:
    return [row[0] for row in csv.reader(io.StringIO(grill.out("export", "csv", *filters)))][1:]


def test_filters_are_those_of_list(grill: Grill) -> None:
    assert len(ids(grill, "--section", "A")) == 4
    assert ids(grill, "5", "likelihood") == ["likelihood", "bernoulli-mle"]
    assert set(ids(grill, "--tag", "poisson", "--section", "B")) == {"poisson-mle"}
    assert "why-mle" not in ids(grill, "--kind", "derive")


def test_a_name_that_does_not_exist_is_told_with_the_nearest(grill: Grill) -> None:
    done = grill("export", "json", "gausian-variance", status=2)
    assert "did you mean gaussian-variance?" in done.stderr
    assert done.stdout == ""


def test_due_and_weakest_follow_the_log(grill: Grill) -> None:
    assert grill("export", "csv", "--due", status=2).stderr.startswith("grill: nothing is due")
    grill("quiz", "--kind", "recall", "-n", "2", stdin="\n3\n\n1\n")
    later = replace(grill, now=LATER)
    due = ids(later, "--due")
    assert len(due) == 2
    assert ids(later, "--weakest", "1") == [due[1]]
    assert ids(later, "--weakest", "2") == [due[1], due[0]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["json", "--with-schedule"], "--with-schedule goes with anki alone"),
        (["log", "--section", "A"], "the log is written whole"),
        (["json", "--weakest", "0"], "0 is not in the range"),
        (["pdf"], "'pdf' is not one of"),
    ],
)
def test_what_does_not_fit_together_is_wrong_usage(grill: Grill, arguments: list[str], words: str) -> None:
    assert words in grill("export", *arguments, status=2).stderr


def test_an_exported_bank_is_a_bank(grill: Grill, tmp_path: Path) -> None:
    file = str(tmp_path / "mine.yaml")
    grill("export", "yaml", "--section", "B", "-o", file)
    assert grill.out("--bank", file, "export", "yaml") == Path(file).read_text(encoding="utf-8")
    assert grill.out("--bank", file, "export", "json") == grill.out("export", "json", "--section", "B")


def test_the_same_package_comes_out_each_time(grill: Grill, tmp_path: Path) -> None:
    for name in ("a.apkg", "b.apkg"):
        grill("export", "anki", "--section", "quick", "-o", str(tmp_path / name))
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()
    assert zipfile.is_zipfile(tmp_path / "a.apkg")


def test_a_package_with_the_schedule_is_for_its_owner_alone(grill: Grill, tmp_path: Path) -> None:
    grill("quiz", "-n", "1", "--kind", "recall", stdin="\n3\n")
    grill("export", "anki", "--with-schedule", "-o", str(tmp_path / "a.apkg"))
    grill("export", "anki", "-o", str(tmp_path / "b.apkg"))
    assert stat.S_IMODE((tmp_path / "a.apkg").stat().st_mode) == 0o600
    assert (tmp_path / "a.apkg").read_bytes() != (tmp_path / "b.apkg").read_bytes()


def test_exporting_changes_nothing_in_the_home(grill: Grill) -> None:
    grill("export", "json", "7")
    assert not (grill.home / "grill.db").exists()


def test_two_devices_exchange_logs_until_they_agree(grill: Grill, tmp_path: Path) -> None:
    desktop = replace(grill, home=tmp_path / "desktop", now="2027-03-02T18:00:00")
    grill("quiz", "--kind", "recall", "-n", "2", stdin="\n3\n\n2\n")
    desktop("quiz", "--kind", "recall", "-n", "1", stdin="\n1\n")
    one, other = str(tmp_path / "laptop.jsonl"), str(tmp_path / "desktop.jsonl")
    grill("export", "log", "-o", one)
    assert desktop.out("merge", one) == f"{one}: 2 new events.\n"
    desktop("export", "log", "-o", other)
    assert grill.out("merge", other) == f"{other}: 1 new event.\n"
    assert grill.out("merge", other, one) == f"{other}: 0 new events.\n{one}: 0 new events.\n"
    assert grill.out("history", "--json") == desktop.out("history", "--json")


def test_the_log_file_only_grows(grill: Grill, tmp_path: Path) -> None:
    file = tmp_path / "laptop.jsonl"
    grill("quiz", "--kind", "recall", "-n", "1", stdin="\n3\n")
    grill("export", "log", "-o", str(file))
    before = file.read_bytes()
    grill("quiz", "--kind", "recall", "-n", "1", stdin="\n3\n")
    grill("undo")
    grill("export", "log", "-o", str(file))
    assert file.read_bytes().startswith(before)
    assert file.read_bytes().count(b"\n") == before.count(b"\n") + 2
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_log_does_not_take_the_place_of_another_file(grill: Grill, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine\n")
    assert "not a log of answers" in grill("export", "log", "-o", str(file), status=3).stderr
    assert file.read_text() == "mine\n"


def test_the_database_of_another_device_is_merged_as_well(grill: Grill, tmp_path: Path) -> None:
    other = replace(grill, home=tmp_path / "other")
    other("quiz", "--kind", "recall", "-n", "1", stdin="\n3\n")
    other("backup", str(tmp_path / "other.db"))
    assert grill.out("merge", str(tmp_path / "other.db")).endswith("1 new event.\n")


@pytest.mark.parametrize("content", [b"", b"hello\n", b"SQLite format 3\x00 and then nothing", b"\x00" * 500])
def test_a_file_that_is_no_log_is_refused_and_nothing_kept(
    grill: Grill, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "strange"
    file.write_bytes(content)
    done = grill("merge", str(file), status=3 if content else 0)
    assert done.stderr.count("\n") <= 1
    assert json.loads(grill.out("history", "--json")) == []


def test_a_missing_file_is_told(grill: Grill) -> None:
    assert "nowhere.jsonl: cannot be read" in grill("merge", "nowhere.jsonl", status=3).stderr
