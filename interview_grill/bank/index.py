"""The compiled bank: one SQLite file from which every command reads without parsing YAML.

Tables: `card (card, question, kind, section, band, weight, position)`, all that `due` reads; `question`, a row of
plain JSON each with a checksum and its place in the sources; `tag`; `words`, the plain words of each question
(`interview_grill.bank.search`); `fault`; `meta`.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

from interview_grill.bank.model import Kind, card_id
from interview_grill.bank.search import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.bank.load import Written
    from interview_grill.bank.united import United

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE card (
    card TEXT PRIMARY KEY, question TEXT NOT NULL, kind TEXT NOT NULL, section TEXT, band TEXT,
    weight REAL NOT NULL, position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE question (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number INTEGER, plain TEXT NOT NULL,
    checksum INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    end_line INTEGER NOT NULL, end_column INTEGER NOT NULL, in_braces INTEGER NOT NULL
);
CREATE TABLE tag (tag TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (tag, position)) WITHOUT ROWID;
CREATE TABLE words (position INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE fault (
    severity TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    what TEXT NOT NULL, mend TEXT NOT NULL
);
"""


def write_index(path: str, bank: United, fingerprint: str) -> None:
    """Fill the empty file at `path`. It need not survive a crash: its writer renames it into place when it is
    whole.

    `fingerprint` is kept in it, to tell whether it is fresh. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _TABLES)
        meta = (("deck", json.dumps(bank.header, ensure_ascii=False)), ("fingerprint", fingerprint))
        connection.executemany("INSERT INTO meta VALUES (?,?)", meta)
        rows = (_row(position, written) for position, written in enumerate(bank.questions))
        connection.executemany("INSERT INTO question VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        connection.executemany("INSERT INTO card VALUES (?,?,?,?,?,?,?)", _cards(bank.questions))
        connection.executemany("INSERT OR IGNORE INTO tag VALUES (?,?)", _tags(bank.questions))
        words = ((place, searchable(_spoken(written.plain))) for place, written in enumerate(bank.questions))
        connection.executemany("INSERT INTO words VALUES (?,?)", words)
        connection.executemany("INSERT INTO fault VALUES (?,?,?,?,?,?)", bank.faults)
        connection.execute("COMMIT")
    finally:
        connection.close()


def checksum(plain: str) -> int:
    """Of a question's JSON, so that a damaged one is never shown."""
    return zlib.crc32(plain.encode())


def _row(position: int, written: Written) -> tuple[Any, ...]:
    plain = json.dumps(written.plain, ensure_ascii=False, separators=(",", ":"))
    number = written.plain.get("number")
    return (position, written.plain["id"], number, plain, checksum(plain), *written[1:])


def _cards(questions: list[Written]) -> Iterator[tuple[Any, ...]]:
    for position, written in enumerate(questions):
        plain = written.plain
        kinds = (
            Kind.RECALL,
            *((Kind.COMPUTE,) if plain.get("tasks") else ()),
            *((Kind.DERIVE,) if plain.get("derivations") else ()),
        )
        for kind in kinds:
            card = card_id(plain["id"], kind)
            weight = plain.get("weight", 1.0)
            yield card, plain["id"], kind.value, plain.get("section"), plain.get("band"), weight, position


def _tags(questions: list[Written]) -> Iterator[tuple[str, int]]:
    for position, written in enumerate(questions):
        for tag in written.plain.get("tags", ()):
            yield tag, position


def _spoken(plain: dict[str, Any]) -> str:
    """What a search looks through: all that is asked and answered, and the tags."""
    parts = [plain["id"], plain["ask"], plain.get("answer", ""), plain.get("say", ""), *plain.get("tags", ())]
    parts += [text for point in plain.get("key_points", ()) for key, text in point.items() if key != "cues"]
    parts += [item[key] for item in plain.get("pitfalls", ()) for key in ("said", "because")]
    parts += [item[key] for item in plain.get("follow_ups", ()) for key in ("ask", "answer")]
    parts += [task["ask"] for task in plain.get("tasks", ())]
    parts += [derivation["title"] for derivation in plain.get("derivations", ())]
    return "\n".join(parts)
