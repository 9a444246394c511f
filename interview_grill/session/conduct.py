"""Carry a session out: ask, log before the next prompt, bring failed cards back, undo as far as wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.model import Kind
from interview_grill.memory.calendar import iso_day
from interview_grill.memory.event import Bury, Event, Rating, Review, Suspend
from interview_grill.memory.fold import is_leech
from interview_grill.session.agenda import Agenda, Turn
from interview_grill.session.proposal import proposed_rating
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing, Tried
from interview_grill.session.wording import describe_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from interview_grill.bank.model import KeyPoint
    from interview_grill.session.judging import Judge
    from interview_grill.session.pool import Card
    from interview_grill.session.ports import Dialogue, Log, Questions, Stage


class Terms(NamedTuple):
    """What holds for a whole session: the day, the retention, practice or not, the learner's median seconds.

    `planned` tells that a plan and not the due day decides when a card is asked again, `typed` that answers are always
    typed.
    """

    today: int
    retention: float
    practice: bool = False
    planned: bool = False
    cold: bool = False
    ask_confidence: bool = False
    typed: bool = False
    most_seconds: float | None = None
    median_seconds: float | None = None


class Answered(NamedTuple):
    """One logged answer of this session; `follow_up` tells whether a further question was answered, if one was put."""

    event_id: str
    turn: Turn
    tried: Tried
    seconds: float
    follow_up: bool | None = None

    @property
    def rating(self) -> Rating:
        """The rating logged."""
        return self.tried.rating


class _Step(NamedTuple):
    """Where the session stood before an action that can be undone."""

    event_id: str
    agenda: Agenda
    turn: Turn


def no_further_question(_: Showing) -> None:
    """What an ordinary session asks once a card is answered."""


@dataclass(slots=True)
class Session:
    """The one mutable thing: the agenda as it stands, the answers so far, and the way back.

    `further` puts one more question about a card whose answer is on disk: whether it was answered, None if there was
    none. Failing it lowers the rating of the card by one.
    """

    agenda: Agenda
    terms: Terms
    stage: Stage
    log: Log
    questions: Questions
    cards: Callable[[str], Card | None]
    elapsed: Callable[[], float]
    dialogue: Callable[[Showing], Dialogue]
    judge: Judge
    further: Callable[[Showing], bool | Request | None] = no_further_question
    answered: list[Answered] = field(default_factory=list)
    _way_back: list[_Step] = field(default_factory=list)
    _again: Turn | None = None

    def run(self) -> tuple[Answered, ...]:
        """Ask until nothing is left, time is up, or the learner stops; return what was answered."""
        while (turn := self._next_turn()) is not None:
            started = self.elapsed()
            showing = self._showing(turn, started)
            outcome = self._ask(showing)
            wish: Request | None
            if isinstance(outcome, Tried):
                self._keep(turn, outcome, self.elapsed() - started)
                wish = self.stage.conclude() or self._ask_on(showing, outcome)
            else:
                wish = outcome
            if wish is not None and not self._heed(turn, wish):
                break
        return tuple(self.answered)

    def _next_turn(self) -> Turn | None:
        """The next card that is still in the bank; those that an edit took away are passed over."""
        while (turn := self._turn_at_hand()) is not None and not self.questions.holds(turn.card.id):
            self.agenda = self.agenda.dismiss(turn)
        return turn

    def _turn_at_hand(self) -> Turn | None:
        if self._again is not None:
            turn, self._again = self._again, None
            return turn
        if self.terms.most_seconds is not None and self.elapsed() >= self.terms.most_seconds:
            return None
        return self.agenda.next_turn(self.elapsed())

    def _showing(self, turn: Turn, started: float) -> Showing:
        question = self.questions.question(turn.card.question, turn.card.kind)
        state = self.log.state(turn.card.id)

        def propose(points: Sequence[KeyPoint], ticks: Collection[int], confidence: int | None) -> Rating:
            seconds = self.elapsed() - started
            return proposed_rating(points, ticks, confidence, seconds, self.terms.median_seconds)

        return Showing(
            turn=turn,
            question=question,
            state=state,
            done=self.agenda.cards_asked,
            left=self.agenda.left,
            tried_before=self.log.times_tried(turn.card.id),
            ask_confidence=self.terms.ask_confidence,
            is_leech=is_leech(state),
            propose=propose,
            judge=self.judge,
            typed=self.terms.typed,
        )

    def _ask(self, showing: Showing) -> Tried | Request:
        if showing.turn.card.kind is Kind.RECALL:
            return self.stage.recall(showing)
        return self.stage.converse(showing, self.dialogue(showing))

    def _keep(self, turn: Turn, tried: Tried, seconds: float) -> None:
        event = self.log.record(self._review(turn, tried, seconds))
        self._remember(event, turn)
        self._count(event, turn, tried, seconds)

    def _ask_on(self, showing: Showing, tried: Tried) -> Request | None:
        """Put the further question; lower the rating just logged if it is failed."""
        answered = self.further(showing)
        if answered is None or isinstance(answered, Request):
            return answered
        before = self.answered.pop()
        if not answered and tried.rating is not Rating.AGAIN:
            step = self._way_back.pop()
            lower = tried._replace(rating=Rating(tried.rating - 1))
            event = self.log.amend(before.event_id, self._review(step.turn, lower, before.seconds))
            self.agenda = step.agenda
            self._remember(event, step.turn)
            self._count(event, step.turn, lower, before.seconds)
            before = self.answered.pop()
        self.answered.append(before._replace(follow_up=answered))
        return None

    def _count(self, event: Event, turn: Turn, tried: Tried, seconds: float) -> None:
        self.answered.append(Answered(event.id, turn, tried, seconds))
        self.agenda = self.agenda.after(turn, tried.rating, self.elapsed())
        self.stage.notice(self._told(turn, tried.rating))

    def _review(self, turn: Turn, tried: Tried, seconds: float) -> Review:
        return Review(
            card=turn.card.id,
            rating=tried.rating,
            seconds=round(seconds, 3),
            retention=self.terms.retention,
            practice=self.terms.practice,
            cold=self.terms.cold,
            confidence=tried.confidence,
            ticks=tried.ticks,
            hints=tried.hints,
            typed=tried.typed,
            verdict=tried.verdict,
            tag=tried.tag,
            task=tried.task,
            seed=tried.seed,
            given=tried.given,
            heard=tried.heard,
        )

    def _told(self, turn: Turn, rating: Rating) -> str:
        """What the rating means for the card."""
        answer = f"{turn.card.id}: {rating.name.title()}"
        if self.terms.practice:
            return f"{answer}, as practice."
        due = self.log.state(turn.card.id).due_day
        again = any(waiting.card.id == turn.card.id for waiting in self.agenda.waiting)
        later = " It comes back in this session." if again else ""
        if self.terms.planned:
            return f"{answer}, back when the plan asks it.{later}"
        return f"{answer}, due {iso_day(due)}.{later}" if due is not None else f"{answer}.{later}"

    def _heed(self, turn: Turn, request: Request) -> bool:
        """Do what was asked instead of answering; False ends the session."""
        match request:
            case Request.BURY:
                self._put_aside(
                    turn, self.log.record(Bury(turn.card.id, self.terms.today + 1)), "until tomorrow"
                )
            case Request.SUSPEND:
                told = f"until 'grill resume {turn.card.question}'"
                self._put_aside(turn, self.log.record(Suspend(turn.card.id)), told)
            case Request.UNDO:
                self._undo(turn)
            case Request.EDIT:
                self.stage.notice(self.questions.edit(turn.card.question))
                self._again = turn
            case Request.QUIT | Request.END:
                return False
            case _:
                self._again = turn
        return True

    def _put_aside(self, turn: Turn, event: Event, how_long: str) -> None:
        self._remember(event, turn)
        self.agenda = self.agenda.dismiss(turn)
        self.stage.notice(f"{turn.card.id} put aside {how_long}; undo brings it back.")

    def _remember(self, event: Event, turn: Turn) -> None:
        self._way_back.append(_Step(event.id, self.agenda, turn))

    def _undo(self, current: Turn) -> None:
        undone = self.log.undo()
        self.stage.notice(describe_undo(undone))
        if not undone:
            self._again = current
            return
        event = undone[0]
        self.answered = [a for a in self.answered if a.event_id != event.id]
        if self._way_back and self._way_back[-1].event_id == event.id:
            step = self._way_back.pop()
            self.agenda, self._again = step.agenda, step.turn
        else:
            self._again = self._turn_of(event) or current

    def _turn_of(self, event: Event) -> Turn | None:
        """The card of an action of an earlier session, to be asked again at once."""
        if not isinstance(event.action, Review):
            return None
        card = self.cards(event.action.card)
        return Turn(card) if card is not None else None
