"""New files of questions, which nobody but their owner may read (0600), and which replace no other file."""

from __future__ import annotations

import os


def write_new(path: str, text: str) -> None:
    """Write a text to a file of its own. Raises FileExistsError if there is one already, else OSError."""
    with open(path, "x", encoding="utf-8", opener=_for_its_owner_alone) as stream:
        stream.write(text)


def _for_its_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
