"""A text line typed below a page: edited, completed, taken from what was pasted, with the earlier ones at hand.

It is loaded when the first line is typed. A frame is drawn when no further key waits, so that a burst of them
costs one; the page above is laid out once, as it does not change while a line is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from interview_grill.session.requests import Request, checked_line
from interview_grill.terminal.footer import keys_line
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.line_editor import LineBuffer
from interview_grill.terminal.question_text import card_lines, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.algebra.completion import Completion
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.frames import Frames
    from interview_grill.terminal.look import Look
    from interview_grill.terminal.styled import Text

_LEAST_ROOM = 16  # cells that a typed line needs beside its prompt
_LEAST_UNDER, _MOST_UNDER = 4, 8  # rows kept free under a line for how it is read
_LOW = 10  # rows of a window that has none to spare for that
_TAB = Key("tab")


class Aid(Protocol):
    """What helps with a line of mathematics while it is typed."""

    @property
    def shows(self) -> bool:
        """Whether there is something to show under a line."""
        ...

    def prepare(self) -> None:
        """Do what takes a moment now that the page is drawn and no key waits."""
        ...

    def lines(self, text: str, cursor: int, look: Look, rows: int) -> list[Text]:
        """What to show under a text, in at most `rows` rows, which are 2 or more."""
        ...

    def complete(self, text: str, cursor: int) -> Completion:
        """What Tab makes of a text."""
        ...


class Entry:
    """The lines typed for one card. With `apart`, of several lines pasted each is a line of its own, and the
    last waits for Enter; else they are one line.
    """

    def __init__(self, frames: Frames, showing: Showing, *, apart: bool = False) -> None:
        self._frames = frames
        self._showing = showing
        self._apart = apart
        self._pasted: list[str] = []
        self._earlier: tuple[str, ...] = ()

    def line(
        self, lines: Callable[[], list[str]], prompt: str, keys: tuple[str, ...], aid: Aid | None = None
    ) -> str | Request:
        """A line typed in the footer under `lines`; END at the end of input.

        `lines` is called again for a new width. END comes on an empty line, or twice in a row: one Ctrl-D does not
        throw away what was typed.
        """
        waiting = self._pasted.pop(0) if self._pasted else ""
        if self._pasted:
            return self._kept(waiting)
        buffer = LineBuffer(waiting, len(waiting), above=self._earlier)
        page = _Page(self._frames, lines, prompt, keys, self._showing, aid)
        offered: tuple[str, ...] = ()
        unprepared = aid
        ending = False  # as terminals have it, a line that is not empty is ended by two ends of input
        while True:
            if not self._frames.screen.keyboard.is_pending():
                page.draw(buffer, offered)
                if unprepared is not None:
                    unprepared.prepare()
                    unprepared = None
            key = self._frames.key()
            if key is None:
                continue
            if key == ENTER:
                return self._kept(buffer.text)
            if key.name == "end-of-input" and (ending or not buffer.text):
                return Request.END
            ending = key.name == "end-of-input"
            offered = ()
            if key == _TAB and aid is not None:
                buffer, offered = _completed(buffer, aid)
                continue
            first, *rest = key.text.split("\n") if self._apart and key.name == "paste" else (key.text,)
            buffer = buffer.press(key._replace(text=first.replace("\n", " ")))
            if rest:
                self._pasted = rest
                return self._kept(buffer.text)

    def _kept(self, line: str) -> str:
        """The line, which Up brings back if it is an answer."""
        if isinstance(checked_line(line), str) and line not in self._earlier[-1:]:
            self._earlier = (*self._earlier, line)
        return line


def _completed(buffer: LineBuffer, aid: Aid) -> tuple[LineBuffer, tuple[str, ...]]:
    """The line after Tab, and what it could still become."""
    text, cursor, candidates = aid.complete(buffer.text, buffer.cursor)
    return buffer.written(text, cursor), candidates


class _Page:
    """What stands around a typed line, as long as that is typed."""

    def __init__(
        self,
        frames: Frames,
        lines: Callable[[], list[str]],
        prompt: str,
        keys: tuple[str, ...],
        showing: Showing,
        aid: Aid | None,
    ) -> None:
        self._frames = frames
        self._lines = lines
        self._prompt = prompt
        self._keys = keys
        self._showing = showing
        self._aid = aid
        self._width = 0
        self._body: list[str] = []

    def draw(self, buffer: LineBuffer, offered: tuple[str, ...]) -> None:
        """One frame with the line as it is now."""
        screen, look = self._frames.screen, self._frames.look
        if screen.width != self._width:
            self._width = screen.width
            self._body = [*self._frames.notice_lines(), *self._lines()]
        above, lead = self._prompt_parts(look)
        shown, cell = buffer.window(screen.width - len(lead) - 1, lambda one: words(one, look) or "?")
        rest = self._frames.footer(self._keys, self._showing)
        if offered:
            listed = keys_line(tuple(words(each, look) for each in offered), look)
            rows = len(keys_line(self._keys, look))
            rest[-rows:] = [*listed, *[""] * rows][:rows]
        under = self._under(buffer, look, len(above) + 1 + len(rest))
        footer = [*above, lead + shown, *under, *rest]
        screen.draw(self._body, footer, cursor=(len(above), len(lead) + cell))

    def _under(self, buffer: LineBuffer, look: Look, rest: int) -> list[str]:
        """What the aid shows under the line, in rows that stay as many as long as that is typed: those that are free
        beside the page and the `rest` of the footer, and in a window that is not low a few at the cost of the page.
        """
        screen = self._frames.screen
        least = min(_LEAST_UNDER, (screen.rows - _LOW) // 2)
        rows = min(_MOST_UNDER, max(least, screen.rows - rest - len(self._body)))
        if self._aid is None or not self._aid.shows or rows < 2:
            return []
        lines = look.paint(self._aid.lines(buffer.text, buffer.cursor, look, rows))
        return [*lines, *[""] * rows][:rows]

    def _prompt_parts(self, look: Look) -> tuple[list[str], str]:
        """Lines above a typed line, and what stands before it: a narrow window has the prompt on lines of its own."""
        if len(self._prompt) + _LEAST_ROOM <= look.width:
            return [], self._prompt
        return look.paint(card_lines(self._prompt, look)), "> "
