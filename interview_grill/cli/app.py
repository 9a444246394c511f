"""The root command and the one place where a `GrillError` becomes a message and an exit status.

What scripts rely on is decided here: errors go to stderr, stdout has what was asked for, and the exit status
says which kind of error it was (`interview_grill.errors`).
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from interview_grill.cli.command import HELP_KEYS
from interview_grill.cli.global_options import take
from interview_grill.cli.group import LazyGroup
from interview_grill.cli.surroundings import Surroundings
from interview_grill.errors import GrillError

app = typer.Typer(
    cls=LazyGroup,
    name="grill",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings=HELP_KEYS,
    epilog="--home, --bank and --ascii may stand before or after any command.",
)


@app.callback()
def root(
    context: typer.Context,
    home: Annotated[
        str | None, typer.Option(help="Where your answers live (or GRILL_HOME).", metavar="DIR")
    ] = None,
    bank: Annotated[
        list[str] | None,
        typer.Option(help="A bank instead of the bundled one; repeatable (or GRILL_BANK).", metavar="PATH"),
    ] = None,
    ascii_only: Annotated[
        bool, typer.Option("--ascii", help="Plain ASCII, for terminals that need it.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The day at a glance as JSON.")] = False,
) -> None:
    """Drill maximum likelihood and MAP estimation until you can derive and compute them cold.

    Without a command: the day at a glance.
    """
    del home, bank, ascii_only  # taken before Typer sees them; declared here for --help alone
    if version:
        from interview_grill import __version__

        print(f"grill {__version__}")
    elif context.invoked_subcommand is None:
        from interview_grill.cli.glance import glance

        glance(Surroundings.of(context), as_json=as_json)


def run(arguments: list[str]) -> int:
    """Run one command line; return the exit status. Every GrillError is printed here and nowhere else.

    An OSError that nothing nearer has explained is printed as one too. What stdout cannot encode is written
    with backslashes instead of raising.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace" if stream is sys.stdin else "backslashreplace")
    try:
        options, rest = take(arguments)
        app(args=rest, prog_name="grill", obj=Surroundings.from_environment(options, os.environ))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except GrillError as error:
        return report(error)
    except OSError as error:
        return report(GrillError(error.strerror or str(error), where=str(error.filename or "")))
    return 0


def report(error: GrillError) -> int:
    """Print what went wrong, where, and how to mend it; return the exit status that says so."""
    from interview_grill.cli.output import warn

    sys.stdout.flush()
    warn(str(error))
    return error.exit_status
