"""`grill reset`: make cards new again."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import CardNames
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def reset(context: typer.Context, names: CardNames) -> None:
    """Make a card, or all cards of a question, new again. The history is kept; undo brings the schedule back."""
    from interview_grill.cli.arranging import arrange
    from interview_grill.memory.event import Reset

    here = Surroundings.of(context)
    arrange(here, names, lambda card: Reset(card), done="reset", otherwise="is new already")
