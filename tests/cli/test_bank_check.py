"""What the check of a bank prints, and whether there are errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_grill.cli.bank_check import report_faults
from interview_grill.errors import BankError
from tests.cli.places import bank

BROKEN = """\
title: Broken
questions:
- id: one
  ask: What?
- id: one
  ask: 'Costs $5?'
  answer: That.
- id: Three
  ask: Why?
"""


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_sound_bank_is_said_to_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(bank(tmp_path))
    assert report_faults([path], prove=False, as_json=False) is False
    assert lines(capsys)[-1] == f"no errors, 1 warning in {path}"


def test_each_fault_is_a_line_with_its_place_and_the_sum_is_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert report_faults([str(path)], prove=False, as_json=False) is True
    *faults, total = lines(capsys)
    assert all(line.startswith(f"{path}:") for line in faults)
    assert any(":5:" in line and "twice" in line for line in faults)
    assert any(":8:" in line and "slug" in line for line in faults)
    errors = sum("warning" not in line for line in faults)
    assert total.startswith(f"{errors} errors, ")


def test_the_document_holds_the_same_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert report_faults([str(path)], prove=False, as_json=True) is True
    plain = json.loads(capsys.readouterr().out)
    assert plain["banks"] == [str(path)]
    assert plain["errors"] == sum(fault["severity"] == "error" for fault in plain["faults"]) >= 2
    assert plain["warnings"] == sum(fault["severity"] == "warning" for fault in plain["faults"])
    assert {"file", "line", "column", "what", "mend", "severity"} <= set(plain["faults"][0])


def test_the_learner_s_own_questions_are_checked_with_the_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text(
        "questions:\n- id: mine\n  ask: What?\n  answer: That.\n  section: quick\n", encoding="utf-8"
    )
    assert report_faults([str(bank(tmp_path))], str(own), prove=False, as_json=False) is False
    (own / "bad.yaml").write_text("questions: 3\n", encoding="utf-8")
    assert report_faults([str(bank(tmp_path))], str(own), prove=False, as_json=False) is True
    assert "bad.yaml" in capsys.readouterr().out


def test_warnings_alone_are_no_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("questions:\n- id: one\n  ask: What?\n", encoding="utf-8")
    assert report_faults([str(path)], prove=False, as_json=False) is False
    assert lines(capsys)[-1] == f"no errors, 1 warning in {path}"


def test_hostile_text_in_a_fault_is_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text('questions:\n- id: "\\e[2J"\n  ask: What?\n', encoding="utf-8")
    report_faults([str(path)], prove=False, as_json=False)
    assert "\x1b" not in capsys.readouterr().out


def test_where_there_is_no_bank_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BankError):
        report_faults([str(tmp_path / "none.yaml")], prove=False, as_json=False)
