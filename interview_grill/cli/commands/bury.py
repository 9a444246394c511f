"""`grill bury`: leave cards until tomorrow."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import CardNames
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def bury(context: typer.Context, names: CardNames) -> None:
    """Leave a card, or all cards of a question, until tomorrow."""
    from interview_grill.cli.arranging import arrange
    from interview_grill.memory.event import Bury

    here = Surroundings.of(context)
    arrange(
        here,
        names,
        lambda card: Bury(card, here.today + 1),
        done="buried until tomorrow",
        otherwise="is buried already",
    )
