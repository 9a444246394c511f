"""What is known of a card."""

from __future__ import annotations

from hypothesis import given

from interview_grill.memory.event import Event
from interview_grill.memory.fold import fold
from interview_grill.memory.state import CardState
from tests.memory.histories import CARD, logs, reviews_on


def test_a_new_card_is_known_by_its_name_alone() -> None:
    state = CardState(CARD)
    assert not state.reviewed
    assert (state.reps, state.lapses, state.suspended) == (0, 0, False)
    assert [state.stability, state.difficulty, state.last_day, state.due_day, state.buried_until] == [
        None
    ] * 5


def test_one_review_makes_a_card_known_to_the_schedule() -> None:
    assert fold(CARD, reviews_on((740_000, 1))).reviewed


@given(logs(most=12))
def test_a_card_has_a_memory_exactly_when_it_was_reviewed(events: list[Event]) -> None:
    state = fold(CARD, [event for event in events if getattr(event.action, "card", None) == CARD])
    memory = [state.stability, state.difficulty, state.last_day, state.due_day]
    assert [part is not None for part in memory] == [state.reviewed] * 4
    assert 0 <= state.lapses <= max(0, state.reps - 1)
    if state.stability is not None and state.difficulty is not None:
        assert state.stability > 0
        assert 1 <= state.difficulty <= 10
