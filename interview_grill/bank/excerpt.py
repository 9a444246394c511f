"""A question as its author wrote it, comments and all: where it stands, and a copy of it for the learner."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from interview_grill.bank.new_file import write_new
from interview_grill.errors import BankError

_COMMENT_OR_BLANK = re.compile(r"\s*(?:#.*)?")


class Source(NamedTuple):
    """A question in its file, lines counted from 1, as text that is a list of one."""

    file: str
    first_line: int
    last_line: int
    text: str


class Place(NamedTuple):
    """Where a question begins, where what follows it begins, and whether the list of questions is in braces."""

    line: int
    column: int
    end_line: int
    end_column: int
    in_braces: bool


def source(question_id: str, file: str, place: Place) -> Source:
    """The text of a question, which stood at a place of a file when that was compiled.

    Raises BankError when the file can no longer be read, or no longer holds the question there.
    """
    try:
        with open(file, encoding="utf-8", newline="") as stream:
            lines = re.split(r"\r\n|\r|\n", stream.read())
    except (OSError, UnicodeError) as error:
        raise BankError(
            "the question's file cannot be read", where=file, mend="is it still there?"
        ) from error
    found = _found(file, lines, place) if place.end_line <= len(lines) + 1 else None
    if found is None or not re.search(
        rf"""\bid["']?\s*:\s*["']?{re.escape(question_id)}(?![\w-])""", found.text
    ):
        raise BankError("the bank has changed meanwhile", where=file, mend="start grill again")
    return found


def _found(file: str, lines: list[str], place: Place) -> Source:
    line, column, end_line, end_column, in_braces = place
    if in_braces or lines[line - 1][column - 1 : column] == "{":
        return _in_braces(file, lines, (line, column), (end_line, end_column))
    return _block(file, lines, line, column, end_line)


def _in_braces(file: str, lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> Source:
    rows = lines[start[0] - 1 : end[0]]
    rows[-1] = rows[-1][: end[1] - 1]
    rows[0] = rows[0][start[1] - 1 :]
    text = "\n  ".join(row.strip() if place else row for place, row in enumerate(rows))
    return Source(file, start[0], end[0], f"- {text}\n")


def _block(file: str, lines: list[str], line: int, column: int, end_line: int) -> Source:
    first = line
    while "-" not in lines[first - 1][: column - 1] and first > 1:
        first -= 1  # the hyphen stands on a line before the first key
    indent = max(0, lines[first - 1].find("-"))  # there is none only where the file changed meanwhile
    last = min(end_line - 1, len(lines))
    while last > line and _is_after(lines[last - 1], indent):
        last -= 1
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    rows = [_dedented(row, indent) for row in lines[first - 1 : last]]
    return Source(file, first, last, "\n".join(rows) + "\n")


def _is_after(row: str, indent: int) -> bool:
    """Whether a line at the end is blank, or a comment that no longer belongs to the question."""
    blank = not row.strip()
    return blank or (_COMMENT_OR_BLANK.fullmatch(row) is not None and len(row) - len(row.lstrip()) <= indent)


def _dedented(row: str, indent: int) -> str:
    return row[indent:] if not row[:indent].strip() else row.lstrip()


def copied(written: Source, question_id: str, folder: str) -> str:
    """The path of `folder/ID.yaml`, written now unless the question stands in the folder already.

    Nothing is overwritten. Raises BankError when the folder or the file cannot be made.
    """
    if os.path.abspath(written.file).startswith(os.path.join(os.path.abspath(folder), "")):
        return written.file
    path = os.path.join(folder, f"{question_id}.yaml")
    if os.path.exists(path):
        return path  # a copy that has errors, and so is not in force
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_new(path, written.text)
    except OSError as error:
        raise BankError(f"the copy cannot be written: {error.strerror}", where=path) from error
    return path
