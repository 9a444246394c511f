"""Rows that people typed: foreign Markdown in a table's cells becomes the text of a card."""

from __future__ import annotations

from interview_grill.exchange.intake import Draft, Intake, Remark
from interview_grill.exchange.question_list.rows import as_markdown


def test_question_and_answer_are_written_as_cards_write_them() -> None:
    draft = Draft({"ask": "What is\n\\(\\mu\\)?", "answer": "* one\n* __two__", "number": 3}, 7)
    (read,) = as_markdown(Intake([draft])).drafts
    assert read == Draft({"ask": "What is $\\mu$?", "answer": "- one\n- **two**", "number": 3}, 7)


def test_a_row_with_an_id_is_a_bank_s_own_and_stays_as_it_is() -> None:
    draft = Draft({"id": "mean", "ask": "__What__ <b>is</b>?", "answer": ""}, 2)
    assert as_markdown(Intake([draft])).drafts == [draft]


def test_what_is_left_out_is_told_with_the_row_s_line_after_what_was_told_before() -> None:
    before = Remark(1, "told before")
    intake = Intake([Draft({"ask": "a?", "answer": "![p](x.png)"}, 4)], {"title": "T"}, [before])
    read = as_markdown(intake)
    assert read.remarks == [before, Remark(4, "left out of the question: a picture: x.png")]
    assert read.deck == {"title": "T"}
    assert intake.remarks == [before]


def test_empty_values_are_no_values() -> None:
    (read,) = as_markdown(Intake([Draft({"ask": "a?", "answer": "", "section": "", "number": 0}, 1)])).drafts
    assert read.plain == {"ask": "a?", "number": 0}


def test_values_that_are_no_text_are_left_to_the_check_of_the_bank() -> None:
    (read,) = as_markdown(Intake([Draft({"ask": ["a"], "answer": 3}, 1)])).drafts
    assert read.plain == {"ask": ["a"], "answer": 3}
