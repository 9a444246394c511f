from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.memory.event import Setting, Suspend
from interview_grill.memory.fold import fold
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, by_hand, log, noon, undo


def test_reviews_come_oldest_first_with_the_state_each_left(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        second = log(store, answer(1), DAY + 2)
        first = log(store, answer(3), DAY)
        log(store, Suspend(OTHER), DAY)
        log(store, Setting("theme", "dark"), DAY)
        steps = list(store.history())
        assert [step.event for step in steps] == [first, second]
        assert [step.after for step in steps] == [fold(CARD, [first]), fold(CARD, [first, second])]


def test_undone_reviews_are_shown_on_request_without_a_state(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = log(store, answer(3), DAY)
        gone = log(store, answer(1), DAY + 2)
        undo(store, DAY + 2)
        assert [step.event for step in store.history()] == [kept]
        both = list(store.history(with_undone=True))
        assert [(step.event, step.undone, step.after is None) for step in both] == [
            (kept, False, False),
            (gone, True, True),
        ]


def test_the_last_reviews_carry_the_states_of_the_whole_history(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n in range(6):
            log(store, answer(3, (CARD, OTHER)[n % 2]), DAY + 3 * n)
        everything = list(store.history())
        assert list(store.history(last=2)) == everything[-2:]
        assert list(store.history(last=99)) == everything
        assert list(store.history(card=OTHER)) == everything[1::2]
        assert list(store.history(card=OTHER, last=1)) == everything[-1:]
        assert list(store.history(last=0)) == []


def test_undone_reviews_are_among_the_last_only_if_asked_for(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = log(store, answer(3), DAY)
        gone = log(store, answer(1), DAY + 2)
        undo(store, DAY + 2)
        assert [step.event for step in store.history(last=1)] == [kept]
        assert [step.event for step in store.history(last=1, with_undone=True)] == [gone]


def test_the_last_of_many_cards(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.append_all([answer(card=f"q{n}:recall") for n in range(450)], at=noon(DAY), day=DAY)
        log(store, answer(), DAY + 1)
        found = [step.event.seq for step in store.history(last=430)]
        assert found == list(range(22, 452))


def test_tries_of_a_card_count_practice_but_nothing_undone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = [log(store, answer(3), DAY), log(store, answer(1, practice=True), DAY + 1)]
        log(store, answer(2), DAY + 2)
        undo(store, DAY + 2)
        log(store, answer(2, OTHER), DAY + 2)
        assert store.reviews_of(CARD) == kept
        assert store.times_tried(CARD) == 2
        assert store.times_tried("unknown:recall") == 0


def test_the_median_is_of_one_kind_and_of_the_latest(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n, seconds in enumerate([900.0, 10.0, 40.0, 20.0, 30.0]):
            assert store.median_seconds("recall") is None
            review = answer()
            log(store, type(review)(CARD, review.rating, seconds, 0.9), DAY + n)
            log(store, type(review)(OTHER, review.rating, 5.0, 0.9), DAY + n, late=1)
        assert store.median_seconds("recall") == 30.0
        assert store.median_seconds("recall", last=6) == 30.0
        log(store, answer(), DAY + 5)  # 21.5 seconds
        assert store.median_seconds("recall") == 25.75
        assert store.median_seconds("recall", last=5) == 21.5
        for n, seconds in enumerate([50.0, 60.0]):
            log(store, type(review)(CARD, review.rating, seconds, 0.9), DAY + 6 + n)
        assert store.median_seconds("recall") == 35.0
        assert store.median_seconds("compute") == 5.0


def test_a_damaged_event_is_named_when_the_log_is_read(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        event = log(store, answer())
    by_hand(tmp_path, "UPDATE event SET seconds = 21.25")
    with Store.open(tmp_path) as store, pytest.raises(StoreError, match=event.id):
        list(store.events())
