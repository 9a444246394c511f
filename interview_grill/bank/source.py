"""The bytes of a bank file, piece by piece: their encoding, and characters that no question may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from interview_grill.bank.fault import Severity
from interview_grill.bank.limits import Excess

if TYPE_CHECKING:
    from interview_grill.bank.report import Report

_PIECE = 1 << 14
_HARMLESS = bytes((9, 10, 13, *range(32, 127)))
_HARMFUL = re.compile(
    "\udced[\udca0-\udcbf][\udc80-\udcbf]"  # half a surrogate pair; other bytes come as \udc80 to \udcff
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UTF_8_MARK = b"\xef\xbb\xbf"
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


class Source:
    """A file as clean UTF-8: what may not stand in it is reported, once, and replaced."""

    def __init__(self, stream: BinaryIO, report: Report) -> None:
        self._stream = stream
        self._report = report
        self._told = 0  # the last line whose characters have been reported

    def beginning(self) -> int:
        """The offset of the first character. Raises Excess for an encoding that cannot be read at all."""
        self._stream.seek(0)
        head = self._stream.read(3)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head[:2]:
            raise Excess("the file is in UTF-16 or UTF-32", "save it as UTF-8", line=1, column=1)
        if head != _UTF_8_MARK:
            return 0
        mend = "save it as UTF-8 without BOM"
        self._report.add(Severity.ERROR, 1, 1, "the file begins with a byte order mark", mend)
        return len(_UTF_8_MARK)

    def piece(self, offset: int) -> bytes:
        """Bytes as they stand at an offset: whole lines, or part of a long one, never part of a character;
        empty at the end.
        """
        self._stream.seek(offset)
        raw = self._stream.read(_PIECE)
        if len(raw) < _PIECE:
            return raw
        end = raw.rfind(b"\n") + 1
        if end == 0:
            end = len(raw)
            while raw[end - 1] & 0xC0 == 0x80 and end > len(raw) - 3:
                end -= 1
            end -= raw[end - 1] >= 0xC0  # the first byte of a character that is cut off
        return raw[:end]

    def clean(self, raw: bytes, line: int, column: int) -> bytes:
        """A piece that begins at `line:column` (both from 0), without what may not stand there."""
        if raw.isascii() and not raw.translate(None, _HARMLESS):
            return raw
        text = raw.decode("utf-8", "surrogateescape")
        if _HARMFUL.search(text) is None:
            return raw
        for number, content in enumerate(text.split("\n"), line + 1):
            if number > self._told:
                self._tell(content, number, column if number == line + 1 else 0)
        self._told = max(self._told, line + text.count("\n"))
        return _HARMFUL.sub("\ufffd", text).encode()

    def _tell(self, content: str, line: int, column: int) -> None:
        """Report each kind of character of a line once."""
        seen: set[str] = set()
        for match in _HARMFUL.finditer(content):
            what, mend = _named(match[0])
            if what not in seen:
                self._report.add(Severity.ERROR, line, column + match.start() + 1, what, mend)
            seen.add(what)

    def next_match(
        self, pattern: re.Pattern[bytes], offset: int, line: int, after: int, limit: int
    ) -> tuple[int, int] | None:
        """Offset and number of the first line that matches, beyond line `after` but within `limit` bytes of it.

        Lines count from 0; the search begins at a line and its offset.
        """
        self._stream.seek(offset)
        whole = True
        while limit > 0 and (raw := self._stream.readline(_PIECE)):
            if line > after:
                if whole and pattern.match(raw):
                    return offset, line
                limit -= len(raw)
            offset += len(raw)
            whole = raw.endswith(b"\n")
            line += whole
        return None


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
    """A source from an offset on, for a parser that asks for more when it needs more.

    `allow` is called at every question; asking for `limit` bytes without one raises Excess, so nothing the parser
    holds in one piece is larger.
    """

    def __init__(self, source: Source, offset: int, line: int, limit: int) -> None:
        self._source = source
        self._offset = offset
        self._line = line
        self._column = 0
        self._limit = limit
        self._left = limit

    def allow(self) -> None:
        """Start counting afresh."""
        self._left = self._limit

    def read(self, size: int) -> bytes:  # noqa: ARG002
        """The next bytes; empty at the end. `size` is only what the parser would like.

        Raises Excess when `limit` bytes have been read since the last question.
        """
        raw = self._source.piece(self._offset)
        self._offset += len(raw)
        self._left -= len(raw)
        if self._left < 0:
            raise Excess(f"more than {self._limit:,} bytes without a new question", "split it up")
        clean = self._source.clean(raw, self._line, self._column)
        self._line += raw.count(b"\n")
        ends_line = raw.endswith(b"\n")
        self._column = 0 if ends_line else self._column + len(raw.decode("utf-8", "surrogateescape"))
        return clean
