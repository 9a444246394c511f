"""What every Typer app of the program has in common, said once: `-h` beside `--help`, and no markup in help
texts.

Markup stays off because help texts have brackets and backticks that mean themselves.
"""

from __future__ import annotations

import typer

HELP_KEYS = {"help_option_names": ["-h", "--help"]}


def single() -> typer.Typer:
    """The app of a module that holds one command."""
    return typer.Typer(context_settings=HELP_KEYS, rich_markup_mode=None)


def several(name: str, *, about: str) -> typer.Typer:
    """The app of a module that holds the commands under one name; alone, that name shows its help."""
    return typer.Typer(
        name=name, help=about, no_args_is_help=True, context_settings=HELP_KEYS, rich_markup_mode=None
    )
