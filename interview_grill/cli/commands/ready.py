"""`grill ready`: the score to expect on interview day, as memory stands."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def ready(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option(help="The day; the configured interview_date if not given.", metavar="DATE")
    ] = None,
    as_json: Json = False,
) -> None:
    """The score to expect on interview day if you study no more: by section and band, and what is weakest."""
    from interview_grill.cli.interview import interview_day
    from interview_grill.cli.output import print_json, print_lines
    from interview_grill.memory.prepared import readiness

    here = Surroundings.of(context)
    with here.due_reader() as reader:
        header = reader.bank_header()
        found = readiness(
            reader.prospects(),
            interview_day(here, on),
            today=here.today,
            bar=header.get("bar"),
            sections=header.get("sections"),
            bands=header.get("bands"),
        )
    if as_json:
        from interview_grill.cli.readiness import document

        print_json(document(found))
        return
    from interview_grill.terminal.readiness_page import readiness_lines

    look = here.look()
    print_lines(look.paint(readiness_lines(found, look)))
