"""`grill bank`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Grill


def test_a_bank_with_errors_is_told_line_by_line_and_the_status_is_1(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("- id: a\n  ask: b\n  anwser: c\n", encoding="utf-8")
    done = grill("bank", "check", str(path), status=1)
    assert done.stdout == (
        f"{path}:1:3: warning: no answer yet (add `answer:`)\n"
        f"{path}:3:3: error: unknown key `anwser` in a question (did you mean `answer`?)\n"
        f"1 error, 1 warning in {path}\n"
    )
    assert done.stderr == ""


def test_the_faults_are_one_json_document_for_scripts(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("- id: a\n  ask: 42\n  answer: c\n", encoding="utf-8")
    done = grill("bank", "check", "--json", str(path), status=1)
    assert json.loads(done.stdout) == {
        "banks": [str(path)],
        "errors": 1,
        "warnings": 0,
        "faults": [
            {
                "severity": "error",
                "file": str(path),
                "line": 2,
                "column": 8,
                "what": "`ask` must be text, not the number 42",
                "mend": "put quotes around it: '42'",
            }
        ],
    }


def test_warnings_alone_leave_the_status_0(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("- {id: a, ask: b}\n", encoding="utf-8")
    assert "no errors, 1 warning in" in grill("bank", "check", str(path)).stdout


def test_without_a_path_the_bank_in_use_is_checked_with_the_learners_questions(
    grill: Grill, tmp_path: Path
) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("- {id: a, ask: b, answer: c}\n", encoding="utf-8")
    own = grill.home / "questions" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("- {id: b, aks: c}\n", encoding="utf-8")
    done = grill("bank", "check", "--bank", str(bank), "--json", status=1)
    found = json.loads(done.stdout)
    assert found["banks"] == [str(bank)]
    assert {fault["file"] for fault in found["faults"]} == {str(own)}


def test_a_path_that_leads_nowhere_is_bad_input(grill: Grill, tmp_path: Path) -> None:
    done = grill("bank", "check", str(tmp_path / "nowhere"), status=3)
    assert done.stderr.startswith(f"grill: {tmp_path / 'nowhere'}: there is no such bank")
    assert done.stdout == ""


def test_a_new_bank_is_written_checked_and_listed(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    grill("bank", "new", str(path))
    assert "no errors, 1 warning" in grill("bank", "check", str(path)).stdout
    (row,) = json.loads(grill("list", "--json", "--bank", str(path)).stdout)
    assert row["kinds"] == ["recall", "compute", "derive"]
    assert grill("bank", "new", str(path), status=3).stderr.count("\n") == 1
    assert grill("bank", "new").stdout == path.read_text(encoding="utf-8")


def test_the_schema_is_one_json_document(grill: Grill) -> None:
    schema = json.loads(grill("bank", "schema").stdout)
    assert schema["$defs"]["question"]["required"] == ["id", "ask"]


def test_proofs_can_be_left_out(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(
        "- {id: a, ask: b, answer: c, tasks: [{name: t, ask: d, draw: {n: {int: [2, 9]}}, closed_form: n,\n"
        "   wrong: [{tag: same, value: n + 0, say: e}]}]}\n",
        encoding="utf-8",
    )
    assert "no errors, no warnings" in grill("bank", "check", "--quick", str(path)).stdout
    assert "`same`" in grill("bank", "check", str(path), status=1).stdout
