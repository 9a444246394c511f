"""`grill list`: the questions of the bank."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Bands, Json, Kinds, Sections, Tags
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command(name="list")
def list_questions(
    context: typer.Context,
    section: Sections = None,
    tag: Tags = None,
    kind: Kinds = None,
    band: Bands = None,
    as_json: Json = False,
) -> None:
    """The questions of the bank, in their order."""
    from interview_grill.cli.filters import filters_of, known_name
    from interview_grill.cli.listing import as_row, print_table
    from interview_grill.cli.output import print_json

    here = Surroundings.of(context)
    filters = filters_of(here, section, tag, kind)
    bands = {known_name(name, here.library.bands(), "band") for name in band or ()}
    questions = [
        question
        for question in here.library.questions()
        if (not filters.sections or question.section in filters.sections)
        and (not filters.tags or filters.tags & set(question.tags))
        and (not filters.kinds or filters.kinds & set(question.kinds))
        and (not bands or question.band in bands)
    ]
    if as_json:
        print_json([as_row(question) for question in questions])
    else:
        print_table(here, questions)
