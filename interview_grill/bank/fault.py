"""What is wrong with a bank, where, and how to mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error makes a question unusable; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Fault(NamedTuple):
    """One thing to mend. `line` and `column` count from 1; 0 where a fault concerns a whole file or folder."""

    severity: Severity
    file: str
    line: int
    column: int
    what: str
    mend: str = ""

    @property
    def where(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def is_error(self) -> bool:
        """Whether the question cannot be used."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        mend = f" ({self.mend})" if self.mend else ""
        return f"{self.where}: {self.severity}: {self.what}{mend}"


def in_order(faults: list[Fault]) -> list[Fault]:
    """By file and place, without repetitions."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line, fault.column, fault.what))
