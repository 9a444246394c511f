from __future__ import annotations

import pytest

from interview_grill.memory.prospect import (
    Tries,
    kind_paces,
    kind_shares,
    pace,
    review_seconds,
    values,
)

from .learners import unseen


@pytest.mark.parametrize(
    ("kinds", "shares"),
    [
        (["recall"], {"recall": 1.0}),
        (["recall", "compute"], {"recall": 0.5, "compute": 0.5}),
        (["recall", "compute", "derive"], {"recall": 0.5, "compute": 0.25, "derive": 0.25}),
        (["compute", "derive"], {"compute": 0.5, "derive": 0.5}),
    ],
)
def test_half_the_time_a_question_is_to_be_said(kinds: list[str], shares: dict[str, float]) -> None:
    assert kind_shares(kinds) == shares


def test_a_pace_moves_from_what_is_assumed_to_what_is_seen() -> None:
    assert pace(45.0, 0.0, 0) == 45.0
    assert pace(45.0, 3 * 20.0, 3) == pytest.approx((90 + 60) / 5)
    assert pace(45.0, 1000 * 20.0, 1000) == pytest.approx(20, abs=0.1)
    assert pace(45.0, 0.0, 10_000) == 5.0


def test_a_card_has_its_own_pace_within_the_pace_of_its_kind() -> None:
    slow, quick = Tries(True, 120.0, 8, 8 * 100.0), Tries(False, 60.0, 8, 8 * 20.0)
    paces = kind_paces([("recall", slow), ("recall", quick)])
    later, first = paces["recall"]
    assert later == pytest.approx((90 + 960) / 18)
    assert first == pytest.approx((180 + 180) / 4)
    assert paces["derive"] == (45.0, 90.0)
    assert review_seconds(quick, later) < later < review_seconds(slow, later)
    assert review_seconds(None, later) == later


def test_values_add_up_to_the_number_of_questions_and_follow_the_asking_weight() -> None:
    cards = [unseen("a", weight=3.0), unseen("a", "compute", weight=3.0), unseen("b", weight=1.0)]
    assert values(cards) == pytest.approx([0.75, 0.75, 0.5])
    assert values([]) == []
