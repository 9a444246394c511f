"""Bare `grill`: the day at a glance, and the command to type next.

It is run many times a day, so it reads only the two indexes that `due` reads, and counts minutes with fixed
seconds a card.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from interview_grill.cli.output import print_json, say
from interview_grill.memory.calendar import iso_day, iso_instant
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.memory.readiness import Outlook
    from interview_grill.store.reading import Counts, LogReader

SECONDS_A_REVIEW = 45
SECONDS_A_FIRST_SIGHT = 90
_MOST_CARDS = 2000


def glance(here: Surroundings, *, as_json: bool) -> None:
    """Print due, new, minutes, the days left to the interview, the next command; the numbers alone as JSON.

    On a fresh home, at a terminal, the interview date is asked for and kept; a pipe is never asked.
    """
    with here.due_reader() as reader:
        counts = reader.counts(here.today)
        new_today = reader.new_on(here.today, here.settings.new_per_day)
        ahead = _outlook(reader, counts, here)
    settings = here.settings
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
                "readiness": None
                if ahead is None
                else {"expected": round(ahead.expected, 3), **_span(ahead)},
            }
        )
        return
    say(f"Today: {counts.due} due, {new_today} new, about {counted(round(minutes), 'minute')}.")
    if left is None or date is None:
        if not _date_taken(here):
            say("No interview date is set: 'grill config interview_date 2027-02-01' plans for it.")
    elif left >= 0:
        when = "tomorrow" if left == 1 else f"in {left} days"
        say(f"The interview is on {iso_day(date)}, {when}." if left else "The interview is today.")
        if ahead is not None:
            say(f"Ready for {ahead.expected:.0f} of {ahead.of} (80 %: {ahead.low} to {ahead.high}).")
    else:
        say(f"The interview date {iso_day(date)} has passed.")
    say(f"Next: {next_command(counts.due, new_today)}")


def _date_taken(here: Surroundings) -> bool:
    """On a fresh home, at a terminal: ask for the interview date and keep it; False if there is none."""
    from interview_grill.memory.event import Setting
    from interview_grill.store.connection import log_path

    if not here.is_interactive() or os.path.exists(log_path(here.home)):
        return False
    date = _date_typed(here.today)
    if date is None:
        return False
    here.store.append(Setting("interview_date", date), at=here.now(), day=here.today)
    say(f"Kept. 'grill ready' says what score to expect on {date}, 'grill plan' what to do each day.")
    return True


def _date_typed(today: int) -> str | None:
    """The date typed, asked for again until it is one to come; None for an empty line."""
    from interview_grill.errors import ScheduleError
    from interview_grill.memory.calendar import read_day

    while True:
        try:
            typed = input("When is the interview? YYYY-MM-DD, or Enter to skip: ").strip()
            if not typed:
                return None
            if (day := read_day(typed)) >= today:
                return iso_day(day)
            say(f"{typed} has passed.")
        except ScheduleError as error:
            say(str(error))
        except EOFError:
            return None


def _outlook(reader: LogReader, counts: Counts, here: Surroundings) -> Outlook | None:
    """The score to expect on the interview date; None when there is none ahead, or so many cards that it takes long."""
    date = here.settings.interview_date
    if date is None or date < here.today or sum(counts) > _MOST_CARDS:
        return None
    from interview_grill.memory.learner import learner_of
    from interview_grill.memory.readiness import asked, number_answered, outlook

    cards = reader.prospects()
    return outlook(number_answered(asked(cards), date, learner_of(cards)))


def _span(ahead: Outlook) -> dict[str, int]:
    return {"of": ahead.of, "low": ahead.low, "high": ahead.high}


def next_command(due: int, new_today: int) -> str:
    """What to type now, with the numbers of cards due and of new ones for today."""
    if due or new_today:
        return "grill quiz"
    return "grill quiz --new 5, or grill quiz --cram"
