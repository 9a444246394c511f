"""`grill list`: the questions of the bank."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli import completion
from interview_grill.cli.command import single
from interview_grill.cli.options import Json, Kinds, Sections, Tags
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command(name="list")
def list_questions(
    context: typer.Context,
    section: Sections = None,
    tag: Tags = None,
    kind: Kinds = None,
    band: Annotated[
        str | None,
        typer.Option(
            help="Only this band (1-15, 16-35, 36-50, quick).", metavar="BAND", autocompletion=completion.band
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """The questions of the bank, in their order."""
    from interview_grill.cli.listing import as_row, print_table
    from interview_grill.cli.output import print_json
    from interview_grill.cli.sitting import filters_of, known_name

    here = Surroundings.of(context)
    filters = filters_of(here, section, tag, kind)
    if band is not None:
        band = known_name(band, here.library.bands(), "band")
    questions = [
        question
        for question in here.library.questions()
        if (not filters.sections or question.section in filters.sections)
        and (not filters.tags or filters.tags & set(question.tags))
        and (not filters.kinds or filters.kinds & set(question.kinds))
        and (band is None or question.band == band)
    ]
    if as_json:
        print_json([as_row(question) for question in questions])
    else:
        print_table(here, questions)
