"""A session that asks on: the answer is on disk first, and a follow-up missed lowers its rating."""

from __future__ import annotations

import pytest

from interview_grill.memory.event import Rating, Retraction, Review
from interview_grill.session.agenda import Agenda
from interview_grill.session.conduct import Session, Terms
from interview_grill.session.pool import Pool
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing, Tried
from tests.session.test_conduct import TODAY, Bank, ListLog, NamedDialogue, ScriptedStage, card

Heard = bool | Request | None


def interview(
    names: str, script: list[Tried | Request], heard: list[Heard]
) -> tuple[Session, ListLog, list[int]]:
    """Hold an interview; also how many events were on disk when each follow-up was put."""
    log, on_disk = ListLog(), list[int]()

    def further(_: Showing) -> Heard:
        on_disk.append(len(log.events))
        return heard.pop(0)

    cards = {f"{name}:recall": card(name) for name in names}
    session = Session(
        agenda=Agenda.of(Pool(due=tuple(cards.values()), new=()), most_returns=0),
        terms=Terms(today=TODAY, retention=0.9, cold=True),
        stage=ScriptedStage(script),
        log=log,
        questions=Bank(),
        cards=cards.get,
        elapsed=lambda: 0.0,
        dialogue=lambda showing: NamedDialogue(showing.question.id),
        judge=lambda _question, _text: None,
        further=further,
    )
    session.run()
    return session, log, on_disk


def counted(log: ListLog) -> list[Review]:
    undone = {e.action.target for e in log.events if isinstance(e.action, Retraction)}
    return [e.action for e in log.events if isinstance(e.action, Review) and e.id not in undone]


def test_the_answer_is_on_disk_before_the_follow_up_is_put() -> None:
    _, _, on_disk = interview("ab", [Tried(Rating.GOOD), Tried(Rating.GOOD)], [True, True])
    assert on_disk == [1, 2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Rating.EASY, Rating.GOOD),
        (Rating.GOOD, Rating.HARD),
        (Rating.HARD, Rating.AGAIN),
        (Rating.AGAIN, Rating.AGAIN),
    ],
)
def test_a_follow_up_missed_lowers_the_rating_by_one(before: Rating, after: Rating) -> None:
    session, log, _ = interview("a", [Tried(before, typed="my words")], [False])
    (review,) = counted(log)
    assert (review.rating, review.typed, review.cold) == (after, "my words", True)
    (one,) = session.answered
    assert (one.rating, one.follow_up) == (after, False)


def test_a_follow_up_answered_leaves_the_rating() -> None:
    session, log, _ = interview("a", [Tried(Rating.HARD)], [True])
    assert [review.rating for review in counted(log)] == [Rating.HARD]
    assert session.answered[0].follow_up is True
    assert len(log.events) == 1


def test_without_a_follow_up_nothing_is_said_of_one() -> None:
    session, _, _ = interview("a", [Tried(Rating.GOOD)], [None])
    assert session.answered[0].follow_up is None


def test_quitting_at_a_follow_up_keeps_the_answer_as_it_was_rated() -> None:
    session, log, _ = interview("ab", [Tried(Rating.GOOD), Tried(Rating.GOOD)], [Request.QUIT])
    assert [review.rating for review in counted(log)] == [Rating.GOOD]
    assert len(session.answered) == 1


def test_undo_at_a_follow_up_asks_the_card_again() -> None:
    session, log, _ = interview("a", [Tried(Rating.AGAIN), Tried(Rating.EASY)], [Request.UNDO, True])
    assert [review.rating for review in counted(log)] == [Rating.EASY]
    assert len(session.answered) == 1


def test_a_lowered_answer_can_be_undone_like_any_other() -> None:
    script: list[Tried | Request] = [Tried(Rating.GOOD), Request.UNDO, Tried(Rating.EASY), Tried(Rating.EASY)]
    session, log, _ = interview("ab", script, [False, True, True])
    assert [(review.card, review.rating) for review in counted(log)] == [
        ("a:recall", Rating.EASY),
        ("b:recall", Rating.EASY),
    ]
    assert [one.follow_up for one in session.answered] == [True, True]


def test_in_an_interview_a_failed_card_does_not_come_back() -> None:
    session, _, _ = interview("ab", [Tried(Rating.AGAIN), Tried(Rating.AGAIN)], [True, True])
    assert [one.turn.card.question for one in session.answered] == ["a", "b"]
