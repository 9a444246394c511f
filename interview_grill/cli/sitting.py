"""One sitting: compose bank, log and stage into a session, run it, sum it up."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import ExitStack
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind
from interview_grill.cli.output import warn
from interview_grill.errors import GrillError
from interview_grill.memory.event import Retraction
from interview_grill.session.agenda import Agenda
from interview_grill.session.conduct import Session, Terms, no_further_question
from interview_grill.session.pool import (
    Card,
    Filters,
    Pool,
    assemble,
    assemble_cram,
    assemble_planned,
    introduced_on,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.listening.hearing import Hearing
    from interview_grill.memory.event import Action, Event
    from interview_grill.memory.state import CardState
    from interview_grill.session.conduct import Answered
    from interview_grill.session.ports import Interview
    from interview_grill.session.requests import Request
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.interactive import InteractiveStage


class HomeLog:
    """The store as a session's log: it stamps each action with the time it happened and the day of the sitting."""

    def __init__(self, here: Surroundings) -> None:
        self._store = here.store
        self._here = here

    def record(self, action: Action) -> Event:
        """Append durably."""
        return self._store.append(action, at=self._here.now(), day=self._here.today)

    def undo(self) -> list[Event]:
        """Retract the latest action."""
        return self._store.undo(at=self._here.now(), day=self._here.today)

    def amend(self, event_id: str, action: Action) -> Event:
        """Retract an event and append another, in one transaction."""
        actions = (Retraction(event_id), action)
        return self._store.append_all(actions, at=self._here.now(), day=self._here.today)[-1]

    def state(self, card: str) -> CardState:
        """What is known of a card."""
        return self._store.state(card)

    def times_tried(self, card: str) -> int:
        """Reviews of the card that count."""
        return self._store.times_tried(card)


class HomeQuestions:
    """The library as a session's bank; edits are seen at once."""

    def __init__(self, here: Surroundings, lend: Callable[[Callable[[], str]], str]) -> None:
        self._here = here
        self._lend = lend

    def question(self, question_id: str, kind: Kind) -> Question:
        """The question as it stands now; a recall card needs its wording alone."""
        return self._here.library.question(question_id, wording_only=kind is Kind.RECALL)

    def holds(self, card: str) -> bool:
        """Whether the card is still in force."""
        return self._here.library.holds_card(card)

    def edit(self, question_id: str) -> str:
        """Open the question in the learner's editor."""
        from interview_grill.cli.editing import edit_question  # brings subprocess, which few sessions need

        return self._lend(lambda: edit_question(self._here, question_id))


def cards_of(here: Surroundings) -> list[Card]:
    """Every card of the bank, as ordering needs it."""
    return list(map(Card._make, here.library.cards()))


def _card_named(here: Surroundings, name: str) -> Card | None:
    """Looked for only when an action of an earlier session is undone."""
    return next((card for card in cards_of(here) if card.id == name), None)


def pool_of(here: Surroundings, filters: Filters, *, new: int | None, cram: bool, due_only: bool) -> Pool:
    """The cards of a sitting today. `new` is how many more new ones than already introduced; None: as set."""
    cards, states = cards_of(here), here.store.states()
    if cram:
        return assemble_cram(cards, states, here.today, filters)
    left_today = here.settings.new_per_day - introduced_on(states.values(), here.today)
    limit = 0 if due_only else new if new is not None else left_today
    plain = assemble(cards, states, here.today, filters, new_limit=limit)
    planned = here.planned_cards(here.today)
    if planned is None:
        return plain
    pool = assemble_planned(cards, states, here.today, filters, planned=planned)
    if new is None and not due_only:
        return pool
    asked = {card.question for card in pool.due}
    return Pool(pool.due, tuple(card for card in plain.new if card.question not in asked))


def sit(
    here: Surroundings, pool: Pool, terms: Terms, *, most_cards: int | None = None, seed: int | None = None
) -> tuple[Answered, ...]:
    """Run a session over `pool` at this terminal or pipe and return what was answered."""
    return hold(here, Agenda.of(pool, most_cards=most_cards), terms, seed=seed)


