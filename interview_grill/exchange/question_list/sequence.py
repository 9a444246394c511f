"""Which lines that look like a question begin one, and which are lists within an answer.

Numbers decide: a list within an answer begins at 1, a list of questions goes on. The first question of a
section sets the style that the others are held to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.exchange.question_list.openings import Opening, Style

if TYPE_CHECKING:
    from interview_grill.exchange.question_list.unfinished import Unfinished

_ALWAYS = (Style.PAIR, Style.CLOZE, Style.PREFIXED, Style.HEADING)


class Sequence:
    """The questions of one section so far. The first one's style leads: what looks otherwise is part of an answer,
    unless it is a question and carries the next number.
    """

    def __init__(self) -> None:
        self._leading: tuple[Style, bool, str] | None = None
        self._last: int | None = None
        self._inner: int | None = None  # the last number of a list within the answer

    def admits(self, found: Opening, asked: Unfinished | None) -> bool:
        """Whether the line begins a question, `asked` being the one before it in the file."""
        if found.style in _ALWAYS or self._leading is None:
            return True
        if self._leading[0] in (Style.HEADING, Style.PAIR, Style.CLOZE) and asked is not None:
            return False
        alike = _look(found) == self._leading
        if found.number is None:
            quick_fire = self._leading[0] is found.style is Style.ITALIC and bool(found.rest)
            return alike or quick_fire
        return self._follows(found, found.number, asked, alike=alike)

    @property
    def doubts(self) -> bool:
        """Whether the line refused last may have begun a list of questions: of numbers alone, and beginning anew."""
        return self._inner == 1 and self._leading is not None and self._leading[0] is Style.NUMBERED

    def follow(self, found: Opening) -> None:
        """Note that a question began."""
        if self._leading is None:
            self._leading = _look(found)
        self._last = self._last if found.number is None else found.number
        self._inner = None

    def _follows(self, found: Opening, number: int, asked: Unfinished | None, *, alike: bool) -> bool:
        last = self._last
        if self._inner is not None and number == self._inner + 1 and not (alike and found.is_question):
            self._inner = number
            return False
        if last is None:
            return alike or found.is_question
        if alike and (number > last or (number == last and asked is not None and asked.is_bare)):
            return True
        if number == last + 1:  # a list within an answer would have begun at 1
            return True
        self._inner = number
        return False


def _look(found: Opening) -> tuple[Style, bool, str]:
    return found.style, found.number is not None, found.mark
