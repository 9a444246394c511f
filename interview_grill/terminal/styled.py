"""A line of words in several styles, before it is known how this terminal paints them.

Styles are names (`heading`, `good`, …) that `interview_grill.terminal.look` gives colours; an empty one is none.
"""

from __future__ import annotations

from typing import NamedTuple

from interview_grill.typeset.width import columns, fitting


class Part(NamedTuple):
    """Words in one style."""

    words: str
    style: str


class Text:
    """A line as its parts from left to right. Nothing in the words is markup; appending changes the line itself."""

    __slots__ = ("parts",)

    def __init__(self, words: str = "", style: str = "") -> None:
        self.parts = [Part(words, style)] if words else []

    @property
    def plain(self) -> str:
        """The words without their styles."""
        return "".join(part.words for part in self.parts)

    @property
    def style(self) -> str:
        """The style that the line begins with."""
        return self.parts[0].style if self.parts else ""

    @property
    def cell_len(self) -> int:
        """The columns that the line takes."""
        return sum(columns(part.words) for part in self.parts)

    def append(self, words: str, style: str = "") -> Text:
        """Words at the end, and the line itself, to go on with. What is before keeps its style."""
        if self.parts and self.parts[-1].style == style:
            self.parts[-1] = Part(self.parts[-1].words + words, style)
        elif words:
            self.parts.append(Part(words, style))
        return self

    def append_text(self, other: Text) -> Text:
        """Another line at the end, in its own styles."""
        for part in other.parts:
            self.append(*part)
        return self

    def copy(self) -> Text:
        """A line of the same parts that changes by itself."""
        return Text().append_text(self)

    def cut(self, width: int, ellipsis: str = "") -> None:
        """Cut what is wider than `width` columns, and put `ellipsis`, one column or none, where it was cut."""
        if self.cell_len <= width:
            return
        room = width - columns(ellipsis)
        kept = Text()
        for words, style in self.parts:
            within = words[: fitting(words, room)]
            kept.append(within, style)
            room -= columns(within)
            if within != words:
                break
        self.parts = kept.append(ellipsis, kept.parts[-1].style if kept.parts else "").parts

    def rstrip(self) -> None:
        """Take the spaces off the end."""
        while self.parts:
            words, style = self.parts.pop()
            if words.rstrip():
                self.parts.append(Part(words.rstrip(), style))
                return
