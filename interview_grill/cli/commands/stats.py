"""`grill stats`: what the log tells of the learner, as pictures and as numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def stats(
    context: typer.Context,
    as_json: Json = False,
    svg: Annotated[str | None, typer.Option("--svg", help="Save a picture.", metavar="FILE")] = None,
    html: Annotated[str | None, typer.Option("--html", help="Save a page.", metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """How much you studied, what you kept against what was predicted, what is coming, and where you slip."""
    from interview_grill.cli import statistics
    from interview_grill.cli.output import print_json, print_lines

    here = Surroundings.of(context)
    found = statistics.gather(here)
    if svg is not None or html is not None:
        statistics.save(found, svg=svg, html=html, replace=force)
    elif not as_json:
        from interview_grill.terminal.statistics_page import statistics_lines

        look = here.look()
        print_lines(look.paint(statistics_lines(found, look, sayings=statistics.sayings(here, found))))
    if as_json:
        print_json(statistics.as_json(found))
