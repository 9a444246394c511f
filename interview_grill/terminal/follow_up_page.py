"""The interviewer's further question on screen: asked, revealed, judged by the learner: y or n."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.session.requests import Request, command_of
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.question_text import card_lines, fitted, hanging, heading, rule
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.bank.model import FollowUp
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.frames import Frames

_ASKING = ("Enter reveal", "t type", "u undo", "? help", "q quit")
_JUDGING = ("y I had it", "n missed", "u undo", "? help", "q quit")
_TYPING = ("Enter done", ":u :q :? commands")
_REQUESTS = {"u": Request.UNDO, "q": Request.QUIT, "?": Request.HELP}


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """What is on the page: the card it follows, the question, and once `revealed` its answer.

    `typed` is the learner's own answer, empty where it was said aloud. A key gives a new page: nothing is
    drawn from a state that changed in between.
    """

    frames: Frames
    showing: Showing
    item: FollowUp
    typed: str = ""
    revealed: bool = False

    def ask(self) -> bool | Request:
        """Whether the learner had it; or what else was asked for: undo, quit, or END at the end of input."""
        self.frames.screen.to_top()
        page = self
        while True:
            page.frames.draw(page.lines(), _JUDGING if page.revealed else _ASKING, page.showing)
            key = page.frames.press()
            if key is None:
                continue
            if page.revealed and key.text in ("y", "n"):
                page.frames.forget_notices()
                return key.text == "y"
            if key.name == "end-of-input":
                return Request.END
            outcome = page._press(key)
            if isinstance(outcome, Request):
                return outcome
            page = outcome

    def _press(self, key: Key) -> FollowUpPage | Request:
        if not self.revealed and key == ENTER:
            return replace(self, revealed=True)
        if not self.revealed and key == Key("text", "t"):
            return self._type()
        request = _REQUESTS.get(key.text)
        if request is not Request.HELP:
            return request or self
        self.frames.help()
        return self

    def _type(self) -> FollowUpPage | Request:
        from interview_grill.terminal.entry import Entry

        entry = Entry(self.frames, self.showing)
        while True:
            line = entry.line(self.lines, "> ", _TYPING)
            request = line if isinstance(line, Request) else command_of(line)
            if request is Request.HELP:
                self.frames.help()
            elif request in (Request.UNDO, Request.QUIT, Request.END):
                return request
            elif isinstance(line, str) and request is None:
                return replace(self, typed=line, revealed=True)

    def lines(self) -> list[str]:
        """The body of the frame, painted for the window's present width."""
        look = self.frames.look
        lines = [*heading(self.showing, look), Text()]
        lines += [*card_lines(self.showing.question.ask, look, style="faint"), Text()]
        lines += [Text("Follow-up", "heading"), *card_lines(self.item.ask, look, style="ask"), Text()]
        if self.typed:
            lines += [*hanging("You: ", Text(self.typed), look), Text()]
        if self.revealed:
            lines += [rule("Answer", look), *card_lines(self.item.answer, look), Text()]
            told = "Did you have it? A follow-up missed lowers the rating by one."
            lines += fitted(Text(told, "faint"), look)
        return look.paint(lines)
