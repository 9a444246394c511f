"""A session in a real terminal: one key does one thing, and the footer always shows which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Rating
from interview_grill.session.requests import Request, checked_line, command_of
from interview_grill.session.tries import Tried
from interview_grill.terminal.footer import bar, keys_line
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.line_editor import LineBuffer
from interview_grill.terminal.question_text import card_lines, heading
from interview_grill.terminal.recall_page import RecallPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.session.ports import Dialogue
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.look import Look
    from interview_grill.terminal.screen import Screen

_REQUESTS = {
    "u": Request.UNDO,
    "b": Request.BURY,
    "s": Request.SUSPEND,
    "e": Request.EDIT,
    "f": Request.FOLLOW_UP,
    "q": Request.QUIT,
    "?": Request.HELP,
}
_RATINGS = {str(rating.value): rating for rating in Rating}
_ASKING = ("Enter reveal", "t type", "u undo", "b bury", "s suspend", "e edit", "f follow-up", "? help", "q quit")
_TYPING = ("Enter done", ":u :b :s :e :f :q :? commands")
_CHECKED = ("Enter check", "empty line: show me", "? hint", ":u :b :s :e :f :q :? commands")
_CLOSING = ("Enter next", "u undo", "e edit", "f follow-up", "? help", "q quit")
_HELP = """
- **Enter** reveals, then accepts the proposed rating; **t** lets you type your answer first
- **1** Again, **2** Hard, **3** Good, **4** Easy: rate at once
- **Up**, **Down**, **Space**: go through the key points and tick those you had
- **f** the next follow-up, then its answer
- **u** undo, again to go further back; **b** bury until tomorrow; **s** suspend; **e** edit the question
- **Page Up**, **Page Down** scroll; **q** ends the session, everything answered is kept
- On a text line every key is text; the commands are `:u :b :s :e :f :q :?`
"""


class InteractiveStage:
    """Asks on a screen. What is shown is rebuilt from values at every key, so a resized window just redraws."""

    def __init__(self, screen: Screen, look_at: Callable[[int], Look]) -> None:
        self._screen = screen
        self._look_at = look_at
        self._notices: list[str] = []
        self._closing: tuple[Showing, Dialogue] | None = None

    def notice(self, text: str) -> None:
        """Keep a message for the top of the next frame."""
        self._notices.append(text)

    def recall(self, showing: Showing) -> Tried | Request:
        """Answer (spoken or typed), reveal, tick, rate."""
        page = RecallPage(showing)
        self._screen.to_top()
        confidence = None
        if showing.ask_confidence:
            stated = self._confidence(page)
            if isinstance(stated, Request):
                return stated
            confidence = stated
        while not page.revealed:
            self._draw_recall(page, _ASKING)
            key = self._screen.keyboard.read()
            if key is None or self._screen.scroll(key):
                continue
            if key == ENTER:
                page = page.reveal()
            elif key == Key("text", "t"):
                typed = self._type_answer(page)
                if isinstance(typed, Request):
                    return typed
                page = page.with_typed(typed).reveal()
            else:
                page, request = self._common(page, key)
                if request is not None:
                    return request
        return self._rate(page, confidence)

    def _rate(self, page: RecallPage, confidence: int | None) -> Tried | Request:
        self._forget_notices()
        while True:
            proposed = page.showing.propose(page.ticks, confidence)
            self._draw_recall(page, page.rating_keys(proposed))
            key = self._screen.keyboard.read()
            if key is None or self._screen.scroll(key):
                continue
            rating = proposed if key == ENTER else _RATINGS.get(key.text)
            if rating is not None:
                return Tried(rating, typed=page.typed, ticks=tuple(sorted(page.ticks)), confidence=confidence)
            page, request = self._common(page.press(key), key)
            if request is not None:
                return request

    def _common(self, page: RecallPage, key: Key) -> tuple[RecallPage, Request | None]:
        """Keys that mean the same before and after the reveal."""
        if key.name == "end-of-input":
            return page, Request.END
        request = _REQUESTS.get(key.text)
        if request is Request.HELP:
            self._help()
            return page, None
        if request is Request.FOLLOW_UP:
            self._screen.to_end()
            return page.next_follow_up(), None
        return page, request

    def _type_answer(self, page: RecallPage) -> str | Request:
        while True:
            line = self._line(lambda: self._recall_lines(page), "> ", _TYPING, page.showing)
            if isinstance(line, Request):
                return line
            request = command_of(line)
            if request is Request.HELP:
                self._help()
            elif request is Request.FOLLOW_UP:
                page = page.next_follow_up()
            else:
                return line if request is None else request

    def _confidence(self, page: RecallPage) -> int | None | Request:
        while True:
            keys = ("0-100 and Enter", "Enter alone: no guess", ":q quit")
            line = self._line(lambda: self._recall_lines(page), "How sure are you, 0-100? ", keys, page.showing)
            if isinstance(line, Request):
                return line
            stripped = line.strip()
            request = command_of(stripped)
            if request is not None and request is not Request.HELP:
                return request
            if not stripped:
                return None
            if stripped.isascii() and stripped.isdigit() and int(stripped) <= 100:
                return int(stripped)
            self.notice(f"'{stripped}' is no confidence; a whole number from 0 to 100 is.")

    def converse(self, showing: Showing, dialogue: Dialogue) -> Tried | Request:
        """Ask a checked card until the dialogue has an outcome."""
        extra: tuple[str, ...] = ()
        self._screen.to_top()
        while dialogue.outcome is None:
            def body(dialogue: Dialogue = dialogue, extra: tuple[str, ...] = extra) -> list[str]:
                return self._dialogue_lines(showing, (*dialogue.chunks, *extra))

            line = self._line(body, dialogue.prompt, _CHECKED, showing)
            if isinstance(line, Request):
                return line
            reply = checked_line(line)
            if reply is Request.HELP:
                self._help()
            elif reply is Request.FOLLOW_UP:
                extra = self._more_follow_up(showing, extra)
            elif isinstance(reply, Request) and reply not in (Request.HINT, Request.SHOW):
                return reply
            else:
                self._forget_notices()
                dialogue = dialogue.reply(reply)
                self._screen.to_end()
        self._closing = (showing, dialogue)
        return dialogue.outcome

    def conclude(self) -> Request | None:
        """Show what came of a checked card until Enter, or until something is asked for."""
        if self._closing is None:
            return None
        (showing, dialogue), self._closing = self._closing, None
        extra: tuple[str, ...] = ()
        self._screen.to_end()
        while True:
            body = self._dialogue_lines(showing, (*dialogue.chunks, *extra))
            self._screen.draw(body, self._footer(showing, _CLOSING))
            key = self._screen.keyboard.read()
            if key is None or self._screen.scroll(key):
                continue
            if key == ENTER:
                return None
            if key.name == "end-of-input":
                return Request.END
            request = _REQUESTS.get(key.text)
            if request is Request.HELP:
                self._help()
            elif request is Request.FOLLOW_UP:
                extra = self._more_follow_up(showing, extra)
                self._screen.to_end()
            elif request in (Request.UNDO, Request.QUIT, Request.EDIT):
                return request

    def _line(
        self, body: Callable[[], list[str]], prompt: str, keys: tuple[str, ...], showing: Showing
    ) -> str | Request:
        """A text line typed in the footer."""
        buffer = LineBuffer()
        while True:
            footer = self._footer(showing, keys)
            shown, cell = buffer.window(self._screen.width - len(prompt) - 1)
            self._screen.draw(body(), [prompt + shown, *footer], cursor=(0, len(prompt) + cell))
            key = self._screen.keyboard.read()
            if key is None or self._screen.scroll(key):
                continue
            if key == ENTER:
                return buffer.text
            if key.name == "end-of-input" and not buffer.text:
                return Request.END
            buffer = buffer.press(key)

    def _draw_recall(self, page: RecallPage, keys: tuple[str, ...]) -> None:
        body = self._recall_lines(page)
        keep = page.cursor_line(self._look()) + len(body) - len(page.lines(self._look())) if page.revealed else None
        self._screen.draw(body, self._footer(page.showing, keys), keep_in_sight=keep)

    def _recall_lines(self, page: RecallPage) -> list[str]:
        look = self._look()
        return [*look.paint_notices(self._notices), *page.lines(look)]

    def _dialogue_lines(self, showing: Showing, chunks: tuple[str, ...]) -> list[str]:
        look = self._look()
        lines = [*look.paint_notices(self._notices), *look.paint([heading(showing, look)]), ""]
        for chunk in chunks:
            lines += look.paint(card_lines(chunk, look))
        return lines

    def _more_follow_up(self, showing: Showing, extra: tuple[str, ...]) -> tuple[str, ...]:
        told = [text for item in showing.question.follow_ups for text in (f"*{item.ask}*", item.answer)]
        return (*extra, *told[len(extra) : len(extra) + 1])

    def _help(self) -> None:
        look = self._look()
        self._screen.to_top()
        while True:
            self._screen.draw(look.paint(card_lines(_HELP, look)), keys_line(("any key: back",), look))
            key = self._screen.keyboard.read()
            if key is not None and not self._screen.scroll(key):
                return

    def _footer(self, showing: Showing, keys: tuple[str, ...]) -> list[str]:
        look = self._look()
        return [bar(showing.done, showing.left, look), *keys_line(keys, look)]

    def _forget_notices(self) -> None:
        self._notices.clear()

    def _look(self) -> Look:
        return self._look_at(self._screen.width)
