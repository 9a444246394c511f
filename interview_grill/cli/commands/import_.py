"""`grill import`: questions from a file of another program, or as people write them, into a bank."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.importing import Form
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(help="Markdown, csv, tsv, json, yaml or an Anki package.", metavar="FILE")
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to", help="The YAML file to write; a file in HOME/questions unless given.", metavar="PATH"
        ),
    ] = None,
    form: Annotated[
        Form | None, typer.Option("--format", help="What FILE is, where its name does not tell.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Anki: bring the review log too, each answer once.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be done; write nothing.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show every remark.")] = False,
    as_json: Json = False,
) -> None:
    """Bring questions in: numbered or bold questions, headings, tables, Q:/A: cards, csv, json, yaml, Anki.

    The file's own words are kept; what could not be understood is listed with its line. Importing a changed file
    again updates the questions it brought, and their history stays.
    """
    from interview_grill.cli.import_report import report_lines, report_plain
    from interview_grill.cli.importing import imported
    from interview_grill.cli.output import print_json, say

    here = Surroundings.of(context)
    done = imported(here, file, form, to, history=history, dry=dry_run)
    if as_json:
        print_json(report_plain(done))
        return
    for line in report_lines(done, every=verbose):
        say(line)
