"""Bare `grill`: the day at a glance, and the command to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.output import print_json, say
from interview_grill.memory.calendar import iso_day, iso_instant

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings

SECONDS_A_REVIEW = 45
SECONDS_A_FIRST_SIGHT = 90


def glance(here: Surroundings, *, as_json: bool) -> None:
    """Due, new, minutes, the days left to the interview, the next command."""
    with here.due_reader() as reader:
        counts = reader.counts(here.today)
        introduced = reader.introduced_on(here.today)
    settings = here.settings
    new_today = min(counts.new, max(0, settings.new_per_day - introduced))
    minutes = (counts.due * SECONDS_A_REVIEW + new_today * SECONDS_A_FIRST_SIGHT) / 60
    date = settings.interview_date
    left = None if date is None else date - here.today
    if as_json:
        print_json(
            {
                "now": iso_instant(here.now()),
                "counts": counts._asdict(),
                "new_today": new_today,
                "minutes": round(minutes, 1),
                "interview_date": None if date is None else iso_day(date),
                "days_left": left,
            }
        )
        return
    say(f"Today: {counts.due} due, {new_today} new, about {minutes:.0f} minutes.")
    if left is None or date is None:
        say("No interview date is set: 'grill config interview_date 2027-02-01' plans for it.")
    elif left >= 0:
        say(f"The interview is on {iso_day(date)}, in {left} days." if left else "The interview is today.")
    else:
        say(f"The interview date {iso_day(date)} has passed.")
    say(f"Next: {next_command(counts.due, new_today)}")


def next_command(due: int, new_today: int) -> str:
    """What to type now."""
    if due or new_today:
        return "grill quiz"
    return "grill quiz --new 5, or grill quiz --cram"
