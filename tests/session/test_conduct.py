"""A whole session on a stage that answers from a script, with a log and a bank held in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest

from interview_grill.algebra import Expression
from interview_grill.bank.model import KeyPoint, Kind, Question
from interview_grill.memory.event import Action, Bury, Event, Rating, Retraction, Review, Setting, Suspend
from interview_grill.memory.state import CardState
from interview_grill.session.agenda import Agenda
from interview_grill.session.conduct import Session, Terms
from interview_grill.session.pool import Card, Pool
from interview_grill.session.ports import Dialogue
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing, Tried
from interview_grill.session.wording import describe

TODAY = 739_000


@dataclass
class ScriptedStage:
    """Plays a list of outcomes; what was shown and told is kept."""

    script: list[Tried | Request]
    shown: list[Showing] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    closing: list[Request] = field(default_factory=list)

    def recall(self, showing: Showing) -> Tried | Request:
        self.shown.append(showing)
        return self.script.pop(0) if self.script else Request.END

    def converse(self, showing: Showing, dialogue: Dialogue) -> Tried | Request:
        assert dialogue.prompt == "dialogue of " + showing.question.id
        return self.recall(showing)

    def conclude(self) -> Request | None:
        return self.closing.pop(0) if self.closing else None

    def notice(self, text: str) -> None:
        self.told.append(text)

    @property
    def asked(self) -> list[str]:
        return [showing.turn.card.id for showing in self.shown]


@dataclass
class ListLog:
    """An append-only log in a list."""

    events: list[Event] = field(default_factory=list)

    def record(self, action: Action) -> Event:
        seq = len(self.events) + 1
        event = Event(f"h{seq}", seq, "h", seq, TODAY, action)
        self.events.append(event)
        return event

    def undo(self) -> list[Event]:
        retracted = {e.action.target for e in self.events if isinstance(e.action, Retraction)}
        for event in reversed(self.events):
            if not isinstance(event.action, Retraction) and event.id not in retracted:
                self.record(Retraction(event.id))
                return [event]
        return []

    def amend(self, event_id: str, action: Action) -> Event:
        self.record(Retraction(event_id))
        return self.record(action)

    def state(self, card: str) -> CardState:
        return CardState(card)

    def times_tried(self, card: str) -> int:
        return sum(1 for e in self.events if isinstance(e.action, Review) and e.action.card == card)

    @property
    def reviews(self) -> list[Review]:
        return [e.action for e in self.events if isinstance(e.action, Review)]


@dataclass
class Bank:
    edited: list[str] = field(default_factory=list)
    lost_by_editing: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def question(self, question_id: str, kind: Kind) -> Question:
        points = (KeyPoint("one", must=True), KeyPoint("two", must=False))
        return Question(
            question_id,
            ask=f"What of {question_id}? (edited {Counter(self.edited)[question_id]}x)",
            key_points=points,
        )

    def holds(self, card: str) -> bool:
        return card not in self.gone

    def edit(self, question_id: str) -> str:
        self.edited.append(question_id)
        self.gone += self.lost_by_editing
        return f"{question_id} edited"


@dataclass(frozen=True)
class NamedDialogue:
    prompt: str
    chunks: tuple[str, ...] = ()
    outcome: Tried | None = None

    @property
    def empty_line(self) -> str:
        return "show me"

    @property
    def names(self) -> tuple[str, ...]:
        return ()

    @property
    def line_by_line(self) -> bool:
        return False

    @property
    def takes_formula(self) -> bool:
        return False

    def prepare(self) -> None:
        pass

    def read(self, line: str) -> Expression:
        raise AssertionError(line)

    def reply(self, line: str | Request) -> Dialogue:
        raise AssertionError(line)


def card(name: str, kind: Kind = Kind.RECALL) -> Card:
    return Card(f"{name}:{kind}", name, kind, section=name, position=0)


def play(
    names: str,
    script: list[Tried | Request],
    *,
    terms: Terms | None = None,
    log: ListLog | None = None,
    closing: list[Request] | None = None,
    ticks: list[float] | None = None,
    kind: Kind = Kind.RECALL,
    bank: Bank | None = None,
) -> tuple[ScriptedStage, ListLog, Session, Bank]:
    stage = ScriptedStage(script, closing=closing or [])
    log = log or ListLog()
    bank = bank or Bank()
    cards = {f"{name}:{kind}": card(name, kind) for name in names}
    clock = iter(ticks) if ticks else None
    session = Session(
        agenda=Agenda.of(Pool(due=tuple(cards.values()), new=())),
        terms=terms or Terms(today=TODAY, retention=0.9),
        stage=stage,
        log=log,
        questions=bank,
        cards=cards.get,
        elapsed=(lambda: next(clock)) if clock else (lambda: 0.0),
        dialogue=lambda showing: NamedDialogue("dialogue of " + showing.question.id),
        judge=lambda _question, _text: None,
    )
    session.run()
    return stage, log, session, bank


GOOD, AGAIN = Tried(Rating.GOOD), Tried(Rating.AGAIN)


def test_each_answer_is_logged_with_what_was_typed_before_the_next_card_is_shown() -> None:
    typed = Tried(Rating.HARD, typed="s over n", ticks=(1,), confidence=70, hints=1)
    _, log, session, _ = play("ab", [typed, GOOD], terms=Terms(today=TODAY, retention=0.85))
    first = log.reviews[0]
    assert (first.card, first.rating, first.typed, first.ticks) == ("a:recall", Rating.HARD, "s over n", (1,))
    assert (first.confidence, first.hints, first.retention, first.practice) == (70, 1, 0.85, False)
    assert [a.rating for a in session.answered] == [Rating.HARD, Rating.GOOD]


def test_time_on_a_card_is_logged_in_seconds() -> None:
    # next turn, start, proposal unused, end, agenda: each reads the clock once
    _, log, _, _ = play("a", [GOOD], ticks=[0.0, 1.0, 13.5, 13.5, 13.5, 13.5])
    assert log.reviews[0].seconds == 12.5


def test_a_cram_session_is_logged_as_practice() -> None:
    _, log, _, _ = play("a", [GOOD], terms=Terms(today=TODAY, retention=0.9, practice=True))
    assert log.reviews[0].practice


def test_quitting_keeps_what_was_answered() -> None:
    stage, log, session, _ = play("abc", [GOOD, Request.QUIT])
    assert len(log.reviews) == len(session.answered) == 1
    assert stage.asked == ["a:recall", "b:recall"]


def test_end_of_input_before_a_rating_logs_nothing() -> None:
    _, log, _, _ = play("a", [Request.END])
    assert log.events == []


def test_undo_asks_the_same_card_again_and_retracts_its_answer() -> None:
    stage, log, session, _ = play("ab", [AGAIN, Request.UNDO, GOOD, GOOD])
    assert stage.asked == ["a:recall", "b:recall", "a:recall", "b:recall"]
    assert isinstance(log.events[1].action, Retraction)
    assert [a.rating for a in session.answered] == [Rating.GOOD, Rating.GOOD]
    assert (
        stage.told[-1].startswith("Undone: a:recall rated Again")
        or "Undone: a:recall rated Again." in stage.told
    )


def test_undo_goes_back_as_far_as_wanted_and_then_says_that_nothing_is_left() -> None:
    stage, _, _, _ = play("abc", [GOOD, GOOD, Request.UNDO, Request.UNDO, Request.UNDO, GOOD, GOOD, GOOD])
    assert stage.asked == [f"{n}:recall" for n in "abcbaabc"]
    assert "Nothing to undo." in stage.told


def test_undo_of_an_earlier_session_asks_that_card_now_and_then_goes_on() -> None:
    log = ListLog()
    log.record(Review("b:recall", Rating.AGAIN, 3.0, 0.9))
    stage, _, _, _ = play("ab", [Request.UNDO, GOOD, GOOD], log=log)
    assert stage.asked[:3] == ["a:recall", "b:recall", "a:recall"]


def test_undo_after_the_last_card_works_from_its_closing_page() -> None:
    stage, log, _, _ = play("a", [AGAIN, GOOD], closing=[Request.UNDO], kind=Kind.COMPUTE)
    assert stage.asked == ["a:compute", "a:compute"]
    assert [type(e.action) for e in log.events] == [Review, Retraction, Review]


def test_bury_and_suspend_put_the_card_aside_and_undo_brings_it_back() -> None:
    stage, log, _, _ = play("ab", [Request.BURY, Request.UNDO, Request.SUSPEND, GOOD])
    assert stage.asked == ["a:recall", "b:recall", "a:recall", "b:recall"]
    assert log.events[0].action == Bury("a:recall", TODAY + 1)
    assert log.events[2].action == Suspend("a:recall")


def test_an_edited_question_is_asked_again_in_its_new_wording() -> None:
    stage, _, _, bank = play("a", [Request.EDIT, GOOD])
    assert bank.edited == ["a"]
    assert [s.question.ask for s in stage.shown] == ["What of a? (edited 0x)", "What of a? (edited 1x)"]


def test_no_card_is_begun_after_the_minutes_are_up() -> None:
    stage, _, _, _ = play(
        "ab",
        [GOOD, GOOD],
        terms=Terms(today=TODAY, retention=0.9, most_seconds=60),
        ticks=[0, 0, 0, 61, 61, 61, 61],
    )
    assert stage.asked == ["a:recall"]


def test_a_missed_must_have_proposes_again_and_all_points_good() -> None:
    stage, _, _, _ = play("a", [GOOD])
    shown = stage.shown[0]
    points = shown.question.key_points
    assert shown.propose(points, {2}, None) is Rating.AGAIN
    assert shown.propose(points, {1, 2}, None) is Rating.GOOD


def test_a_card_knows_how_often_it_was_tried() -> None:
    log = ListLog()
    log.record(Review("a:recall", Rating.GOOD, 3.0, 0.9))
    stage, _, _, _ = play("a", [GOOD], log=log)
    assert stage.shown[0].tried_before == 1


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Review("a:recall", Rating.EASY, 1.0, 0.9), "a:recall rated Easy"),
        (Suspend("a:derive"), "suspend of a:derive"),
        (Setting("retention", "0.8"), "change of retention"),
    ],
)
def test_an_undone_action_is_named(action: Action, words: str) -> None:
    assert describe(Event("x", 1, "h", 1, TODAY, action)) == words


def test_cards_that_an_edit_took_away_are_passed_over() -> None:
    bank = Bank(lost_by_editing=("a:recall", "b:recall"))
    stage, log, session, _ = play("abc", [Request.EDIT, GOOD], bank=bank)
    assert stage.asked == ["a:recall", "c:recall"]
    assert [review.card for review in log.reviews] == ["c:recall"]
    assert len(session.answered) == 1
