"""What happened, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Bury, Reset, Resume, Review, Setting, Suspend

if TYPE_CHECKING:
    from interview_grill.memory.event import Event


def describe(event: Event) -> str:
    """An action in a few words: `gaussian-mean:recall rated Good`."""
    match event.action:
        case Review(card=card, rating=rating):
            return f"{card} rated {rating.name.title()}"
        case Bury(card=card) | Suspend(card=card) | Resume(card=card) | Reset(card=card):
            return f"{type(event.action).__name__.lower()} of {card}"
        case Setting(key=key):
            return f"change of {key}"
        case _:
            return "an earlier undo"
