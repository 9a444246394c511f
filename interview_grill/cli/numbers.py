"""Numbers a user hands to `grill solve`: inline, from a CSV file or from stdin. Nothing is silently dropped.

Every fault is a SolverError at file:line:column that says what was expected.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.errors import GrillError, SolverError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DELIMITERS = (",", "\t", ";")


class Cell(NamedTuple):
    """One field of a line and the column (1-based, in characters) where it begins."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The chosen columns of a table by name, in the order they were asked for; all of the same length, at
    least 1.
    """

    y: list[float]
    features: tuple[tuple[str, list[float]], ...]


def inline_numbers(text: str, *, where: str = "--data") -> list[float]:
    """Read `1,0,1.5`. An empty entry or anything that is no finite number is an error at its column."""
    return [read_number(cell, f"{where}:1") for cell in split_cells(text, ",", f"{where}:1")]


def read_number(cell: Cell, where: str) -> float:
    """Return a finite number, in Python's notation for floats, or raise SolverError at the cell."""
    place = f"{where}:{cell.column}"
    text = cell.text.strip()
    if not text:
        raise SolverError("a number is missing", where=place, mend="every entry must be given")
    try:
        value = float(text)
    except ValueError:
        raise SolverError(f"{text!r} is not a number", where=place) from None
    if not isfinite(value):
        raise SolverError(f"{text} is not a finite number", where=place)
    return value


def split_cells(line: str, delimiter: str, where: str) -> list[Cell]:
    """Split one line into cells; a cell may be quoted, with doubled quotes inside (RFC 4180, but within one
    line).

    Raises SolverError for a quoted cell that is not closed.
    """
    if '"' not in line:
        cells, column = [], 1
        for text in line.split(delimiter):
            cells.append(Cell(column, text))
            column += len(text) + 1
        return cells
    return _split_quoted(line, delimiter, where)


def _split_quoted(line: str, delimiter: str, where: str) -> list[Cell]:
    cells: list[Cell] = []
    start, position, inside = 0, 0, False
    while position <= len(line):
        at_end = position == len(line)
        if at_end and inside:
            raise SolverError("a quoted entry is not closed", where=f"{where}:{start + 1}")
        if at_end or (line[position] == delimiter and not inside):
            text = line[start:position].strip()
            quoted = len(text) >= 2 and text[0] == text[-1] == '"'
            cells.append(Cell(start + 1, text[1:-1].replace('""', '"') if quoted else text))
            start = position + 1
        elif line[position] == '"':
            inside = not inside
        position += 1
    return cells


def read_columns(lines: Iterable[str], *, y: str | None, x: Sequence[str], where: str) -> Columns:
    """Read the named columns of a table with a header line; without one, columns are called 1, 2, ….

    With a single column `y` may be left out. Raises SolverError for an unknown name, a ragged line or a cell that is
    no number, each at its line and column.
    """
    rows = _lines_of(lines, where)
    first = next(rows, None)
    if first is None:
        raise SolverError(
            "the table is empty", where=where, mend="a header line and at least one row are needed"
        )
    number, text = first
    outside_quotes = "".join(text.split('"')[::2])
    delimiter = max(_DELIMITERS, key=outside_quotes.count)
    header = split_cells(text, delimiter, f"{where}:{number}")
    named = any(not _is_number(cell.text) for cell in header)
    names = [cell.text.strip() for cell in header] if named else [str(k + 1) for k in range(len(header))]
    wanted = _positions(names, y, x, f"{where}:{number}")
    values: list[list[float]] = [[] for _ in wanted]
    if not named:
        _take(header, wanted, values, f"{where}:{number}")
    for number, text in rows:
        cells = split_cells(text, delimiter, f"{where}:{number}")
        if len(cells) != len(names):
            raise SolverError(
                f"{len(cells)} entries where {len(names)} were expected",
                where=f"{where}:{number}:{cells[-1].column}",
            )
        _take(cells, wanted, values, f"{where}:{number}")
    if not values[0]:
        raise SolverError("the table has a header and no rows", where=where)
    return Columns(values[0], tuple(zip(x, values[1:], strict=True)))


def _take(cells: list[Cell], wanted: list[int], values: list[list[float]], where: str) -> None:
    for position, column in zip(wanted, values, strict=True):
        column.append(read_number(cells[position], where))


def _lines_of(lines: Iterable[str], where: str) -> Iterator[tuple[int, str]]:
    """Numbered lines without their ends; an empty line is allowed only at the end of the table."""
    empty: int | None = None
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n").removeprefix("\ufeff" if number == 1 else "")
        if not text.strip():
            empty = empty or number
            continue
        if empty is not None:
            raise SolverError("an empty line inside the table", where=f"{where}:{empty}:1", mend="remove it")
        yield number, text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _positions(names: list[str], y: str | None, x: Sequence[str], where: str) -> list[int]:
    listed = ", ".join(names)
    if y is None:
        if len(names) > 1:
            raise SolverError(
                f"the table has {len(names)} columns",
                where=f"{where}:1",
                mend=f"choose one with --y: {listed}",
            )
        y = names[0]
    for name in (y, *x):
        if names.count(name) != 1:
            fault = "no column is" if name not in names else "more than one column is"
            raise SolverError(
                f"{fault} called {name!r}", where=f"{where}:1", mend=f"the columns are {listed}"
            )
    return [names.index(name) for name in (y, *x)]


def file_columns(path: str, *, y: str | None, x: Sequence[str]) -> Columns:
    """Read columns of a CSV file, or of stdin for `-`.

    Raises SolverError as `read_columns` does, GrillError for a file that is not UTF-8, and OSError where
    there is none.
    """
    if path == "-":
        return read_columns(sys.stdin, y=y, x=x, where="<stdin>")
    with open(path, encoding="utf-8", newline="") as lines:
        try:
            return read_columns(lines, y=y, x=x, where=path)
        except UnicodeDecodeError as error:
            raise GrillError("the file is not UTF-8 text", where=path, mend="save it as UTF-8") from error
