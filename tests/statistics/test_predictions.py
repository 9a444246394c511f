"""The replay of all cards at once says what the fold says event by event."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

from interview_grill.memory.event import Event, Review
from interview_grill.memory.fold import advance, moves_schedule
from interview_grill.memory.fsrs import DEFAULT_WEIGHTS, first_memory, retrievability
from interview_grill.memory.state import CardState
from interview_grill.statistics.predictions import tries
from tests.statistics.logs import DAY, events, log_of, row, row_of


def by_the_fold(log: list[Event]) -> list[tuple[int, float | None]]:
    """(place among the rows, R or None at a first try) of every review that moved a schedule."""
    states: dict[str, CardState] = {}
    found: list[tuple[int, float | None]] = []
    for place, event in enumerate(log):
        card = event.action.card  # type: ignore[union-attr]
        state = states.get(card, CardState(card))
        if isinstance(event.action, Review) and moves_schedule(state, event.action, event.day):
            if state.stability is None or state.last_day is None:
                found.append((place, None))
            else:
                found.append((place, retrievability(event.day - state.last_day, state.stability)))
        states[card] = advance(state, event)
    return found


@given(events())
@settings(max_examples=150, deadline=None)
def test_every_prediction_is_that_of_the_fold(log: list[Event]) -> None:
    found = tries(log_of(*map(row_of, log)))
    expected = by_the_fold(log)
    assert found.row.tolist() == [place for place, _ in expected]
    assert found.first.tolist() == [recall is None for _, recall in expected]
    for got, (_, recall) in zip(found.recall.tolist(), expected, strict=True):
        assert math.isnan(got) if recall is None else got == pytest.approx(recall, rel=1e-12)


def test_the_second_try_of_a_day_and_practice_are_not_counted() -> None:
    log = log_of(row(day=DAY), row(day=DAY, seq=1, rating=1), row(day=DAY + 2, practice=1), row(day=DAY + 5))
    assert tries(log).row.tolist() == [0, 3]


def test_a_prediction_is_r_after_the_days_since_the_last_counted_try() -> None:
    found = tries(log_of(row(day=DAY, rating=2), row(day=DAY + 7, rating=3)))
    stability, _ = first_memory(2.0, DEFAULT_WEIGHTS)
    assert found.recall[1] == pytest.approx(retrievability(7, stability), rel=1e-12)


def test_after_a_reset_a_card_is_seen_for_the_first_time() -> None:
    log = log_of(row(day=DAY), row(day=DAY + 1, rating=0), row(day=DAY + 1, seq=1), row(day=DAY + 4))
    assert tries(log).first.tolist() == [True, True, False]


def test_an_empty_log_has_no_tries() -> None:
    assert len(tries(log_of()).row) == 0
