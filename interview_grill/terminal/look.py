"""How things look here: width, characters, colours. Rich does the colours; nothing is ever parsed as markup.

Markup, emoji names and highlighting are off because card text comes from strangers: `[red]` in it is four
letters in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from interview_grill.terminal.plain import visible
from interview_grill.typeset import Charset

if TYPE_CHECKING:
    from collections.abc import Iterable

# Colours of the terminal's own palette, so that light and dark backgrounds both keep their contrast.
_COMMON = {
    "ask": "bold",
    "heading": "bold",
    "strong": "bold",
    "emphasis": "italic",
    "faint": "dim",
    "code": "none",
    "good": "green",
    "bad": "bold red",
    "cursor": "bold",
    "must": "bold",
}
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
        self.plain = plain
        self.console = Console(
            file=out,
            width=width,
            markup=False,
            emoji=False,
            highlight=False,
            safe_box=ascii_only,
            no_color=True if plain else None,
            color_system=None if plain else "auto",
            theme=Theme(_THEMES[theme]),
        )

    @property
    def ascii_only(self) -> bool:
        """Whether only ASCII may be printed."""
        return self.charset is Charset.ASCII

    def paint(self, lines: Iterable[Text]) -> list[str]:
        """Each line as a string with the colour codes of this terminal, or without any.

        Lines are neither wrapped nor cut: whoever makes them fits them to the width.
        """
        if self.plain:
            return [visible(line.plain) for line in lines]
        with self.console.capture() as captured:
            for line in lines:
                self.console.print(line, no_wrap=True, crop=False, overflow="ignore", soft_wrap=True)
        return captured.get().splitlines()

    def symbol(self, unicode: str, plain: str) -> str:
        """The first, or where only ASCII may be printed the second."""
        return plain if self.ascii_only else unicode
