"""The `grill` program: a fast path for `--version`, else the command line."""

from __future__ import annotations

import gc
import sys

_OBJECTS_MADE_BEFORE_A_SEARCH = 50_000


def main() -> int:
    """Run `grill` on the process's arguments and return its exit status."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from interview_grill import __version__

        print(f"grill {__version__}")
        return 0
    # A large bank is many objects that live to the end: to search them for cycles again and again takes half the time.
    gc.set_threshold(_OBJECTS_MADE_BEFORE_A_SEARCH)
    try:
        from interview_grill.cli.app import run

        return run(arguments)
    except (
        KeyboardInterrupt
    ):  # while modules are loaded or the last file is closed; commands see to it themselves
        return 130
