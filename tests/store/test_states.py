"""The state kept beside the log: it moves by one event or is folded anew, and is the same either way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_grill.memory.event import Bury, Event, Rating, Retraction, Review, Suspend
from interview_grill.memory.fold import fold
from interview_grill.memory.state import CardState
from interview_grill.store import states
from interview_grill.store.connection import open_log
from interview_grill.store.rows import INSERT, checksum, row_of
from tests.memory.histories import CARD, OTHER, event, logs, review

DAY = 740_000
MODEST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_log(str(tmp_path / "grill.db"))
    opened.execute("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


def add(connection: sqlite3.Connection, found: Event) -> None:
    row = row_of(found)
    connection.execute(INSERT, (*row, checksum(row)))


def emptied(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM event")
    connection.execute("DELETE FROM state")


def kept(card: str, **known: int) -> CardState:
    """A state of a card due on some day."""
    return CardState(card, 3.5, 6.25, DAY, known.pop("due_day", DAY + 4), reps=2, lapses=1, **known)  # type: ignore[arg-type]


def test_an_unknown_card_is_new_and_has_no_place_in_the_log(connection: sqlite3.Connection) -> None:
    assert states.read_state(connection, CARD) == CardState(CARD)
    assert states.read_head(connection, CARD) == (CardState(CARD), None)
    assert states.read_states(connection, None) == {}


def test_a_state_comes_back_as_it_was_kept_with_its_place(connection: sqlite3.Connection) -> None:
    state = CardState(CARD, 3.5, 6.25, DAY, DAY + 4, reps=3, lapses=1, buried_until=DAY + 2, suspended=True)
    states.write_state(connection, state, (17, 4, "h"))
    assert states.read_state(connection, CARD) == state
    assert states.read_head(connection, CARD) == (state, (17, 4, "h"))
    states.write_state(connection, CardState(CARD, suspended=False), (18, 5, "h"))
    assert states.read_head(connection, CARD) == (CardState(CARD), (18, 5, "h"))


@pytest.mark.parametrize("number", [0, 3, 1_500])
def test_states_are_read_of_any_number_of_cards(connection: sqlite3.Connection, number: int) -> None:
    for n in range(5):
        states.write_state(connection, kept(f"q{n}:recall"), (n, n, "h"))
    wanted = [f"q{n}:recall" for n in range(number)]
    found = states.read_states(connection, wanted)
    assert sorted(found) == sorted(set(wanted) & {f"q{n}:recall" for n in range(5)})
    assert [state.card for state in states.all_states(connection)] == [f"q{n}:recall" for n in range(5)]


def test_due_is_what_is_overdue_and_neither_buried_nor_suspended(connection: sqlite3.Connection) -> None:
    for state in (
        kept("today", due_day=DAY),
        kept("late", due_day=DAY - 9),
        kept("later", due_day=DAY + 1),
        kept("buried", due_day=DAY - 3, buried_until=DAY + 1),
        kept("dug-out", due_day=DAY - 3, buried_until=DAY),
        kept("away", due_day=DAY - 3, suspended=True),
        CardState("new"),
    ):
        states.write_state(connection, state, (1, 1, "h"))
    assert [state.card for state in states.read_due(connection, DAY)] == ["late", "dug-out", "today"]


def test_the_latest_event_moves_a_state_one_step(connection: sqlite3.Connection) -> None:
    first, second = event(review(3), day=DAY, seq=1), event(review(1), day=DAY + 3, seq=2)
    for found in (first, second):
        add(connection, found)
        states.follow(connection, CARD, found)
    assert states.read_head(connection, CARD) == (fold(CARD, [first, second]), second.order)


def test_an_event_from_before_folds_the_card_anew(connection: sqlite3.Connection) -> None:
    first, second = event(review(3), day=DAY, seq=1), event(review(1), day=DAY + 3, seq=2)
    for found in (second, first):
        add(connection, found)
        states.follow(connection, CARD, found)
    assert states.read_head(connection, CARD) == (fold(CARD, [first, second]), second.order)


def test_a_card_whose_events_were_all_undone_is_unknown_again(connection: sqlite3.Connection) -> None:
    only = event(Suspend(CARD), day=DAY, seq=1)
    add(connection, only)
    states.follow(connection, CARD, only)
    add(connection, event(Retraction(only.id), day=DAY, seq=2))
    states.refold(connection, CARD)
    assert states.read_head(connection, CARD) == (CardState(CARD), None)


@MODEST
@given(events=logs(most=12))
def test_folding_anew_counts_what_was_not_undone(connection: sqlite3.Connection, events: list[Event]) -> None:
    emptied(connection)
    undone = {found.action.target for found in events if type(found.action) is Retraction}
    for found in events:
        add(connection, found)
    for card in (CARD, OTHER):
        states.refold(connection, card)
        mine = [
            found
            for found in sorted(events, key=lambda found: found.order)
            if getattr(found.action, "card", None) == card and found.id not in undone
        ]
        assert states.read_state(connection, card) == fold(card, mine)


@MODEST
@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(Rating), st.booleans()), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_it_does_not_matter_in_which_order_events_come(
    connection: sqlite3.Connection, tries: list[tuple[int, Rating, bool]], chance: object
) -> None:
    events = [
        event(Bury(CARD, DAY + late + 1) if bury else Review(CARD, rating, 9.0, 0.9), day=DAY + late, seq=seq)
        for seq, (late, rating, bury) in enumerate(tries, 1)
    ]
    in_order = sorted(events, key=lambda found: found.order)
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found_states = []
    for arriving in (in_order, shuffled):
        emptied(connection)
        for found in arriving:
            add(connection, found)
            states.follow(connection, CARD, found)
        found_states.append(states.read_head(connection, CARD))
    assert found_states[0] == found_states[1]
