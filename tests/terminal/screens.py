"""A window that a test looks at, with keys that are pressed in it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence

import pyte

from interview_grill.terminal.frames import Frames
from interview_grill.terminal.keys import END_OF_INPUT, ENTER, Key
from interview_grill.terminal.look import Look
from interview_grill.terminal.screen import Screen

_NAMED = {
    "\r": ENTER,
    "\x04": END_OF_INPUT,
    "\t": Key("tab"),
    "\x7f": Key("backspace"),
    "↑": Key("up"),
    "↓": Key("down"),
}


class Pressed:
    """A keyboard on which these keys are pressed one after another; then the input ends. `waits` are the patience
    with which each was awaited. In a `burst` the next key waits already when one is read."""

    def __init__(self, keys: Sequence[Key | None], *, burst: bool = False) -> None:
        self.keys = list(keys)
        self.burst = burst
        self.waits: list[float | None] = []
        self.stopped = 0

    def read(self, timeout: float | None = None) -> Key | None:
        self.waits.append(timeout)
        return self.keys.pop(0) if self.keys else END_OF_INPUT

    def is_pending(self) -> bool:
        return self.burst and bool(self.keys)

    def stop(self) -> None:
        self.stopped += 1

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        yield


def typed(text: str) -> list[Key | None]:
    """The keys of a text: `\\r` is Enter, `↑` an arrow."""
    return [_NAMED.get(character, Key("text", character)) for character in text]


class Window:
    """Frames on a terminal emulator; `frames_drawn` are the frames as a person saw them."""

    def __init__(
        self,
        keys: Sequence[Key | None] = (),
        *,
        width: int = 80,
        rows: int = 24,
        clock: Iterator[float] | None = None,
        burst: bool = False,
        ascii_only: bool = False,
    ) -> None:
        self.size = (width, rows)
        self.keyboard = Pressed(keys, burst=burst)
        self.out = io.StringIO()
        self.screen = Screen(self.keyboard, lambda: self.size, self.out)  # type: ignore[arg-type]
        self.frames = Frames(
            self.screen,
            lambda columns: Look(width=columns, plain=True, ascii_only=ascii_only),
            None if clock is None else lambda: next(clock),
        )

    @property
    def frames_drawn(self) -> list[str]:
        """Every frame so far, a text each."""
        found = []
        for drawn in self.out.getvalue().split("\x1b[H\x1b[2J")[1:]:
            emulator = pyte.Screen(*self.size)
            pyte.Stream(emulator).feed(drawn)
            found.append("\n".join(row.rstrip() for row in emulator.display))
        return found

    @property
    def last(self) -> str:
        """The frame on the screen."""
        return self.frames_drawn[-1]
