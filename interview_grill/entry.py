"""The `grill` program: a fast path for `--version`, else the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run `grill` on the process's arguments and return its exit status."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from interview_grill import __version__

        print(f"grill {__version__}")
        return 0
    from interview_grill.cli.app import run

    return run(arguments)
