"""Where a question ends and its answer begins, with a label, a mark, a paragraph or none of them."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.exchange.intake import Remark
from interview_grill.exchange.question_list.lines import sorted_lines
from interview_grill.exchange.question_list.openings import opening
from interview_grill.exchange.question_list.unfinished import Unfinished


def read(first: str, *below: str, section: str | None = None) -> tuple[list[dict[str, Any]], list[Remark]]:
    begun = opening(first)
    assert begun is not None
    question = Unfinished(begun, 12, section)
    for line in sorted_lines(list(below)).lines:
        question.take(line)
    remarks: list[Remark] = []
    drafts = list(question.drafts(remarks))
    assert all(draft.line == 12 for draft in drafts)
    return [draft.plain for draft in drafts], remarks


@pytest.mark.parametrize(
    ("lines", "ask", "answer"),
    [
        (("1. What is it?",), "What is it?", None),
        (("1. What is it?", "That."), "What is it?", "That."),
        (("1. Derive the mode of", "a Beta."), "Derive the mode of a Beta.", None),
        (("1. Derive the mode of", "a Beta.", "", "Like so."), "Derive the mode of a Beta.", "Like so."),
        (("1. Is the mode of", "a Beta unique?", "Often."), "Is the mode of a Beta unique?", "Often."),
        (("1. Name two", "- a", "- b"), "Name two", "- a\n- b"),
        (("1. Show it", "```", "x", "```"), "Show it", "```\nx\n```"),
        (("1. What is it? → That.",), "What is it?", "That."),
        (("1. What is it? - That.", "And more."), "What is it?", "That.\nAnd more."),
        (("1. Is $a -> b$ or not",), "Is $a -> b$ or not", None),
        (("**1. Derive it** So.", "", "Done."), "Derive it", "So.\n\nDone."),
        (("Q: Is it?", "", "It is."), "Is it?", "It is."),
    ],
)
def test_the_question_ends_where_it_has_asked(lines: tuple[str, ...], ask: str, answer: str | None) -> None:
    (plain,), remarks = read(*lines)
    assert (plain["ask"], plain.get("answer")) == (ask, answer)
    assert remarks == []


def test_of_a_first_line_without_words_the_first_paragraph_asks() -> None:
    (plain,), _ = read("Q: ", "", "What is", "the mode?", "", "The maximum.")
    assert plain["ask"].startswith("What is")
    assert plain["answer"] == "The maximum."


def test_a_label_begins_the_answer_and_a_second_one_is_part_of_it() -> None:
    begun = opening("Q: What is")
    assert begun is not None
    question = Unfinished(begun, 3, None)
    assert question.is_bare
    for line in sorted_lines(["the mode?"]).lines:
        question.take(line)
    assert not question.is_bare
    question.take_answer("The maximum.", 5)
    question.take_answer("Or several.", 6)
    (draft,) = question.drafts([])
    assert draft.plain == {"ask": "What is the mode?", "answer": "The maximum.\nOr several."}


def test_number_and_section_are_kept_where_a_bank_takes_them() -> None:
    assert read("7. What?", section="B")[0] == [{"number": 7, "section": "B", "ask": "What?"}]
    assert read("0. What?", section="")[0] == [{"ask": "What?"}]


def test_a_question_without_words_is_told_with_what_it_held() -> None:
    plains, remarks = read("Q: <!-- nothing -->", "", "", "* *")
    assert plains == []
    assert remarks[-1].what == "a question without words"
    assert remarks[0] == Remark(12, "left out of the question: a comment: <!-- nothing -->")


def test_what_a_card_cannot_hold_is_told_of_question_and_answer() -> None:
    _, remarks = read("1. What ![q](q.png) is it?", "", "![a](a.png)")
    assert [one.what for one in remarks] == [
        "left out of the question: a picture: q.png",
        "left out of the question: a picture: a.png",
    ]


def test_each_gap_is_a_question_and_numbers_are_for_none() -> None:
    plains, _ = read("C: The [mode] is", "the [maximum].", section="A")
    assert plains == [
        {"section": "A", "ask": "The […] is\nthe maximum.", "answer": "mode"},
        {"section": "A", "ask": "The mode is\nthe […].", "answer": "maximum"},
    ]
