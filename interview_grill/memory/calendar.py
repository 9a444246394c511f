"""Which local day an instant belongs to.

The clock is read elsewhere; instants are UTC microseconds since 1970. Days are proleptic Gregorian ordinals
(`date.toordinal`) and begin at the rollover, not at midnight, so that an answer after midnight counts for the
evening before. A zone of None is the zone of this machine.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError

if TYPE_CHECKING:
    from datetime import tzinfo

DEFAULT_ROLLOVER = 4 * 60

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def local_day(at: int, *, rollover: int = DEFAULT_ROLLOVER, zone: tzinfo | None = None) -> int:
    """The day of instant `at`, beginning `rollover` minutes after midnight on the clock of the zone.

    Instants are compared, not clock readings: when the clock is put back past the rollover the day does not
    begin twice, and when it jumps over the rollover the day begins at the jump.
    """
    instant = _instant(at)
    today = instant.astimezone(zone).date()
    begins = _zoned(datetime.combine(today, _time_of(rollover)), zone)
    return today.toordinal() - (instant < begins)


def day_begins(day: int, *, rollover: int = DEFAULT_ROLLOVER, zone: tzinfo | None = None) -> int:
    """The first instant of a local day, in UTC microseconds since 1970."""
    return _microseconds(_zoned(datetime.combine(date.fromordinal(day), _time_of(rollover)), zone))


def read_instant(text: str, *, zone: tzinfo | None = None, where: str | None = None) -> int:
    """The instant, in UTC microseconds since 1970, of an ISO 8601 date and time; without an offset it is
    local time.

    Raises ScheduleError, naming `where`, for what is none or lies outside the calendar.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return _microseconds(moment if moment.tzinfo is not None else _zoned(moment, zone))
    except (ValueError, OverflowError, OSError) as error:
        raise ScheduleError(
            f"{text!r} is not a date and time",
            where=where,
            mend="write it as 2027-03-01T18:30 or 2027-03-01T18:30+01:00",
        ) from error


def iso_instant(at: int) -> str:
    """`2027-03-01T17:30:00.250000Z`; whole seconds carry no fraction."""
    return _instant(at).replace(tzinfo=None).isoformat() + "Z"


def clock_time(at: int, *, zone: tzinfo | None = None) -> str:
    """`2027-03-01 18:30` on the clock of the zone."""
    return _instant(at).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def iso_day(day: int) -> str:
    """`2027-03-01`; ValueError for an ordinal below 1 or beyond the year 9999."""
    return date.fromordinal(day).isoformat()


def read_day(text: str) -> int:
    """The ordinal of a date written `2027-03-01`. Raises ScheduleError."""
    try:
        return date.fromisoformat(text.strip()).toordinal()
    except ValueError as error:
        raise ScheduleError(f"{text!r} is not a date", mend="write it as 2027-03-01") from error


def read_rollover(text: str) -> int:
    """Minutes after midnight of a time written `04:00`. Raises ScheduleError."""
    hours, colon, minutes = text.strip().partition(":")
    if colon and all(part.isascii() and part.isdigit() and len(part) <= 2 for part in (hours, minutes)):
        hour, minute = int(hours), int(minutes)
        if hour < 24 and minute < 60:
            return hour * 60 + minute
    raise ScheduleError(f"{text!r} is not a time of day", mend="write it as 04:00")


def iso_rollover(minutes: int) -> str:
    """`04:00`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _time_of(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _zoned(naive: datetime, zone: tzinfo | None) -> datetime:
    """The instant a clock of the zone shows `naive` (the first one, if twice)."""
    return (naive.replace(tzinfo=zone) if zone is not None else naive).astimezone(UTC)


def _instant(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND
