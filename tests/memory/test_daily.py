from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import ScheduleError
from interview_grill.memory.daily import DailyPlan, chosen_on, read_minutes, read_plan, seconds_spent
from interview_grill.memory.policy import Policy, Rule, read_policy
from interview_grill.memory.prospect import Prospect
from interview_grill.planning.portfolio import PORTFOLIO

from .learners import TODAY, reviewed, unseen

GAIN = Policy(Rule.GAIN, 0.0)


def plan(
    policy: Policy = GAIN, *, days: int = 10, minutes: float = 20.0, off: set[int] | None = None
) -> DailyPlan:
    return DailyPlan(policy, TODAY + days, minutes, frozenset(off or ()))


def ids(cards: list[Prospect]) -> list[str]:
    return [card.card for card in cards]


@given(
    st.sampled_from(PORTFOLIO),
    st.integers(700_000, 800_000),
    st.integers(1, 1440),
    st.frozensets(st.integers(700_000, 800_000), max_size=3),
)
def test_a_plan_is_read_as_it_is_written(
    policy: Policy, until: int, minutes: int, off: frozenset[int]
) -> None:
    written = DailyPlan(policy, until, float(minutes), off)
    assert read_plan(str(written)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gain:0",
        "gain:0 until 2027-03-15",
        "gain:0 until 2027-02-30 minutes 20",
        "gain:0 until 2027-03-15 minutes 0",
        "gain:0 until 2027-03-15 minutes 20 off",
        "gain:0 until 2027-03-15 minutes 20 on 2027-03-02",
        "luck:0 until 2027-03-15 minutes 20",
    ],
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ScheduleError):
        read_plan(text)


@pytest.mark.parametrize("text", ["0", "-5", "1441", "nan", "inf", "soon"])
def test_minutes_are_a_part_of_a_day(text: str) -> None:
    with pytest.raises(ScheduleError, match="minutes a day"):
        read_minutes(text)


@pytest.mark.parametrize(("text", "minutes"), [("1440", 1440.0), ("0.5", 0.5), (" 7", 7.0)])
def test_any_part_of_a_day_up_to_the_whole_may_be_planned(text: str, minutes: float) -> None:
    assert read_minutes(text) == minutes


def test_a_plan_decides_until_the_day_before_the_interview() -> None:
    assert plan(days=2).decides(TODAY + 1)
    assert not plan(days=2).decides(TODAY + 2)


def test_the_day_is_filled_to_its_minutes_and_no_further() -> None:
    cards = [unseen(f"q{n}", position=n, first_try=0.5) for n in range(40)]
    chosen = chosen_on(plan(minutes=20.0), cards, TODAY)
    each = 90 + 0.5 * 45
    assert len(chosen) == round(1200 / each)
    assert ids(chosen) == [f"q{n}:recall" for n in range(len(chosen))]


def test_what_was_asked_today_has_used_its_time() -> None:
    fresh = [unseen(f"q{n}", position=n, first_try=0.5) for n in range(40)]
    done = [reviewed(f"d{n}", days_ago=0, seconds=60.0, position=100 + n) for n in range(10)]
    assert seconds_spent(done, TODAY) == 600.0
    assert len(chosen_on(plan(minutes=20.0), fresh + done, TODAY)) == round(600 / 112.5)
    assert chosen_on(plan(minutes=10.0), fresh + done, TODAY) == []


def test_a_first_sight_of_today_is_counted_as_one() -> None:
    card = replace(reviewed(days_ago=0, reps=1), first_seconds=77.0)
    assert seconds_spent([card], TODAY) == 77.0


def test_nothing_is_asked_on_a_day_off() -> None:
    cards = [unseen("a"), reviewed("b", position=1)]
    off = plan(off={TODAY, TODAY + 3})
    assert chosen_on(off, cards, TODAY) == []
    assert len(chosen_on(off, cards, TODAY + 1)) == 2


