"""Which questions a mock interview puts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import FollowUp, Question
from interview_grill.memory.first_tries import ASSUMED_RATE
from interview_grill.memory.fsrs import retrievability
from interview_grill.session.mock import draw, follow_up_of
from tests.session.prospects import TODAY, bank, prospect


def kinds_of(number: int, seed: int = 1) -> Counter[str]:
    return Counter(put.card.kind for put in draw(bank(), number=number, today=TODAY, seed=seed))


@given(st.integers(0, 10_000), st.integers(1, 25))
@settings(max_examples=60, deadline=None)
def test_questions_are_asked_once_and_as_many_as_wanted_or_there_are(seed: int, number: int) -> None:
    drawn = draw(bank(), number=number, today=TODAY, seed=seed)
    assert len(drawn) == min(number, 18)
    assert len({put.card.question for put in drawn}) == len(drawn)


@given(st.integers(0, 10_000), st.integers(3, 18))
@settings(max_examples=40, deadline=None)
def test_one_is_a_derivation_and_another_a_numeric_task(seed: int, number: int) -> None:
    assert kinds_of(number, seed) == {"recall": number - 2, "compute": 1, "derive": 1}


def test_a_single_question_is_to_be_said_and_of_two_one_is_numeric() -> None:
    assert kinds_of(1) == {"recall": 1}
    assert kinds_of(2) == {"recall": 1, "compute": 1}


def test_a_bank_without_checked_cards_gives_an_interview_to_be_said() -> None:
    drawn = draw(bank(kinds=("recall",)), number=5, today=TODAY, seed=3)
    assert [put.card.kind for put in drawn] == ["recall"] * 5


def test_the_same_seed_draws_the_same_and_another_something_else() -> None:
    first, again = (draw(bank(), number=6, today=TODAY, seed=7) for _ in range(2))
    assert first == again
    assert first != draw(bank(), number=6, today=TODAY, seed=8)
    assert first == draw(list(reversed(bank())), number=6, today=TODAY, seed=7)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_bands_have_their_share_and_come_in_the_order_of_the_bank(seed: int) -> None:
    bands = [put.card.band for put in draw(bank(12, 6), number=9, today=TODAY, seed=seed)]
    assert bands == ["easy"] * 6 + ["hard"] * 3


def test_a_band_that_is_too_small_is_filled_from_the_others() -> None:
    cards = [*bank(1, 0), *bank(0, 8)]
    heavy = [card if card.question != "e0" else prospect("e0", card.kind, weight=100.0) for card in cards]
    drawn = draw(heavy, number=5, today=TODAY, seed=1)
    assert Counter(put.card.band for put in drawn) == {"easy": 1, "hard": 4}


def test_only_the_bands_wanted_are_asked() -> None:
    drawn = draw(bank(), number=9, today=TODAY, seed=1, bands={"hard"})
    assert {put.card.band for put in drawn} == {"hard"}
    assert len(drawn) == 6


def test_a_question_is_drawn_in_proportion_to_its_weight() -> None:
    cards = [prospect("rare", position=0, weight=1.0), prospect("often", position=1, weight=4.0)]
    first = Counter(draw(cards, number=1, today=TODAY, seed=seed)[0].card.question for seed in range(2000))
    assert first["often"] / 2000 == pytest.approx(0.8, abs=0.03)


def test_what_was_asked_today_is_left_out_with_its_siblings() -> None:
    cards = [
        prospect("seen", stability=3.0, last_day=TODAY),
        prospect("seen", "compute"),
        prospect("fresh", position=1),
    ]
    assert [put.card.card for put in draw(cards, number=5, today=TODAY, seed=1)] == ["fresh:recall"]


def test_suspended_and_buried_cards_are_left_out() -> None:
    cards = [
        prospect("a", suspended=True),
        prospect("b", position=1, buried_until=TODAY + 1),
        prospect("c", position=2, buried_until=TODAY),
    ]
    assert [put.card.question for put in draw(cards, number=5, today=TODAY, seed=1)] == ["c"]


def test_nothing_left_makes_an_empty_interview() -> None:
    assert draw([], number=10, today=TODAY, seed=1) == ()


def test_the_chance_is_r_today_or_the_rate_at_first_sight() -> None:
    cards = [prospect("known", stability=5.0, last_day=TODAY - 4), prospect("new", position=1)]
    chances = {
        put.card.question: put.chance
        for put in draw(cards, number=2, today=TODAY, seed=1)
        if put.card.kind == "recall"
    }
    assert chances == {"known": pytest.approx(retrievability(4.0, 5.0)), "new": ASSUMED_RATE}


def test_the_follow_up_is_the_seeds_choice() -> None:
    question = Question("q", "Why?", follow_ups=(FollowUp("one?", "1"), FollowUp("two?", "2")))
    chosen = {follow_up_of(question, seed) for seed in range(20)}
    assert chosen == set(question.follow_ups)
    assert follow_up_of(question, 5) == follow_up_of(question, 5)
    assert follow_up_of(Question("q", "Why?"), 5) is None
