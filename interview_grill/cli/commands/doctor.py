"""`grill doctor`: check the log and what was derived from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from interview_grill.store.doctor import Rebuilt
    from interview_grill.store.salvage import Salvaged as SalvagedLog

app = single()


@app.command()
def doctor(
    context: typer.Context,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Fold the schedule anew; salvage a damaged file.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check the file, every event's checksum, and every card's state against a replay of the log."""
    from interview_grill.cli.output import print_json, say
    from interview_grill.store.doctor import examine
    from interview_grill.store.salvage import Salvaged, mend

    here = Surroundings.of(context)
    if rebuild:
        done = mend(here.home, day=here.calendar_day())
        if not as_json:
            say(_salvaged(done) if isinstance(done, Salvaged) else _rebuilt(done))
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


def _rebuilt(done: Rebuilt) -> str:
    aside = (
        f"; {done.set_aside} damaged events set aside, {done.brought_back} brought back from backups"
        if done.set_aside
        else ""
    )
    return f"Folded {done.cards} cards anew from the log{aside}."


def _salvaged(done: SalvagedLog) -> str:
    source = f"Restored {done.backup}" if done.backup else "No sound backup"
    missing = f" {done.missing} could not be read." if done.missing else ""
    return (
        f"{source}; {done.newer} events salvaged from the damaged log, {done.events} in all.{missing}"
        f" The damaged log is {done.kept}."
    )
