"""`grill suspend`: stop asking cards until they are resumed."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import CardNames
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def suspend(context: typer.Context, names: CardNames) -> None:
    """Stop asking a card, or all cards of a question, until 'grill resume'."""
    from interview_grill.cli.arranging import arrange
    from interview_grill.memory.event import Suspend

    here = Surroundings.of(context)
    arrange(here, names, lambda card: Suspend(card), done="suspended", otherwise="is suspended already")
