"""The dialogue of a checked card as its turn comes: which task or derivation, which numbers, how much is
left.

Numbers are drawn from a checksum of seed, card and showing: equal for equal seeds on any machine and in any
order of cards, and new each time a card returns.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind, card_id
from interview_grill.memory.event import Review

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.memory.event import Rating
    from interview_grill.session.ports import Dialogue
    from interview_grill.session.tries import Showing


def dialogue_for(here: Surroundings, showing: Showing, seed: int | None) -> Dialogue:
    """The dialogue of a compute or derive card.

    Tasks and derivations of a card take turns by number of showings. `seed` fixes the numbers of the whole
    session; without it each showing draws its own. Raises GrillError for one that `bank check` would refuse.
    """
    if showing.turn.card.kind is Kind.COMPUTE:
        return _computing(here, showing, seed)
    return _deriving(here, showing)


def _computing(here: Surroundings, showing: Showing, seed: int | None) -> Dialogue:
    from interview_grill.session.computing import begin

    tasks = showing.question.tasks
    task = tasks[showing.tried_before % len(tasks)]
    base = seed if seed is not None else here.now()
    return begin(task, zlib.crc32(f"{base} {showing.turn.card.id} {showing.tried_before}".encode()))


def _deriving(here: Surroundings, showing: Showing) -> Dialogue:
    derivations = showing.question.derivations
    chosen = derivations[showing.tried_before % len(derivations)]
    return derivation_dialogue(here, showing.question, chosen)


def derivation_dialogue(
    here: Surroundings,
    question: Question,
    derivation: Derivation,
    *,
    blank: bool = False,
    worked: bool = False,
    free: bool = False,
) -> Dialogue:
    """A derivation with as many lines left to the learner as earlier passes earned, unless told otherwise.

    `free` goes before `blank`, and that before `worked`; the command lets only one through.
    """
    if free or blank:
        from interview_grill.session import whiteboard

        return whiteboard.begin(derivation, from_the_top=not free)
    from interview_grill.derivations.fading import level_after, lines_to_type
    from interview_grill.session import deriving

    level = 1 if worked else level_after(_first_tries(here, question, derivation))
    return deriving.begin(derivation, lines_to_type(derivation, level))


def _first_tries(here: Surroundings, question: Question, derivation: Derivation) -> list[Rating]:
    """The ratings of this derivation's first try on each day, oldest first: a return the same day changes nothing."""
    by_day: dict[int, Rating] = {}
    for event in here.log_to_read.reviews_of(card_id(question.id, Kind.DERIVE)):
        if isinstance(event.action, Review) and event.action.task == derivation.name:
            by_day.setdefault(event.day, event.action.rating)
    return list(by_day.values())
