"""The faults of one file while it is being read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.limits import LIMITS, Excess
from interview_grill.bank.nodes import Node, Scalar, described

if TYPE_CHECKING:
    from collections.abc import Iterable

_FRAGMENT = 40


class Report:
    """Collects faults of one file and finds places inside its texts."""

    def __init__(self, file: str, data: bytes = b"", most: int = LIMITS.faults) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.marked_up: list[tuple[Scalar, bool]] = []  # texts with formulas; whether they are templates
        self._most = most
        self.data = data  # what places inside texts are found in; may be let go after reading
        self._lines: list[str] | None = None

    @property
    def has_errors(self) -> bool:
        """Whether the file gives no questions."""
        return any(fault.is_error for fault in self.faults)

    def add(self, severity: Severity, line: int, column: int, what: str, mend: str = "") -> None:
        """Note a fault; raises Excess when there are so many that reading on helps nobody."""
        self.faults.append(Fault(severity, self.file, line, column, what, mend))
        if len(self.faults) >= self._most:
            raise Excess(f"{self._most} faults: the rest of the file was not read", "mend these first")

    def conclude(self, excess: Excess) -> None:
        """Note why reading stopped."""
        fault = Fault(Severity.ERROR, self.file, excess.line, excess.column, excess.what, excess.mend)
        self.faults.append(fault)

    def error(self, node: Node, what: str, mend: str = "") -> None:
        """Note an error at a node."""
        self.add(Severity.ERROR, node.line, node.column, what, mend)

    def warning(self, node: Node, what: str, mend: str = "") -> None:
        """Note a warning at a node."""
        self.add(Severity.WARNING, node.line, node.column, what, mend)

    def wrong_type(self, node: Node, label: str, wanted: str, mend: str = "") -> None:
        """Note that something else is wanted there."""
        self.error(node, f"{label} must be {wanted}, not {described(node)}", mend)

    def within(self, node: Node, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset` of a scalar's text; of its beginning if it is hard to say."""
        if not isinstance(node, Scalar):
            return node.line, node.column
        fragment = node.text[offset : offset + _FRAGMENT].partition("\n")[0]
        if not fragment.strip():
            back = node.text[:offset].rpartition("\n")[2]
            fragment, shift = back[-_FRAGMENT:], len(back[-_FRAGMENT:])
        else:
            shift = 0
        start = offset - shift
        if not fragment.strip():
            return node.line, node.column
        nth = sum(1 for _ in _occurrences(fragment, (node.text[: start + len(fragment)],))) - 1
        places = list(_occurrences(fragment, self._from(node.line, node.column)))
        if not 0 <= nth < len(places):
            return node.line, node.column
        row, column = places[nth]
        first_column = node.column - 1 if row == 0 else 0
        return node.line + row, first_column + column + 1 + shift

    def _from(self, line: int, column: int) -> list[str]:
        if self._lines is None:
            self._lines = re.split(r"\r\n|\r|\n", self.data.decode(errors="replace"))
        first = self._lines[line - 1][column - 1 :]
        return [first, *self._lines[line : line + 400]]


def _occurrences(fragment: str, lines: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Row and column of every place where a fragment stands, overlapping ones too."""
    for row, line in enumerate(lines):
        at = line.find(fragment)
        while at >= 0:
            yield row, at
            at = line.find(fragment, at + 1)
