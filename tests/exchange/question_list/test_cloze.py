"""Texts with gaps in brackets, one card a gap, as hashcards reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.question_list.cloze import hidden_parts, with_marks
from interview_grill.exchange.question_list.reader import read_markdown


def gaps(text: str) -> list[tuple[str, str]]:
    return list(hidden_parts(with_marks(text)))


def cards(text: str) -> list[tuple[str, str]]:
    return [
        (draft.plain["ask"], draft.plain.get("answer", "")) for draft in read_markdown(text, where="x").drafts
    ]


def test_each_gap_is_hidden_in_turn_with_the_others_filled() -> None:
    assert gaps("The [mode] of Beta([ 2 ], 5) is [1/5].") == [
        ("The […] of Beta( 2 , 5) is 1/5.", "mode"),
        ("The mode of Beta([…], 5) is 1/5.", "2"),
        ("The mode of Beta( 2 , 5) is […].", "1/5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no gap",
        "[a link](http://x.org)",
        "![a picture][]",
        "\\[escaped\\]",
        "$[0, 1]$",
        "`x[1]`",
        "[]",
        "[a [b",
    ],
)
def test_what_is_no_gap_makes_no_card(text: str) -> None:
    assert gaps(text) == []


def test_a_gap_may_hold_a_bracket_that_is_escaped() -> None:
    assert gaps("The interval [\\[0, 1\\)] is half open") == [("The interval […] is half open", "\\[0, 1\\)")]


def test_an_escaped_bracket_stays_a_bracket_on_the_card() -> None:
    assert cards("C: The [mean] of \\[0, 1\\] is [a half].\n") == [
        ("The […] of [0, 1] is a half.", "mean"),
        ("The mean of [0, 1] is […].", "a half"),
    ]


def test_a_gap_in_bold_is_hidden_inside_its_stars() -> None:
    assert cards("C: It is **[unbiased]**, by [linearity](#l).\n") == [
        ("It is **[…]**, by linearity.", "unbiased")
    ]


def test_a_text_without_a_gap_is_told_and_makes_no_card() -> None:
    intake = read_markdown("C: Nothing hidden.\n\nQ: What?\nA: That.\n", where="x")
    assert [draft.plain["ask"] for draft in intake.drafts] == ["What?"]
    assert [(one.line, one.what, one.text) for one in intake.remarks] == [
        (1, "a text with no [gap] in it", "Nothing hidden.")
    ]


def test_no_more_than_a_hundred_gaps_are_asked() -> None:
    assert len(gaps("[x] " * 1000)) == 100


@given(
    st.lists(st.sampled_from(["a", " ", "[", "]", "\\", "(", "$", "`", "!", "b c"]), max_size=30).map("".join)
)
def test_the_text_with_a_gap_filled_again_is_the_text_without_brackets(text: str) -> None:
    found = gaps(text)
    filled = {ask.replace("[…]", hidden, 1).replace(" ", "") for ask, hidden in found}
    assert len(filled) <= 1 or "[…]" in text
