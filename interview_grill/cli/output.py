"""What commands print: text on stdout made safe, or one JSON document and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from interview_grill.terminal.plain import json_escaped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_json(value: object) -> None:
    """Print one JSON document."""
    import json

    print(json_escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def print_lines(lines: Iterable[str]) -> None:
    """Print ready-made lines as they are (they may carry colour codes of our own)."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def say(text: str) -> None:
    """Print one message, control characters shown and not obeyed."""
    print(visible(text))


def warn(text: str) -> None:
    """Print one message on stderr."""
    print(f"grill: {visible(text)}", file=sys.stderr)
