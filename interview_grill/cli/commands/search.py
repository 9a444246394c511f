"""`grill search`: questions that contain a text."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="What to look for, upper or lower case alike.", metavar="TEXT")],
    as_json: Json = False,
) -> None:
    """Questions that hold all the words, whole words first; accents, dashes and either spelling alike."""
    from interview_grill.cli.listing import as_row, print_table
    from interview_grill.cli.output import print_json, say

    here = Surroundings.of(context)
    found = here.library.search(text)
    if as_json:
        print_json([as_row(question) for question in found])
    else:
        print_table(here, found)
        meant = None if found else here.library.nearest_search(text)
        if meant is not None:
            say(f"Did you mean '{meant}'?")
        elif not found and (by_word := here.library.found_by_word(text)):
            say(
                "By themselves: "
                + ", ".join(f"'{word}' is in {count}" for word, count in by_word.items())
                + "."
            )
