"""`grill resume`: ask suspended or buried cards again."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import CardNames
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def resume(context: typer.Context, names: CardNames) -> None:
    """Ask a suspended or buried card, or all cards of a question, again."""
    from interview_grill.cli.arranging import arrange
    from interview_grill.memory.event import Resume

    here = Surroundings.of(context)
    arrange(
        here, names, lambda card: Resume(card), done="resumed", otherwise="is neither suspended nor buried"
    )
