"""What happened, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Bury, Reset, Resume, Review, Setting, Suspend
from interview_grill.memory.fold import card_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.event import Event

NO_FURTHER_FOLLOW_UP = "This question has no further follow-up."
NOT_IN_PRACTICE = "Practice is not logged: there is nothing to undo, bury, suspend or edit."


def counted(number: int, thing: str) -> str:
    """`1 hint`, `2 hints`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def describe_undo(undone: Sequence[Event]) -> str:
    """What an undo took back: `Undone: suspend of gaussian-mean:compute and gaussian-mean:recall.`"""
    if not undone:
        return "Nothing to undo."
    *others, last = [describe(undone[0]), *(card_of(event) or describe(event) for event in undone[1:])]
    return f"Undone: {', '.join(others)}{' and ' if others else ''}{last}."


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
