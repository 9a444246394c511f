"""`grill doctor`: check the log and what was derived from it."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = typer.Typer(context_settings={"help_option_names": ["-h", "--help"]}, rich_markup_mode=None)


@app.command()
def doctor(
    context: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Fold the schedule anew from the log.")] = False,
    as_json: Json = False,
) -> None:
    """Check the file, every event's checksum, and every card's state against a replay of the log."""
    from interview_grill.cli.output import print_json, say
    from interview_grill.store.doctor import examine
    from interview_grill.store.doctor import rebuild as rebuild_log

    here = Surroundings.of(context)
    if rebuild:
        done = rebuild_log(here.home)
        aside = f"; {done.set_aside} damaged events set aside" if done.set_aside else ""
        if not as_json:
            say(f"Folded {done.cards} cards anew from the log{aside}.")
    findings = examine(here.home)
    if as_json:
        print_json([{"what": f.what, "where": f.where, "mend": f.mend} for f in findings])
    elif findings:
        for finding in findings:
            say(f"{finding.where}: {finding.what} ({finding.mend})")
    else:
        say("Everything is in order.")
    if findings:
        raise typer.Exit(1)
