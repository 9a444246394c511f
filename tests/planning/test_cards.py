from __future__ import annotations

import numpy as np
import pytest

from interview_grill.planning.cards import NEVER, cards_of
from tests.memory.learners import TODAY, reviewed, unseen

from .decks import mixed


def test_cards_stand_by_question_their_kinds_in_the_order_of_introduction() -> None:
    cards = cards_of(
        [
            unseen("b", "derive", position=1),
            unseen("a", position=0),
            unseen("b", position=1),
            unseen("b", "compute", position=1),
        ],
        TODAY,
    )
    assert cards.ids == ("a:recall", "b:recall", "b:compute", "b:derive")
    assert cards.question.tolist() == [0, 1, 1, 1]
    assert cards.before.tolist() == [-1, -1, 1, 2]
    assert cards.questions == 2


def test_days_are_counted_from_today() -> None:
    cards = cards_of(
        [
            reviewed("a", days_ago=4),
            unseen("b", position=1, buried_until=TODAY + 3),
            reviewed("c", position=2, suspended=True),
        ],
        TODAY,
    )
    assert cards.last.tolist() == [-4, 0, -3]
    assert cards.from_day.tolist() == [0, 3, NEVER]
    assert cards.seen.tolist() == [True, False, True]


def test_a_card_due_the_day_after_its_review_counts_as_failed() -> None:
    cards = cards_of([reviewed("a", days_ago=3, due_in=-2), reviewed("b", days_ago=3, position=1)], TODAY)
    assert cards.failed.tolist() == [True, False]


def test_values_sum_to_the_number_of_questions() -> None:
    cards = cards_of(mixed(), TODAY)
    assert cards.value.sum() == pytest.approx(24)
    weights = np.bincount(cards.question, cards.value)
    assert weights[1] / weights[0] == pytest.approx(2)


def test_no_cards_make_an_empty_deck() -> None:
    cards = cards_of([], TODAY)
    assert (len(cards), cards.questions) == (0, 0)
