"""What commands print: text on stdout made safe, or one JSON document and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from interview_grill.terminal.plain import json_escaped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_json(value: object) -> None:
    """Print one JSON document; invisible and control characters in it are escaped, which does not change its
    value.
    """
    import json

    print(json_escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def print_lines(lines: Iterable[str]) -> None:
    """Print ready-made lines as they are (they may carry colour codes of our own)."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def say(text: str) -> None:
    """Print one message, control characters shown and not obeyed; at a terminal broken at its width."""
    print(_fitted(visible(text), sys.stdout))


def warn(text: str) -> None:
    """Print one message on stderr, after the program's name, as safe as `say` does."""
    print(_fitted(f"grill: {visible(text)}", sys.stderr), file=sys.stderr)


def _fitted(text: str, stream: TextIO) -> str:
    """The text, on a terminal broken between words where it is wider than that; scripts get their lines whole."""
    if not stream.isatty():
        return text
    import shutil
    import textwrap

    width = max(20, shutil.get_terminal_size().columns)
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    return "\n".join(fill(line) if len(line) > width else line for line in text.split("\n"))
