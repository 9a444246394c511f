"""The order of a session: sections alternate, failed cards return, undo is going back to an earlier value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.model import Kind
from interview_grill.memory.event import Rating
from interview_grill.session.agenda import Agenda, Turn
from interview_grill.session.pool import Card, Pool


def card(name: str, section: str = "A") -> Card:
    return Card(f"{name}:recall", name, Kind.RECALL, section, position=0)


def ask_all(agenda: Agenda, ratings: dict[str, Rating], *, pace: float = 1.0) -> list[str]:
    """Ask until nothing is left, rating each card as told (Good where not), `pace` seconds a card."""
    asked: list[str] = []
    seconds = 0.0
    while (turn := agenda.next_turn(seconds)) is not None:
        asked.append(turn.card.question)
        seconds += pace
        agenda = agenda.after(turn, ratings.get(turn.card.question, Rating.GOOD), seconds)
    return asked


def test_due_cards_come_in_order_and_new_ones_after_them() -> None:
    pool = Pool(due=(card("weak"), card("strong")), new=(card("fresh"),))
    assert ask_all(Agenda.of(pool), {}) == ["weak", "strong", "fresh"]


def test_the_weakest_card_of_another_section_comes_next() -> None:
    pool = Pool(due=(card("a1", "A"), card("a2", "A"), card("b1", "B"), card("a3", "A")), new=())
    assert ask_all(Agenda.of(pool), {}) == ["a1", "b1", "a2", "a3"]


def test_a_failed_card_returns_after_five_others() -> None:
    names = ["x", *"abcdefg"]
    pool = Pool(due=tuple(card(name, name) for name in names), new=())
    agenda = Agenda.of(pool)
    asked = []
    failed_once = False
    while (turn := agenda.next_turn(0.0)) is not None:
        asked.append(turn.card.question)
        fail = turn.card.question == "x" and not failed_once
        failed_once = failed_once or fail
        agenda = agenda.after(turn, Rating.AGAIN if fail else Rating.GOOD, 0.0)
    assert asked == ["x", "a", "b", "c", "d", "e", "x", "f", "g"]


def test_a_failed_card_returns_after_ten_minutes_if_that_is_sooner() -> None:
    pool = Pool(due=tuple(card(name, name) for name in "xabc"), new=())
    agenda = Agenda.of(pool)
    first = agenda.next_turn(0.0)
    assert first is not None
    agenda = agenda.after(first, Rating.AGAIN, 30.0)
    second = agenda.next_turn(30.0)
    assert second is not None
    assert second.card.question == "a"
    agenda = agenda.after(second, Rating.GOOD, 631.0)
    third = agenda.next_turn(631.0)
    assert third is not None
    assert (third.card.question, third.returns) == ("x", 1)


def test_with_fewer_than_five_left_the_failed_card_comes_last() -> None:
    pool = Pool(due=(card("x"), card("a"), card("b")), new=())
    agenda = Agenda.of(pool)
    first = agenda.next_turn(0.0)
    assert first is not None
    agenda = agenda.after(first, Rating.AGAIN, 0.0)
    assert ask_all(agenda, {}) == ["a", "b", "x"]


def test_a_card_that_fails_every_time_returns_three_times() -> None:
    assert ask_all(Agenda.of(Pool(due=(card("x"),), new=())), {"x": Rating.AGAIN}) == ["x"] * 4


def test_returns_do_not_count_towards_the_number_of_cards() -> None:
    pool = Pool(due=tuple(card(name) for name in "xyz"), new=())
    assert ask_all(Agenda.of(pool, most_cards=2), {"x": Rating.AGAIN}) == ["x", "y", "x", "x", "x"]


def test_a_card_put_aside_leaves_room_for_another() -> None:
    pool = Pool(due=tuple(card(name) for name in "xyz"), new=())
    agenda = Agenda.of(pool, most_cards=1)
    first = agenda.next_turn(0.0)
    assert first is not None
    assert ask_all(agenda.dismiss(first), {}) == ["y"]


def test_what_is_left_counts_returns_and_heeds_the_limit() -> None:
    pool = Pool(due=tuple(card(name) for name in "xyz"), new=(card("n"),))
    agenda = Agenda.of(pool, most_cards=3)
    assert agenda.left == 3
    turn = Turn(pool.due[0])
    assert agenda.after(turn, Rating.AGAIN, 0.0).left == 3
    assert agenda.after(turn, Rating.GOOD, 0.0).left == 2


@given(
    st.lists(st.sampled_from("ABC"), max_size=12),
    st.lists(st.sampled_from(list(Rating)), max_size=60),
    st.integers(0, 14),
)
def test_every_card_is_asked_and_none_more_than_four_times(
    sections: list[str], ratings: list[Rating], new_from: int
) -> None:
    cards = [card(f"q{index}", section) for index, section in enumerate(sections)]
    agenda = Agenda.of(Pool(due=tuple(cards[:new_from]), new=tuple(cards[new_from:])))
    asked: list[str] = []
    answers = iter(ratings)
    while (turn := agenda.next_turn(0.0)) is not None:
        asked.append(turn.card.question)
        agenda = agenda.after(turn, next(answers, Rating.HARD), 0.0)
    assert set(asked) == {c.question for c in cards}
    assert all(asked.count(name) <= 4 for name in asked)
    assert agenda.left == 0
