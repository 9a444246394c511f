"""Study days and streaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.statistics.habits import Streak, StudyDay, streak, study_days
from tests.statistics.logs import DAY, log_of, row


def test_each_day_of_study_has_its_reviews_and_seconds() -> None:
    log = log_of(row(seconds=10.0), row(seconds=5.5, seq=1), row(day=DAY + 3, seconds=1.0))
    assert study_days(log) == [StudyDay(DAY, 2, 15.5), StudyDay(DAY + 3, 1, 1.0)]


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ([], 9, Streak(0, 0)),
        ([9], 9, Streak(1, 1)),
        ([7, 8], 9, Streak(2, 2)),  # today may still come
        ([6, 7], 9, Streak(0, 2)),
        ([1, 2, 3, 8, 9], 9, Streak(2, 3)),
        ([1, 3, 5], 6, Streak(1, 1)),
    ],
)
def test_a_streak_lasts_while_today_may_still_come(days: list[int], today: int, expected: Streak) -> None:
    assert streak(days, today) == expected


@given(st.sets(st.integers(0, 40)), st.integers(40, 42))
def test_the_longest_streak_is_at_least_the_current_one(days: set[int], today: int) -> None:
    found = streak(sorted(days), today)
    assert 0 <= found.current <= found.longest <= len(days)
