"""A question while its lines come in, and the drafts it makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interview_grill.exchange.intake import Draft, Remark
from interview_grill.exchange.question_list.body import card_text, line_text
from interview_grill.exchange.question_list.cloze import hidden_parts, with_marks
from interview_grill.exchange.question_list.lines import Line, Sort
from interview_grill.exchange.question_list.openings import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.exchange.question_list.openings import Opening

_ITEM = re.compile(r" *(?:[-*+]|[0-9]{1,9}[.)]) ")
_ARROW = re.compile(r"(?<=[?？])\s+(?:—|–|->|→|=>|-(?=\s))\s+")
_LARGEST_NUMBER = 1_000_000


class Unfinished:
    """What has been read of one question."""

    def __init__(self, opening: Opening, line: int, section: str | None) -> None:
        self._opening = opening
        self._line = line
        self._section = section
        self._below: list[Line] = []
        self._answer: list[str] | None = None

    @property
    def style(self) -> Style:
        """How it began."""
        return self._opening.style

    @property
    def level(self) -> int:
        """Of its heading; 0 if it did not begin with one."""
        return self._opening.level

    @property
    def is_bare(self) -> bool:
        """Whether nothing but white space followed its first line."""
        return self._answer is None and all(line.sort is Sort.BLANK for line in self._below)

    def take(self, line: Line) -> None:
        """A line that belongs to it."""
        if self._answer is not None:
            self._answer.append(line.text)
        else:
            self._below.append(line)

    def take_answer(self, rest: str, number: int) -> None:
        """A label said that the answer begins, with `rest` on its line. A second one is part of the answer."""
        if self._answer is None:
            self._answer = [rest]
        else:
            self.take(Line(number, rest, Sort.TEXT))

    def drafts(self, remarks: list[Remark]) -> Iterator[Draft]:
        """The question; of a text with gaps, one for each gap. What a card cannot hold is added to the
        remarks.

        None for a question without words, which becomes a remark.
        """
        ask, answer = self._split()
        if self.style is Style.CLOZE:
            yield from self._with_gaps([*ask, *answer], remarks)
            return
        asked = line_text("\n".join(ask))
        said = card_text(answer)
        self._tell((*asked.dropped, *said.dropped), remarks)
        if not asked.text.strip("*_ "):
            text = " ".join(said.text.split())
            remarks.append(Remark(self._line, "a question without words", text))
            return
        yield self._draft(asked.text, said.text, self._opening.number)

    def _draft(self, ask: str, answer: str, number: int | None) -> Draft:
        plain: dict[str, Any] = {}
        if number is not None and 1 <= number <= _LARGEST_NUMBER:
            plain["number"] = number
        if self._section:
            plain["section"] = self._section
        plain["ask"] = ask
        if answer.strip():
            plain["answer"] = answer
        return Draft(plain, self._line)

    def _with_gaps(self, lines: list[str], remarks: list[Remark]) -> Iterator[Draft]:
        text = card_text(with_marks("\n".join(lines)).split("\n"))
        self._tell(text.dropped, remarks)
        found = list(hidden_parts(text.text))
        if not found:
            remarks.append(Remark(self._line, "a text with no [gap] in it", text.text))
        for ask, hidden in found:
            yield self._draft(ask, hidden, None)

    def _tell(self, dropped: tuple[str, ...], remarks: list[Remark]) -> None:
        remarks += [Remark(self._line, f"left out of the question: {what}") for what in dropped]

    def _split(self) -> tuple[list[str], list[str]]:
        """The lines of the question and those of the answer."""
        first, rest = self._opening.ask, self._opening.rest
        below = [line.text for line in self._below]
        if self._answer is not None:
            ask = [first, *([rest] if rest else []), *below]
            return ask, self._answer
        if not self._opening.open_end:
            return [first], [rest, *below] if rest else below
        arrow = _ARROW.search(first)
        if arrow:
            return [first[: arrow.start()]], [first[arrow.end() :], *below]
        end = self._end_of_question()
        return [first, *below[:end]], below[end:]

    def _end_of_question(self) -> int:
        """How many lines below the first still ask."""
        if self._opening.is_question:
            return 0
        for place, line in enumerate(self._below):
            if line.sort is not Sort.TEXT or _ITEM.match(line.text):
                # Words above nothing but a blank line and an answer are the whole question.
                return place if self._opening.ask or place else self._after_blank()
            if line.text.rstrip().endswith(("?", "？")):
                return place + 1
        return len(self._below)

    def _after_blank(self) -> int:
        """Nothing was asked on the first line: the first paragraph below asks."""
        begun = False
        for place, line in enumerate(self._below):
            if line.sort is Sort.BLANK and begun:
                return place
            begun = begun or line.sort is not Sort.BLANK
        return len(self._below)
