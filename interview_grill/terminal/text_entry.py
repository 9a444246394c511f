"""An answer in one's own words typed below a page, over as many lines as it takes: typed, pasted or dictated.

Enter begins a new line; an empty one ends the answer, and so does Ctrl-D. A line that is a command alone is one. It is
loaded when the first answer is typed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.session.requests import Request, command_of
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.line_editor import MOST_CHARACTERS, LineBuffer
from interview_grill.terminal.question_text import words
from interview_grill.typeset.graphemes import boundaries
from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.session.tries import Showing
    from interview_grill.terminal.frames import Frames

_TYPING = ("Enter new line", "empty line or Ctrl-D done")
_COMMANDS, _COMMANDS_ALONE = ":u :b :s :e :f :q :? commands", ":f :q :? commands"
_LEAD, _FURTHER = "> ", "  "
_NEW_LINE = Key("paste", "\n")
_WITHIN_A_LINE = ("home", "end", "kill-left", "kill-right")
_SHARE = 3  # the text takes at most the third part of the window


class Row(NamedTuple):
    """A row on the screen: `text[start:end]`."""

    start: int
    end: int


class TextEntry:
    """The answer being typed for one card; after a command that was served at once it goes on where it stood."""

    def __init__(self, frames: Frames, showing: Showing) -> None:
        self._frames = frames
        self._showing = showing
        self._buffer = LineBuffer()

    def text(self, lines: Callable[[], list[str]], commands: str = "") -> str | Request:
        """The answer, without space around it, or what was asked for instead; END at the end of input.

        `lines` is the page above, made anew for each frame; `commands` are those that mean something there, if not all.
        """
        usual = _COMMANDS_ALONE if self._showing.alone else _COMMANDS
        keys = (*_TYPING, commands or usual)
        while True:
            if not self._frames.screen.keyboard.is_pending():
                self._draw(lines(), keys)
            key = self._frames.key()
            if key is None:
                continue
            if key.name == "end-of-input":
                return self._buffer.text.strip() or Request.END
            if key != ENTER:
                self._buffer = pressed(self._buffer, key, self._width)
                continue
            start, end = line_at(self._buffer)
            typed = self._buffer.text
            request = command_of(typed[start:end])
            if request is not None:
                kept = typed[:start].removesuffix("\n") + typed[end:]
                self._buffer = LineBuffer(kept, len(kept))
                return request
            if (not typed[start:end].strip() and end == len(typed)) or len(typed) >= MOST_CHARACTERS:
                return typed.strip()
            self._buffer = self._buffer.press(_NEW_LINE)

    @property
    def _width(self) -> int:
        return self._frames.screen.width - len(_LEAD) - 1

    def _draw(self, page: list[str], keys: tuple[str, ...]) -> None:
        look, screen = self._frames.look, self._frames.screen
        rows = rows_of(self._buffer.text, self._width)
        at = row_of(rows, self._buffer.cursor)
        most = max(1, screen.rows // _SHARE)
        first = max(0, at - most + 1)
        shown = [
            (_FURTHER if number else _LEAD) + words(self._buffer.text[row.start : row.end], look)
            for number, row in enumerate(rows)
        ][first : first + most]
        cell = columns(words(self._buffer.text[rows[at].start : self._buffer.cursor], look))
        footer = [*shown, *self._frames.footer(keys, self._showing)]
        body = [*self._frames.notice_lines(), *page]
        screen.draw(body, footer, cursor=(at - first, len(_LEAD) + cell))


def pressed(buffer: LineBuffer, key: Key, width: int) -> LineBuffer:
    """The text after a key: Up and Down go from row to row, Home and End stay within a line."""
    if key.name in ("up", "down"):
        return _moved(buffer, -1 if key.name == "up" else 1, width)
    if key.name not in _WITHIN_A_LINE:
        return buffer.press(key)
    start, end = line_at(buffer)
    line = LineBuffer(buffer.text[start:end], buffer.cursor - start).press(key)
    return LineBuffer(buffer.text[:start] + line.text + buffer.text[end:], start + line.cursor)


def line_at(buffer: LineBuffer) -> tuple[int, int]:
    """Where the line that the cursor is in begins and ends."""
    start = buffer.text.rfind("\n", 0, buffer.cursor) + 1
    end = buffer.text.find("\n", buffer.cursor)
    return start, len(buffer.text) if end < 0 else end


def rows_of(text: str, width: int) -> list[Row]:
    """The rows of a text in so many cells, at least 2: broken behind spaces, a longer word anywhere. At least one."""
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        rows += _rows_of_line(text, start, end, max(2, width))
        start = end + 1
    return rows


def _rows_of_line(text: str, start: int, end: int, width: int) -> list[Row]:
    rows: list[Row] = []
    used, space = 0, start
    for before, after in pairwise(boundaries(text[start:end])):
        character = text[start + before : start + after]
        cells = columns(character)
        while used and used + cells > width:
            first = rows[-1].end if rows else start
            cut = space if space > first else start + before
            rows.append(Row(first, cut))
            used = columns(text[cut : start + before])
        used += cells
        if character == " ":
            space = start + after
    return [*rows, Row(rows[-1].end if rows else start, end)]


def row_of(rows: list[Row], cursor: int) -> int:
    """Which row the cursor stands in: of two that meet there, the later one."""
    return max(number for number, row in enumerate(rows) if row.start <= cursor)


def _moved(buffer: LineBuffer, step: int, width: int) -> LineBuffer:
    rows = rows_of(buffer.text, width)
    at = row_of(rows, buffer.cursor)
    target = at + step
    if not 0 <= target < len(rows):
        return buffer
    cell = columns(buffer.text[rows[at].start : buffer.cursor])
    row = rows[target]
    last = row.end - (target + 1 < len(rows) and rows[target + 1].start == row.end)
    places = [row.start + place for place in boundaries(buffer.text[row.start : max(row.start, last)])]
    near = max(place for place in places if columns(buffer.text[row.start : place]) <= cell)
    return buffer.written(buffer.text, near)
