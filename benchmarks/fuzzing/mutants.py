"""Files as the program writes them, and what is left of them when they were mutilated."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from import_markdown import question_list

from interview_grill.bank.library import Library
from interview_grill.bank.template import TEMPLATE
from interview_grill.exchange import (
    anki_package,
    card_markdown,
    delimited,
    json_document,
    markdown,
    yaml_bank,
)
from interview_grill.exchange.collection import Collection

BUNDLED = Path(__file__).parent.parent.parent / "questions"
LARGEST = 200_000
PIECES = [
    *(mark.encode() for mark in "&*!<>{}[]:,-?|#%@`'\"$\\~\n\t\0;=_"),
    b"- id: x\n", b"<<: ", b"---\n", b"\xff", b"\xed\xa0\x80", "é\u2028\u202e".encode(), b'"\\theta"', b"$\\frac",
    b"(((", b"1e999", b"!!python/object/apply:os.system ['true']", b"&a [*a]", b"? ", b"  tasks:\n", b"\x1b]0;x\x07",
    b"\n**7. What?**\n", b"\n1. ", b"\n## Q3: How?\n", b"\nQ: ", b"\nA: ", b"\nC: the [gap] here\n", b"\n```\n",
    b"\n~~~\n", b"$$", b"\\[", b"\\)", b"\n| a | b |\n|---|---|\n", b"<details><summary>", b"<!--", b"&lt;",
    b"\n> ", b"\n    - ", b"{{c1::x}}", b"[t](#t)", b"![p](http://x/y.png)", b"\r", b"\x1f", b"<b>", b"[latex]",
    b"[$]", b"\xf0\x9f\x98\x80", b'"""', b"[" * 300, b"{" * 300, b"$" * 300, b"`" * 300, b"* " * 300, b"> " * 300,
    b"<div>" * 300, b"\\(" * 300,
]  # fmt: skip
PACKED, LEGACY = "collection.anki21b", "collection.anki2"


@dataclass(frozen=True)
class Seeds:
    """Sound files by kind."""

    files: dict[str, list[bytes]]

    @classmethod
    def of_the_bundled_bank(cls) -> Seeds:
        """A few questions at a time in every format."""
        library = Library.open()
        questions = list(library.questions())
        some = [
            Collection(tuple(questions[at : at + 2]), library.deck) for at in range(0, len(questions), 11)
        ]
        banks = [
            TEMPLATE.encode(),
            *(file.read_bytes()[:6000] for file in sorted(BUNDLED.rglob("*.yaml"))[:80]),
        ]
        lists = ["\n".join(markdown.encode(one)) for one in some]
        lists += [question_list(n) for n in (3, 105, 205)]
        texts = {
            "markdown": lists,
            "hashcards": ["".join(card_markdown.encode_hashcards(one)) for one in some],
            "repeater": ["".join(card_markdown.encode_repeater(one)) for one in some],
            "csv": ["".join(delimited.encode(one)) for one in some],
            "tsv": ["".join(delimited.encode(one, delimited.TAB)) for one in some],
            "json": ["".join(json_document.encode(one)) for one in some],
            "yaml": ["".join(yaml_bank.encode(one)) for one in some],
        }
        files = {kind: [text.encode() for text in found] for kind, found in texts.items()}
        packages = [b"".join(anki_package.encode(one, modified={})) for one in some]
        return cls({**files, "bank": banks, "bank proved": banks, "anki": packages})

    def of(self, kind: str) -> list[bytes]:
        """The sound files of a kind."""
        return self.files[kind]

    @staticmethod
    def ending(kind: str) -> str:
        """How the name of such a file ends."""
        endings = {"csv": "csv", "tsv": "tsv", "json": "json", "anki": "apkg"}
        return endings.get(kind, "yaml" if kind in ("bank", "bank proved", "yaml") else "md")


def mutant(random: Random, kind: str, seeds: Seeds) -> bytes:
    """A mutilated file of a kind."""
    found = random.choice(seeds.of(kind))
    return _package(random, found) if kind == "anki" else _mutilated(random, found)


def _mutilated(random: Random, data: bytes) -> bytes:
    for _ in range(1 + int(5 * random.random())):
        at, length = int(len(data) * random.random()), random.choice([0, 1, 3, 40, 400])
        taken = data[at : at + length]
        action = random.random()
        if action < 0.5:
            data = data[:at] + random.choice(PIECES) + data[at + length :]
        elif action < 0.75:
            data = data[: at + length] + taken * random.choice([1, 2, 50]) + data[at + length :]
        else:
            flipped = bytes([data[at] ^ 1 << int(8 * random.random())]) if data else b""
            data = data[:at] + flipped + data[at + 1 :]
    return data[:LARGEST]


def _package(random: Random, data: bytes) -> bytes:
    """The archive mutilated, or the database in it, or only its texts; in Anki's present format at times."""
    depth = random.random()
    if depth < 0.15:
        return _mutilated(random, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        database = archive.read(LEGACY)
    database = _flipped(random, database) if depth < 0.5 else _with_other_texts(random, database)
    name = LEGACY
    if random.random() < 0.3:
        import zstandard

        name, database = PACKED, zstandard.ZstdCompressor(level=1).compress(database)
        if random.random() < 0.1:
            database = _mutilated(random, database)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        archive.writestr(name, database)
        archive.writestr("media", b"{}")
    return packed.getvalue()


def _flipped(random: Random, data: bytes) -> bytes:
    """Bits flipped and bytes set; a database of another length is nothing but damaged."""
    made = bytearray(data)
    for _ in range(random.choice([1, 3, 30])):
        at = random.randrange(len(made) if random.random() < 0.5 else 200)
        made[at] = random.choice([0, 0xFF, made[at] ^ 1 << random.randrange(8)])
    return bytes(made)


def _with_other_texts(random: Random, database: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        for id_, fields, tags in connection.execute("SELECT id, flds, tags FROM notes").fetchall():
            texts = (_mutilated(random, text.encode()) for text in (fields, tags))
            row = [_stored(random, text) for text in texts]
            connection.execute("UPDATE notes SET flds = ?, tags = ? WHERE id = ?", (*row, id_))
        for column in ("models", "decks"):
            [[told]] = connection.execute(f"SELECT {column} FROM col")
            if random.random() < 0.2:
                connection.execute(
                    f"UPDATE col SET {column} = ?", (_stored(random, _mutilated(random, told.encode())),)
                )
        for card in connection.execute("SELECT id FROM cards").fetchall():
            numbers = [
                random.choice([0, 1, 4, -1, 2**63 - 1, -(2**63), 10**12, 1.5, "x", None]) for _ in range(5)
            ]
            connection.execute(
                "INSERT OR IGNORE INTO revlog VALUES (?, ?, 0, ?, 1, 0, ?, ?, ?)",
                (random.choice([10**12, 1, -5, 2**62]) + random.randrange(9**9), card[0], *numbers[:4]),
            )
        connection.commit()
        return connection.serialize()


def _stored(random: Random, text: bytes) -> object:
    """As text, mostly; at times as bytes, which SQLite keeps as readily."""
    return text if random.random() < 0.1 else text.decode("utf-8", "replace")
