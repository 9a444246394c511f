"""A text line being typed, as a value: keys go in, the next line comes out. It holds at most 4000 characters,
so that what is pasted by mistake fills no log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from interview_grill.terminal.keys import Key

MOST_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class LineBuffer:
    """`text` with a cursor before its character number `cursor`, from 0 to its length."""

    text: str = ""
    cursor: int = 0

    def press(self, key: Key) -> LineBuffer:
        """The line after a key; keys that mean nothing here leave it as it is.

        Characters beyond the most that a line may hold are dropped, of a paste its end. Kill-word takes
        spaces before the cursor, then back to a space.
        """
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        match key.name:
            case "text" | "paste":
                room = key.text[: max(0, MOST_CHARACTERS - len(self.text))]
                return LineBuffer(before + room + after, self.cursor + len(room))
            case "backspace" if before:
                return LineBuffer(before[:-1] + after, self.cursor - 1)
            case "delete":
                return replace(self, text=before + after[1:])
            case "left":
                return replace(self, cursor=max(0, self.cursor - 1))
            case "right":
                return replace(self, cursor=min(len(self.text), self.cursor + 1))
            case "home":
                return replace(self, cursor=0)
            case "end":
                return replace(self, cursor=len(self.text))
            case "kill-left":
                return LineBuffer(after, 0)
            case "kill-right":
                return LineBuffer(before, self.cursor)
            case "kill-word":
                kept = before.rstrip()
                kept = kept[: len(kept) - len(kept.split(" ")[-1])] if kept else ""
                return LineBuffer(kept + after, len(kept))
        return self

    def window(self, width: int) -> tuple[str, int]:
        """What fits in `width` cells around the cursor, and the cursor's cell in it, which is less than
        `width`.

        As much as possible stands before the cursor; wide characters count two cells and are never cut in
        half.
        """
        start = self.cursor
        before = 0
        while start and (wider := before + columns(self.text[start - 1])) < width:
            start, before = start - 1, wider
        end, used = self.cursor, before
        while end < len(self.text) and (wider := used + columns(self.text[end])) <= width:
            end, used = end + 1, wider
        return self.text[start:end], before
