"""Where the formulas and the code of foreign Markdown are, and how a card writes them: `$…$` and `$$…$$` alone.

Read are dollars after the rules of Pandoc, `\\(…\\)`, `\\[…\\]`, ``$`…`$``, and environments such as `align`. A
dollar that belongs to no formula is escaped, so that what comes out always has its dollars in pairs.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Nature(Enum):
    """What a piece of text is."""

    WORDS = "words"
    CODE = "code"
    IN_LINE = "formula"
    DISPLAYED = "displayed formula"


_DOLLARS = {Nature.IN_LINE: "$", Nature.DISPLAYED: "$$"}


class Piece(NamedTuple):
    """A run of one nature; of code and formulas the inside alone."""

    nature: Nature
    text: str

    def written(self) -> str:
        """As a card writes it."""
        mark = _DOLLARS.get(self.nature, "")
        return f"{mark}{self.text}{mark}"


_START = re.compile(r"[\\$`]")
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|aligned|gather|gathered|multline|eqnarray|cases)\*?)\}"
)
_INNER = {"align": "aligned", "gather": "gathered", "eqnarray": "aligned", "multline": "gathered"}
_BARE = frozenset(("equation",))
_RUN = re.compile("`+")
_MATHEMATICAL = re.compile(r"[\\^_=<>+]|^[^\W\d_]$")
_LOOSE = re.compile(r"[\\^_={}]")  # what makes `$ x_1 $` a formula in spite of its spaces
_BLANK_LINES = re.compile(r"\n(?:[ ]*\n)+")
# A dollar, with backticks beside it, which would run together; or what a backslash has taken with it.
_DOLLAR = re.compile(r"(\\.)|`*\$`*", re.DOTALL)
_FENCED_MATHEMATICS = re.compile(r"(?:math|latex|tex|katex)\s*\n(.*)", re.DOTALL | re.IGNORECASE)


def pieces_of(text: str) -> list[Piece]:
    """The words, code and formulas of a text in order, in time linear in its length.

    Written one after another they are the text with its formulas between dollars and every other dollar
    escaped.
    """
    return list(_Scan(text).pieces())


def rejoined(text: str) -> str:
    """A text that was cut short, with its dollars in pairs again."""
    return "".join(piece.written() for piece in pieces_of(text))


class _Scan:
    """One text being read. A mark of which no further one follows is never looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._missing: set[str] = set()

    def pieces(self) -> Iterator[Piece]:
        start = 0
        while (match := _START.search(self._text, self._at)) is not None:
            at = match.start()
            found = self._piece(at)
            if found is None:
                continue
            if start < at:
                yield Piece(Nature.WORDS, self._text[start:at])
            yield found
            start = self._at
            if found.nature is Nature.IN_LINE and self._text[start : start + 1].isdigit():
                yield Piece(Nature.WORDS, " ")  # a dollar before a digit would not close the formula
        if start < len(self._text):
            yield Piece(Nature.WORDS, self._text[start:])

    def _piece(self, at: int) -> Piece | None:
        """The piece that opens at a mark, the scan then standing behind it; else behind what is no mark."""
        mark = self._text[at]
        if mark == "`":
            return self._code(at)
        return self._dollar(at) if mark == "$" else self._backslash(at)

    def _find(self, mark: str, start: int) -> int:
        if mark in self._missing:
            return -1
        found = self._text.find(mark, start)
        if found < 0:
            self._missing.add(mark)
        return found

    def _code(self, at: int) -> Piece | None:
        run = _RUN.match(self._text, at)
        assert run is not None
        mark, start = run[0], run.end()
        self._at = start
        if mark in self._missing:
            return None
        close = re.compile(f"(?<!`){mark}(?!`)").search(self._text, start)
        if close is None:
            self._missing.add(mark)
            return None
        self._at = close.end()
        inside = self._text[start : close.start()]
        if len(mark) >= 3 and (mathematics := _FENCED_MATHEMATICS.fullmatch(inside)):
            return _formula(mathematics[1], Nature.DISPLAYED)
        return Piece(Nature.CODE, f"{mark}{inside}{mark}")

    def _backslash(self, at: int) -> Piece | None:
        text = self._text
        self._at = at + 2
        following = text[at + 1 : at + 2]
        if following == "(":
            return self._closed(at + 2, "\\)", Nature.IN_LINE)
        if following == "[":
            close = self._find("\\]", at + 2)
            if close < 0 or not (self._alone(at, close) or _MATHEMATICAL.search(text[at + 2 : close])):
                return None
            return self._closed(at + 2, "\\]", Nature.DISPLAYED)
        if following == "b" and (match := _ENVIRONMENT.match(text, at)):
            return self._environment(match)
        return None

    def _closed(self, start: int, mark: str, nature: Nature) -> Piece | None:
        close = self._unescaped(mark, start) if nature is Nature.DISPLAYED else self._find(mark, start)
        inside = self._text[start:close] if close >= 0 else ""
        if not inside.strip() or (nature is Nature.IN_LINE and not _fits_line(inside)):
            return None
        self._at = close + len(mark)
        return _formula(inside, nature)

    def _alone(self, at: int, close: int) -> bool:
        """Whether nothing but white space, a quotation or a list mark stands beside a displayed formula."""
        before = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        after = self._text[close + 2 : close + 6].split("\n")[0]
        return not before.strip(" >-*") and not after.strip(" .,;")

    def _environment(self, match: re.Match[str]) -> Piece | None:
        name = match[1]
        close = self._find(f"\\end{{{name}}}", match.end())
        if close < 0:
            self._at = match.end()
            return None
        self._at = close + len(f"\\end{{{name}}}")
        inside, bare = self._text[match.end() : close], name.rstrip("*")
        if bare not in _BARE:
            inner = _INNER.get(bare, bare)
            inside = f"\\begin{{{inner}}}{inside}\\end{{{inner}}}"
        return _formula(inside, Nature.DISPLAYED)

    def _dollar(self, at: int) -> Piece | None:
        text = self._text
        if text.startswith("$`", at) and (close := self._find("`$", at + 2)) > 0:
            inside = text[at + 2 : close]
            if "`" not in inside:
                self._at = close + 2
                return _formula(inside, Nature.IN_LINE)
        if text.startswith("$$", at):
            found = self._closed(at + 2, "$$", Nature.DISPLAYED)
            if found is None:
                self._at = at + 2
                return Piece(Nature.WORDS, "\\$\\$")
            return found
        self._at = at + 1
        close = self._closing(at + 1)
        inside = text[at + 1 : close] if close > 0 else ""
        tight = inside and not inside[0].isspace() and not inside[-1].isspace()
        if inside.strip() and (tight or _LOOSE.search(inside)) and not text[close + 1 : close + 2].isdigit():
            self._at = close + 1
            return _formula(inside, Nature.IN_LINE)
        return Piece(Nature.WORDS, "\\$")

    def _closing(self, start: int) -> int:
        """The next dollar of the paragraph that is not escaped, or -1."""
        close = self._unescaped("$", start)
        return close if close > 0 and _fits_line(self._text[start:close]) else -1

    def _unescaped(self, mark: str, start: int) -> int:
        """Where a mark stands next whose first character is not escaped, or -1."""
        close = self._find(mark, start)
        while close > start and _is_escaped(self._text, close, start):
            close = self._text.find(mark, close + 1)
        return close


def _fits_line(inside: str) -> bool:
    """Whether a formula in a line stays within its paragraph."""
    return len(inside) <= 2000 and "\n\n" not in inside


def _is_escaped(text: str, at: int, start: int) -> bool:
    """Whether an odd number of backslashes stands before a place, from `start` on."""
    first = at
    while first > start and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _formula(latex: str, nature: Nature) -> Piece:
    """A formula as a card may hold it: no blank line, no dollar inside."""
    inside = _BLANK_LINES.sub("\n", _DOLLAR.sub(r"\1", latex)).strip()
    while _is_escaped(inside, len(inside), 0):  # the dollar that closes the formula would be
        inside = inside[:-1].rstrip()
    if nature is Nature.IN_LINE:
        inside = " ".join(inside.split())
    return Piece(nature, inside) if inside else Piece(Nature.WORDS, " ")
