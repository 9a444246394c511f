"""Laws of the log on random histories, against a model that is a list of events."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.memory.event import (
    Action,
    Bury,
    Event,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Suspend,
)
from interview_grill.memory.fold import fold, log_order
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, Chance, noon

cards = st.sampled_from([CARD, OTHER])
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(
        Review,
        cards,
        st.sampled_from(Rating),
        st.floats(1, 60),
        st.sampled_from([0.8, 0.9]),
        practice=st.booleans(),
        heard=st.none() | st.lists(st.integers(1, 4), max_size=3).map(tuple),
    ),
    st.builds(Bury, cards, st.integers(DAY, DAY + 40)),
    st.builds(Suspend, cards),
    st.builds(Resume, cards),
    st.builds(Reset, cards),
)
# A day and an action; None undoes. Days run backwards at times, as when a clock is set back.
steps = st.lists(
    st.tuples(st.integers(DAY, DAY + 60), st.one_of(actions, actions, actions, st.none())), max_size=14
)


@contextmanager
def homes(*names: str) -> Iterator[list[Store]]:
    with tempfile.TemporaryDirectory() as folder:
        stores = [Store.open(Path(folder) / name, chance=Chance(n)) for n, name in enumerate(names, 1)]
        yield stores
        for store in stores:
            store.close()


def play(store: Store, history: list[tuple[int, Action | None]]) -> None:
    for day, action in history:
        if action is None:
            store.undo(at=noon(day), day=day)
        else:
            store.append(action, at=noon(day), day=day)


def replayed(events: list[Event]) -> dict[str, object]:
    return {card: fold(card, events) for card in (CARD, OTHER)}


def kept(store: Store) -> dict[str, object]:
    return {card: store.state(card) for card in (CARD, OTHER)}


@given(history=steps)
@settings(max_examples=40, deadline=None)
def test_the_state_kept_is_the_replay_of_the_log(history: list[tuple[int, Action | None]]) -> None:
    with homes("home") as [store]:
        play(store, history)
        events = list(store.events())
        assert events == sorted(events, key=log_order)
        assert kept(store) == replayed(events)
        assert examine(Path(store.path).parent) == []


@given(history=steps)
@settings(max_examples=30, deadline=None)
def test_undoing_everything_and_answering_again_gives_the_same_states(
    history: list[tuple[int, Action | None]],
) -> None:
    done: list[tuple[int, Action | None]] = [(day, action) for day, action in history if action is not None]
    with homes("home") as [store]:
        play(store, done)
        before = kept(store)
        taken_back = [store.undo(at=noon(DAY), day=DAY) for _ in done]
        assert [event.action for (event,) in reversed(taken_back)] == [action for _, action in done]
        assert store.undo(at=noon(DAY), day=DAY) == []
        assert store.states() == {}
        play(store, done)
        assert kept(store) == before


@given(histories=st.tuples(steps, steps, steps), seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_logs_unite_in_any_order(histories: tuple[list[tuple[int, Action | None]], ...], seed: int) -> None:
    chance = random.Random(seed)
    with homes("a", "b", "c", "forwards", "shuffled") as stores:
        logs: list[list[Event]] = []
        for store, history in zip(stores, histories, strict=False):
            play(store, history)
            logs.append(list(store.events()))
        everything = [event for log in logs for event in log]
        forwards, shuffled = stores[3:]
        for log in logs:
            forwards.absorb(log)
        for log in [*logs, *logs]:
            chance.shuffle(log)
            half = len(log) // 2
            shuffled.absorb(log[half:])
            shuffled.absorb(log[:half])
        for store in stores[:3]:
            store.absorb(everything)
        assert all(list(store.events()) == sorted(everything, key=log_order) for store in stores)
        assert all(kept(store) == replayed(everything) for store in stores)


def as_an_older_version_passes_it_on(event: Event) -> Event:
    """The event without what was heard, of which versions before it knew nothing."""
    action = event.action
    return replace(event, action=replace(action, heard=None)) if isinstance(action, Review) else event


@given(history=steps, seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_what_was_heard_outlives_any_way_by_an_older_version(
    history: list[tuple[int, Action | None]], seed: int
) -> None:
    with homes("a", "b") as [a, b]:
        play(a, history)
        events = list(a.events())
        both = [*events, *map(as_an_older_version_passes_it_on, events)]
        random.Random(seed).shuffle(both)
        assert b.absorb(both) == len(events)
        assert a.absorb(both) == 0
        assert list(a.events()) == list(b.events()) == events
        assert kept(a) == kept(b) == replayed(events)


@given(history=steps, undos=st.integers(0, 5))
@settings(max_examples=30, deadline=None)
def test_an_undo_on_both_devices_counts_once(history: list[tuple[int, Action | None]], undos: int) -> None:
    with homes("a", "b") as [a, b]:
        play(a, history)
        b.absorb(a.events())
        for _ in range(undos):
            a.undo(at=noon(DAY), day=DAY)
        targets = [e.action.target for e in a.events() if isinstance(e.action, Retraction)]
        b.absorb(
            Event(f"theirs-{n}", noon(DAY), "b", n, DAY, Retraction(target))
            for n, target in enumerate(targets)
        )
        a.absorb(b.events())
        b.absorb(a.events())
        assert list(a.events()) == list(b.events())
        assert kept(a) == kept(b) == replayed(list(a.events()))
