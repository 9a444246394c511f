"""Which cards a session may ask: due by weakness, one of each question, new ones as they are introduced."""

from __future__ import annotations

import pytest

from interview_grill.bank.model import Kind
from interview_grill.memory.state import CardState
from interview_grill.session.pool import (
    Card,
    Filters,
    assemble,
    assemble_cram,
    introduced_on,
    recall_probability,
)

TODAY = 740_000
EVERYTHING = Filters()


def card(question: str, kind: Kind = Kind.RECALL, section: str = "A", position: int = 0, *tags: str) -> Card:
    return Card(f"{question}:{kind}", question, kind, section, position, frozenset(tags))


def seen(
    name: str, stability: float = 10.0, last: int = TODAY - 10, due: int = TODAY, **more: object
) -> tuple[str, CardState]:
    return name, CardState(name, stability, 5.0, last, due, 3, **more)  # type: ignore[arg-type]


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def test_due_cards_come_weakest_first() -> None:
    cards = [card("strong", position=0), card("weak", position=1), card("later", position=2)]
    states = dict(
        [seen("strong:recall", 40.0), seen("weak:recall", 2.0), seen("later:recall", 1.0, due=TODAY + 1)]
    )
    assert ids(assemble(cards, states, TODAY, EVERYTHING, new_limit=0).due) == [
        "weak:recall",
        "strong:recall",
    ]


def test_of_a_questions_due_kinds_the_weakest_is_asked_and_its_new_ones_wait() -> None:
    cards = [card("q"), card("q", Kind.COMPUTE), card("q", Kind.DERIVE)]
    states = dict([seen("q:recall", 30.0), seen("q:compute", 3.0)])
    pool = assemble(cards, states, TODAY, EVERYTHING, new_limit=10)
    assert (ids(pool.due), ids(pool.new)) == (["q:compute"], [])


def test_a_question_asked_today_waits_until_tomorrow() -> None:
    cards = [card("q"), card("q", Kind.COMPUTE)]
    states = dict([seen("q:recall", last=TODAY, due=TODAY + 5)])
    assert ids(assemble(cards, states, TODAY, EVERYTHING, new_limit=10).new) == []
    assert ids(assemble(cards, states, TODAY + 1, EVERYTHING, new_limit=10).new) == ["q:compute"]


def test_new_cards_are_introduced_recall_first_by_question() -> None:
    cards = [card("b", position=1), card("a", Kind.DERIVE), card("a", Kind.COMPUTE), card("a")]
    assert ids(assemble(cards, {}, TODAY, EVERYTHING, new_limit=10).new) == ["a:recall", "b:recall"]


def test_every_question_is_said_before_any_is_computed() -> None:
    cards = [card("a"), card("a", Kind.COMPUTE), card("b", position=1), card("b", Kind.DERIVE, "A", 1)]
    states = dict([seen("a:recall", due=TODAY + 5)])
    assert ids(assemble(cards, states, TODAY, EVERYTHING, new_limit=9).new) == ["b:recall", "a:compute"]


def test_other_kinds_follow_once_a_question_was_recalled_and_else_when_no_new_question_is_left() -> None:
    cards = [
        card(name, kind, position=n)
        for n, name in enumerate(["failed", "failed again", "recalled", "recalled late"])
        for kind in (Kind.RECALL, Kind.COMPUTE)
    ]
    later = TODAY + 5
    states = {
        "failed:recall": CardState("failed:recall", 0.212, 6.0, TODAY - 1, later, 1),
        "failed again:recall": CardState("failed again:recall", 0.3, 6.0, TODAY - 1, later, 2, 1),
        "recalled:recall": CardState("recalled:recall", 2.3, 6.0, TODAY - 1, later, 1),
        "recalled late:recall": CardState("recalled late:recall", 0.5, 6.0, TODAY - 1, later, 3, 1),
    }
    assert ids(assemble(cards, states, TODAY, EVERYTHING, new_limit=9).new) == [
        "recalled:compute",
        "recalled late:compute",
        "failed:compute",
        "failed again:compute",
    ]


def test_new_questions_come_by_how_often_interviews_ask_them() -> None:
    cards = [
        card("rare")._replace(weight=0.5),
        card("often", position=1)._replace(weight=2.0),
        card("c", position=2),
    ]
    assert ids(assemble(cards, {}, TODAY, EVERYTHING, new_limit=9).new) == [
        "often:recall",
        "c:recall",
        "rare:recall",
    ]


def test_a_filter_on_kinds_lifts_the_one_kind_rule() -> None:
    cards = [card("q"), card("q", Kind.COMPUTE), card("q", Kind.DERIVE)]
    kinds = Filters(kinds=frozenset({Kind.COMPUTE, Kind.DERIVE}))
    assert ids(assemble(cards, {}, TODAY, kinds, new_limit=10).new) == ["q:compute", "q:derive"]


def test_no_more_new_cards_than_allowed_and_never_fewer_than_none() -> None:
    cards = [card(f"q{n}", position=n) for n in range(5)]
    assert len(assemble(cards, {}, TODAY, EVERYTHING, new_limit=2).new) == 2
    assert assemble(cards, {}, TODAY, EVERYTHING, new_limit=-3).new == ()


def test_suspended_and_buried_cards_are_left_out_until_their_day() -> None:
    cards = [card("s"), card("b")]
    states = dict([seen("s:recall", suspended=True), seen("b:recall", buried_until=TODAY + 1)])
    assert assemble(cards, states, TODAY, EVERYTHING, new_limit=9).due == ()
    assert ids(assemble(cards, states, TODAY + 1, EVERYTHING, new_limit=9).due) == ["b:recall"]


def test_filters_admit_by_section_and_by_any_of_the_tags() -> None:
    cards = [card("a", Kind.RECALL, "A", 0, "mle"), card("b", Kind.RECALL, "B", 1, "map", "ridge"), card("c")]
    tagged = Filters(tags=frozenset({"ridge", "mle"}))
    assert ids(assemble(cards, {}, TODAY, tagged, new_limit=9).new) == ["a:recall", "b:recall"]
    section = Filters(sections=frozenset({"B"}))
    assert ids(assemble(cards, {}, TODAY, section, new_limit=9).new) == ["b:recall"]


def test_cram_takes_everything_weakest_first_and_new_ones_last() -> None:
    cards = [card("new"), card("strong", position=1), card("weak", position=2), card("gone", position=3)]
    states = dict(
        [
            seen("strong:recall", 90.0, due=TODAY + 50),
            seen("weak:recall", 2.0, due=TODAY + 9, buried_until=TODAY + 3),
            seen("gone:recall", suspended=True),
        ]
    )
    pool = assemble_cram(cards, states, TODAY, EVERYTHING)
    assert ids(pool.due + pool.new) == ["weak:recall", "strong:recall", "new:recall"]


def test_cards_introduced_today_are_counted_by_their_first_review() -> None:
    states = [
        CardState("a", 1.0, 5.0, TODAY, TODAY + 1, 1),
        CardState("b", 1.0, 5.0, TODAY, TODAY + 1, 2),
        CardState("c", 1.0, 5.0, TODAY - 1, TODAY, 1),
    ]
    assert introduced_on(states, TODAY) == 1


def test_recall_is_what_the_forgetting_curve_says_and_nothing_for_a_new_card() -> None:
    assert recall_probability(CardState("x", 10.0, 5.0, TODAY - 10, TODAY, 1), TODAY) == pytest.approx(0.9)
    assert recall_probability(CardState("x"), TODAY) == 0.0
