"""`grill restore`: bring a backup back."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(help="A backup; none lists those kept.", metavar="FILE")
    ] = None,
) -> None:
    """Make the log what it was in a backup. What is replaced is kept beside the backups."""
    from interview_grill.cli.output import say
    from interview_grill.store.backups import backups_of, replaced_logs_of
    from interview_grill.store.restoring import restore as restore_log

    here = Surroundings.of(context)
    if file is None:
        kept = [*backups_of(here.home), *replaced_logs_of(here.home)]
        say("\n".join(kept) if kept else "No backups are kept yet; one is made on each day of use.")
        return
    replaced = restore_log(here.home, file, day=here.calendar_day())
    say(f"Restored from {file}." + (f" What it replaced is {replaced}." if replaced else ""))
