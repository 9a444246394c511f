"""Every card of the bundled bank can be read in a terminal: no raw LaTeX, no line too wide, ASCII when asked."""

from __future__ import annotations

import re

import pytest

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from interview_grill.problems.instance import load
from interview_grill.session.computing import begin
from interview_grill.terminal.look import Look
from interview_grill.terminal.question_text import chunk_lines
from interview_grill.terminal.whole_question import derivation_lines, whole_lines
from interview_grill.typeset import columns

QUESTIONS = list(Library.open().questions())
RAW = re.compile(r"\\[a-zA-Z]+|\$|\\[{},;|]")


def pages(question: Question, look: Look) -> list[str]:
    lines = [*look.paint(whole_lines(question, look)), *look.paint(derivation_lines(question, look))]
    for task in question.tasks:
        dialogue = begin(task, 11)
        chunks = [*dialogue.chunks, *task.hints, *load(task, 11).solution]
        chunks += [wrong.say for wrong in task.wrong]
        lines += [line for chunk in chunks for line in look.paint(chunk_lines(chunk, look))]
    return lines


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_raw_command_and_no_wide_line_on_any_card(question: Question, width: int) -> None:
    for line in pages(question, Look(width=width, plain=True)):
        assert not RAW.search(line), line
        assert columns(line) <= width, line


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_ascii_mode_prints_ascii_alone(question: Question) -> None:
    for line in pages(question, Look(width=80, plain=True, ascii_only=True)):
        assert line.isascii(), line
        assert not RAW.search(line), line
