"""The interview date: the one typed, or the one configured; never a day that has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.options import typed
from interview_grill.errors import WrongUsage
from interview_grill.memory.calendar import iso_day, read_day

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings


def interview_day(here: Surroundings, on: str | None) -> int:
    """The ordinal of the day to look ahead to.

    Raises WrongUsage when none is known, for what is no date, and for a day that has passed.
    """
    day = here.settings.interview_date if on is None else typed("--on", read_day, on)
    if day is None:
        raise WrongUsage(
            "no interview date is set",
            mend="give one with --on 2027-03-01, or keep it with 'grill config interview_date 2027-03-01'",
        )
    if day < here.today:
        what = f"{iso_day(day)} has passed: today is {iso_day(here.today)}"
        if on is not None:
            raise WrongUsage(what, where="--on", mend="give a later date")
        raise WrongUsage(what, where="interview_date", mend="'grill config interview_date' sets the next one")
    return day
