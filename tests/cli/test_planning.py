"""Days off as people write them, and the document of a plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.cli.planning import document, read_days_off
from interview_grill.errors import WrongUsage
from tests.terminal.test_plan_page import BEST, planned

FRIDAY = date(2027, 1, 22).toordinal()
END = FRIDAY + 17


def off(*texts: str) -> list[int]:
    return sorted(day - FRIDAY for day in read_days_off(texts, today=FRIDAY, until=END))


@pytest.mark.parametrize("name", ["sat", "Sat", "SATURDAY", " satur "])
def test_a_weekday_is_every_one_until_then(name: str) -> None:
    assert off(name) == [1, 8, 15]


def test_dates_and_weekdays_may_be_mixed_and_repeated() -> None:
    assert off("fri,2027-01-25", "fri, ,mon,") == [0, 3, 7, 10, 14]


@pytest.mark.parametrize("text", ["2027-01-21", "2027-02-08", "2030-01-01", "", ",,"])
def test_a_day_that_is_not_planned_is_no_day_off(text: str) -> None:
    assert off(text) == []


@pytest.mark.parametrize(
    "text", ["monkey", "sunshine", "sa", "s", "2027-02-30", "saturdays", "1", "tomorrow", "sat-sun"]
)
def test_what_is_neither_is_refused_by_name(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        off(f"fri,{text}")
    assert caught.value.what == f"{text!r} is neither a date nor a weekday"
    assert (caught.value.where, caught.value.mend) == ("--days-off", "write 2027-03-01 or sat")


@given(st.integers(FRIDAY, FRIDAY + 400), st.integers(1, 60))
def test_the_seven_weekdays_part_the_days(today: int, days: int) -> None:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    found = [read_days_off([name], today=today, until=today + days) for name in names]
    assert sum(map(len, found)) == days
    for name, ones in zip(names, found, strict=True):
        assert all(date.fromordinal(one).strftime("%a").lower() == name for one in ones)


def test_the_document_says_what_the_screen_does() -> None:
    found = planned()
    plain = document(found, used=True)
    assert (plain["on"], plain["today"], plain["of"]) == ("2027-01-27", "2027-01-22", 60)
    assert (plain["policy"], plain["used"], plain["expected"]) == (BEST.policy.name, True, 41.25)
    assert plain["before"] == 20.5
    assert plain["ten_more_minutes"] == 2.75
    assert plain["policies"] == [
        {"name": "spaced:0.5", "expected": 41.25, "minutes": 100.0, "two_weeks_later": 28.0},
        {"name": "fsrs:0.9", "expected": 35.0, "minutes": 100.0, "two_weeks_later": 30.0},
    ]
    days = plain["days"]
    assert isinstance(days, list)
    assert days[1] == {
        "date": "2027-01-23", "minutes": 0.0, "number": 12.4, "cards": ["mode:recall", "day1:derive"], "expected": 31.0,
    }  # fmt: skip
