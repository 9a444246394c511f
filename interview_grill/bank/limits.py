"""How much a bank may ask of its reader, so that no file costs more than a second or 100 MB before it is refused."""

from __future__ import annotations


class Limits:
    """Whatever goes beyond one of these is a fault that ends the reading of its file (or of the folder).

    Constants of a class, which cost nothing to import: every command that asks whether the bank changed needs them.
    """

    __slots__ = ()

    file_bytes: int = 256_000_000
    bank_bytes: int = 512_000_000
    files: int = 20_000
    folder_depth: int = 8
    folder_entries: int = 100_000
    questions: int = 100_000  # of one file
    question_bytes: int = 400_000  # also of comments between questions
    nodes: int = 10_000  # keys and values of one question
    depth: int = 20
    scalar_length: int = 20_000
    faults: int = 1_000  # of one file


LIMITS = Limits()


class Excess(Exception):
    """A limit was passed: reading of the file stops. Carries the words of the fault.

    Raised within the package and caught by what reads a file; no caller of `load` meets it. A `line` of 0
    means the file.
    """

    def __init__(self, what: str, mend: str = "", *, line: int = 0, column: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.line = line
        self.column = column
