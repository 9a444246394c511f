"""Questions as CSV or TSV after RFC 4180: UTF-8, a header row, CRLF, quotes where needed; lossless.

One row a question, one column a key of the bank format (`COLUMNS`):

- `tags`: slugs with spaces between them. `weight`: empty for 1.
- `key_points`: an entry a line, `must: …` or `nice: …`, perhaps with `cues: …` after it.
- `pitfalls`: `said: …`, `because: …`, perhaps `tags: …` and `cues: …`, one after another. `follow_ups`: `ask:`,
  `answer:`, `tags:`, `cues:`.
- `read`: `- …` a line. Within an entry a further line begins with two spaces.
- `formulas`, `tasks`, `derivations`: JSON with the keys of the bank format.

A spreadsheet takes a cell that begins with = + - @ for a formula. Such a cell (and one that begins with a tab, a
line break or an apostrophe) gets an apostrophe in front, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from interview_grill.bank.plain import plain_question
from interview_grill.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_grill.exchange.collection import Collection

COLUMNS = (
    "id", "number", "section", "band", "tags", "weight", "ask", "answer", "key_points", "pitfalls", "follow_ups",
    "say", "read", "source", "formulas", "tasks", "derivations",
)  # fmt: skip
COMMA, TAB = ",", "\t"
_ENTRIES = {"key_points": ("must", "nice", "cues"), "pitfalls": ("said", "because", "tags", "cues"),
            "follow_ups": ("ask", "answer", "tags", "cues")}  # fmt: skip
_FIRST = {"key_points": ("must", "nice"), "pitfalls": ("said",), "follow_ups": ("ask",)}
_OTHER_NAMES = {
    "question": "ask", "front": "ask", "prompt": "ask", "back": "answer", "no": "number", "no.": "number",
    "#": "number", **{name: name for name in COLUMNS},
}  # fmt: skip
_JSON = frozenset(("formulas", "tasks", "derivations"))
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[0-9]{1,9}")
_LARGEST_CELL = 1_000_000


def encode(collection: Collection, delimiter: str = COMMA) -> Iterator[str]:
    """The table, a row at a time; `"".join` of it is what `decode` reads back."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    rows: Iterator[Iterable[str]] = (_row(plain_question(question)) for question in collection.questions)
    writer.writerow(COLUMNS)
    for row in rows:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(row)
    yield buffer.getvalue()


def decode(text: str, delimiter: str = COMMA, *, where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The line on which each question begins and the question as plain data, its shape not yet checked.

    Columns may be in any order and may be missing; `Question` or `Front` is `ask`, `Back` is `answer`. Raises
    ExchangeError with file and line for a column that is unknown or there twice, no column `ask`, a row with
    too many cells, a cell of more than a million characters, and entries that are not written as above.
    """
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True
    )
    try:
        header = [_named(cell) for cell in next(reader, [])]
        _check_header(header, where)
        begins = reader.line_num + 1
        for row in reader:
            if any(row[len(header) :]):
                what = f"{len(row)} cells, and the first row names {len(header)} columns"
                raise ExchangeError(
                    what, where=f"{where}:{begins}", mend="put quotes around a cell with a comma"
                )
            if any(row):
                yield begins, _question(dict(zip(header, row, strict=False)), f"{where}:{begins}")
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ExchangeError(
            f"the table cannot be read: {error}", where=f"{where}:{reader.line_num}"
        ) from error


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell


def restored(cell: str) -> str:
    """The inverse of `neutral`; an apostrophe that stands before ordinary text is kept."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_ACTIVE) else cell


def _named(cell: str) -> str:
    """A column by the name it has here; people who write tables by hand have others."""
    name = cell.strip()
    return _OTHER_NAMES.get(name.lower(), name)


def _check_header(header: list[str], where: str) -> None:
    twice = next((name for place, name in enumerate(header) if name in header[:place]), None)
    if twice is not None:
        raise ExchangeError(f"two columns are called {twice!r}", where=f"{where}:1", mend="rename one")
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or "ask" not in header:
        what = f"no column is called {unknown[0]!r}" if unknown else "there is no column `ask`"
        raise ExchangeError(
            what, where=f"{where}:1", mend=f"the first row names columns: {', '.join(COLUMNS)}"
        )


def _row(plain: dict[str, Any]) -> list[str]:
    return [neutral(_cell(name, plain[name])) if name in plain else "" for name in COLUMNS]


def _cell(name: str, value: Any) -> str:
    if name in _JSON:
        return json.dumps(value, ensure_ascii=False)
    if name == "tags":
        return " ".join(value)
    if name == "read":
        return "\n".join(f"- {_indented(text)}" for text in value)
    if name in _ENTRIES:
        return "\n".join(
            f"{key}: {_indented(' '.join(text) if key == 'tags' else text)}"
            for entry in value
            for key, text in entry.items()
        )
    return str(value)


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _question(cells: dict[str, str], where: str) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name in COLUMNS:
        cell = restored(cells.get(name, ""))
        if cell:
            plain[name] = _value(name, cell, where)
    return plain


def _value(name: str, cell: str, where: str) -> Any:
    if name in _JSON:
        try:
            return json.loads(cell)
        except (ValueError, RecursionError) as error:
            raise ExchangeError(f"the column `{name}` is not JSON", where=where) from error
    if name == "tags":
        return cell.split()
    if name == "number" and _NUMBER.fullmatch(cell):
        return int(cell)
    if name == "weight":
        return _weight(cell, where)
    if name == "read":
        return [text for _, text in _entries(cell, ("",), "- ", name, where)]
    if name in _ENTRIES:
        return _grouped(name, list(_entries(cell, _ENTRIES[name], ": ", name, where)))
    return cell


def _weight(cell: str, where: str) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise ExchangeError(f"the weight {cell!r} is not a number", where=where) from error


def _entries(cell: str, keys: tuple[str, ...], mark: str, name: str, where: str) -> Iterator[tuple[str, str]]:
    """`key: text` pairs; a line that begins with two spaces goes on with the text before."""
    key, text = "", None
    for line in cell.split("\n"):
        if text is not None and line.startswith("  "):
            text += f"\n{line[2:]}"
            continue
        if text is not None:
            yield key, text
        key, found, text = line.partition(mark)
        if not found or key not in keys:
            wanted = " or ".join(f"`{one}{mark}`" for one in keys)
            raise ExchangeError(f"a line of the column `{name}` does not begin with {wanted}", where=where)
    if text is not None:
        yield key, text


def _grouped(name: str, pairs: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Pairs as entries; an entry begins with its first key."""
    entries: list[dict[str, Any]] = []
    for key, text in pairs:
        value: Any = text.split() if key == "tags" else text
        if entries and key not in _FIRST[name]:
            entries[-1][key] = value
        else:
            entries.append({key: value})
    return entries
