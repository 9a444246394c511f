"""A Typer group that imports a command only when it is asked for.

Help and completion of names are answered from the registry, without importing any command.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from interview_grill.cli.registry import BY_NAME, ENTRIES

if TYPE_CHECKING:
    from typer._click import Command, Context
    from typer._click.formatting import HelpFormatter
    from typer._click.shell_completion import CompletionItem

_MODULES = "interview_grill.cli.commands"


class LazyGroup(TyperGroup):
    """Looks commands up in the registry instead of holding them."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        """Names in the registry's order."""
        return list(BY_NAME)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """The named command, imported now; None if there is none."""
        if cmd_name not in self.commands:
            entry = BY_NAME.get(cmd_name)
            if entry is None:
                return None
            app: typer.Typer = import_module(f"{_MODULES}.{entry.module}").app
            app._add_completion = False  # completion is installed by the root alone
            command = get_command(app)
            command.name = entry.name
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """Find the command; an unknown one is answered with the nearest."""
        if args[0] not in BY_NAME and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], BY_NAME, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else " 'grill --help' lists them."
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Command names that begin so, from the registry, without importing anything."""
        from typer._click.shell_completion import CompletionItem

        return [CompletionItem(e.name, help=e.help) for e in ENTRIES if e.name.startswith(incomplete)]

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """The command list by topic, from the registry, without importing anything."""
        width = max(len(entry.name) for entry in ENTRIES)
        for topic in dict.fromkeys(entry.topic for entry in ENTRIES):
            with formatter.section(topic):
                formatter.write_dl([(e.name.ljust(width), e.help) for e in ENTRIES if e.topic == topic])
