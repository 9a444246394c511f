"""The interview date: the one typed, or the one configured; never a day that has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import ScheduleError, WrongUsage
from interview_grill.memory.calendar import iso_day, read_day

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings


def interview_day(here: Surroundings, typed: str | None) -> int:
    """The ordinal of the day to look ahead to.

    Raises WrongUsage when none is known, ScheduleError for what is no date or lies in the past.
    """
    day = here.settings.interview_date if typed is None else read_day(typed)
    if day is None:
        raise WrongUsage(
            "no interview date is set",
            mend="give one with --on 2027-03-01, or keep it with 'grill config interview_date 2027-03-01'",
        )
    if day < here.today:
        mend = "give a later date with --on" if typed else "'grill config interview_date' sets the next one"
        raise ScheduleError(f"{iso_day(day)} has passed: today is {iso_day(here.today)}", mend=mend)
    return day
