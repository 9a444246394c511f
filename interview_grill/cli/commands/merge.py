"""`grill merge`: unite the answers of other devices with those here."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def merge(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            help="A log saved on the phone or by 'grill export log', or a grill.db; or a folder of them.",
            metavar="FILE...",
        ),
    ],
) -> None:
    """Unite the answers of other devices with those here: in any order, any number of times."""
    from interview_grill.cli.merging import events_in, logs_named
    from interview_grill.cli.output import say

    store = Surroundings.of(context).store
    for file in logs_named(files):
        with events_in(file) as events:
            new = store.absorb(events)
        say(f"{file}: {new} new event{'' if new == 1 else 's'}.")