def hold(
    here: Surroundings,
    agenda: Agenda,
    terms: Terms,
    *,
    seed: int | None,
    ask_on: Callable[[Interview, Showing], bool | Request | None] | None = None,
) -> tuple[Answered, ...]:
    """Run a session; with `ask_on` it is an interview, and the clock is shown.

    When it is interrupted, or an answer cannot be written, it is said that all before it is kept.
    """
    from interview_grill.cli.dialogues import dialogue_for

    started = time.monotonic()
    session: Session | None = None
    try:
        with ExitStack() as open_things:
            minutes = terms.most_seconds / 60 if ask_on and terms.most_seconds is not None else None
            stage, lend = open_stage(here, open_things, minutes=minutes)
            session = Session(
                agenda=agenda,
                terms=terms,
                stage=stage,
                log=HomeLog(here),
                questions=HomeQuestions(here, lend),
                cards=partial(_card_named, here),
                elapsed=lambda: time.monotonic() - started,
                dialogue=lambda showing: dialogue_for(here, showing, seed),
                judge=partial(judge_here, here, stage.notice),
                further=no_further_question if ask_on is None else partial(ask_on, stage),
            )
            return session.run()
    except (KeyboardInterrupt, GrillError):
        kept = len(session.answered) if session is not None else 0
        warn(f"stopped; every answer given is kept ({kept} in this session)")
        raise
    finally:
        if here.store.backup_fault is not None:
            warn(f"today's backup could not be made: {here.store.backup_fault}")


def terms_of(here: Surroundings, *, minutes: float | None, confidence: bool, cram: bool = False) -> Terms:
    """What holds for a sitting today. `minutes` None: no limit; with `cram` answers are practice and schedule
    nothing.
    """
    plan = here.settings.policy
    return Terms(
        today=here.today,
        retention=here.settings.retention,
        practice=cram,
        planned=plan is not None and plan.decides(here.today + 1),
        ask_confidence=confidence,
        typed=here.settings.answer == "typed",
        most_seconds=None if minutes is None else 60 * minutes,
        median_seconds=here.store.median_seconds(Kind.RECALL),
    )


def open_stage(
    here: Surroundings, open_things: ExitStack, *, minutes: float | None = None
) -> tuple[Interview, Callable[[Callable[[], str]], str]]:
    """Where to ask: the screen of a terminal, or lines in a pipe; and how to lend the terminal to an editor."""
    if not here.is_interactive():
        from interview_grill.terminal.piped import PipedStage

        return PipedStage(here.look(), clock=_countdown(minutes)), lambda action: action()
    stage = open_screen(here, open_things, minutes=minutes)
    return stage, stage.lend


def open_screen(
    here: Surroundings, open_things: ExitStack, *, minutes: float | None = None
) -> InteractiveStage:
    """The screen of this terminal to ask on."""
    import shutil

    from interview_grill.terminal.interactive import InteractiveStage

    if sys.platform == "win32":
        from interview_grill.terminal.keyboard_windows import Keyboard
    else:
        from interview_grill.terminal.keyboard import Keyboard
    from interview_grill.terminal.screen import Screen

    # A polite kill ends the session as Ctrl-C does, so that the terminal is given back.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    keyboard = open_things.enter_context(Keyboard(sys.stdin.fileno()))

    def size() -> tuple[int, int]:
        columns, rows = shutil.get_terminal_size()
        return columns, rows

    screen = open_things.enter_context(Screen(keyboard, size))
    return InteractiveStage(
        screen,
        lru_cache(maxsize=4)(here.look),
        clock=_countdown(minutes),
        preview=here.settings.preview,
    )


def judge_here(
    here: Surroundings, tell: Callable[[str], None], question: Question, text: str
) -> Hearing | None:
    """Judge a typed answer; who does is loaded when the first one is."""
    from interview_grill.cli.judging import hearing_of

    return hearing_of(here, tell, question, text)


def _countdown(minutes: float | None) -> Callable[[], float] | None:
    """Seconds left, or None when there is no limit to show."""
    if minutes is None:
        return None
    ends = time.monotonic() + 60 * minutes
    return lambda: ends - time.monotonic()
