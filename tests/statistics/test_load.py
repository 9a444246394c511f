"""What is coming."""

from __future__ import annotations

from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState
from interview_grill.statistics.load import due_days, median_stability, stability_counts

TODAY = 740_000


def prospect(due: int | None, *, seconds: float = 60.0, stability: float = 5.0, **more: object) -> Prospect:
    known = {"stability": stability, "difficulty": 5.0, "last_day": TODAY - 9, "due_day": due, "reps": 1}
    state = CardState("c", **({} if due is None else known), **more)  # type: ignore[arg-type]
    return Prospect("c", "q", "recall", "A", "1-15", 0, 1.0, state, seconds=seconds)


def test_overdue_cards_fall_on_today_and_each_costs_its_own_pace() -> None:
    cards = [prospect(TODAY - 4, seconds=30.0), prospect(TODAY), prospect(TODAY + 2, seconds=45.0)]
    found = due_days(cards, TODAY, 3)
    assert [(one.day - TODAY, one.cards, one.seconds) for one in found] == [
        (0, 2, 90.0),
        (1, 0, 0.0),
        (2, 1, 45.0),
    ]


def test_suspended_and_new_cards_are_not_due_and_buried_ones_when_they_return() -> None:
    cards = [
        prospect(TODAY, suspended=True),
        prospect(None),
        prospect(TODAY - 1, buried_until=TODAY + 1),
        prospect(TODAY + 99),
    ]
    assert [one.cards for one in due_days(cards, TODAY, 3)] == [0, 1, 0]


def test_a_stability_at_an_edge_belongs_to_the_longer_class() -> None:
    cards = [prospect(TODAY, stability=s) for s in (0.5, 1.0, 2.9, 3.0, 400.0)] + [prospect(None)]
    assert stability_counts(cards) == [1, 2, 1, 0, 0, 0, 0, 0, 1]


def test_the_median_stability_is_of_seen_cards() -> None:
    assert median_stability([prospect(None)]) is None
    assert median_stability([prospect(TODAY, stability=s) for s in (9.0, 2.0, 4.0, 30.0)]) == 4.0
