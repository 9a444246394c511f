"""The squares of a heat map."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.statistics.weeks import LEVELS, weeks_of

SUNDAY = date(2028, 3, 5).toordinal()  # the week of a leap day


@given(st.dictionaries(st.integers(SUNDAY - 60, SUNDAY + 5), st.integers(0, 50)), st.integers(-6, 0))
def test_every_day_up_to_today_has_one_square_in_order(counts: dict[int, int], late: int) -> None:
    today = SUNDAY + late
    squares = [square for week in weeks_of(counts, today, 5) for square in week.squares]
    assert [square.day for square in squares] == list(range(squares[0].day, today + 1))
    assert date.fromordinal(squares[0].day).weekday() == 0
    assert all((square.level == 0) == (square.reviews == 0) for square in squares)
    assert all(0 <= square.level <= LEVELS for square in squares)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=7))
def test_more_reviews_are_never_paler(counts: list[int]) -> None:
    (week,) = weeks_of({SUNDAY - n: reviews for n, reviews in enumerate(counts)}, SUNDAY, 1)
    studied = sorted((s.reviews, s.level) for s in week.squares if s.reviews)
    assert [level for _, level in studied] == sorted(level for _, level in studied)


def test_quarters_of_the_days_get_a_shade_each() -> None:
    (week,) = weeks_of({SUNDAY - n: reviews for n, reviews in enumerate((400, 3, 2, 1))}, SUNDAY, 1)
    assert [square.level for square in week.squares] == [0, 0, 0, 1, 2, 3, 4]


def test_a_week_is_named_by_the_month_that_begins_in_it() -> None:
    assert [week.month for week in weeks_of({}, SUNDAY, 3)] == ["", "", "Mar"]
