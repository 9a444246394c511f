"""A session in a real terminal: one key does one thing, and the footer always shows which.

It is one of the two stages that a session can be held on (`interview_grill.session.ports`); the other reads
lines. The pages of checked cards and follow-ups, and what types a line, are loaded when first needed, which keeps
the start short.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interview_grill.memory.event import Rating
from interview_grill.session.requests import OF_A_SESSION, Request, command_of
from interview_grill.session.tries import Tried
from interview_grill.session.wording import NO_FURTHER_FOLLOW_UP, NOT_IN_PRACTICE
from interview_grill.terminal.frames import REQUESTS, Frames
from interview_grill.terminal.keys import ENTER, Key
from interview_grill.terminal.recall_page import RecallPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.bank.model import FollowUp
    from interview_grill.session.ports import Dialogue
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.conversation import Conversation
    from interview_grill.terminal.look import Look
    from interview_grill.terminal.screen import Screen

_RATINGS = {str(rating.value): rating for rating in Rating}
_ASKING = (
    "Enter reveal",
    "t type",
    "u undo",
    "b bury",
    "s suspend",
    "e edit",
    "f follow-up",
    "? help",
    "q quit",
)
_GUESSING = ("0-100 and Enter", "Enter skip", ":q quit")


class InteractiveStage:
    """Asks on a screen, which is the caller's to enter and leave. `clock` gives the seconds left, None shows
    no time; `preview` whether formulas are shown typeset while they are typed.

    Ctrl-C arrives as KeyboardInterrupt from any of its methods; what was typed for the card at hand is then
    lost.
    """

    def __init__(
        self,
        screen: Screen,
        look_at: Callable[[int], Look],
        *,
        clock: Callable[[], float] | None = None,
        preview: bool = True,
    ) -> None:
        self._frames = Frames(screen, look_at, clock)
        self._preview = preview
        self._conversation: Conversation | None = None

    def notice(self, text: str) -> None:
        """Keep a message for the top of the next frame."""
        self._frames.notice(text)

    def lend(self, action: Callable[[], str]) -> str:
        """Give the terminal to another program while `action` runs; return what it returns."""
        return self._frames.screen.suspend_for(action)

    def words(self, showing: Showing) -> str | Request:
        """An answer typed in one's own words and nothing else; or QUIT or END."""
        return self._type_words(RecallPage(showing))[1]

    def recall(self, showing: Showing) -> Tried | Request:
        """Confidence if wanted; answer (spoken or typed), reveal, tick, rate. The key points ticked are
        1-based, in order.
        """
        return self._frames.left_by(self._recall(showing))

    def _recall(self, showing: Showing) -> Tried | Request:
        page = RecallPage(showing)
        self._frames.screen.to_top()
        confidence = self._confidence(page) if showing.ask_confidence else None
        if isinstance(confidence, Request):
            return confidence
        outcome = self._answered(page)
        if isinstance(outcome, Request):
            return outcome
        self._frames.screen.to_top()
        return self._rate(outcome.reveal(), confidence)

    def _answered(self, page: RecallPage) -> RecallPage | Request:
        """The page once the answer was said or typed; what was typed is judged."""
        if page.showing.typed:
            return self._type_answer(page)
        while True:
            self._draw(page, _ASKING)
            key = self._frames.press()
            if key is None:
                continue
            if key == ENTER:
                self._frames.forget_notices()
                return page
            if key == Key("text", "t"):
                return self._type_answer(page)
            page, request = self._common(page, key)
            if request is not None:
                return request

    def converse(self, showing: Showing, dialogue: Dialogue) -> Tried | Request:
        """Ask a checked card until the dialogue has an outcome."""
        from interview_grill.terminal.conversation import Conversation

        conversation = Conversation(self._frames, showing, preview=self._preview)
        outcome = self._frames.left_by(conversation.converse(dialogue))
        self._conversation = conversation if isinstance(outcome, Tried) else None
        return outcome

    def follow_up(self, showing: Showing, item: FollowUp) -> bool | Request:
        """A further question: answer, reveal, say whether you had it; or what was asked for instead."""
        from interview_grill.terminal.follow_up_page import FollowUpPage

        return self._frames.left_by(FollowUpPage(self._frames, showing, item).ask())

    def conclude(self) -> Request | None:
        """Let the learner read what came of a checked card. None to go on; after a recall card, which was
        read, at once.
        """
        conversation, self._conversation = self._conversation, None
        return None if conversation is None else self._frames.left_by(conversation.conclude())

    def _rate(self, page: RecallPage, confidence: int | None) -> Tried | Request:
        keep: int | None = None  # the answer is shown from its top; the cursor is followed once it moves
        while True:
            proposed = page.showing.propose(page.points, page.ticks, confidence)
            self._draw(page, page.rating_keys(proposed), keep_in_sight=keep)
            key = self._frames.press()
            if key is None:
                keep = None
                continue
            rating = proposed if key == ENTER else _RATINGS.get(key.text)
            if rating is not None:
                return _tried(page, rating, confidence)
            moved = page.press(key)
            keep = None if moved is page else moved.cursor_line(self._frames.look)
            page, request = self._common(moved, key)
            if request is not None:
                return request

    def _common(self, page: RecallPage, key: Key) -> tuple[RecallPage, Request | None]:
        """Keys that mean the same before and after the reveal."""
        if key.name == "end-of-input":
            return page, Request.END
        request = REQUESTS.get(key.text)
        if request is Request.HELP:
            self._frames.help()
            return page, None
        if request is Request.FOLLOW_UP:
            return self._next_follow_up(page), None
        return page, request

    def _next_follow_up(self, page: RecallPage) -> RecallPage:
        further = page.next_follow_up()
        if further == page:
            self._frames.tell(NO_FURTHER_FOLLOW_UP)
        self._frames.screen.to_end()
        return further

    def _type_answer(self, page: RecallPage) -> RecallPage | Request:
        page, typed = self._type_words(page)
        if isinstance(typed, Request):
            return typed
        self._frames.forget_notices()
        if not typed:
            return page
        from interview_grill.session.judging import judged_answer

        self._draw(page, ("listening",))  # a program of the learner's may take its time
        return page.with_judged(judged_answer(page.showing.question, typed, page.showing.judge))

    def _type_words(self, page: RecallPage) -> tuple[RecallPage, str | Request]:
        """An answer, or what was asked for instead; follow-ups asked for meanwhile stand on the page."""
        from interview_grill.terminal.text_entry import TextEntry

        entry = TextEntry(self._frames, page.showing)
        while True:
            typed = entry.text(partial(self._lines_of, page))
            if typed is Request.HELP:
                self._frames.help()
            elif typed is Request.FOLLOW_UP:
                page = self._next_follow_up(page)
            elif isinstance(typed, Request) and page.showing.alone and typed in OF_A_SESSION:
                self._frames.tell(NOT_IN_PRACTICE)
            else:
                return page, typed

    def _confidence(self, page: RecallPage) -> int | Request | None:
        from interview_grill.terminal.entry import Entry

        entry = Entry(self._frames, page.showing)
        while True:
            prompt = "How sure are you, 0-100? "
            line = entry.line(partial(self._lines_of, page), prompt, _GUESSING)
            request = line if isinstance(line, Request) else command_of(line)
            if request is Request.HELP:
                self._frames.help()
                continue
            if request is Request.FOLLOW_UP:
                page = self._next_follow_up(page)
                continue
            self._frames.forget_notices()
            if request is not None or not line.strip():
                return request
            if line.strip().isascii() and line.strip().isdigit() and int(line) <= 100:
                return int(line)
            self._frames.notice(f"'{line.strip()}' is no confidence; a whole number from 0 to 100 is.")

    def _draw(self, page: RecallPage, keys: tuple[str, ...], *, keep_in_sight: int | None = None) -> None:
        self._frames.draw(self._lines_of(page), keys, page.showing, keep_in_sight=keep_in_sight)

    def _lines_of(self, page: RecallPage) -> list[str]:
        return page.lines(self._frames.look)


def _tried(page: RecallPage, rating: Rating, confidence: int | None) -> Tried:
    judged = page.judged
    return Tried(
        rating,
        typed="" if judged is None else judged.text,
        ticks=tuple(sorted(page.ticks)),
        confidence=confidence,
        heard=None if judged is None else judged.heard,
    )
