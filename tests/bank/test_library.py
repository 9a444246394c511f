"""A library: banks united, the learner's own questions in their place, and everything found by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_grill.bank.files import bundled_bank_path
from interview_grill.bank.library import CardRow, Library
from interview_grill.bank.model import Kind
from interview_grill.errors import BankError, WrongUsage
from interview_grill.listening.hearing import hear

Write = Callable[..., Path]

DECK = """\
title: Small
sections: {A: First, B: Second}
questions:
  - {id: late, number: 9, section: B, ask: Why MAP?, answer: A prior., tags: [map]}
  - id: early
    number: 2
    section: A
    ask: What is the Élan of $\\theta$?
    answer: It maximises.
    tags: [mle, basics]
    tasks:
      - {name: t, ask: Compute., closed_form: 1 + 1}
    derivations:
      - {name: d, title: Derive., lines: [{do: a, math: b}]}
  - {id: unnumbered, ask: And then?, answer: Nothing. It maximises too.}
"""


@pytest.fixture
def library(write: Write, tmp_path: Path) -> Library:
    return Library.open([str(write(DECK))], home=str(tmp_path / "home"))


def test_questions_come_by_number_and_those_without_one_last(library: Library) -> None:
    assert library.ids == ("early", "late", "unnumbered")
    assert [question.number for question in library.questions()] == [2, 9, None]
    assert len(library) == 3


def test_a_question_is_found_by_id_and_by_number(library: Library) -> None:
    assert library.find("9") == library.find("late") == library.question("late")


@pytest.mark.parametrize(
    ("name", "mend"),
    [("erly", "did you mean early?"), ("77", "'grill list' shows them all"), ("", "'grill list'")],
)
def test_a_name_that_means_nothing_is_answered_with_the_nearest(
    library: Library, name: str, mend: str
) -> None:
    with pytest.raises(WrongUsage, match="there is no question") as caught:
        library.find(name)
    assert mend in (caught.value.mend or "")


def test_cards_are_listed_in_the_order_of_the_bank_with_their_tags(library: Library) -> None:
    cards = library.cards()
    assert {card.id for card in cards} == {
        "early:recall",
        "early:compute",
        "early:derive",
        "late:recall",
        "unnumbered:recall",
    }
    assert [card.position for card in cards] == [0, 0, 0, 1, 2]
    assert cards[3] == CardRow("late:recall", "late", Kind.RECALL, "B", 1, frozenset({"map"}))
    assert cards[4].section == ""


def test_a_name_means_one_card_or_all_of_a_question(library: Library) -> None:
    assert library.cards_named("early") == ["early:recall", "early:compute", "early:derive"]
    assert library.cards_named("2") == library.cards_named("early")
    assert library.cards_named("early:derive") == ["early:derive"]


def test_a_card_that_a_question_does_not_have_is_wrong_usage(library: Library) -> None:
    with pytest.raises(WrongUsage, match="there is no card late:derive") as caught:
        library.cards_named("late:derive")
    assert caught.value.mend == "late has late:recall"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("maximises", ["early", "unnumbered"]),
        ("MAXIMISES it", ["early", "unnumbered"]),
        ("élan", ["early"]),
        ("E\u0301LAN", ["early"]),
        ("\\theta", ["early"]),
        ("basics", ["early"]),
        ("prior map", ["late"]),
        ("prior maximises", []),
        ("  ", []),
        ("100%", []),
        ("maximizes", ["early", "unnumbered"]),
        ("elan", ["early"]),
        ("θ", ["early"]),
        ("aximi", ["early", "unnumbered"]),
        ("es", []),
    ],
)
def test_search_finds_questions_that_hold_every_word(library: Library, text: str, found: list[str]) -> None:
    assert [question.id for question in library.search(text)] == found


def test_the_header_and_what_is_used_of_it(library: Library) -> None:
    assert (library.deck.title, library.deck.sections) == ("Small", {"A": "First", "B": "Second"})
    assert library.sections() == ("A", "B")
    assert library.tags() == ("basics", "map", "mle")


def test_the_learners_own_question_takes_the_place_of_the_one_with_its_id(
    write: Write, tmp_path: Path
) -> None:
    bank = write(DECK)
    write("- {id: early, section: B, ask: Mine?, answer: Yes.}\n", "home/questions/early.yaml")
    write("- {id: extra, ask: More?, answer: Yes.}\n", "home/questions/more/extra.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.ids == ("early", "late", "unnumbered", "extra")
    assert library.find("early").ask == "Mine?"
    assert library.find("early").number is None
    assert library.cards_named("early") == ["early:recall"]
    assert library.faults == ()


def test_a_broken_file_of_the_learner_is_left_out_and_told_every_time(write: Write, tmp_path: Path) -> None:
    bank = write(DECK)
    broken = write("- {id: early, aks: Mine?}\n", "home/questions/early.yaml")
    write("- {id: extra, ask: More?, answer: Yes.}\n", "home/questions/extra.yaml")
    for _ in ("compiled", "from the index"):
        library = Library.open([str(bank)], home=str(tmp_path / "home"))
        assert library.find("early").answer == "It maximises."
        assert "extra" in library.ids
        assert [str(fault) for fault in library.faults] == [
            f"{broken}:1:3: error: a question needs `ask` (add `ask:` (the question))",
            f"{broken}:1:15: error: unknown key `aks` in a question (did you mean `ask`?)",
        ]
        library.close()


def test_several_banks_are_one_with_the_sections_of_all(write: Write) -> None:
    first = write(
        "title: One\nsections: {A: a}\nquestions: [{id: x, section: A, ask: b, answer: c}]\n", "1.yaml"
    )
    second = write(
        "title: Two\nbar: 3\nsections: {Z: z}\nquestions: [{id: y, section: Z, ask: b, answer: c}]\n",
        "2.yaml",
    )
    library = Library.open([str(second), str(first), str(second)])
    assert library.ids == ("y", "x")
    assert (library.deck.title, library.deck.bar) == ("Two", 3)
    assert library.sections() == ("Z", "A")


def test_an_id_in_two_banks_is_refused_with_both_places(write: Write) -> None:
    first = write("- {id: x, ask: b, answer: c}\n", "1.yaml")
    second = write("- {id: y, ask: b, answer: c}\n- {id: x, ask: b, answer: c}\n", "2.yaml")
    with pytest.raises(BankError) as caught:
        Library.open([str(first), str(second)])
    assert str(caught.value).startswith(f"{second}:2:3: the id x is there twice; first at {first}:1")


def test_a_bank_with_errors_is_refused_with_the_first_and_how_many_more(write: Write) -> None:
    path = write("- {id: A, ask: b}\n- {id: b, aks: c}\n")
    with pytest.raises(BankError) as caught:
        Library.open([str(path)])
    assert caught.value.where == f"{path}:1:8"
    assert caught.value.what == "`id` must be a slug, not the text 'A'; 2 more"
    assert (caught.value.mend or "").endswith(f"grill bank check {path} lists all faults")


@pytest.mark.parametrize("text", ["", "# nothing\n", "title: x\n", "[]\n", "questions: []\n"])
def test_a_bank_without_questions_is_refused(write: Write, text: str) -> None:
    with pytest.raises(BankError, match="there are no questions in this bank"):
        Library.open([str(write(text))])


def test_warnings_do_not_keep_a_bank_from_being_used(write: Write) -> None:
    library = Library.open([str(write("- {id: a, ask: 'What is $\\foo$?'}\n"))])
    assert library.find("a").answer == ""


def test_without_a_bank_the_bundled_one_is_opened(tmp_path: Path) -> None:
    library = Library.open(home=str(tmp_path / "home"))
    assert len(library) == 60
    assert [library.find(str(number)).number for number in (1, 37, 60)] == [1, 37, 60]
    assert library.sections() == ("A", "B", "C", "D", "E", "F", "G", "H", "quick")
    assert Path(library.source_of("gaussian-variance").file).is_relative_to(bundled_bank_path())


def test_the_learners_questions_may_use_the_sections_of_the_bank(write: Write, tmp_path: Path) -> None:
    bank = write("sections: {Mine: x}\nquestions: [{id: a, ask: b, answer: c}]\n")
    write("- {id: b, section: Mine, ask: b, answer: c}\n", "home/questions/b.yaml")
    write("- {id: c, section: A, ask: b, answer: c}\n", "home/questions/c.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.ids == ("a", "b")
    assert [fault.what for fault in library.faults] == ["unknown section 'A'"]


def test_bands_are_those_in_use_whether_a_header_names_them_or_not(write: Write, tmp_path: Path) -> None:
    bank = write("- {id: a, band: quick, ask: b, answer: c}\n- {id: b, band: 1-15, ask: b, answer: c}\n")
    write("bands: {mine: x}\nquestions: [{id: c, band: mine, ask: b, answer: c}]\n", "home/questions/c.yaml")
    library = Library.open([str(bank)], home=str(tmp_path / "home"))
    assert library.bands() == ("mine", "1-15", "quick")
    assert library.deck.bands == {"mine": "x"}


def test_a_question_is_listened_for_with_the_words_of_its_deck(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: x\nwords: ['iid | independent']\n", encoding="utf-8")
    (tmp_path / "one.yaml").write_text(
        "- id: one\n  ask: x\n  answer: x\n  key_points:\n    - must: iid\n      cues: iid\n"
        "  follow_ups:\n    - ask: y\n      answer: z\n      cues: not iid\n",
        encoding="utf-8",
    )
    library = Library.open([str(tmp_path)])
    question = library.question("one")
    assert hear(library.ears(question), "they are independent").ticks == {1}
    assert hear(library.follow_up_ears(question.follow_ups[0]), "they aren't independent").ticks == {1}
