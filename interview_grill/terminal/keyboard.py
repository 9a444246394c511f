"""Keys from a real terminal, one at a time, with nothing typed ahead ever lost.

The terminal leaves line mode once, for the whole session, and with TCSADRAIN, which keeps what was typed
before. Signals stay on, so that Ctrl-C interrupts. A pipe that SIGWINCH wakes stands beside the terminal in
`select`: a resized window is a key like any other and no handler draws.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
import time
from typing import TYPE_CHECKING, Any

from interview_grill.terminal.keys import END_OF_INPUT, PASTE_ENDS, RESIZED, Key, decode, is_paste

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE_WAIT = 0.05  # seconds after which a lone ESC is the Escape key and not the start of a sequence
_PASTE_WAIT = 1.0  # seconds after which a paste whose end was lost on the way is taken for complete
_LOCAL_FLAGS = 3
_CONTROL_CHARACTERS = 6
_NO_CHARACTER = b"\x00"


class Keyboard:
    """The keys of file descriptor `fd`, which must be a terminal. Use as a context manager, in the main
    thread.

    Entering raises termios.error where `fd` is no terminal, and ValueError in another thread, which may set
    no signal handler. Leaving restores the mode and the handler found.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._buffer = b""
        self._saved: list[Any] | None = None
        self._wake_read, self._wake_write = -1, -1
        self._old_wakeup = -1
        self._old_handler: Any = None

    def __enter__(self) -> Keyboard:
        self._enter_key_mode()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        self._old_handler = signal.signal(signal.SIGWINCH, lambda *_: None)
        self._old_wakeup = signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(self._old_wakeup)
        signal.signal(signal.SIGWINCH, self._old_handler)
        os.close(self._wake_read)
        os.close(self._wake_write)
        self._leave_key_mode()

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was before, for another program (an editor) to use."""
        self._leave_key_mode()
        try:
            yield
        finally:
            self._enter_key_mode()

    def read(self, timeout: float | None = None) -> Key | None:
        """The next key; RESIZED when the window changed; None after `timeout` seconds without one.

        Without `timeout` it waits as long as it takes. Raises KeyboardInterrupt for Ctrl-C.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            key, self._buffer = decode(self._buffer)
            if key is not None:
                return key
            wait = None if deadline is None else max(0.0, deadline - time.monotonic())
            pasting = is_paste(self._buffer)
            readable = self._wait((_PASTE_WAIT if pasting else _ESCAPE_WAIT) if self._buffer else wait)
            if self._wake_read in readable:
                self._drain_wakeups()
                return RESIZED
            if self._fd in readable:
                data = os.read(self._fd, 1024)
                if not data:
                    return END_OF_INPUT
                self._buffer += data
            elif pasting:
                self._buffer += PASTE_ENDS
            elif self._buffer:
                self._buffer = self._buffer[1:]
                return Key("escape")
            elif deadline is not None and time.monotonic() >= deadline:
                return None

    def is_pending(self) -> bool:
        """Whether something waits to be read, so that what is drawn now would be replaced at once."""
        return bool(self._buffer or self._fd in self._wait(0))

    def stop(self) -> None:
        """Stop this job as Ctrl-Z stops any other; the shell has its terminal meanwhile. Returns once it is
        continued.
        """
        with self.lent():
            os.kill(0, signal.SIGTSTP)

    def _wait(self, timeout: float | None) -> list[int]:
        readable, _, _ = select.select([self._fd, self._wake_read], [], [], timeout)
        return readable

    def _drain_wakeups(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._wake_read, 256)

    def _enter_key_mode(self) -> None:
        self._saved = termios.tcgetattr(self._fd)
        mode = termios.tcgetattr(self._fd)
        mode[_LOCAL_FLAGS] &= ~(termios.ICANON | termios.ECHO)
        mode[_CONTROL_CHARACTERS][termios.VMIN] = 1
        mode[_CONTROL_CHARACTERS][termios.VTIME] = 0
        # Ctrl-Z is a key, so that the screen is given back before the job stops.
        mode[_CONTROL_CHARACTERS][termios.VSUSP] = _NO_CHARACTER
        termios.tcsetattr(self._fd, termios.TCSADRAIN, mode)

    def _leave_key_mode(self) -> None:
        if self._saved is not None:
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved)
            self._saved = None
