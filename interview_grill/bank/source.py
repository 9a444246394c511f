"""The bytes of a bank file: what encoding they are in, and characters that no question may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.bank.fault import Severity
from interview_grill.bank.limits import Excess

if TYPE_CHECKING:
    from interview_grill.bank.report import Report

_PIECE = 1 << 18
_CHUNK = 1 << 14
_HARMLESS = bytes((9, 10, 13, *range(32, 127)))
_HARMFUL = re.compile(
    "\udced[\udca0-\udcbf][\udc80-\udcbf]"  # half a surrogate pair; other bytes come as \udc80 to \udcff
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_NAMES = {
    "\x00": "a null character",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}
_DIRECTION = range(0x202A, 0x206A)


def cleaned(data: bytes, report: Report) -> bytes:
    """The bytes as clean UTF-8: every character that may not stand there is reported and replaced.

    Raises Excess for an encoding that cannot be read at all.
    """
    if data[:2] in _BOMS or b"\x00" in data[:2]:
        raise Excess("the file is in UTF-16 or UTF-32", "save it as UTF-8", line=1, column=1)
    if data.startswith(b"\xef\xbb\xbf"):
        report.add(
            Severity.ERROR, 1, 1, "the file begins with a byte order mark", "save it as UTF-8 without BOM"
        )
        data = data[3:]
    pieces: list[bytes] = []
    start, line, dirty = 0, 1, False
    while start < len(data):
        stop = _piece_end(data, start)
        piece = data[start:stop]
        if not (piece.isascii() and not piece.translate(None, _HARMLESS)):
            mended = _mended(piece, line, report)
            dirty = dirty or mended is not piece
            piece = mended
        pieces.append(piece)
        line += piece.count(b"\n")
        start = stop
    return b"".join(pieces) if dirty else data


def _piece_end(data: bytes, start: int) -> int:
    """The end of the next piece: after a line break where there is one, never inside a character."""
    stop = start + _PIECE
    if stop >= len(data):
        return len(data)
    line_end = data.rfind(b"\n", start, stop)
    if line_end >= start:
        return line_end + 1
    while data[stop] & 0xC0 == 0x80 and stop > start + 1:  # not in the middle of a character
        stop -= 1
    return stop


def _mended(piece: bytes, line: int, report: Report) -> bytes:
    text = piece.decode("utf-8", "surrogateescape")
    if _HARMFUL.search(text) is None:
        return piece
    for number, content in enumerate(text.split("\n"), line):
        seen: set[str] = set()
        for match in _HARMFUL.finditer(content):
            what, mend = _named(match[0])
            if what not in seen:
                report.add(Severity.ERROR, number, match.start() + 1, what, mend)
            seen.add(what)
    return _HARMFUL.sub("\ufffd", text).encode()


def _named(found: str) -> tuple[str, str]:
    """What stands there and how to mend it."""
    code = ord(found[0])
    if len(found) > 1:
        return "half a surrogate pair: no character", "write the character itself, in UTF-8"
    if 0xDC80 <= code <= 0xDCFF:
        return f"byte 0x{code - 0xDC00:02X} is not UTF-8", "save the file as UTF-8"
    name = _NAMES.get(found)
    if name is None:
        name = "an invisible change of writing direction" if code in _DIRECTION else "a control character"
    return f"{name} (U+{code:04X})", "remove it"


class Pieces:
    """The bytes from an offset on, for a parser that asks for more when it needs more.

    `allow` is called at every question; asking for `limit` bytes without one raises Excess, so nothing the parser
    holds in one piece is larger.
    """

    def __init__(self, data: bytes, offset: int, limit: int) -> None:
        self._data = data
        self._at = offset
        self._limit = limit
        self._left = limit

    def allow(self) -> None:
        """Start counting afresh."""
        self._left = self._limit

    def read(self, size: int) -> bytes:  # noqa: ARG002
        """The next bytes; empty at the end."""
        piece = self._data[self._at : self._at + _CHUNK]
        self._at += len(piece)
        self._left -= len(piece)
        if self._left < 0:
            raise Excess(f"more than {self._limit:,} bytes without a new question", "split it up")
        return piece
