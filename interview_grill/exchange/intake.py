"""What a reader of a foreign file found: questions as plain data, and a remark for everything it did not
take.

No reader drops anything silently, so an import can be checked against its file. Shapes are checked later, by
the bank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

_EXCERPT = 60


class Remark(NamedTuple):
    """Something that was not taken, or not as it stood; lines count from 1, and 0 stands for no line."""

    line: int
    what: str
    text: str = ""
    last_line: int = 0

    @property
    def lines(self) -> str:
        """`12` or `12-15`."""
        return f"{self.line}-{self.last_line}" if self.last_line > self.line else str(self.line)

    @property
    def excerpt(self) -> str:
        """The beginning of the text, on one line."""
        start = " ".join(self.text.split(maxsplit=_EXCERPT))
        return start if len(start) <= _EXCERPT else f"{start[: _EXCERPT - 1]}…"


class Draft(NamedTuple):
    """A question with the keys of a bank, perhaps without its `id`; `line` is where it stands in the file (0:
    nowhere).

    `mark` names it in the file, for what else the file tells of it.
    """

    plain: dict[str, Any]
    line: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything found in one file. `deck` has the keys of a bank's header."""

    drafts: list[Draft]
    deck: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
