"""`grill undo`: take back the latest action of this home."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def undo(context: typer.Context) -> None:
    """Take back the latest answer or arrangement made here; again to go further back."""
    from interview_grill.cli.output import say
    from interview_grill.session.wording import describe_undo

    here = Surroundings.of(context)
    say(describe_undo(here.store.undo(at=here.now(), day=here.today)))
