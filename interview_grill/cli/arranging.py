"""Suspend, resume, bury, reset: one action for each card named, all logged together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.memory.event import Action


def arrange(here: Surroundings, names: Iterable[str], action: Callable[[str], Action], done: str) -> None:
    """Log `action` for every card that the names mean (a question means all its cards) and say so.

    Raises WrongUsage for a name that means nothing; then nothing is logged.
    """
    cards = [card for name in names for card in here.library.cards_named(name)]
    here.store.append_all([action(card) for card in dict.fromkeys(cards)], at=here.now(), day=here.today)
    for card in dict.fromkeys(cards):
        say(f"{card} {done}.")
