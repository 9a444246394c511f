"""Uniting logs: each event once, in any order, and every state what a fold of the events gives."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_grill.errors import StoreError
from interview_grill.memory.event import Event, Retraction, Setting
from interview_grill.memory.state import CardState
from interview_grill.store import states
from interview_grill.store.connection import open_log
from interview_grill.store.union import cards_of, unite
from tests.memory.histories import CARD, OTHER, event, logs, review

DAY = 740_000
MODEST = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_log(str(tmp_path / "grill.db"))
    opened.execute("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


def emptied(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("DELETE FROM event")
    connection.execute("DELETE FROM state")
    return connection


def ids(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT id FROM event ORDER BY at, seq, home")]


def heads(connection: sqlite3.Connection) -> list[tuple[CardState, tuple[int, int, str] | None]]:
    return [states.read_head(connection, card) for card in (CARD, OTHER)]


def folded_anew(connection: sqlite3.Connection) -> list[tuple[CardState, tuple[int, int, str] | None]]:
    """The states that the events alone give."""
    connection.execute("DELETE FROM state")
    for card in (CARD, OTHER):
        states.refold(connection, card)
    return heads(connection)


FIRST, SECOND = event(review(3), day=DAY, seq=1), event(review(1), day=DAY + 3, seq=2)


def test_new_events_are_counted_and_known_ones_are_not(connection: sqlite3.Connection) -> None:
    assert unite(connection, [FIRST, SECOND], path="x.db") == 2
    assert unite(connection, [SECOND, FIRST], path="x.db") == 0
    assert unite(connection, [FIRST, event(Setting("retention", "0.8"), day=DAY, seq=3)], path="x.db") == 1
    assert ids(connection) == [FIRST.id, "h-3", SECOND.id]


def test_an_undo_may_come_before_what_it_undoes(connection: sqlite3.Connection) -> None:
    undo = event(Retraction(SECOND.id), day=DAY + 3, seq=3)
    unite(connection, [undo], path="x.db")
    unite(connection, [SECOND, FIRST], path="x.db")
    assert states.read_state(connection, CARD).reps == 1
    assert heads(connection) == folded_anew(connection)


def test_an_undo_of_what_is_there_folds_its_card_anew(connection: sqlite3.Connection) -> None:
    unite(connection, [FIRST, SECOND], path="x.db")
    unite(connection, [event(Retraction(FIRST.id), day=DAY + 3, seq=3)], path="x.db")
    assert states.read_state(connection, CARD).last_day == DAY + 3
    assert heads(connection) == folded_anew(connection)


def test_the_same_id_with_other_contents_stops_the_union(connection: sqlite3.Connection) -> None:
    unite(connection, [FIRST], path="x.db")
    with pytest.raises(StoreError, match=f"event {FIRST.id} is known with other contents") as raised:
        unite(connection, [replace(FIRST, action=review(4))], path="x.db")
    assert raised.value.where == "x.db"
    assert "grill doctor" in (raised.value.mend or "")


def test_the_cards_of_known_events_are_found(connection: sqlite3.Connection) -> None:
    unite(connection, [FIRST, event(review(2, OTHER), day=DAY, seq=4)], path="x.db")
    assert cards_of(connection, [FIRST.id, "h-4", "nowhere"]) == {CARD, OTHER}
    assert cards_of(connection, []) == set()


@MODEST
@given(events=logs(most=14), seed=st.integers(0, 99), cut=st.integers(0, 14))
def test_parts_in_any_order_make_the_same_log(
    connection: sqlite3.Connection, events: list[Event], seed: int, cut: int
) -> None:
    unite(emptied(connection), events, path="x.db")
    whole = ids(connection), heads(connection)
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    emptied(connection)
    for part in (shuffled[:cut], shuffled, shuffled[cut:]):
        unite(connection, part, path="x.db")
    assert (ids(connection), heads(connection)) == whole
    assert heads(connection) == folded_anew(connection)
