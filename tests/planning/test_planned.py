from __future__ import annotations

from dataclasses import replace

import pytest

from interview_grill.errors import ScheduleError
from interview_grill.memory.daily import chosen_on
from interview_grill.memory.policy import Policy, Rule
from interview_grill.memory.prospect import Prospect
from interview_grill.planning.planned import Planned, planned
from tests.memory.learners import TODAY, reviewed

from .decks import mixed


def plan(
    *,
    days: int = 6,
    minutes: float = 15.0,
    off: set[int] | None = None,
    wanted: Policy | None = None,
    prospects: list[Prospect] | None = None,
) -> Planned:
    return planned(
        mixed() if prospects is None else prospects,
        today=TODAY,
        until=TODAY + days,
        minutes=minutes,
        days_off=frozenset(off or ()),
        seed=1,
        wanted=wanted,
    )


def test_every_day_until_the_interview_is_there_with_its_cards_and_its_score() -> None:
    found = plan(off={TODAY + 2})
    assert [day.day for day in found.days] == list(range(TODAY, TODAY + 6))
    assert (found.days[2].minutes, found.days[2].cards) == (0, ())
    scores = [found.before, *(day.score for day in found.days)]
    assert scores == sorted(scores)
    assert scores[-1] == found.course.expected
    assert found.of == 24


def test_today_is_exactly_what_a_session_would_ask() -> None:
    found = plan()
    assert found.days[0].cards == tuple(card.card for card in chosen_on(found.plan, mixed(), TODAY))


def test_time_spent_today_is_spent() -> None:
    done = [reviewed(f"done{n}", days_ago=0, position=90 + n, seconds=60.0) for n in range(10)]
    found = plan(prospects=[*mixed(), *done], minutes=10.0)
    assert found.days[0].minutes == 0
    assert found.days[0].cards == ()
    assert found.days[1].minutes > 5


def test_a_policy_asked_for_is_followed_whether_or_not_it_is_in_the_portfolio() -> None:
    for policy in (Policy(Rule.THRESHOLD, 0.9), Policy(Rule.SPACED, 0.77)):
        found = plan(wanted=policy)
        assert found.course.policy == found.plan.policy == policy
        assert found.course.expected <= found.comparison.best.expected


def test_when_every_day_is_off_nothing_changes() -> None:
    found = plan(days=2, off={TODAY, TODAY + 1})
    assert found.course.expected == found.before
    assert found.comparison.ten_more == 0
    assert found.comparison.cram.total_minutes == 0


def test_suspended_cards_are_never_planned_but_still_count() -> None:
    everything = [replace(card, state=replace(card.state, suspended=True)) for card in mixed()]
    found = plan(prospects=everything)
    assert found.course.total_minutes == 0
    assert found.course.expected > 0


@pytest.mark.parametrize(("days", "said"), [(0, "the interview is today"), (401, "401 days away")])
def test_no_day_and_too_many_are_refused(days: int, said: str) -> None:
    with pytest.raises(ScheduleError, match=said):
        plan(days=days)


def test_a_bank_without_cards_cannot_be_planned() -> None:
    with pytest.raises(ScheduleError, match="no cards"):
        plan(prospects=[])
