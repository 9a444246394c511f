"""Practice of one checked card: asked like in a session, but neither logged nor scheduled."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from interview_grill.bank.model import card_id
from interview_grill.cli.sitting import open_stage
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Rating
from interview_grill.memory.state import CardState
from interview_grill.session.agenda import Turn
from interview_grill.session.pool import Card
from interview_grill.session.tries import Showing, Tried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Kind, Question
    from interview_grill.bank.task import Task
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.session.ports import Dialogue

    Named = TypeVar("Named", Task, Derivation)


def practise(
    here: Surroundings, question: Question, kind: Kind, dialogue: Dialogue, *, minutes: float | None = None
) -> Tried | None:
    """Carry the dialogue out at this terminal or pipe; None when the learner stopped before its end.

    With `minutes` a clock counts down in the footer; it only shows the time. No store is opened to write.
    """
    showing = alone(question, kind)
    with ExitStack() as open_things:
        stage, _ = open_stage(here, open_things, minutes=minutes)
        outcome = stage.converse(showing, dialogue)
        if isinstance(outcome, Tried):
            stage.conclude()
            return outcome
    return None


def alone(question: Question, kind: Kind) -> Showing:
    """A card shown outside of a session."""
    card = Card(card_id(question.id, kind), question.id, kind, question.section or "", 0)
    return Showing(
        turn=Turn(card),
        question=question,
        state=CardState(card.id),
        done=0,
        left=1,
        tried_before=0,
        ask_confidence=False,
        is_leech=False,
        propose=lambda _points, _ticks, _confidence: Rating.GOOD,
        judge=lambda _question, _text: None,
        alone=True,
    )


def named(items: Sequence[Named], name: str | None, question: Question, what: str) -> Named:
    """The task or derivation called `name`, or the first. Raises WrongUsage if there is none."""
    if not items:
        raise WrongUsage(f"{question.id} has no {what}", mend="'grill list' shows which questions have one")
    if name is None:
        return items[0]
    for item in items:
        if item.name == name:
            return item
    raise WrongUsage(f"{question.id} has no {what} {name!r}", mend=", ".join(item.name for item in items))
