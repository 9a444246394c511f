"""In the folder of a learner's own questions every file is a deck of its own."""

from __future__ import annotations

from pathlib import Path

from interview_grill.bank.check import check_together
from interview_grill.bank.library import Library
from interview_grill.bank.load import load

FIRST = """\
title: One
sections: {A: Mine, extra: More}
questions:
- {id: a, number: 1, section: extra, ask: 'a?', answer: b}
"""
SECOND = """\
title: Two
sections: {other: Other}
questions:
- {id: b, number: 1, section: other, ask: 'b?', answer: c}
"""
BANK = "sections: {A: Theirs}\nquestions:\n- {id: c, number: 1, section: A, ask: 'c?', answer: d}\n"


def write(folder: Path) -> tuple[str, str]:
    bank, own = folder / "bank.yaml", folder / "home" / "questions"
    own.mkdir(parents=True)
    bank.write_text(BANK)
    (own / "one.yaml").write_text(FIRST)
    (own / "two.yaml").write_text(SECOND)
    return str(bank), str(own)


def test_numbers_and_headers_of_two_files_do_not_clash(tmp_path: Path) -> None:
    bank, own = write(tmp_path)
    assert check_together([bank], own) == []
    assert [written.plain["number"] for written in load(own, within={}).questions] == [1, 1]


def test_ids_still_clash(tmp_path: Path) -> None:
    bank, own = write(tmp_path)
    Path(own, "three.yaml").write_text("- {id: a, ask: 'again?', answer: x}\n")
    assert ["there twice" in fault.what for fault in check_together([bank], own)] == [True]


def test_their_sections_join_those_of_the_bank_which_keeps_its_words(tmp_path: Path) -> None:
    bank, _ = write(tmp_path)
    library = Library.open([bank], home=str(tmp_path / "home"))
    assert library.deck.sections == {"A": "Theirs", "extra": "More", "other": "Other"}
    assert library.deck.title == ""
    assert set(library.files()) == {"a", "b", "c"}
