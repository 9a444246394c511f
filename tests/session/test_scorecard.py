"""What a mock interview comes to."""

from __future__ import annotations

import pytest

from interview_grill.bank.model import Kind
from interview_grill.memory.event import Rating
from interview_grill.session.agenda import Turn
from interview_grill.session.conduct import Answered
from interview_grill.session.mock import Put
from interview_grill.session.pool import Card
from interview_grill.session.scorecard import Reason, scorecard
from interview_grill.session.tries import Tried
from tests.session.prospects import prospect


def put(name: str, chance: float, *, section: str = "A", weight: float = 1.0) -> Put:
    return Put(prospect(name, section=section, weight=weight), chance)


def answered(name: str, rating: Rating, *, follow_up: bool | None = True, seconds: float = 30.0) -> Answered:
    card = Card(f"{name}:recall", name, Kind.RECALL, "A", 0)
    return Answered("e", Turn(card), Tried(rating), seconds, follow_up)


DRAWN = (put("a", 0.9), put("b", 0.8, section="B"), put("c", 0.3), put("d", 0.5))


def test_answered_is_set_against_predicted_as_a_whole_and_by_section() -> None:
    card = scorecard(
        DRAWN, [answered("a", Rating.AGAIN), answered("b", Rating.HARD), answered("c", Rating.GOOD)]
    )
    assert (card.answered, card.asked, card.drawn, card.seconds) == (2, 3, 4, 90.0)
    assert card.predicted == pytest.approx(2.0)
    assert (card.low, card.high) == (1, 3)
    assert [(s.section, s.asked, s.answered) for s in card.sections] == [("A", 2, 1), ("B", 1, 1)]
    assert card.sections[0].predicted == pytest.approx(1.2)


def test_three_things_to_fix_the_gravest_first() -> None:
    card = scorecard(
        DRAWN,
        [
            answered("a", Rating.HARD),
            answered("b", Rating.GOOD, follow_up=False),
            answered("c", Rating.AGAIN),
            answered("d", Rating.AGAIN, follow_up=False),
        ],
    )
    assert [(f.outcome.put.card.question, f.reason) for f in card.fixes] == [
        ("d", Reason.MISSED),
        ("c", Reason.MISSED),
        ("b", Reason.FOLLOW_UP),
    ]


def test_of_like_misses_the_one_asked_more_often_comes_first() -> None:
    drawn = (put("sure", 0.99), put("asked", 0.2, weight=3.0))
    card = scorecard(drawn, [answered("sure", Rating.AGAIN), answered("asked", Rating.AGAIN)])
    assert [f.outcome.put.card.question for f in card.fixes] == ["asked", "sure"]


def test_a_flawless_interview_leaves_nothing_to_fix() -> None:
    card = scorecard(DRAWN, [answered("a", Rating.GOOD), answered("b", Rating.EASY, follow_up=None)])
    assert card.fixes == ()


def test_a_card_of_another_day_answered_after_an_undo_is_left_out() -> None:
    assert scorecard(DRAWN, [answered("elsewhere", Rating.GOOD)]).outcomes == ()


def test_an_interview_without_an_answer_has_a_scorecard_too() -> None:
    card = scorecard(DRAWN, [])
    assert (card.asked, card.predicted, card.low, card.high, card.sections) == (0, 0.0, 0, 0, ())
