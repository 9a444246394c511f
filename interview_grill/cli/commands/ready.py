"""`grill ready`: the score to expect on interview day, as memory stands."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = typer.Typer(context_settings={"help_option_names": ["-h", "--help"]}, rich_markup_mode=None)


@app.command()
def ready(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option(help="The day; the configured interview_date if not given.", metavar="DATE")
    ] = None,
    as_json: Json = False,
) -> None:
    """The score to expect on interview day if you study no more: by section and band, and what is weakest."""
    from interview_grill.cli import readiness
    from interview_grill.cli.interview import interview_day
    from interview_grill.cli.output import print_json, print_lines

    here = Surroundings.of(context)
    with here.due_reader() as reader:
        found = readiness.readiness(reader, interview_day(here, on), today=here.today)
    if as_json:
        print_json(readiness.as_json(found))
        return
    from interview_grill.terminal.readiness_page import readiness_lines

    look = here.look()
    print_lines(look.paint(readiness_lines(found, look)))
