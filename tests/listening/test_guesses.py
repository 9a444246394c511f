"""Where no cue tells what to listen for: the sentences of an answer, and which of them may have been said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.listening.guesses import MOST_SENTENCES, guessed, sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("A rule. Its value!", ["A rule.", "Its value!"]),
        ("It is 0.5 in e.g.\nthe mean", ["It is 0.5 in e.g.", "the mean"]),
        ("First:\n\n- one\n- two, too\n\n1. three", ["First:", "one", "two, too", "three"]),
        ("So $a. b$ is `x. y`. End.", ["So $a. b$ is `x. y`.", "End."]),
        ("It is\n\n$$\n\\hat x. y\n$$\n\nand so on.", ["It is\n\n$$\n\\hat x. y\n$$", "and so on."]),
        ("$$a = b$$", ["$$a = b$$"]),
        ("Code:\n\n```\na. b\n\nc\n```\nDone.", ["Code:\n\n```\na. b\n\nc\n```\nDone."]),
        ("not closed $a. b", ["not closed $a.", "b"]),
        ("\x000\x00 is no place. Two.", ["0 is no place.", "Two."]),
    ],
)
def test_card_text_comes_apart_at_sentences_and_items_but_not_in_formulas_or_code(
    text: str, sentences: list[str]
) -> None:
    assert list(sentences_of(text)) == sentences


@given(st.text("ab.!? \n$`-1)\x00", max_size=80))
def test_whatever_the_text_no_sentence_is_empty_and_they_are_not_too_many(text: str) -> None:
    found = sentences_of(text * 5)
    assert all(sentence.strip() for sentence in found)
    assert len(found) <= MOST_SENTENCES


SENTENCES = (
    "The estimator is a rule for any data.",
    "Its value for observed data is called the estimate of theta.",
)


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("it is some rule", {1}),
        ("what you observe gives the value", {2}),
        ("a rule, and the value it is called for observations", {1, 2}),
        ("the estimator of data", set()),
        ("", set()),
        ("something else altogether", set()),
    ],
)
def test_a_sentence_is_guessed_when_half_of_its_rare_words_were_said(answer: str, numbers: set[int]) -> None:
    assert guessed(SENTENCES, "What is an estimator?", answer) == numbers


def test_words_of_the_question_and_of_other_sentences_are_not_rare() -> None:
    assert guessed(("The likelihood.", "The likelihood."), "What is it?", "the likelihood") == set()
    assert guessed(("An estimator.",), "What is an estimator?", "an estimator") == set()
