"""A session whose prompts are lines: for pipes, scripts and terminals that cannot move a cursor.

Each prompt reads exactly one line, so that a script can count what it has to write; only a line that is no
answer to its prompt is asked for again. What is printed is made safe, since a pipe may end at a terminal.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TextIO

from interview_grill.memory.event import Rating
from interview_grill.session.requests import OF_A_SESSION, Request, checked_line, command_of
from interview_grill.session.tries import Tried
from interview_grill.session.wording import NOT_IN_PRACTICE
from interview_grill.terminal.footer import time_left
from interview_grill.terminal.plain import visible
from interview_grill.terminal.question_text import (
    LEECH_ADVICE,
    answer_lines,
    ask_lines,
    card_lines,
    chunk_lines,
    follow_up_lines,
    hanging,
    heading,
    rule,
)
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.bank.model import FollowUp
    from interview_grill.session.judging import Judged
    from interview_grill.session.ports import Dialogue
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.look import Look

_CONFIDENCE = re.compile(r"0*(?:[0-9]{1,2}|100)", re.ASCII)
_RATINGS = {str(rating.value): rating for rating in Rating}
HELP = ":u undo  :b bury  :s suspend  :e edit  :f follow-up  :q quit  :? help"


class PipedStage:
    """Asks on `out`, reads lines from `source`; messages about input go to `err`. None means the standard
    streams.

    `clock` gives the seconds left, shown before each card. The end of input is the request END at every
    prompt. Raises BrokenPipeError when nobody reads `out` any more.
    """

    def __init__(
        self,
        look: Look,
        source: TextIO | None = None,
        out: TextIO | None = None,
        err: TextIO | None = None,
        *,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.look = look
        self._clock = clock
        self._source = source or sys.stdin
        self._out = out or sys.stdout
        self._err = err or sys.stderr

    def recall(self, showing: Showing) -> Tried | Request:
        """Confidence if wanted, the answer (may be empty), then the rating: a line each.

        An answer that is judged ticks what was heard in it, and an empty line accepts the rating that follows.
        """
        self._show([Text(), *self._clock_lines(), *heading(showing, self.look)])
        self._show(ask_lines(showing.question, self.look))
        if showing.is_leech:
            self.say([LEECH_ADVICE])
        confidence: int | None = None
        if showing.ask_confidence:
            stated = self._confidence(showing)
            if isinstance(stated, Request):
                return stated
            confidence = stated
        typed = self._text("Your answer: ", showing)
        if isinstance(typed, Request):
            return typed
        judged = self._judged(showing, typed) if typed.strip() else None
        self._show([Text(), *answer_lines(showing.question, self.look)])
        heard = None if judged is None else judged.heard
        proposed = (
            None if judged is None or heard is None else showing.propose(judged.points, heard, confidence)
        )
        rating = self._rating(showing, proposed)
        if isinstance(rating, Request):
            return rating
        return Tried(rating, typed=typed, ticks=heard, confidence=confidence, heard=heard)

    def _judged(self, showing: Showing, typed: str) -> Judged:
        """Judge an answer and print what was heard."""
        from interview_grill.session.judging import judged_answer
        from interview_grill.terminal.heard_text import heard_lines

        judged = judged_answer(showing.question, typed, showing.judge)
        self._show([Text(), *heard_lines(judged, showing.question.pitfalls, self.look)])
        return judged

    def converse(self, showing: Showing, dialogue: Dialogue) -> Tried | Request:
        """A checked card: what is new is printed, a line is read, until there is an outcome or something else
        is asked for.
        """
        self._show([Text(), *self._clock_lines(), *heading(showing, self.look)])
        printed = 0
        while True:
            for chunk in dialogue.chunks[printed:]:
                self._show(chunk_lines(chunk, self.look))
            printed = len(dialogue.chunks)
            if dialogue.outcome is not None:
                return dialogue.outcome
            line = self._text(dialogue.prompt, showing)
            if showing.alone and line in OF_A_SESSION:
                self.say([NOT_IN_PRACTICE])
                continue
            if isinstance(line, Request):
                return line
            dialogue = dialogue.reply(checked_line(line))

    def follow_up(self, showing: Showing, item: FollowUp) -> bool | Request:
        """The answer (may be empty), then `y` if you had it or `n`: a line each, empty to accept what was heard."""
        self._show([Text(), *hanging(Text("Follow-up: ", style="heading"), item.ask, self.look)])
        typed = self._text("Your answer: ", showing)
        if isinstance(typed, Request):
            return typed
        proposed = self._heard(showing, item, typed) if typed.strip() else None
        self._show([Text(), rule("Answer", self.look), *card_lines(item.answer, self.look)])
        else_ = "" if proposed is None else f", empty for {'y' if proposed else 'n'}"
        while True:
            line = self._text(f"Did you have it, y or n{else_}: ", showing)
            if isinstance(line, Request):
                return line
            if proposed is not None and not line.strip():
                return proposed
            if line.strip().lower() in ("y", "n"):
                return line.strip().lower() == "y"
            self._complain(f"'{line}' is neither y nor n")

    def _heard(self, showing: Showing, item: FollowUp, typed: str) -> bool | None:
        """Whether the answer to a further question was heard, which is printed; None if nobody could tell."""
        from interview_grill.session.judging import judged_follow_up
        from interview_grill.terminal.heard_text import follow_up_verdict, marked_lines

        judged = judged_follow_up(item, typed, showing.judge)
        if judged.heard is None:
            return None
        self._show([Text(), *marked_lines(judged, self.look), Text(follow_up_verdict(judged), "notice")])
        return bool(judged.heard)

    def conclude(self) -> Request | None:
        """Nothing to wait for: what came of a card is printed already."""
        return None

    def notice(self, text: str) -> None:
        """Print a message between cards."""
        self.say([text])

    def _clock_lines(self) -> list[Text]:
        return [] if self._clock is None else [time_left(self._clock())]

    def _show(self, lines: list[Text]) -> None:
        self.say(self.look.paint(lines))

    def say(self, lines: list[str]) -> None:
        """Print lines, made safe."""
        self._out.write("".join(f"{visible(line)}\n" for line in lines))
        self._out.flush()

    def read_line(self, prompt: str) -> str | None:
        """The next line without its end; None at the end of input."""
        self._out.write(prompt)
        self._out.flush()
        line = self._source.readline()
        self._out.write("\n")
        return line.rstrip("\r\n") if line else None

    def _text(self, prompt: str, showing: Showing) -> str | Request:
        """A line of text; help and follow-ups are served here and another line is read."""
        while True:
            line = self.read_line(prompt)
            if line is None:
                return Request.END
            request = command_of(line)
            if request is Request.HELP:
                self.say([HELP])
            elif request is Request.FOLLOW_UP:
                self._show(follow_up_lines(showing.question, self.look))
            elif request is not None:
                return request
            else:
                return line

    def _confidence(self, showing: Showing) -> int | Request | None:
        while True:
            line = self._text("How sure are you, 0-100? ", showing)
            if isinstance(line, Request):
                return line
            if not line.strip():
                return None
            if _CONFIDENCE.fullmatch(line.strip()):
                return int(line)
            self._complain(f"'{line}' is no confidence; a whole number from 0 to 100 is")

    def _rating(self, showing: Showing, proposed: Rating | None) -> Rating | Request:
        empty = "" if proposed is None else f", empty for {proposed.name.title()}"
        while True:
            line = self._text(f"Rating, 1 Again 2 Hard 3 Good 4 Easy{empty}: ", showing)
            if isinstance(line, Request):
                return line
            if proposed is not None and not line.strip():
                return proposed
            if line.strip() in _RATINGS:
                return _RATINGS[line.strip()]
            self._complain(f"'{line}' is no rating; 1, 2, 3 or 4 is")

    def _complain(self, text: str) -> None:
        self._out.flush()
        self._err.write(f"grill: {visible(text)}\n")
        self._err.flush()
