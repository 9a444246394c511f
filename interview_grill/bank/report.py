"""The faults of one file while it is being read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.limits import LIMITS, Excess
from interview_grill.bank.nodes import Node, Scalar, described

_FRAGMENT = 40  # characters by which a place in a text is found again in the file
_SEARCHED = 1_000  # lines
_READ = 8_000_000  # bytes; beyond them a fault has the place where its text begins


class Report:
    """Collects faults of one file and finds places inside its texts."""

    def __init__(self, file: str, stream: BinaryIO | None = None, most: int = LIMITS.faults) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.marked_up: list[tuple[Scalar, bool]] = []  # texts with formulas; whether they are templates
        self._most = most
        self._counts = dict.fromkeys(Severity, 0)
        self.stream = stream  # the file while it is open: places inside texts are found in it
        self._lines: list[str] | None = None

    @property
    def has_errors(self) -> bool:
        """Whether the file gives no questions."""
        return any(fault.is_error for fault in self.faults)

    @property
    def is_full_of_warnings(self) -> bool:
        """Whether further warnings are passed over."""
        return self._counts[Severity.WARNING] >= self._most

    def add(self, severity: Severity, line: int, column: int, what: str, mend: str = "") -> None:
        """Note a fault; warnings beyond the limit are passed over.

        Raises Excess when there are so many errors that reading on helps nobody.
        """
        if severity is Severity.WARNING and self.is_full_of_warnings:
            return
        self._counts[severity] += 1
        self.faults.append(Fault(severity, self.file, line, column, what, mend))
        if self._counts[Severity.ERROR] >= self._most:
            raise Excess(f"{self._most:,} errors: the rest of the file was not read", "mend these first")

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
        """Line and column of the character at `offset` of a scalar's text; of its beginning if it is hard to
        say.

        YAML folds and unquotes text, so an offset does not tell the place: the words there are looked for in
        the file.
        """
        if not isinstance(node, Scalar):
            return node.line, node.column
        line = node.text[offset : offset + _FRAGMENT].partition("\n")[0]
        fragment = line.lstrip()  # a space at its beginning would be found in the indentation
        shift = len(fragment) - len(line)
        if not fragment:  # at the end of a line: what stands before it
            fragment = node.text[:offset].rpartition("\n")[2][-_FRAGMENT:].lstrip()
            shift = len(fragment)
            if not fragment:
                return node.line, node.column
        before = [node.text[: offset - shift + len(fragment) - 1]]
        nth = sum(1 for _ in _occurrences(fragment, before))
        row, column = next(islice(_occurrences(fragment, self._from(node)), nth, None), (0, -1))
        if column < 0:
            return node.line, node.column
        return node.line + row, (node.column if row == 0 else 1) + column + shift

    def _from(self, node: Scalar) -> Iterator[str]:
        """The lines of the file from the beginning of a scalar on."""
        if self._lines is None:
            self._lines = self._read_lines()
        if not 0 < node.line <= len(self._lines):
            return
        yield self._lines[node.line - 1][node.column - 1 :]
        yield from islice(self._lines, node.line, node.line + _SEARCHED)

    def _read_lines(self) -> list[str]:
        if self.stream is None:
            return []
        self.stream.seek(0)
        return re.split(r"\r\n|\r|\n", self.stream.read(_READ).decode(errors="replace"))


def _occurrences(fragment: str, lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Row and column of every place where a fragment stands, overlapping ones too."""
    for row, line in enumerate(lines):
        at = line.find(fragment)
        while at >= 0:
            yield row, at
            at = line.find(fragment, at + 1)
