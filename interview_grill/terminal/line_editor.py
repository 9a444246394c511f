"""A text line being typed, as a value: keys go in, the next line comes out. It holds at most 4000 characters,
so that what is pasted by mistake fills no log.

The cursor stands between characters as a person counts them (`typeset.graphemes`). Keys mean what they do in
Emacs and readline. Up and Down go through earlier lines; what is changed in one is kept until Enter.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.typeset.graphemes import after, before, boundaries, graphemes, settled
from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.terminal.keys import Key

MOST_CHARACTERS = 4000
_LEAST_WINDOW = 8  # cells


@dataclass(frozen=True, slots=True)
class LineBuffer:
    """`text` with a cursor before its character number `cursor`, from 0 to its length.

    `above` are the earlier lines that Up leads to, the nearest last; `below` those that Down leads to, the
    nearest first.
    """

    text: str = ""
    cursor: int = 0
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def press(self, key: Key) -> LineBuffer:
        """The line after a key; keys that mean nothing here leave it as it is.

        Characters beyond the most that a line may hold are dropped, of a paste its end.
        """
        text, at = self.text, self.cursor
        match key.name:
            case "text" | "paste":
                room = key.text[: max(0, MOST_CHARACTERS - len(text))]
                return self.written(text[:at] + room + text[at:], at + len(room))
            case "backspace":
                return self._without(before(text, at), at)
            case "delete":
                return self._without(at, after(text, at))
            case "kill-left":
                return self._without(0, at)
            case "kill-right":
                return self._without(at, len(text))
            case "kill-word":
                return self._without(_back_to_space(text, at), at)
            case "kill-word-left":
                return self._without(_word_left(text, at), at)
            case "kill-word-right":
                return self._without(at, _word_right(text, at))
            case "up" if self.above:
                *above, line = self.above
                return LineBuffer(line, len(line), tuple(above), (text, *self.below))
            case "down" if self.below:
                line, *below = self.below
                return LineBuffer(line, len(line), (*self.above, text), tuple(below))
        return replace(self, cursor=_moved(text, at, key.name))

    def written(self, text: str, cursor: int) -> LineBuffer:
        """Another text in place of this one; a cursor within a character stands after it."""
        return replace(self, text=text, cursor=settled(text, cursor))

    def window(self, width: int, show: Callable[[str], str] = str) -> tuple[str, int]:
        """What is in sight of a line too long for `width` cells, and the cursor's cell in it, which is less
        than `width`.

        It moves by half a window. A side on which there is more ends in `<` or `>`, and a character that an edge
        would cut is left blank. `show` is how a character is written where it cannot be as it is. In fewer than
        eight cells nothing is shown.
        """
        if width < _LEAST_WINDOW:
            return "", 0
        drawn = [_cells(show(character)) for character in graphemes(self.text)]
        cells = [cell for character in drawn for cell in character]
        at = sum(map(len, drawn[: bisect_left(boundaries(self.text), self.cursor)]))
        if len(cells) < width:
            return "".join(cells), at
        step = width // 2
        start = step * max(0, -((width - 3 - at) // step))
        end = start + width
        if start:
            _blank(cells, start)
            cells[start] = "<"
        if len(cells) > end:
            _blank(cells, end - 1)
            cells[end - 1] = ">"
        return "".join(cells[start:end]), at - start

    def _without(self, start: int, end: int) -> LineBuffer:
        return self.written(self.text[:start] + self.text[end:], start)


def _cells(character: str) -> list[str]:
    """For each of the cells that a character takes what is written there: itself, then nothing.

    A mark without a letter is put on a dotted circle.
    """
    width = columns(character)
    return [character if width else f"\u25cc{character}", *[""] * (width - 1)]


def _blank(cells: list[str], at: int) -> None:
    """Put spaces in place of the character that takes this cell."""
    first, last = at, at + 1
    while not cells[first]:
        first -= 1
    while last < len(cells) and not cells[last]:
        last += 1
    cells[first:last] = " " * (last - first)


def _moved(text: str, at: int, key: str) -> int:
    match key:
        case "left":
            return before(text, at)
        case "right":
            return after(text, at)
        case "word-left":
            return _word_left(text, at)
        case "word-right":
            return _word_right(text, at)
        case "home":
            return 0
        case "end":
            return len(text)
    return at


def _is_of_word(text: str, at: int) -> bool:
    return text[at].isalnum() or text[at] == "_"


def _word_left(text: str, at: int) -> int:
    """Where the word begins that ends at or before a place; one is of letters, digits and underscores."""
    while at and not _is_of_word(text, before(text, at)):
        at = before(text, at)
    while at and _is_of_word(text, before(text, at)):
        at = before(text, at)
    return at


def _word_right(text: str, at: int) -> int:
    while at < len(text) and not _is_of_word(text, at):
        at = after(text, at)
    while at < len(text) and _is_of_word(text, at):
        at = after(text, at)
    return at


def _back_to_space(text: str, at: int) -> int:
    kept = text[:at].rstrip(" ")
    return kept.rfind(" ") + 1
