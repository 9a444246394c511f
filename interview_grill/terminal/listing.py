"""A list of questions, a line each, by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.question_text import fitted
from interview_grill.terminal.styled import Text
from interview_grill.typeset.blocks import Code, Displayed
from interview_grill.typeset.prose import prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_grill.bank.model import Question
    from interview_grill.terminal.look import Look


def question_rows(questions: Sequence[Question], sections: Mapping[str, str], look: Look) -> list[Text]:
    """Number, id, kinds beyond recall (c, d) and the question, cut to the width; there must be a question.

    A section's heading stands wherever it differs from that of the question before; last what the letters
    mean, if any was shown.
    """
    lines: list[Text] = []
    section: str | None = None
    width = max(len(question.id) for question in questions)
    for question in questions:
        if question.section != section:
            section = question.section
            title = sections.get(section or "", "")
            head = Text(f"{section or '-'}  {title}".rstrip(), style="heading")
            lines += [*[Text()] * bool(lines), *fitted(head, look)]
        number = "" if question.number is None else str(question.number)
        kinds = "".join(kind[0] for kind in question.kinds[1:])
        lead = Text(f"{number:>4}  {question.id.ljust(width)}  {kinds:2}  ")
        line = lead.append(one_line(question.ask, look), "faint")
        line.cut(look.width, look.symbol("…", ""))
        lines.append(line)
    legend = "c: has a numeric task, d: has a derivation"
    has_more = any(len(question.kinds) > 1 for question in questions)
    return [*lines, Text(), Text(legend, style="faint")] if has_more else lines


def one_line(text: str, look: Look) -> str:
    """Card text on one line, its formulas in line."""
    parts = []
    for block in prose(text, charset=look.charset):
        if isinstance(block, Displayed | Code):
            parts.append(" ".join(line.strip() for line in block.lines))
        else:
            parts.append("".join(span.text for span in block.spans))
    return " ".join(parts)
