"""Every failure a user can meet: what happened, where, and how to mend it.

All derive from `GrillError`; one place (`interview_grill.cli.app`) prints them and turns them into an exit
status: 2 for a wrong command line, 3 for all else.
"""

from __future__ import annotations


class GrillError(Exception):
    """The root: `what` went wrong, `where` (file:line:column or a name), and the `mend`; None where there is
    none to tell.
    """

    exit_status = 3

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.mend})" if self.mend else ""
        return f"{place}{self.what}{remedy}"


class WrongUsage(GrillError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_status = 2


class BankError(GrillError):
    """A bank of questions cannot be used."""


class StoreError(GrillError):
    """The log of answers cannot be read or written."""


class ScheduleError(GrillError):
    """The scheduler was given weights or a date it cannot use."""


class SolverError(GrillError):
    """The data or prior does not meet a condition of the model; `what` names the condition."""


class FormulaError(GrillError):
    """A typed formula cannot be read: `position` is the 0-based column in `text` where reading stopped."""

    def __init__(self, what: str, *, text: str, position: int, mend: str | None = None) -> None:
        super().__init__(what, mend=mend)
        self.text = text
        self.position = position


class TypesetError(GrillError):
    """A piece of LaTeX lies outside the subset that can be laid out: `position` is a 0-based offset into
    `source`.
    """

    def __init__(self, what: str, *, source: str, position: int, mend: str | None = None) -> None:
        super().__init__(what, mend=mend)
        self.source = source
        self.position = position


class ProblemError(GrillError):
    """A numeric task or derivation is declared in a way that cannot be carried out."""


class ExchangeError(GrillError):
    """A file from or for another program or device cannot be read or written."""
