"""A mock interview at this terminal or pipe: draw, hold, score.

It is a session like any other, without returns, with a clock and with follow-ups; its answers are logged as
cold, so that statistics can tell them apart.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind
from interview_grill.cli.filters import known_name
from interview_grill.cli.output import print_lines, say
from interview_grill.cli.sitting import hold, terms_of
from interview_grill.errors import WrongUsage
from interview_grill.session.agenda import Agenda
from interview_grill.session.mock import draw, follow_up_of
from interview_grill.session.pool import Card, Pool
from interview_grill.session.scorecard import scorecard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.session.mock import Put
    from interview_grill.session.ports import Interview
    from interview_grill.session.requests import Request
    from interview_grill.session.scorecard import Scorecard
    from interview_grill.session.tries import Showing


def refuse_existing(path: str) -> None:
    """Say so before the interview, not after it. Raises WrongUsage."""
    if os.path.lexists(path) and not os.path.isdir(path):
        raise WrongUsage(
            "the file exists", where=path, mend="choose another name, or add --force to replace it"
        )


def drawn_today(
    here: Surroundings, *, number: int, bands: Sequence[str] | None, seed: int
) -> tuple[Put, ...]:
    """The questions of the interview, at most `number`; empty when no card is fresh today.

    Raises WrongUsage for a band that the bank does not have.
    """
    known = here.library.bands()
    wanted = frozenset(known_name(band, known, "band") for band in bands or ())
    with here.due_reader() as reader:
        prospects = reader.prospects()
    return draw(prospects, number=number, today=here.today, seed=seed, bands=wanted)


def interview(here: Surroundings, drawn: Sequence[Put], *, minutes: float, seed: int) -> Scorecard:
    """Put the questions, each once; what is answered is logged as cold, the day's first try.

    After `minutes` no further question begins. `seed` fixes the numbers drawn and which follow-up is asked.
    """
    cards = tuple(
        Card(put.card.card, put.card.question, Kind(put.card.kind), put.card.section, put.card.position)
        for put in drawn
    )

    def ask_on(stage: Interview, showing: Showing) -> bool | Request | None:
        item = follow_up_of(showing.question, seed)
        return None if item is None else stage.follow_up(showing, item)

    agenda = Agenda.of(Pool(due=cards, new=()), most_returns=0)
    terms = terms_of(here, minutes=minutes, confidence=False)._replace(cold=True)
    return scorecard(drawn, hold(here, agenda, terms, seed=seed, ask_on=ask_on))


def report(here: Surroundings, card: Scorecard, *, seed: int) -> None:
    """Print the scorecard."""
    from interview_grill.terminal.scorecard_page import scorecard_lines

    look = here.look()
    print_lines(
        look.paint(
            scorecard_lines(
                card,
                look,
                titles=here.library.deck.sections,
                points_of=lambda id_: here.library.question(id_).key_points,
            )
        )
    )
    if card.outcomes:
        say(f"\nSeed {seed}. Every answer is kept; 'grill stats' adds up your mock interviews.")


def save_markdown(here: Surroundings, card: Scorecard, path: str, *, seed: int, replace: bool) -> None:
    """Write the interview as Markdown, whole or not at all. Raises WrongUsage if the file exists, ExchangeError."""
    from interview_grill.exchange.mock_markdown import encode
    from interview_grill.exchange.written_file import write_file

    pieces = encode(
        card,
        day=here.today,
        seed=seed,
        titles=here.library.deck.sections,
        question_of=here.library.question,
        follow_up_of=lambda question: follow_up_of(question, seed),
    )
    write_file(path, (piece.encode() for piece in pieces), replace=replace)
    say(f"Wrote the interview to {path}.")