def test_one_card_of_a_question_a_day_and_none_of_one_asked_today() -> None:
    pair = [reviewed("a", days_ago=9), reviewed("a", "compute", days_ago=12, stability=2.0)]
    done = [reviewed("b", days_ago=0, position=1), reviewed("b", "derive", days_ago=8, position=1)]
    assert ids(chosen_on(plan(), pair + done, TODAY)) == ["a:compute"]


def test_kinds_are_introduced_in_their_order() -> None:
    cards = [unseen("a"), unseen("a", "compute", first_try=0.01), unseen("a", "derive", first_try=0.01)]
    assert ids(chosen_on(plan(), cards, TODAY)) == ["a:recall"]
    later = [reviewed("a", stability=900.0, days_ago=1), *cards[1:]]
    assert ids(chosen_on(plan(), later, TODAY)) == ["a:compute"]


def test_suspended_and_buried_cards_wait() -> None:
    cards = [
        unseen("a", suspended=True),
        reviewed("b", suspended=True, position=1),
        unseen("c", buried_until=TODAY + 2, position=2),
    ]
    assert chosen_on(plan(), cards, TODAY + 1) == []
    assert ids(chosen_on(plan(), cards, TODAY + 2)) == ["c:recall"]


def test_asking_weight_and_pace_decide_who_comes_first() -> None:
    cards = [
        reviewed("plain", days_ago=8),
        reviewed("wanted", days_ago=8, weight=3.0, position=1),
        reviewed("slow", days_ago=8, seconds=150.0, position=2),
    ]
    assert ids(chosen_on(plan(), cards, TODAY)) == ["wanted:recall", "plain:recall", "slow:recall"]


def test_the_day_ends_with_the_card_that_no_longer_fits_even_if_a_lesser_one_would() -> None:
    cards = [
        reviewed("first", days_ago=8, weight=9.0, seconds=100.0),
        reviewed("long", days_ago=8, weight=9.0, seconds=200.0, position=1),
        reviewed("short", days_ago=8, weight=0.2, seconds=20.0, position=2),
    ]
    assert ids(chosen_on(plan(minutes=3.0), cards, TODAY)) == ["first:recall"]
    assert ids(chosen_on(plan(minutes=4.0), cards, TODAY)) == ["first:recall", "long:recall"]


def test_a_card_failed_yesterday_is_due_however_strong_it_was() -> None:
    failed = reviewed(stability=30.0, days_ago=1, due_in=0)
    passed = reviewed(stability=30.0, days_ago=1, due_in=26)
    assert ids(chosen_on(plan(read_policy("fsrs:0.9")), [failed], TODAY)) == ["q:recall"]
    assert chosen_on(plan(read_policy("fsrs:0.9")), [passed], TODAY) == []


def test_the_last_pass_begins_when_its_days_are_left() -> None:
    card = reviewed(stability=40.0, days_ago=6, due_in=30)
    last_pass = read_policy("final:0.9:3")
    assert chosen_on(plan(last_pass, days=4), [card], TODAY) == []
    assert ids(chosen_on(plan(last_pass, days=3), [card], TODAY)) == ["q:recall"]


def test_fsrs_under_a_plan_asks_by_its_own_retention_whatever_day_was_set() -> None:
    card = reviewed(stability=10.0, days_ago=9, due_in=1)
    assert chosen_on(plan(read_policy("fsrs:0.9")), [card], TODAY) == []
    assert ids(chosen_on(plan(read_policy("fsrs:0.95")), [card], TODAY)) == ["q:recall"]


@pytest.mark.parametrize("policy", PORTFOLIO, ids=lambda policy: policy.name)
def test_the_eve_does_not_pile_up(policy: Policy) -> None:
    """Whatever the rule, no day asks for more than its minutes, even with every card overdue and the interview near."""
    cards = [reviewed(f"q{n}", stability=3.0, days_ago=60 + n % 5, due_in=-5, position=n) for n in range(80)]
    for days in (3, 2, 1):
        chosen = chosen_on(plan(policy, days=days, minutes=15.0), cards, TODAY)
        assert 0 < sum(card.seconds for card in chosen) <= 15 * 60 + 45


def test_no_cards_are_no_session() -> None:
    assert chosen_on(plan(), [], TODAY) == []
