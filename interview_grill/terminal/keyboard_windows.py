"""Keys from a Windows console, behind the interface of `interview_grill.terminal.keyboard`.

The console has no lines of its own to leave and echoes nothing that `getwch` reads, so there is no mode to restore.
Extended keys arrive as two characters, the first of which is U+0000 or U+00E0.
https://learn.microsoft.com/cpp/c-runtime-library/reference/getch-getwch
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Protocol

from interview_grill.terminal.keys import RESIZED, Key, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_POLL = 0.02  # seconds between two looks at the console
_EXTENDED = ("\x00", "\xe0")
_EXTENDED_KEYS = {
    "H": "up",
    "P": "down",
    "M": "right",
    "K": "left",
    "G": "home",
    "O": "end",
    "I": "page-up",
    "Q": "page-down",
    "S": "delete",
    "s": "word-left",
    "t": "word-right",
}
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class Console(Protocol):
    """What is used of the module `msvcrt`."""

    def kbhit(self) -> bool:
        """Whether a character waits to be read."""
        ...

    def getwch(self) -> str:
        """The next character, one UTF-16 unit, without an echo."""
        ...


class Keyboard:
    """The keys of the console of this process; `size` tells when its window changed. Use as a context
    manager.

    The other arguments stand for the console, waiting and the clock (seconds) where there is no console to
    test with.
    """

    def __init__(
        self,
        fd: int = 0,
        *,
        console: Console | None = None,
        size: Callable[[], Sequence[int]] = os.get_terminal_size,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        del fd  # a process has one console
        self._console = console or _console()
        self._size, self._sleep, self._clock = size, sleep, clock
        self._seen = size()

    def __enter__(self) -> Keyboard:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The console for another program; nothing was changed that it would miss."""
        yield
        self._seen = self._size()

    def read(self, timeout: float | None = None) -> Key | None:
        """The next key; RESIZED when the window changed; None after `timeout` seconds without one.

        The console is looked at every 20 ms, since nothing there can be waited for together with a change of
        size. Raises KeyboardInterrupt for Ctrl-C, which `getwch` reads as a character.
        """
        deadline = None if timeout is None else self._clock() + timeout
        while not self._console.kbhit():
            now = self._size()
            if now != self._seen:
                self._seen = now
                return RESIZED
            if deadline is not None and self._clock() >= deadline:
                return None
            self._sleep(_POLL)
        return self._key(self._console.getwch())

    def is_pending(self) -> bool:
        """Whether a key waits to be read."""
        return self._console.kbhit()

    def _key(self, first: str) -> Key:
        if first in _EXTENDED:
            # "à" is U+00E0 too: then nothing follows.
            if first == "\xe0" and not self._console.kbhit():
                return Key("text", first)
            return Key(_EXTENDED_KEYS.get(self._console.getwch(), "unknown"))
        if first == "\x03":
            raise KeyboardInterrupt
        if first == "\x1a":  # Ctrl-Z, the end of input there
            return Key("end-of-input")
        if first == "\x1b":
            return Key("escape")
        if ord(first) in _HIGH:
            second = self._console.getwch()
            if ord(second) not in _LOW:
                return Key("text", "�")
            first = (first + second).encode("utf-16", "surrogatepass").decode("utf-16")
        key, _ = decode(first.encode("utf-8", "replace"))
        return key or Key("unknown")


def _console() -> Console:
    import importlib

    console: Console = importlib.import_module("msvcrt")
    return console
