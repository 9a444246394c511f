"""A Markdown file of questions, in whatever style, to drafts; and a remark for every line that was not taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interview_grill.errors import ExchangeError
from interview_grill.exchange.clean_text import clean_lines
from interview_grill.exchange.intake import Intake, Remark
from interview_grill.exchange.question_list import tables
from interview_grill.exchange.question_list.front_matter import take_front_matter
from interview_grill.exchange.question_list.lines import Line, Sort, sorted_lines
from interview_grill.exchange.question_list.openings import (
    Opening,
    Style,
    answer_after,
    heading,
    heading_opening,
    opening,
)
from interview_grill.exchange.question_list.sections import Sections
from interview_grill.exchange.question_list.sequence import Sequence
from interview_grill.exchange.question_list.unfinished import Unfinished

if TYPE_CHECKING:
    from interview_grill.exchange.intake import Draft

_ONLY_ANCHOR = re.compile(r"(?:[-*+]|[0-9]{1,6}[.)])?\W*\[[^\[\]]*\]\(#[^()]*\)\W*$")
_HIGHEST_JOINED = 6  # lines over which a question in bold may run


def read_markdown(text: str, *, where: str) -> Intake:
    """The questions of a Markdown text, and a remark for each run of lines that belongs to none.

    `where` is for the message alone. Raises ExchangeError if no questions are found.
    """
    texts, remarks = clean_lines(text)
    front, begins = take_front_matter(texts, remarks)
    reading = _Reading(texts, begins, remarks)
    reading.read()
    if not reading.drafts:
        raise ExchangeError(
            "no questions were found",
            where=where,
            mend="write them as **1. …**, ## Q1: …, 1. …, Q: … or in a table; see grill import --help",
        )
    deck: dict[str, Any] = dict(front)
    if reading.title:
        deck.setdefault("title", reading.title)
    used = {draft.plain.get("section") for draft in reading.drafts}
    covers = {name: said for name, said in reading.sections.covers.items() if name in used}
    if covers:
        deck["sections"] = covers
    return Intake(reading.drafts, deck, sorted(remarks))


class _Reading:
    """One file being read from top to bottom."""

    def __init__(self, texts: list[str], begins: int, remarks: list[Remark]) -> None:
        found = sorted_lines(texts[begins:])
        self._lines = (
            [line._replace(number=line.number + begins) for line in found.lines] if begins else found.lines
        )
        remarks += [
            Remark(number + begins, "code or a comment is opened and never closed")
            for number in found.unclosed
        ]
        self._at = 0
        self._remarks = remarks
        self._question: Unfinished | None = None
        self._section: str | None = None
        self._sequence = Sequence()
        self._outside: list[Line] = []
        self.sections = Sections()
        self.title = ""
        self.drafts: list[Draft] = []

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.sort is Sort.HEADING:
                self._take_heading(line)
            elif line.sort is Sort.RULE:
                self._take_rule()
            elif line.sort in (Sort.BLANK, Sort.CODE):
                self._take_content(line)
            elif not self._take_table(line):
                self._take_text(line)
        self._finish()
        self._tell_outside()

    def _take_heading(self, line: Line) -> None:
        level, words = heading(line.text)
        asked = self._question
        if asked is not None and (label := answer_after(line.text)) is not None:
            asked.take_answer(label, line.number)
            return
        found = heading_opening(line.text)
        if asked is not None and asked.level and level > asked.level:
            self._take_content(line)
        elif found is not None and not (not found.is_question and self._holds_questions(level)):
            self._begin(found, line)
        elif level == 1 and not self.title and not self.drafts and asked is None:
            self.title = words.strip("*_ ")
        else:
            self._finish()
            self._section = self.sections.name(words) if words else None
            self._sequence = Sequence()

    def _holds_questions(self, level: int) -> bool:
        """Whether questions of their own stand below the heading just read, before the next one as high."""
        for line in self._lines[self._at :]:
            if line.sort is Sort.HEADING:
                below, _ = heading(line.text)
                found = heading_opening(line.text) if below > level else None
                return found is not None and (found.number is not None or found.is_question)
            if line.sort is Sort.TEXT:
                begun = opening(line.text)
                if begun is not None and (begun.number is not None or begun.style is Style.PAIR):
                    return begun.style is not Style.NUMBERED or begun.is_question
        return False

    def _take_rule(self) -> None:
        if self._question is not None and self._question.style in (Style.PAIR, Style.CLOZE):
            self._finish()

    def _take_table(self, line: Line) -> bool:
        """Take a table of questions that begins here; other tables are content."""
        following = self._lines[self._at] if self._at < len(self._lines) else None
        if following is None or "|" not in line.text:
            return False
        columns = tables.columns_of(line.text, following.text)
        if columns is None:
            return False
        self._finish()
        self._at += 1
        while self._at < len(self._lines) and "|" in (row := self._lines[self._at]).text:
            if row.sort not in (Sort.ROW, Sort.TEXT):
                break
            self._at += 1
            tables.take_row(columns, row, self._section, self.drafts, self._remarks)
        return True

    def _take_text(self, line: Line) -> None:
        text = line.text
        if "](#" in text and _ONLY_ANCHOR.match(text.strip()):
            self._remarks.append(Remark(line.number, "a link within the file", text.strip()))
            return
        if self._question is not None and (rest := answer_after(text)) is not None:
            self._question.take_answer(rest, line.number)
            return
        found = opening(text)
        if found is None:
            found, joined = self._joined(line)
            if found is not None and self._sequence.admits(found, self._question):
                self._at += joined
                self._begin(found, line)
                return
        if found is not None and self._sequence.admits(found, self._question):
            self._begin(found, line)
            return
        if found is not None and found.number == 1 and self._sequence.doubts:
            what = "taken for a list within the answer above; a heading before it would make these questions"
            self._remarks.append(Remark(line.number, what, text.strip()))
        self._take_content(line)

    def _joined(self, line: Line) -> tuple[Opening | None, int]:
        """A question in bold that runs over several lines, and how many it takes beside the first."""
        text = line.text
        if text.count("**") % 2 == 0 or "**" not in text[:12]:
            return None, 0
        for more in range(1, _HIGHEST_JOINED):
            if self._at + more > len(self._lines) or self._lines[self._at + more - 1].sort is not Sort.TEXT:
                return None, 0
            text = f"{text} {self._lines[self._at + more - 1].text.strip()}"
            if text.count("**") % 2 == 0:
                return opening(text), more
        return None, 0

    def _take_content(self, line: Line) -> None:
        if self._question is not None:
            self._question.take(line)
        elif line.sort is not Sort.BLANK:
            self._outside.append(line)

    def _begin(self, found: Opening, line: Line) -> None:
        self._finish()
        self._question = Unfinished(found, line.number, self._section)
        self._sequence.follow(found)

    def _finish(self) -> None:
        self._tell_outside()
        if self._question is not None:
            self.drafts += self._question.drafts(self._remarks)
            self._question = None

    def _tell_outside(self) -> None:
        """A remark for each run of lines that belong to no question."""
        start = 0
        for place, line in enumerate(self._outside, 1):
            last = place == len(self._outside)
            if last or self._outside[place].number > line.number + 1:
                text = " ".join(one.text.strip() for one in self._outside[start:place])
                first = self._outside[start].number
                self._remarks.append(Remark(first, "text outside any question", text, line.number))
                start = place
        self._outside = []
