from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.memory.event import Bury, Event, Rating, Reset, Resume, Retraction, Setting, Suspend
from interview_grill.memory.fold import (
    advance,
    became_leech,
    card_of,
    fold,
    is_leech,
    log_order,
    moves_schedule,
    replay,
)
from interview_grill.memory.fsrs import next_memory
from interview_grill.memory.state import CardState

from .histories import CARD, OTHER, event, logs, review, reviews_on

DAY = 740_000
AGAIN, GOOD = Rating.AGAIN, Rating.GOOD


# Each try on the day it is due: the rating, S, D and the interval that followed (the fuzz moves it from round(S)).
GOLDEN = {
    "learned at once": [
        (3, 2.306500, 2.118104, 2),
        (3, 10.964332, 2.111214, 11),
        (3, 46.280217, 2.104331, 50),
        (3, 169.959968, 2.097455, 170),
        (3, 516.502796, 2.090586, 501),
    ],
    "failed twice": [
        (1, 0.212000, 6.413300, 1),
        (3, 1.886788, 6.402115, 2),
        (3, 6.269161, 6.390941, 8),
        (1, 1.100065, 8.798955, 1),
        (3, 2.298512, 8.785385, 2),
        (4, 6.340287, 8.364745, 5),
    ],
    "easy, then lost": [
        (4, 8.295600, 1.000000, 6),
        (3, 33.008908, 1.000000, 33),
        (1, 2.671663, 7.026990, 1),
        (1, 0.579823, 9.008020, 1),
        (3, 1.560742, 8.994240, 2),
        (3, 3.420829, 8.980475, 2),
    ],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_schedule_of_a_card_is_the_golden_one(name: str) -> None:
    state, day = CardState(CARD), DAY
    for seq, (rating, stability, difficulty, interval) in enumerate(GOLDEN[name], 1):
        state = advance(state, event(review(rating), day=day, seq=seq))
        assert (state.stability, state.difficulty) == pytest.approx((stability, difficulty), abs=1e-6)
        assert state.due_day == day + interval
        day += interval
    assert state.reps == len(GOLDEN[name])


def test_again_is_due_the_next_day_whatever_the_stability() -> None:
    state = fold(CARD, reviews_on((DAY, 4), (DAY + 40, 4), (DAY + 200, 1)))
    assert state.stability is not None
    assert state.stability > 2
    assert state.due_day == DAY + 201


def test_stability_and_difficulty_of_a_failure_stay_those_of_fsrs() -> None:
    before = fold(CARD, reviews_on((DAY, 3)))
    after = fold(CARD, reviews_on((DAY, 3), (DAY + 9, 1)))
    assert (after.stability, after.difficulty) == next_memory(before.stability, before.difficulty, 1, 9)


def test_only_the_first_try_of_a_day_moves_the_schedule() -> None:
    once = fold(CARD, reviews_on((DAY, 3), (DAY + 2, 1)))
    again = fold(CARD, reviews_on((DAY, 3), (DAY + 2, 1), (DAY + 2, 3), (DAY + 2, 4)))
    assert again == once
    assert once.lapses == 1


def test_practice_moves_nothing_and_is_not_the_first_try() -> None:
    practice = event(review(1, practice=True), day=DAY + 2, seq=2)
    real = event(review(3), day=DAY + 2, seq=3)
    first = reviews_on((DAY, 3))
    assert fold(CARD, [*first, practice]) == fold(CARD, first)
    assert fold(CARD, [*first, practice, real]) == fold(CARD, [*first, real])
    assert moves_schedule(CardState(CARD), review(3, practice=True), DAY) is False


def test_a_day_before_the_last_one_never_counts_as_elapsed_time() -> None:
    travelled = [
        event(review(3), day=DAY + 5, seq=1, at=100),
        event(review(1), day=DAY + 4, seq=2, at=200),
    ]
    assert fold(CARD, travelled) == fold(CARD, travelled[:1])


def test_the_recorded_retention_sets_the_interval() -> None:
    strict = advance(CardState(CARD), event(review(4, retention=0.97), day=DAY))
    lax = advance(CardState(CARD), event(review(4, retention=0.75), day=DAY))
    assert strict.stability == lax.stability
    assert strict.due_day is not None
    assert lax.due_day is not None
    assert strict.due_day - DAY in range(2, 5)
    assert lax.due_day - DAY > 30


def test_the_first_failure_is_no_lapse() -> None:
    assert fold(CARD, reviews_on((DAY, 1))).lapses == 0
    assert fold(CARD, reviews_on((DAY, 1), (DAY + 1, 1), (DAY + 2, 1))).lapses == 2


def test_a_leech_is_told_at_the_fourth_lapse_and_at_every_fourth_after() -> None:
    state, told = CardState(CARD), []
    for n in range(14):
        after = advance(state, event(review(1), day=DAY + n, seq=n + 1))
        if became_leech(state, after):
            told.append(after.lapses)
        assert is_leech(after) == (after.lapses >= 4)
        state = after
    assert told == [4, 8, 12]


def test_a_pass_of_a_leech_tells_nothing() -> None:
    leech = CardState(CARD, 1.0, 9.0, DAY, DAY + 1, reps=7, lapses=4)
    assert not became_leech(leech, advance(leech, event(review(3), day=DAY + 1)))


def test_burying_suspending_and_resuming_leave_the_memory_alone() -> None:
    reviewed = reviews_on((DAY, 3))
    buried = [*reviewed, event(Bury(CARD, DAY + 4), day=DAY, seq=2)]
    both = [*buried, event(Suspend(CARD), day=DAY, seq=3)]
    plain = fold(CARD, reviewed)
    assert fold(CARD, buried) == replace(plain, buried_until=DAY + 4)
    assert fold(CARD, both) == replace(plain, buried_until=DAY + 4, suspended=True)
    assert fold(CARD, [*both, event(Resume(CARD), day=DAY, seq=4)]) == plain


def test_a_reset_makes_the_card_new_but_keeps_it_suspended() -> None:
    events = [*reviews_on((DAY, 3), (DAY + 2, 1)), event(Suspend(CARD), day=DAY + 2, seq=3)]
    state = fold(CARD, [*events, event(Reset(CARD), day=DAY + 2, seq=4)])
    assert state == CardState(CARD, suspended=True)
    assert not state.reviewed
    relearned = fold(
        CARD, [*events, event(Reset(CARD), day=DAY + 2, seq=4), event(review(3), day=DAY + 2, seq=5)]
    )
    assert (relearned.reps, relearned.lapses, relearned.last_day) == (1, 0, DAY + 2)


def test_other_cards_and_settings_do_not_matter() -> None:
    mixed = [
        *reviews_on((DAY, 3)),
        *reviews_on((DAY, 1), (DAY + 1, 1), card=OTHER),
        event(Setting("retention", "0.8"), day=DAY, seq=9),
    ]
    assert fold(CARD, mixed) == fold(CARD, reviews_on((DAY, 3)))


@pytest.mark.parametrize("at", [0, 10**18])
def test_a_retraction_counts_wherever_it_stands_and_however_often(at: int) -> None:
    kept, undone = reviews_on((DAY, 3), (DAY + 2, 1))
    undo = event(Retraction(undone.id), day=DAY + 2, seq=3, at=at)
    again = event(Retraction(undone.id), day=DAY + 2, seq=4, at=at)
    assert fold(CARD, [undo, kept, undone]) == fold(CARD, [kept])
    assert fold(CARD, [kept, undone, undo, again]) == fold(CARD, [kept])


def test_undoing_the_first_try_of_a_day_lets_the_second_count() -> None:
    first, failed, passed = reviews_on((DAY, 3), (DAY + 2, 1), (DAY + 2, 3))
    undo = event(Retraction(failed.id), day=DAY + 2, seq=4)
    assert fold(CARD, [first, failed, passed, undo]) == fold(CARD, [first, passed])


def test_a_retraction_cannot_be_taken_as_a_step() -> None:
    with pytest.raises(ValueError, match="Retraction is not an event of a card"):
        advance(CardState(CARD), event(Retraction("x"), day=DAY))


@given(log=logs(), seed=st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_events_arrive_makes_no_difference(log: list[Event], seed: int) -> None:
    shuffled = log[:]
    random.Random(seed).shuffle(shuffled)
    for card in (CARD, OTHER):
        assert fold(card, shuffled) == fold(card, log)


@given(log=logs())
@settings(max_examples=100, deadline=None)
def test_folding_event_by_event_gives_what_folding_at_once_gives(log: list[Event]) -> None:
    retracted = {e.action.target for e in log if isinstance(e.action, Retraction)}
    last = {CARD: CardState(CARD), OTHER: CardState(OTHER)}
    for step in replay(sorted(log, key=log_order), retracted):
        assert step.undone == (step.event.id in retracted)
        if step.after is not None:
            last[step.after.card] = step.after
    assert last == {card: fold(card, log) for card in (CARD, OTHER)}


@given(log=logs())
@settings(max_examples=100, deadline=None)
def test_a_retracted_event_is_as_if_it_never_was(log: list[Event]) -> None:
    for gone in log:
        if card_of(gone) is not None:
            undo = Event("undo", 0, "here", 999, DAY, Retraction(gone.id))
            without = [e for e in log if e is not gone]
            assert fold(CARD, [*log, undo]) == fold(CARD, without)


@given(log=logs())
@settings(max_examples=100, deadline=None)
def test_a_state_is_always_sensible(log: list[Event]) -> None:
    state = fold(CARD, log)
    assert 0 <= state.lapses <= max(0, state.reps - 1)
    known = (state.stability, state.difficulty, state.last_day, state.due_day)
    if state.reviewed:
        assert None not in known
        assert state.due_day is not None
        assert state.last_day is not None
        assert state.due_day > state.last_day
    else:
        assert known == (None,) * 4
