from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.check import check
from interview_grill.bank.fault import Severity
from interview_grill.bank.format import DECK, QUESTION
from interview_grill.bank.library import Library
from interview_grill.bank.template import TEMPLATE, write_template
from interview_grill.errors import BankError


def test_the_template_passes_the_check_and_its_proofs_with_the_missing_answer_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "new.yaml")
    write_template(path)
    assert [(fault.severity, fault.what) for fault in check(path, prove=True)] == [
        (Severity.WARNING, "no answer yet")
    ]


def test_the_template_shows_every_way_to_ask(tmp_path: Path) -> None:
    path = str(tmp_path / "new.yaml")
    write_template(path)
    (question,) = Library.open([path]).questions()
    assert [kind.value for kind in question.kinds] == ["recall", "compute", "derive"]


def test_the_answer_that_is_commented_out_is_right_when_it_is_not(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(
        TEMPLATE.replace("    # answer: |\n", "    answer: |\n").replace("    #   ", "      "),
        encoding="utf-8",
    )
    assert check(str(path)) == []


def test_the_template_names_most_keys_of_a_question() -> None:
    assert {key for key in QUESTION.keys if f"{key}:" not in TEMPLATE} == {"weight", "source", "formulas"}
    assert {key for key in DECK.keys if f"{key}:" not in TEMPLATE} == {"bar", "words"}


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(BankError, match="there is a file of that name"):
        write_template(str(path))
    assert path.read_text(encoding="utf-8") == "precious"


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="the file cannot be written"):
        write_template(str(tmp_path / "nowhere" / "new.yaml"))
