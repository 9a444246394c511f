"""The key points of the bundled bank: the musts are the answer, and no answer that has them fails."""

from __future__ import annotations

import pytest

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from interview_grill.memory.event import Rating
from interview_grill.session.proposal import proposed_rating

QUESTIONS = list(Library.open().questions())


def rated(question: Question, ticks: set[int]) -> Rating:
    return proposed_rating(question.key_points, ticks, None, 30.0, 30.0)


def musts(question: Question) -> set[int]:
    return {number for number, point in enumerate(question.key_points, 1) if point.must}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_all_musts_said_is_never_again_and_one_missed_always_is(question: Question) -> None:
    every = set(range(1, len(question.key_points) + 1))
    needed = musts(question)
    assert needed
    nice = every - needed
    assert rated(question, needed) is (Rating.HARD if nice else Rating.GOOD)
    assert rated(question, every) is Rating.GOOD
    assert all(rated(question, every - {must}) is Rating.AGAIN for must in needed)
    for missed in range(1, len(nice) + 1):
        said = every - set(sorted(nice)[:missed])
        assert rated(question, said) is (Rating.HARD if 2 * missed >= len(nice) else Rating.GOOD)


def test_no_question_asks_for_more_than_four_things() -> None:
    assert [question.id for question in QUESTIONS if len(musts(question)) > 4] == []
