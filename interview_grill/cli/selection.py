"""Which questions and cards a command is about: by section, tag, kind and name, those due, the weakest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.cli.filters import filters_of
from interview_grill.errors import WrongUsage
from interview_grill.session.pool import Card, assemble_cram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.model import Kind
    from interview_grill.cli.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line; empty or None means everything. Filters narrow one another."""

    names: Sequence[str] = ()
    sections: Sequence[str] = ()
    tags: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    due: bool = False
    weakest: int | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """Ids of questions in the order of the bank (of the weakest: lowest recall first) and of their cards."""

    questions: tuple[str, ...]
    cards: frozenset[str]


def select(here: Surroundings, wanted: Wanted) -> Selected:
    """Find what is wanted. Raises WrongUsage for a name that does not exist, or when nothing fits.

    Names may be those of cards or questions; the weakest are counted among what the other filters leave.
    """
    cards = _narrowed(here, wanted)
    if wanted.due:
        due = _due(here)
        cards = [card for card in cards if card.id in due]
    if wanted.weakest is not None:
        pool = assemble_cram(cards, here.log_to_read.states(), here.today, filters_of(here, None, None, None))
        cards = [*pool.due, *pool.new][: wanted.weakest]
    if not cards:
        what = "nothing is due" if wanted.due else "no question fits"
        raise WrongUsage(what, mend="leave a filter out; 'grill list' shows the questions")
    questions = dict.fromkeys(card.question for card in cards)
    return Selected(tuple(questions), frozenset(card.id for card in cards))


def _narrowed(here: Surroundings, wanted: Wanted) -> list[Card]:
    filters = filters_of(here, list(wanted.sections), list(wanted.tags), list(wanted.kinds))
    named = {card for name in wanted.names for card in here.library.cards_named(name)}
    rows = [row for row in here.library.cards() if not wanted.names or row.id in named]
    cards = [Card(row.id, row.question, row.kind, row.section, row.position, row.tags) for row in rows]
    return [card for card in cards if filters.admit(card)]


def _due(here: Surroundings) -> frozenset[str]:
    return frozenset(state.card for state in here.log_to_read.due(here.today))
