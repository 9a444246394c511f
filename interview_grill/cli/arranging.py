"""Suspend, resume, bury, reset: one action for each card named, all logged together, and undone together.

Whether an action changes anything is asked of the fold itself, so that the log has no entry that does
nothing: undoing one would seem to do nothing as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.output import say
from interview_grill.memory.event import Event
from interview_grill.memory.fold import advance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.memory.event import Action


def arrange(
    here: Surroundings, names: Iterable[str], action: Callable[[str], Action], *, done: str, otherwise: str
) -> None:
    """Log `action` for every card that the names mean (a question means all its cards) and say that it is
    `done`.

    A card it would leave as it is gets no entry in the log: of that card, `otherwise` is said. Raises
    WrongUsage for a name that means nothing, and StoreError where the log cannot be written; then nothing is
    logged.
    """
    cards = dict.fromkeys(card for name in names for card in here.library.cards_named(name))
    changed = [card for card in cards if _changes(here, card, action(card))]
    if changed:
        here.store.append_all([action(card) for card in changed], at=here.now(), day=here.today)
    for card in cards:
        say(f"{card} {done if card in changed else otherwise}.")


def _changes(here: Surroundings, card: str, action: Action) -> bool:
    state = here.store.state(card)
    return advance(state, Event("", here.now(), "", 0, here.today, action)) != state
