"""How things look here: width, characters, colours. Nothing is ever parsed as markup.

Card text comes from strangers: `[red]` in it is four letters in brackets, and control characters are shown.
Colours are codes of ECMA-48, section 8.3.117 (SGR), for the terminal's own palette.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from interview_grill.terminal.plain import visible
from interview_grill.typeset.charset import Charset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.terminal.styled import Part, Text

_BOLD, _DIM, _ITALIC = "1", "2", "3"
_WEIGHTS = {
    "ask": _BOLD,
    "heading": _BOLD,
    "strong": _BOLD,
    "emphasis": _ITALIC,
    "faint": _DIM,
    "bad": _BOLD,
    "cursor": _BOLD,
    "must": _BOLD,
    "key": _BOLD,
    **dict.fromkeys(("", "code", "good", "math", "notice", "bar"), ""),
}
_RED, _GREEN, _YELLOW, _BLUE, _MAGENTA, _CYAN, _BRIGHT_CYAN = "31", "32", "33", "34", "35", "36", "96"
# The terminal's own palette, so that light and dark backgrounds both keep their contrast.
_COLOURS = {
    "light": {"good": _GREEN, "bad": _RED, "math": _BLUE, "key": _BLUE, "notice": _MAGENTA, "bar": _BLUE},
    "dark": {
        "good": _GREEN,
        "bad": _RED,
        "math": _BRIGHT_CYAN,
        "key": _BRIGHT_CYAN,
        "notice": _YELLOW,
        "bar": _CYAN,
    },
    "auto": {"good": _GREEN, "bad": _RED, "math": _CYAN, "key": _CYAN, "notice": _MAGENTA, "bar": _CYAN},
    "mono": {},
}


class Look:
    """Lays out and paints lines for one width in cells. `out` decides whether there is colour (NO_COLOR is
    heeded).

    `plain` means no escape codes at all, as for a pipe. Raises KeyError for a `theme` that is none of light,
    dark, auto and mono; settings allow only these.
    """

    def __init__(
        self,
        *,
        width: int,
        ascii_only: bool = False,
        theme: str = "auto",
        out: TextIO | None = None,
        plain: bool = False,
    ) -> None:
        self.width = width
        self.charset = Charset.ASCII if ascii_only else Charset.UNICODE
        self.plain = plain or not _obeys_codes(out or sys.stdout)
        self._colours = {} if os.environ.get("NO_COLOR") else _COLOURS[theme]

    @property
    def ascii_only(self) -> bool:
        """Whether only ASCII may be printed."""
        return self.charset is Charset.ASCII

    def paint(self, lines: Iterable[Text]) -> list[str]:
        """Each line as a string with the colour codes of this terminal, or without any.

        Lines are neither wrapped nor cut: whoever makes them fits them to the width.
        """
        return ["".join(map(self._painted, line.parts)) for line in lines]

    def _painted(self, part: Part) -> str:
        words = visible(part.words)
        codes = (_WEIGHTS[part.style], self._colours.get(part.style, ""))
        code = ";".join(filter(None, codes))
        return words if self.plain or not code else f"\x1b[{code}m{words}\x1b[0m"

    def symbol(self, unicode: str, plain: str) -> str:
        """The first, or where only ASCII may be printed the second."""
        return plain if self.ascii_only else unicode


def _obeys_codes(out: TextIO) -> bool:
    return out.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
