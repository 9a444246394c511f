"""`grill backup`: the whole log in one file."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Where to; the file must not exist.", metavar="FILE")],
) -> None:
    """Save every answer and setting to one file, which 'grill restore' brings back."""
    from interview_grill.cli.output import say

    Surroundings.of(context).store.backup(file)
    say(f"Saved to {file}.")
