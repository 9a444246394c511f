from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import ScheduleError
from interview_grill.memory.calendar import (
    clock_time,
    day_begins,
    iso_day,
    iso_instant,
    iso_rollover,
    local_day,
    read_day,
    read_instant,
    read_rollover,
)

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
ZONES = [
    BERLIN,
    KOLKATA,
    ZoneInfo("America/St_Johns"),
    ZoneInfo("Australia/Lord_Howe"),  # its clock moves by half an hour
    ZoneInfo("UTC"),
]


def at(text: str) -> int:
    return read_instant(text, zone=UTC)


def day_of(text: str, *, zone: ZoneInfo = BERLIN, rollover: int = 240) -> str:
    return iso_day(local_day(read_instant(text, zone=zone), rollover=rollover, zone=zone))


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2027-03-01T03:59:59.999999", "2027-02-28"),
        ("2027-03-01T04:00", "2027-03-01"),
        ("2027-03-01T23:59", "2027-03-01"),
        ("2027-03-02T00:30", "2027-03-01"),
        ("2028-02-29T12:00", "2028-02-29"),
        ("2028-03-01T03:00", "2028-02-29"),
        ("2027-01-01T01:00", "2026-12-31"),
    ],
)
def test_a_day_begins_at_the_rollover(clock: str, day: str) -> None:
    assert day_of(clock) == day


def test_an_instant_is_shown_on_the_clock_of_the_zone() -> None:
    instant = at("2027-03-28T00:59:59")
    assert clock_time(instant, zone=BERLIN) == "2027-03-28 01:59"
    assert clock_time(instant + 1_000_000, zone=BERLIN) == "2027-03-28 03:00"


def test_an_instant_is_another_day_in_another_zone() -> None:
    instant = at("2027-03-01T23:00Z")
    assert iso_day(local_day(instant, zone=UTC)) == "2027-03-01"
    assert iso_day(local_day(instant, zone=KOLKATA)) == "2027-03-02"


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        # Berlin, 28 March 2027: 02:00 becomes 03:00 at 01:00 UTC. A rollover of 02:30 falls into the gap.
        ("2027-03-28T00:59:59Z", "2027-03-27"),
        ("2027-03-28T01:29:59Z", "2027-03-27"),
        ("2027-03-28T01:30Z", "2027-03-28"),
        # 31 October 2027: 03:00 becomes 02:00 at 01:00 UTC, so 02:30 comes twice; the day begins once.
        ("2027-10-31T00:29:59Z", "2027-10-30"),
        ("2027-10-31T00:30Z", "2027-10-31"),
        ("2027-10-31T01:10Z", "2027-10-31"),
        ("2027-10-31T01:30Z", "2027-10-31"),
    ],
)
def test_a_change_of_clocks_at_the_rollover_begins_the_day_once(utc: str, day: str) -> None:
    assert iso_day(local_day(at(utc), rollover=150, zone=BERLIN)) == day


@given(
    zone=st.sampled_from(ZONES),
    rollover=st.integers(0, 1439),
    moment=st.datetimes(datetime(2011, 12, 25), datetime(2030, 1, 1)),
    later=st.timedeltas(timedelta(0), timedelta(days=3)),
)
@settings(max_examples=200)
def test_days_never_run_backwards_and_hold_their_instants(
    zone: ZoneInfo, rollover: int, moment: datetime, later: timedelta
) -> None:
    instant = read_instant(moment.isoformat(), zone=UTC)
    after = instant + later // timedelta(microseconds=1)
    day = local_day(instant, rollover=rollover, zone=zone)
    assert local_day(after, rollover=rollover, zone=zone) >= day
    assert day_begins(day, rollover=rollover, zone=zone) <= instant
    assert instant < day_begins(day + 1, rollover=rollover, zone=zone)


def test_a_zone_that_skips_a_date_skips_the_day() -> None:
    apia = ZoneInfo("Pacific/Apia")  # went from 29 to 31 December 2011
    before, after = at("2011-12-30T09:59:59Z"), at("2011-12-30T14:00Z")
    assert [iso_day(local_day(moment, zone=apia)) for moment in (before, after)] == [
        "2011-12-29",
        "2011-12-31",
    ]


@pytest.fixture
def machine_in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of the machine cannot be changed here")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("machine_in_new_york")
def test_without_a_zone_the_machine_decides() -> None:
    assert read_instant("2027-07-01T12:00") == at("2027-07-01T16:00Z")
    assert iso_day(local_day(at("2027-07-01T07:59Z"))) == "2027-06-30"
    assert iso_day(local_day(at("2027-07-01T08:00Z"))) == "2027-07-01"
    assert day_begins(read_day("2027-01-05")) == at("2027-01-05T09:00Z")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-03-01T18:30", "2027-03-01T17:30:00Z"),
        ("2027-03-01 18:30:15", "2027-03-01T17:30:15Z"),
        ("2027-03-01T18:30+05:30", "2027-03-01T13:00:00Z"),
        ("2027-03-01T18:30:00.25Z", "2027-03-01T18:30:00.250000Z"),
        (" 2027-07-01 ", "2027-06-30T22:00:00Z"),
    ],
)
def test_an_instant_is_read_with_or_without_an_offset(text: str, utc: str) -> None:
    assert iso_instant(read_instant(text, zone=BERLIN)) == utc


@pytest.mark.parametrize(
    "text", ["", "now", "2027-02-29", "2027-13-01T00:00", "18:30", "1.7e9", "2027-03-01T25:00"]
)
def test_what_is_no_instant_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ScheduleError, match=r"is not a date and time.*2027-03-01T18:30"):
        read_instant(text)


@given(st.integers(0, 2**52))
def test_an_instant_is_written_as_it_is_read(instant: int) -> None:
    assert read_instant(iso_instant(instant)) == instant


def test_an_instant_before_1970_is_exact_too() -> None:
    assert iso_instant(-1) == "1969-12-31T23:59:59.999999Z"
    assert read_instant("1969-12-31T23:59:59.999999Z") == -1


def test_a_day_is_an_ordinal() -> None:
    assert read_day("2028-02-29") == date(2028, 2, 29).toordinal()
    assert iso_day(read_day("2028-02-29") + 1) == "2028-03-01"
    with pytest.raises(ScheduleError, match="'2027-02-29' is not a date"):
        read_day("2027-02-29")


@pytest.mark.parametrize(
    ("text", "minutes"), [("04:00", 240), ("4:05", 245), ("00:00", 0), (" 23:59 ", 1439)]
)
def test_a_rollover_is_a_time_of_day(text: str, minutes: int) -> None:
    assert read_rollover(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "4", "24:00", "12:60", "-1:00", "004:00", "4:005", "4:00:00", "٤:00", "noon"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ScheduleError, match=r"is not a time of day.*04:00"):
        read_rollover(text)


@given(st.integers(0, 1439))
def test_a_rollover_is_written_as_it_is_read(minutes: int) -> None:
    assert read_rollover(iso_rollover(minutes)) == minutes
