"""What was promised of a home, and the program that has to keep it."""

from __future__ import annotations

import sys
from pathlib import Path

from interview_grill.memory.event import Event
from interview_grill.store.store import Store

PROGRAM = [sys.executable, "-m", "interview_grill"]


class BrokenPromise(Exception):
    pass


def promise(kept: bool, what: str) -> None:
    if not kept:
        raise BrokenPromise(what)


def events_of(home: Path) -> dict[str, Event]:
    with Store.open_to_read(home) as store:
        events = list(store.events())
    promise(len(events) == len({event.id for event in events}), "an event is there twice")
    return {event.id: event for event in events}
