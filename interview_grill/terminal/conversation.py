"""A checked card on screen: lines typed, verdicts read, until there is an outcome; then a page to read it on.

Reading and judging are the dialogue's. What is decided here is which requests are served at once (help,
follow-ups), which go to the dialogue (hint, show), and which leave the card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.session.requests import OF_A_SESSION, Request, checked_line
from interview_grill.session.wording import NO_FURTHER_FOLLOW_UP, NOT_IN_PRACTICE
from interview_grill.terminal.entry import Entry
from interview_grill.terminal.formula_aid import FormulaAid
from interview_grill.terminal.frames import REQUESTS
from interview_grill.terminal.keys import ENTER
from interview_grill.terminal.question_text import chunk_lines, heading

if TYPE_CHECKING:
    from interview_grill.session.chunks import Chunk
    from interview_grill.session.ports import Dialogue
    from interview_grill.session.tries import Showing, Tried
    from interview_grill.terminal.frames import Frames

_COMMANDS, _COMMANDS_ALONE = ":u :b :s :e :f :q :? commands", ":f :q :? commands"
_AFTERWARDS = (Request.UNDO, Request.EDIT)
_CLOSING = ("Enter next", "u undo", "e edit", "f follow-up", "? help", "q quit")
_CLOSING_ALONE = ("Enter done", "f follow-up", "? help")


class Conversation:
    """One checked card; `converse`, then, once its outcome is on disk, `conclude`. With `preview` a formula is shown
    typeset while it is typed.
    """

    def __init__(self, frames: Frames, showing: Showing, *, preview: bool = True) -> None:
        self._frames = frames
        self._preview = preview
        self._showing = showing
        self._extra: tuple[str, ...] = ()
        self._chunks: tuple[Chunk, ...] = ()

    def converse(self, dialogue: Dialogue) -> Tried | Request:
        """Read lines until the dialogue has an outcome, or something else is asked for.

        A card asked alone, outside a session, refuses the requests of one (undo, bury and so on) with a
        notice.
        """
        self._frames.screen.to_end()  # where the line is to be typed
        entry = Entry(self._frames, self._showing, apart=dialogue.line_by_line)
        self._chunks = dialogue.chunks
        commands = _COMMANDS_ALONE if self._showing.alone else _COMMANDS
        while dialogue.outcome is None:
            keys = ("Enter check", f"empty line: {dialogue.empty_line}", "? hint", commands)
            aid = FormulaAid(dialogue, preview=self._preview)
            line = entry.line(self._lines, dialogue.prompt, keys, aid)
            if isinstance(line, Request):
                return line
            reply = checked_line(line)
            if reply is Request.HELP:
                self._frames.help()
            elif reply is Request.FOLLOW_UP:
                self._follow_up()
            elif self._showing.alone and reply in OF_A_SESSION:
                self._frames.tell(NOT_IN_PRACTICE)
            elif isinstance(reply, Request) and reply not in (Request.HINT, Request.SHOW):
                return reply
            else:
                self._frames.forget_notices()
                dialogue = dialogue.reply(reply)
                self._chunks = dialogue.chunks
                self._frames.screen.to_end()
        return dialogue.outcome

    def conclude(self) -> Request | None:
        """Show what came of it until Enter, or until something is asked for; None for Enter.

        The outcome is on disk by now, so that only undo, edit, quit and the end of input leave by a request.
        """
        self._frames.screen.to_end()
        while True:
            keys = _CLOSING_ALONE if self._showing.alone else _CLOSING
            self._frames.draw(self._lines(), keys, self._showing)
            key = self._frames.press()
            if key is None:
                continue
            if key == ENTER:
                return None
            if key.name == "end-of-input":
                return Request.END
            request = REQUESTS.get(key.text)
            if request is Request.HELP:
                self._frames.help()
            elif request is Request.FOLLOW_UP:
                self._follow_up()
            elif request is Request.QUIT or (request in _AFTERWARDS and not self._showing.alone):
                return request

    def _lines(self) -> list[str]:
        look = self._frames.look
        lines = [*look.paint(heading(self._showing, look)), ""]
        for chunk in (*self._chunks, *self._extra):
            lines += [*look.paint(chunk_lines(chunk, look)), ""]
        return lines

    def _follow_up(self) -> None:
        told = [
            text
            for item in self._showing.question.follow_ups
            for text in (f"**Next:** {item.ask}", item.answer)
        ]
        if len(self._extra) == len(told):
            self._frames.tell(NO_FURTHER_FOLLOW_UP)
        self._extra = tuple(told[: len(self._extra) + 1])
        self._frames.screen.to_end()
