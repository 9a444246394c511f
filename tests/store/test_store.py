from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.memory.event import Bury, Event, Reset, Resume, Retraction, Setting, Suspend
from interview_grill.memory.fold import fold
from interview_grill.memory.state import CardState
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, Chance, answer, file_of, log, noon, undo


def test_an_answer_is_on_disk_when_append_returns(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        event = log(store, answer(2), late=5)
        with closing(sqlite3.connect(file_of(tmp_path))) as other:
            row = other.execute("SELECT id, at, home, seq, day, kind, card, rating FROM event").fetchone()
        assert row == (event.id, noon(DAY) + 5, store.home, 1, DAY, "review", CARD, 2)


def test_a_home_keeps_its_id_and_counts_on(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        home, first = store.home, log(store, answer())
    with Store.open(tmp_path) as store:
        second = log(store, Suspend(CARD))
        assert (store.home, second.home, second.seq) == (home, home, first.seq + 1)
    with Store.open_to_read(tmp_path) as store:
        assert store.home == home


def test_ids_come_from_the_chance_given(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a", chance=Chance(1)) as a, Store.open(tmp_path / "b", chance=Chance(1)) as b:
        assert a.home == b.home
        assert log(a, answer()) == log(b, answer())
    with Store.open(tmp_path / "c") as c, Store.open(tmp_path / "d") as d:
        assert c.home != d.home
        assert log(c, answer()).id != log(d, answer()).id


def test_the_state_follows_each_kind_of_action(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        events = [
            log(store, answer(3)),
            log(store, answer(1), DAY + 2),
            log(store, answer(3), DAY + 2, late=1),
            log(store, Bury(CARD, DAY + 9), DAY + 2, late=2),
            log(store, Suspend(CARD), DAY + 2, late=3),
        ]
        state = store.state(CARD)
        assert state == fold(CARD, events)
        assert (state.reps, state.lapses, state.suspended, state.buried_until) == (2, 1, True, DAY + 9)
        log(store, Resume(CARD), DAY + 3)
        assert not store.state(CARD).suspended
        log(store, Reset(CARD), DAY + 4)
        assert store.state(CARD) == CardState(CARD)


def test_an_answer_dated_before_others_is_folded_in_its_place(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        late = [log(store, answer(3), DAY + 400), log(store, answer(3), DAY + 405)]
        early = log(store, answer(1), DAY)  # the clock was set back a year
        assert store.state(CARD) == fold(CARD, [early, *late])
        assert store.state(CARD).reps == 3


def test_actions_of_one_moment_are_logged_all_or_none(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        events = store.append_all([answer(), answer(4, OTHER), Suspend(OTHER)], at=noon(DAY), day=DAY)
        assert [event.seq for event in events] == [1, 2, 3]
        too_large = replace(answer(), seed=2**70)
        with pytest.raises(StoreError):
            store.append_all([answer(1), too_large], at=noon(DAY + 1), day=DAY + 1)
        assert list(store.events()) == events
        assert store.state(CARD).reps == 1
        assert log(store, answer(), DAY + 1).seq == 4


def test_undo_takes_back_one_action_after_another_across_restarts(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = log(store, answer(3))
        suspension = log(store, Suspend(CARD), DAY + 1)
        failed = log(store, answer(1), DAY + 2)
        assert undo(store, DAY + 2) == failed
        assert store.state(CARD).reps == 1
        assert store.state(CARD).suspended
    with Store.open(tmp_path) as store:
        assert undo(store, DAY + 3) == suspension
        again = log(store, answer(2), DAY + 3)
        assert undo(store, DAY + 3) == again
        assert undo(store, DAY + 3) == first
        assert undo(store, DAY + 3) is None
        assert store.state(CARD) == CardState(CARD)
        assert store.states() == {}
        kept = list(store.events())
    assert {event.id for event in (first, suspension, failed, again)} < {event.id for event in kept}
    assert sum(isinstance(event.action, Retraction) for event in kept) == 4


def test_what_was_logged_together_is_undone_together(tmp_path: Path) -> None:
    """All of it at one instant: the batch counts, not the time."""
    with Store.open(tmp_path) as store:
        alone = log(store, Suspend(CARD))
        pair = store.append_all([Bury(CARD, DAY + 1), Bury(OTHER, DAY + 1)], at=noon(DAY), day=DAY)
        last = log(store, answer(3))
        assert store.undo(at=noon(DAY), day=DAY) == [last]
    with Store.open(tmp_path) as store:
        assert store.undo(at=noon(DAY), day=DAY) == [pair[1], pair[0]]
        assert store.states() == {CARD: CardState(CARD, suspended=True)}
        assert store.undo(at=noon(DAY), day=DAY) == [alone]
        assert store.undo(at=noon(DAY), day=DAY) == []


def test_what_replaced_an_answer_is_undone_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = log(store, answer(3))
        _, lowered = store.append_all([Retraction(first.id), answer(2)], at=noon(DAY), day=DAY)
        assert store.undo(at=noon(DAY), day=DAY) == [lowered]
        assert store.states() == {}


def test_undo_goes_by_what_was_recorded_last_not_by_the_clock(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer(3), DAY + 5)
        set_back = log(store, answer(3, OTHER), DAY)
        assert undo(store, DAY) == set_back


def test_undo_leaves_the_answers_of_other_homes_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path / "phone") as phone, Store.open(tmp_path / "desk") as desk:
        log(phone, answer(1), DAY + 1)
        mine = log(desk, answer(3), DAY)
        desk.absorb(phone.events())
        assert undo(desk, DAY + 2) == mine
        assert undo(desk, DAY + 2) is None


def test_a_setting_holds_until_it_is_changed_or_undone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, Setting("retention", "0.85"))
        log(store, Setting("new_per_day", "5"), late=1)
        log(store, Setting("retention", "0.8"), late=2)
        assert (store.settings().retention, store.settings().new_per_day) == (0.8, 5)
        undo(store)
        assert store.settings().retention == 0.85
        log(store, Setting("retention", None), late=4)
        assert store.settings().retention == 0.9


def test_states_are_those_asked_for(tmp_path: Path) -> None:
    many = [f"question-{n}:recall" for n in range(900)]
    with Store.open(tmp_path) as store:
        store.append_all([answer(card=card) for card in many[:600]], at=noon(DAY), day=DAY)
        assert store.states([many[3], many[700], "unknown:recall"]) == {many[3]: store.state(many[3])}
        assert set(store.states(many[100:])) == set(many[100:600])
        assert set(store.states()) == set(many[:600])
        assert store.states([]) == {}


def test_due_are_the_reviewed_cards_that_may_be_asked(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n, card in enumerate(["late:recall", "due:recall", "buried:recall", "away:recall"]):
            log(store, answer(1, card), DAY + min(n, 1), late=n)
        log(store, answer(4, "later:recall"), DAY)
        log(store, Bury("buried:recall", DAY + 3), DAY + 1)
        log(store, Suspend("away:recall"), DAY + 1)
        assert [state.card for state in store.due(DAY)] == []
        assert [state.card for state in store.due(DAY + 2)] == ["late:recall", "due:recall"]
        assert [state.card for state in store.due(DAY + 3)] == ["late:recall", "buried:recall", "due:recall"]


def test_logs_unite_whichever_comes_first_and_however_often(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a") as a, Store.open(tmp_path / "b") as b, Store.open(tmp_path / "c") as c:
        log(a, answer(3), DAY)
        log(a, answer(1), DAY + 2)
        undo(a, DAY + 2)
        log(b, answer(3), DAY + 1)
        log(b, Setting("retention", "0.8"), DAY + 1)
        from_a, from_b = list(a.events()), list(b.events())
        assert a.absorb(from_b) == 2
        assert b.absorb(from_a) == 3
        assert c.absorb([*from_b, *from_a, *from_b]) == 5
        assert a.absorb(from_b) == 0
        assert list(a.events()) == list(b.events()) == list(c.events())
        assert a.states() == b.states() == c.states() == {CARD: fold(CARD, [*from_a, *from_b])}
        assert a.settings() == b.settings() == c.settings()


def test_a_retraction_may_arrive_before_its_target(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a") as a, Store.open(tmp_path / "b") as b:
        kept = log(a, answer(3), DAY)
        gone = log(a, answer(1), DAY + 2)
        undo(a, DAY + 2)
        retraction = next(event for event in a.events() if isinstance(event.action, Retraction))
        b.absorb([retraction])
        b.absorb([gone])
        assert b.states() == {}
        b.absorb([kept])
        assert b.state(CARD) == a.state(CARD)


def test_one_id_with_two_contents_is_refused_and_nothing_taken(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        event = log(store, answer(3))
        fresh = Event("fresh", noon(DAY), "elsewhere", 1, DAY, answer(2, OTHER))
        forged = replace(event, action=answer(4))
        with pytest.raises(StoreError, match="known with other contents"):
            store.absorb([fresh, forged])
        assert list(store.events()) == [event]


def test_seq_goes_on_after_own_events_return_from_elsewhere(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a", chance=Chance(1)) as a:
        own = [log(a, answer(), DAY + n) for n in range(3)]
        home = a.home
    with Store.open(tmp_path / "b", chance=Chance(1)) as b:  # the same home, restored from an early backup
        assert b.home == home
        b.absorb(own)
        assert log(b, answer(), DAY + 9).seq == 4


def test_a_text_of_any_kind_is_kept(tmp_path: Path) -> None:
    typed = "θ̂ = x̄ \x1b[31m 'quoted' \0 ${HOME} \U0001f600\r\n"
    with Store.open(tmp_path) as store:
        log(store, replace(answer(), typed=typed))
        log(store, replace(answer(), typed="half \udce9 a pair"), DAY + 1)
        assert [event.action.typed for event in store.reviews_of(CARD)] == [typed, "half ? a pair"]  # type: ignore[union-attr]


def test_what_sqlite_cannot_hold_is_an_error_of_ours(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        with pytest.raises(StoreError, match="refused"):
            log(store, replace(answer(), seed=2**64))
        assert log(store, answer()).seq == 1


def test_an_answer_and_the_retraction_of_another_are_logged_together(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        good = log(store, answer(3))
        _, hard = store.append_all((Retraction(good.id), answer(2)), at=noon(DAY), day=DAY)
        assert store.state(CARD) == fold(CARD, [hard])
        assert [step.event.id for step in store.history()] == [hard.id]
