"""What every page of a session shares: notices on top, bar and keys below, the help page.

Pages hand over their lines and get back a key; text lines are typed in an `entry`. Scrolling, a resized window and
Ctrl-Z are dealt with here and in the screen, so that no page knows of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from interview_grill.session.requests import Request
from interview_grill.terminal.footer import bar, keys_line, time_left
from interview_grill.terminal.question_text import card_lines, hanging
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.session.tries import Showing
    from interview_grill.terminal.keys import Key
    from interview_grill.terminal.look import Look
    from interview_grill.terminal.screen import Screen

Outcome = TypeVar("Outcome")
REQUESTS = {
    "u": Request.UNDO,
    "b": Request.BURY,
    "s": Request.SUSPEND,
    "e": Request.EDIT,
    "f": Request.FOLLOW_UP,
    "q": Request.QUIT,
    "?": Request.HELP,
}
_HELP = """
- **Enter** reveals, then accepts the proposed rating; **t** lets you type your answer first, over several lines: an
  empty one ends it. It is judged, and **Space** overrules what was heard
- **1** Again, **2** Hard, **3** Good, **4** Easy: rate at once
- **Up**, **Down**, **Space**: go through the key points and tick those you had
- The ticks propose the rating: a missed *must* is Again; with all of them said, Hard if half or more of the *nice*
  points are missing, else Good
- **f** the next follow-up, then its answer
- **u** undo, again to go further back; **b** bury until tomorrow; **s** suspend; **e** edit the question
- **Page Up**, **Page Down** scroll; **q** ends the session, everything answered is kept
- At a checked card a line is judged as soon as you press Enter: a lone `?` is a hint, at a line of a derivation a
  second one shows it; what an empty line does stands below it
- On a text line every key is text; the commands are `:u :b :s :e :f :q :?`. There **Up** and **Down** bring back
  this card's earlier lines, **Tab** completes names, and Ctrl-A E K U W, Alt-B F D and Ctrl-Left/Right do what they do
  in a shell
"""


class Frames:
    """Draws pages and reads keys. What is shown is rebuilt from values, so a resized window just redraws.

    `look_at` gives the look for a width in cells; `clock` the seconds left. Without a clock no time is shown;
    with one every read ends after a second, so that the time shown moves on.
    """

    def __init__(
        self, screen: Screen, look_at: Callable[[int], Look], clock: Callable[[], float] | None = None
    ) -> None:
        self.screen = screen
        self._look_at = look_at
        self._clock = clock
        self._notices: list[str] = []

    @property
    def look(self) -> Look:
        """The look at the window's present width."""
        return self._look_at(self.screen.width)

    def notice(self, text: str) -> None:
        """Keep a message for the top of the next frames."""
        self._notices.append(text)

    def tell(self, text: str) -> None:
        """A message in place of those before it."""
        self.forget_notices()
        self.notice(text)

    def forget_notices(self) -> None:
        """The messages have been seen."""
        self._notices.clear()

    def left_by(self, outcome: Outcome) -> Outcome:
        """Pass on how a page was left; if by a request, what stood above it has been seen and would only pile
        up.
        """
        if isinstance(outcome, Request):
            self.forget_notices()
        return outcome

    def draw(
        self, lines: list[str], keys: tuple[str, ...], showing: Showing, *, keep_in_sight: int | None = None
    ) -> None:
        """One frame: notices, `lines` (painted), bar and keys. `keep_in_sight` is the 0-based line of `lines`
        to scroll to.
        """
        above = self.notice_lines()
        keep = None if keep_in_sight is None else keep_in_sight + len(above)
        self.screen.draw([*above, *lines], self.footer(keys, showing), keep_in_sight=keep)

    def key(self) -> Key | None:
        """The next key that is not about scrolling; None means: draw again."""
        key = self.screen.keyboard.read(None if self._clock is None else 1.0)
        return None if key is None or self.screen.scroll(key) else key

    def press(self) -> Key | None:
        """The next key where one key does one thing: what is pasted there is no key."""
        key = self.key()
        return None if key is not None and key.name == "paste" else key

    def notice_lines(self) -> list[str]:
        """The messages, and an empty line after them."""
        look = self.look
        lines = [line for notice in self._notices for line in hanging("", Text(notice, "notice"), look)]
        return look.paint([*lines, Text()]) if lines else []

    def help(self) -> None:
        """The keys, until one is pressed."""
        self.screen.to_top()
        while True:
            look = self.look
            self.screen.draw(look.paint(card_lines(_HELP, look)), keys_line(("any key: back",), look))
            if self.press() is not None:
                return

    def footer(self, keys: tuple[str, ...], showing: Showing) -> list[str]:
        """How far the session is, the time left if there is a clock, and what the keys do."""
        look = self.look
        clock = look.paint([time_left(self._clock())]) if self._clock is not None else []
        return [bar(showing.done, showing.left, look), *clock, *keys_line(keys, look)]
