"""A question's own lines, comments and all, and the learner's copy of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_grill.bank.check import check
from interview_grill.bank.library import Library
from interview_grill.errors import BankError

Write = Callable[..., Path]

BANK = """\
title: Commented
questions:
  # About a: keep this.
  # And this.
  - id: a  # the first
    # inside
    ask: |
      A block

      with a gap
    answer: c
      # still a's

  # About b.
  -
    id: b
    ask: b
    answer: 'last'
# The end.
"""


def test_a_question_is_copied_with_its_comments_and_without_its_indentation(write: Write) -> None:
    library = Library.open([str(write(BANK))])
    source = library.source_of("a")
    assert (source.first_line, source.last_line) == (3, 12)
    assert source.text == (
        "# About a: keep this.\n# And this.\n- id: a  # the first\n  # inside\n  ask: |\n"
        "    A block\n\n    with a gap\n  answer: c\n    # still a's\n"
    )
    assert library.source_of("b").text == "# About b.\n-\n  id: b\n  ask: b\n  answer: 'last'\n"


def test_a_question_in_braces_is_copied_as_one(write: Write) -> None:
    library = Library.open(
        [str(write('[{"id": "a",\n"ask": "b"}, {"id": "b", "ask": "é", "answer": "c"}]\n'))]
    )
    assert library.source_of("a").text == '- {"id": "a",\n  "ask": "b"}\n'
    assert library.source_of("b").text == '- {"id": "b", "ask": "é", "answer": "c"}\n'


def test_a_copy_is_the_same_question(write: Write, tmp_path: Path) -> None:
    home = tmp_path / "home"
    library = Library.open([str(write(BANK))], home=str(home))
    before = library.question("a")
    path = library.copy_to_home("a")
    assert path == str(home / "questions" / "a.yaml")
    assert check(path) == []
    again = Library.open([str(tmp_path / "bank.yaml")], home=str(home))
    assert again.question("a") == before
    assert again.source_of("a").file == path


def test_a_question_that_is_the_learners_already_is_not_copied_again(write: Write, tmp_path: Path) -> None:
    bank = write(BANK)
    mine = write("- {id: a, ask: mine, answer: c}\n", "home/questions/my-notes.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.copy_to_home("a") == str(mine)


def test_a_copy_that_has_errors_is_edited_and_not_overwritten(write: Write, tmp_path: Path) -> None:
    bank = write(BANK)
    broken = write("- {id: a, ask: [}\n", "home/questions/a.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.copy_to_home("a") == str(broken)
    assert broken.read_text() == "- {id: a, ask: [}\n"


def test_every_bundled_question_can_be_copied(tmp_path: Path) -> None:
    home = tmp_path / "home"
    library = Library.open(home=str(home))
    before = list(library.questions())
    for question_id in library.ids:
        library.copy_to_home(question_id)
    assert list(Library.open(home=str(home)).questions()) == before


def test_a_copy_needs_a_home_and_a_file(write: Write, tmp_path: Path) -> None:
    bank = write(BANK)
    with pytest.raises(BankError, match="there is no home"):
        Library.open([str(bank)]).copy_to_home("a")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    bank.unlink()
    with pytest.raises(BankError, match="the question's file cannot be read"):
        library.copy_to_home("a")


def test_a_bank_beside_the_home_whose_name_begins_alike_is_not_the_learners_own(
    write: Write, tmp_path: Path
) -> None:
    bank = write(BANK, "home/questions-of-others/bank.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.copy_to_home("a") == str(tmp_path / "home" / "questions" / "a.yaml")


@pytest.mark.parametrize("changed", ["", "- {id: a, ask: a}\n", "# More.\n" * 9 + BANK, "x\n" * 99], ids=len)
def test_another_question_is_not_copied_from_a_bank_that_changed_meanwhile(
    write: Write, tmp_path: Path, changed: str
) -> None:
    bank = write(BANK)
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    bank.write_text(changed)
    with pytest.raises(BankError, match="has changed meanwhile"):
        library.copy_to_home("b")
