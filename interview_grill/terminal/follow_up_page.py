"""The interviewer's further question on screen: asked, revealed, judged by the learner: y or n."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.session.requests import Request
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.question_text import card_lines, fitted, heading, rule
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.bank.model import FollowUp
    from interview_grill.session.judging import Judged
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.frames import Frames
    from interview_grill.terminal.look import Look

_ASKING = ("Enter reveal", "t type", "u undo", "? help", "q quit")
_JUDGING = ("y I had it", "n missed", "u undo", "? help", "q quit")
_COMMANDS = ":u :q :? commands"
_REQUESTS = {"u": Request.UNDO, "q": Request.QUIT, "?": Request.HELP}


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """What is on the page: the card it follows, the question, and once `revealed` its answer.

    What the learner typed is `judged`, None where it was said aloud. A key gives a new page: nothing is drawn
    from a state that changed in between.
    """

    frames: Frames
    showing: Showing
    item: FollowUp
    judged: Judged | None = None
    revealed: bool = False

    def ask(self) -> bool | Request:
        """Whether the learner had it; or what else was asked for: undo, quit, or END at the end of input."""
        self.frames.screen.to_top()
        if self.showing.typed:
            typed = self._type()
            if isinstance(typed, Request):
                return typed
            return typed._ask_from()
        return self._ask_from()

    def _ask_from(self) -> bool | Request:
        page = self
        while True:
            page.frames.draw(page.lines(), page._keys, page.showing)
            key = page.frames.press()
            if key is None:
                continue
            had_it = page._judgement(key)
            if had_it is not None:
                page.frames.forget_notices()
                return had_it
            if key.name == "end-of-input":
                return Request.END
            outcome = page._press(key)
            if isinstance(outcome, Request):
                return outcome
            page = outcome

    @property
    def _keys(self) -> tuple[str, ...]:
        if not self.revealed:
            return _ASKING
        if self._proposed is None:
            return _JUDGING
        return ("Enter I had it" if self._proposed else "Enter missed", *_JUDGING)

    @property
    def _proposed(self) -> bool | None:
        """Whether the answer was heard in what was typed; None if nobody could tell."""
        return None if self.judged is None or self.judged.heard is None else bool(self.judged.heard)

    def _judgement(self, key: Key) -> bool | None:
        """What a key says of the answer shown: whether the learner had it."""
        if not self.revealed:
            return None
        if key == ENTER:
            return self._proposed
        return key.text == "y" if key.text in ("y", "n") else None

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
        from interview_grill.session.judging import judged_follow_up
        from interview_grill.terminal.text_entry import TextEntry

        entry = TextEntry(self.frames, self.showing)
        while True:
            typed = entry.text(self.lines, _COMMANDS)
            if typed is Request.HELP:
                self.frames.help()
            elif isinstance(typed, Request):
                if typed in (Request.UNDO, Request.QUIT, Request.END):
                    return typed
            else:
                self.frames.forget_notices()
                judged = judged_follow_up(self.item, typed, self.showing.judge) if typed else None
                return replace(self, judged=judged, revealed=True)

    def lines(self) -> list[str]:
        """The body of the frame, painted for the window's present width."""
        look = self.frames.look
        lines = [*heading(self.showing, look), Text()]
        lines += [*card_lines(self.showing.question.ask, look, style="faint"), Text()]
        lines += [Text("Follow-up", "heading"), *card_lines(self.item.ask, look, style="ask"), Text()]
        if self.judged is not None:
            lines += [*self._heard_lines(self.judged, look), Text()]
        if self.revealed:
            lines += [rule("Answer", look), *card_lines(self.item.answer, look), Text()]
            told = "Did you have it? A follow-up missed lowers the rating by one."
            lines += fitted(Text(told, "faint"), look)
        return look.paint(lines)

    def _heard_lines(self, judged: Judged, look: Look) -> list[Text]:
        from interview_grill.terminal.heard_text import follow_up_verdict, marked_lines

        told = follow_up_verdict(judged)
        return [*marked_lines(judged, look), *(fitted(Text(told, "notice"), look) if told else ())]
