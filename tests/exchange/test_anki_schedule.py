from __future__ import annotations

import datetime

import pytest

from interview_grill.exchange.anki_schedule import (
    FIRST_DAY,
    LEARNED,
    MANUAL,
    PRACTISED,
    REVIEWED,
    Schedule,
    card_data,
)
from interview_grill.memory.event import Event, Reset, Retraction, Suspend
from interview_grill.memory.fold import fold
from tests.memory.histories import CARD, OTHER, event, review, reviews_on

DAY = 740_000


def schedule(*events: Event) -> Schedule:
    return Schedule.of(events, today=DAY + 30)


def test_day_zero_is_the_first_of_2020() -> None:
    assert datetime.date.fromordinal(FIRST_DAY) == datetime.date(2020, 1, 1)


def test_state_is_the_fold_of_the_log_and_each_answer_a_row() -> None:
    events = reviews_on((DAY, 3), (DAY + 2, 4), (DAY + 9, 1))
    learnt = schedule(*events).cards[CARD]
    assert learnt.state == fold(CARD, events)
    assert [answer.ease for answer in learnt.answers] == [3, 4, 1]
    assert [answer.type for answer in learnt.answers] == [LEARNED, REVIEWED, REVIEWED]
    assert [answer.last_interval for answer in learnt.answers] == [
        0,
        *(a.interval for a in learnt.answers[:-1]),
    ]
    assert learnt.answers[-1].interval == 1
    assert learnt.last_at == events[-1].at // 1_000_000


def test_memory_is_said_in_ankis_words() -> None:
    learnt = schedule(*reviews_on((DAY, 3))).cards[CARD]
    assert card_data(learnt) == {
        "s": 2.3065,
        "d": pytest.approx(2.118, abs=1e-3),
        "dr": 0.9,
        "decay": 0.1542,
        "lrt": learnt.last_at,
    }


def test_difficulty_from_1_to_10_becomes_100_to_1100() -> None:
    hard = schedule(event(review(1), day=DAY)).cards[CARD]
    assert hard.answers[0].factor == round(1000 * ((hard.state.difficulty or 0) - 1) / 9) + 100


def test_an_undone_answer_is_left_out() -> None:
    first, second = reviews_on((DAY, 3), (DAY + 3, 1))
    undone = event(Retraction(second.id), day=DAY + 3, seq=9)
    assert schedule(first, second, undone).cards[CARD] == schedule(first).cards[CARD]


def test_practice_and_a_second_try_on_a_day_leave_the_memory_alone() -> None:
    counted = event(review(3), day=DAY, seq=1)
    again = event(review(1), day=DAY, seq=2)
    cram = event(review(2, practice=True), day=DAY + 1, seq=3)
    learnt = schedule(counted, again, cram).cards[CARD]
    assert learnt.state == fold(CARD, [counted])
    assert [(answer.type, answer.factor) for answer in learnt.answers[1:]] == [(PRACTISED, 0)] * 2


def test_a_reset_is_a_manual_row_and_the_card_is_new_again() -> None:
    learnt = schedule(*reviews_on((DAY, 3)), event(Reset(CARD), day=DAY + 1, seq=2)).cards[CARD]
    assert (learnt.answers[-1].type, learnt.answers[-1].ease) == (MANUAL, 0)
    assert card_data(learnt) == {}


def test_cards_are_kept_apart() -> None:
    found = schedule(
        event(review(3), day=DAY),
        event(review(1, OTHER), day=DAY, seq=2),
        event(Suspend(OTHER), day=DAY, seq=3),
    )
    assert {card: len(learnt.answers) for card, learnt in found.cards.items()} == {CARD: 1, OTHER: 1}
    assert found.cards[OTHER].state.suspended
