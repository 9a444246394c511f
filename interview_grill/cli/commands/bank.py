"""`grill bank`: check, begin and describe banks of questions."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import several
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = several("bank", about="Write and check banks of questions.")


@app.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files or folders; the banks in use if none is given.", metavar="[PATH...]"),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Read only: draw no task, follow no derivation.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Find every fault of a bank: file:line:column, what is wrong, how to mend it.

    Exit status 1 if there are errors; warnings alone leave it 0.
    """
    from interview_grill.cli.bank_check import report_faults

    here = Surroundings.of(context)
    banks, own = (paths, None) if paths else here.banks_in_use()
    if report_faults(banks, own, prove=not quick, as_json=as_json):
        raise typer.Exit(1)


@app.command()
def new(
    path: Annotated[
        str | None, typer.Argument(help="The file to write; without it, print.", metavar="[PATH]")
    ] = None,
) -> None:
    """Begin a bank: one question with every key explained, to be changed."""
    from interview_grill.bank.template import TEMPLATE, write_template
    from interview_grill.cli.output import say

    if path is None:
        print(TEMPLATE, end="")
        return
    write_template(path)
    say(f"Wrote {path}. Next: change it, then grill bank check {path}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a bank, for editors that check YAML as it is typed."""
    from interview_grill.bank.json_schema import bank_schema
    from interview_grill.cli.output import print_json

    print_json(bank_schema())
