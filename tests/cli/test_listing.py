"""Questions as rows and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_grill.cli.listing import as_row, print_table
from tests.cli.places import MODE, ODDS, RATE, place


def test_a_row_names_what_a_question_has() -> None:
    assert json.loads(json.dumps(as_row(RATE))) == {
        "id": "poisson-rate",
        "number": 9,
        "section": "B",
        "band": "1-15",
        "ask": r"What is the MLE of $\lambda$, and *when* does it exist?",
        "kinds": ["recall", "compute", "derive"],
        "tasks": ["rate", "split"],
        "derivations": ["poisson-mle"],
        "tags": ["mle", "poisson"],
    }
    assert as_row(ODDS)["tasks"] == as_row(ODDS)["derivations"] == []


def test_the_table_is_a_line_each_under_the_bank_s_sections(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_table(place(tmp_path), [MODE, ODDS])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A  Basics"
    assert lines[1].split() == ["1", "mode", "What", "is", "a", "mode?"]
    assert lines[3:5] == ["quick  Quick fire", "  20  odds      What are odds?"]


def test_without_a_question_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_table(place(tmp_path), [])
    assert capsys.readouterr().out == "No question fits.\n"
