"""How things look here: width, characters, colours. Rich does the colours; nothing is ever parsed as markup.

Card text comes from strangers: `[red]` in it is four letters in brackets, and control characters are shown.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, TextIO

from interview_grill.terminal.plain import visible
from interview_grill.typeset.charset import Charset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style

    from interview_grill.terminal.styled import Part, Text

# Colours of the terminal's own palette, so that light and dark backgrounds both keep their contrast.
_COMMON = {
    "ask": "bold",
    "heading": "bold",
    "strong": "bold",
    "emphasis": "italic",
    "faint": "dim",
    "good": "green",
    "bad": "bold red",
    "cursor": "bold",
    "must": "bold",
}
_PLAIN = frozenset({"", "code"})
_THEMES = {
    "light": {**_COMMON, "math": "blue", "key": "bold blue", "notice": "magenta", "bar": "blue"},
    "dark": {**_COMMON, "math": "bright_cyan", "key": "bold bright_cyan", "notice": "yellow", "bar": "cyan"},
    "auto": {**_COMMON, "math": "cyan", "key": "bold cyan", "notice": "magenta", "bar": "cyan"},
    "mono": {
        **_COMMON,
        "good": "none",
        "bad": "bold",
        "math": "none",
        "key": "bold",
        "notice": "none",
        "bar": "none",
    },
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
        self._theme = _THEMES[theme]
        self._colourless = bool(os.environ.get("NO_COLOR"))

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
        if self.plain or part.style in _PLAIN:
            return words
        from rich.color import ColorSystem

        style = _style(self._theme[part.style], self._colourless)
        return style.render(words, color_system=ColorSystem.STANDARD)

    def symbol(self, unicode: str, plain: str) -> str:
        """The first, or where only ASCII may be printed the second."""
        return plain if self.ascii_only else unicode


def _obeys_codes(out: TextIO) -> bool:
    return out.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


@cache
def _style(definition: str, colourless: bool) -> Style:
    from rich.style import Style  # a plain line needs no colours, and Rich takes a third of a start to load

    style = Style.parse(definition)
    return style.without_color if colourless else style
