"""The whole window during a session: a body that can be scrolled, and below it, always in sight, bar and
keys.

The alternate screen (`?1049`) leaves what stood in the window before untouched, and bracketed paste (`?2004`)
tells what is pasted from what is typed: private modes of xterm, "XTerm Control Sequences". Each frame is
written whole and at once, so that nothing depends on what the terminal shows already.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from interview_grill.terminal.keys import RESIZED, STOP, Key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_grill.terminal.keyboard import Keyboard

_ENTER = "\x1b[?1049h\x1b[?2004h"
_LEAVE = "\x1b[?2004l\x1b[?1049l"
_LEAST_BODY = 3  # lines of the body that a low window shows, at the expense of the footer's last
_CLEAR = "\x1b[H\x1b[2J"
_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


class Screen:
    """Draws frames of ready-made lines (they may hold colour codes) and reads keys. Use as a context manager.

    `size` gives columns and rows, and is asked at each frame. No line may be wider than `width`: the terminal
    would break it and push the frame up.
    """

    def __init__(
        self, keyboard: Keyboard, size: Callable[[], tuple[int, int]], out: TextIO | None = None
    ) -> None:
        self.keyboard = keyboard
        self._size = size
        self._out = out if out is not None else sys.stdout
        self._offset = 0
        self._overflow = 0
        self._page = 1

    def __enter__(self) -> Screen:
        self._write(_ENTER)
        return self

    def __exit__(self, *_: object) -> None:
        self._write(_SHOW_CURSOR + _LEAVE)

    @property
    def width(self) -> int:
        """Columns to lay text out in: the window's, between 20 and 200."""
        return max(20, min(200, self._size()[0]))

    @property
    def rows(self) -> int:
        """Lines that the window has."""
        return self._size()[1]

    def to_top(self) -> None:
        """Show the next frame from its first line."""
        self._offset = 0

    def to_end(self) -> None:
        """Show the next frame so that its last line is in sight."""
        self._offset = sys.maxsize

    def draw(
        self,
        body: Sequence[str],
        footer: Sequence[str],
        *,
        cursor: tuple[int, int] | None = None,
        keep_in_sight: int | None = None,
    ) -> None:
        """One frame. `cursor` is (line of the footer, cell) where a typed line continues; None hides it. The
        body is scrolled no further than needed to show its line `keep_in_sight` (0-based).

        A body that does not fit gives up a line to say how much is above and below. In a low window three
        lines are the body's, and of the footer the last are left out, though never all.
        """
        rows = self.rows
        footer = footer[: max(1, rows - _LEAST_BODY)]
        height = max(1, rows - len(footer))
        self._page = height if len(body) <= height else height - 1
        self._overflow = len(body) - self._page if len(body) > height else 0
        if keep_in_sight is not None:
            self._offset = min(max(self._offset, keep_in_sight - self._page + 1), keep_in_sight)
        self._offset = min(max(0, self._offset), self._overflow)
        shown = list(body[self._offset : self._offset + self._page])
        if self._overflow:
            shown.append(self._more())
        lines = [*shown, *[""] * (height - len(shown)), *footer]
        text = _CLEAR + _HIDE_CURSOR + "\r\n".join(lines)
        if cursor is not None:
            row = height + cursor[0] + 1
            text += f"\x1b[{row};{cursor[1] + 1}H{_SHOW_CURSOR}"
        self._write(text)

    def scroll(self, key: Key) -> bool:
        """Whether `key` is about the window alone: Page Up, Page Down, a new size, Ctrl-Z and back.

        It has then been dealt with, and the caller draws again. A page scrolled leaves one line in sight.
        """
        page = max(1, self._page - 1)
        if key.name == "page-up":
            self._offset = max(0, self._offset - page)
        elif key.name == "page-down":
            self._offset = min(self._overflow, self._offset + page)
        elif key == STOP:
            self._stop()
        else:
            return key in (RESIZED, Key("redraw"))
        return True

    def _stop(self) -> None:
        self._write(_SHOW_CURSOR + _LEAVE)
        self.keyboard.stop()
        self._write(_ENTER)

    def suspend_for(self, action: Callable[[], str]) -> str:
        """Give the terminal to another program while `action` runs; return what it returns. It is taken back
        even if `action` raises.
        """
        self._write(_SHOW_CURSOR + _LEAVE)
        try:
            with self.keyboard.lent():
                return action()
        finally:
            self._write(_ENTER)

    def _more(self) -> str:
        above, below = self._offset, self._overflow - self._offset
        notes = [f"{above} more above (Page Up)"] * bool(above)
        notes += [f"{below} more below (Page Down)"] * bool(below)
        return f"-- {', '.join(notes)} --"[: self.width]

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
