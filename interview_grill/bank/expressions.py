"""Faults in formulas and solver calls as they are declared: what does not parse, and names that nobody
declared.

Complaints carry a path below the question instead of a line: the declaration is checked as a value, and only
the reader knows where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.algebra import AUTHORED, Names, parse
from interview_grill.algebra.written import with_written
from interview_grill.errors import FormulaError, ProblemError, SolverError
from interview_grill.solver.signature import describe

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.bank.nodes import Path

_COMPARISONS = ("<=", ">=", "!=", "==", "<", ">")


class Complaint(NamedTuple):
    """What is wrong at a path below the question; `offset` is the character of the text there."""

    path: Path
    what: str
    mend: str = ""
    offset: int = 0


def short(text: str) -> str:
    """As much of a text as a message needs."""
    return text if len(text) <= 60 else text[:57] + "..."


def read_formula(
    text: str, names: Names, *, vector: bool | None = None, left: Sequence[str] = ()
) -> Expression | FormulaError | None:
    """The formula, or what is wrong with it; None for empty text, whose fault has been reported before."""
    if not text or text == "[]":
        return None
    try:
        return parse(text, names, vector=vector, left=left, limits=AUTHORED)
    except FormulaError as error:
        return error


def formula_faults(
    path: Path, text: str, names: Names, *, vector: bool | None = None, left: Sequence[str] = ()
) -> Iterator[Complaint]:
    """What is wrong with one formula."""
    read = read_formula(text, names, vector=vector, left=left)
    if isinstance(read, FormulaError):
        yield Complaint(path, f"`{short(text)}`: {read.what}", read.mend or "", read.position)


def written_faults(path: Path, written: Sequence[tuple[str, str]], names: Names) -> Iterator[Complaint]:
    """Further names that cannot be names, have a meaning already, or stand for what is no formula."""
    for name, formula in written:
        try:
            names = with_written(names, {name: formula})
        except ProblemError as error:
            yield Complaint((*path, name), error.what, error.mend or "")


def condition_faults(path: Path, text: str, names: Names) -> Iterator[Complaint]:
    """What is wrong with a condition `formula OP formula`."""
    sign = next((sign for sign in _COMPARISONS if sign in text), None)
    if sign is None:
        if text:
            yield Complaint(path, f"`{short(text)}` compares nothing", f"use one of {' '.join(_COMPARISONS)}")
        return
    left, _, right = text.partition(sign)
    for side, start in ((left, 0), (right, len(left) + len(sign))):
        if not side.strip():
            yield Complaint(path, f"`{short(text)}` has nothing on one side of {sign}")
        begin = start + len(side) - len(side.lstrip())
        for complaint in formula_faults(path, side.strip(), names, vector=False):
            yield complaint._replace(offset=begin + complaint.offset)


def solver_faults(
    path: Path, name: str, arguments: Sequence[tuple[str, str]], names: Names
) -> Iterator[Complaint]:
    """An unknown call, unknown or missing arguments, and arguments that cannot be read.

    `path` is that of the call. Whether the data meet the model's conditions shows only on drawn numbers.
    """
    if not name:
        return
    try:
        call = describe(name)
    except SolverError as error:
        yield Complaint((*path, "call"), error.what, error.mend or "")
        return
    takes = f"{name} takes {', '.join(call.arguments)}"
    for argument, value in arguments:
        where = (*path, "with", argument)
        if argument not in call.arguments:
            yield Complaint(where, f"{name} has no argument {argument!r}", takes)
        else:
            yield from formula_faults(where, value, names, vector=True if argument in call.vectors else None)
    given = {argument for argument, _ in arguments}
    for argument in call.arguments:
        if argument not in given and argument not in call.optional:
            yield Complaint(path, f"{name} needs the argument {argument!r}", takes)
