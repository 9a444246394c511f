"""What is said after a session: what was hard, what comes tomorrow, what to do when nothing is due."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from interview_grill.cli.output import say
from interview_grill.memory.calendar import iso_day
from interview_grill.memory.event import Rating
from interview_grill.memory.fold import is_leech
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.session.conduct import Answered


def nothing_to_ask(here: Surroundings) -> None:
    """Say that nothing is due, when the next card is, and which command goes on anyway."""
    plan = here.settings.policy
    if plan is not None and plan.decides(here.today):
        say("The plan asks nothing more today." if plan.seconds(here.today) else "The plan has this day off.")
        say(
            "Go on with 'grill quiz --new 5' or 'grill quiz --cram'; 'grill config policy --default' ends the plan."
        )
        return
    later = min((day for day in _due_days(here) if day > here.today), default=None)
    when = f" The next card is due on {iso_day(later)}." if later is not None else ""
    say(f"Nothing to ask now.{when}")
    say(
        "Go on with 'grill quiz --new 5' (five new cards) or 'grill quiz --cram' (everything, weakest first)."
    )


def summarise(here: Surroundings, answered: tuple[Answered, ...]) -> None:
    """Cards, ratings and time; what was hard; what tomorrow brings. A returning card is one card with two
    ratings.
    """
    if not answered:
        say("No card was answered.")
        return
    last = {answer.turn.card.id: answer for answer in answered}
    counts = Counter(answer.rating for answer in answered)
    ratings = ", ".join(f"{counts[rating]} {rating.name.title()}" for rating in Rating if counts[rating])
    minutes = sum(answer.seconds for answer in answered) / 60
    time = f"{minutes:.0f} minutes" if minutes >= 1.5 else "a minute" if minutes >= 1 else "under a minute"
    say(f"{counted(len(last), 'card')} in {time}: {ratings}. Every answer is kept.")
    hard = [a.turn.card.id for a in answered if a.rating is Rating.AGAIN]
    if hard:
        say(f"Hard today: {', '.join(dict.fromkeys(hard))}.")
    leeches = [name for name in last if is_leech(here.store.state(name))]
    if leeches:
        say(f"Forgotten again and again: {', '.join(leeches)}. Split the question or reword it with 'e'.")
    planned = here.planned_cards(here.today + 1)
    if planned is not None:
        say(f"Tomorrow: {len(planned)} by the plan. 'grill due --on' and a date shows which.")
        return
    tomorrow = sum(day <= here.today + 1 for day in _due_days(here))
    say(f"Tomorrow: {tomorrow} due. 'grill due' shows when the rest is.")


def _due_days(here: Surroundings) -> list[int]:
    """The days on which the cards of the bank fall due, those never reviewed or suspended left out."""
    states, cards = here.store.states(), here.library.cards()
    found = (states[card.id] for card in cards if card.id in states)
    return [state.due_day for state in found if state.due_day is not None and not state.suspended]
