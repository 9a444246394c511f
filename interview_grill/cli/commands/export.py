"""`grill export`: questions, or the log of answers, as a file for another program or device."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.exporting import Format
from interview_grill.cli.options import Kinds, Sections, Seed, SomeNames, Tags
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.exchange.collection import Collection

app = single()


@app.command()
def export(
    context: typer.Context,
    form: Annotated[Format, typer.Argument(help="What to write.", metavar="FORMAT")],
    names: SomeNames = None,
    section: Sections = None,
    tag: Tags = None,
    kind: Kinds = None,
    due: Annotated[bool, typer.Option("--due", help="Only what is due today.")] = False,
    weakest: Annotated[
        int | None, typer.Option("--weakest", min=1, help="Only the N weakest cards.", metavar="N")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where to; stdout unless given.", metavar="FILE")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    with_schedule: Annotated[
        bool, typer.Option("--with-schedule", help="anki: memory and every answer go along.")
    ] = False,
    seed: Seed = None,
) -> None:
    """Write questions for another program: anki, html, markdown, csv, tsv, json, yaml, hashcards, repeater.

    'log' writes every answer instead, for 'grill merge' on another device; a log that is there already gets
    what it lacks.
    """
    from interview_grill.cli.exporting import Manner, collection_of, written, written_log
    from interview_grill.cli.selection import Wanted, select

    here = Surroundings.of(context)
    wanted = Wanted(
        tuple(names or ()), tuple(section or ()), tuple(tag or ()), tuple(kind or ()), due, weakest
    )
    _check(form, wanted, output, with_schedule=with_schedule)
    if form is Format.LOG:
        _deliver(written_log(here, None if force else output), output, "the log", replace=True)
        return
    collection = collection_of(here, select(here, wanted))
    pieces = written(here, form, collection, Manner(seed or 0, with_schedule))
    _deliver(pieces, output, _counted(collection), replace=force)


def _counted(collection: Collection) -> str:
    count = len(collection.questions)
    return f"{count} question{'' if count == 1 else 's'}"


def _check(form: Format, wanted: object, output: str | None, *, with_schedule: bool) -> None:
    """Refuse what does not fit together. Raises WrongUsage."""
    from interview_grill.cli.selection import Wanted
    from interview_grill.errors import WrongUsage

    if with_schedule and form is not Format.ANKI:
        raise WrongUsage("--with-schedule goes with anki alone", mend="for the answers: grill export log")
    if form is Format.LOG and wanted != Wanted():
        raise WrongUsage("the log is written whole", mend="leave the filters out")
    if form is Format.ANKI and output is None and sys.stdout.isatty():
        raise WrongUsage("an Anki package is no text for a terminal", mend="add -o deck.apkg")


def _deliver(pieces: Iterable[bytes], output: str | None, what: str, *, replace: bool) -> None:
    if output is None or output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    from interview_grill.cli.output import say
    from interview_grill.exchange.written_file import write_file

    write_file(output, pieces, replace=replace)
    say(f"Wrote {what} to {output}.")
