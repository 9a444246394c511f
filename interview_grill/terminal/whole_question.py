"""A question on paper: everything it holds, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.question_text import (
    answer_lines,
    ask_lines,
    card_lines,
    fitted,
    follow_up_lines,
    hanging,
    rule,
)
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.bank.model import Question
    from interview_grill.terminal.look import Look


def whole_lines(question: Question, look: Look) -> list[Text]:
    """Question, answer, key points, pitfalls, follow-ups, spoken version, reading, tasks and derivations.

    Parts that the question lacks are left out, except for the answer, of which it is said that there is none.
    """
    lines = [*hanging("", Text(_title(question)), look), Text(), *ask_lines(question, look), Text()]
    lines += answer_lines(question, look)
    if question.follow_ups:
        lines += [Text(), rule("Follow-ups", look), *follow_up_lines(question, look)[1:]]
    if question.say:
        lines += [Text(), rule("Say it aloud", look), *card_lines(question.say, look)]
    if question.read:
        lines += [Text(), rule("Read", look)]
        lines += [line for place in question.read for line in hanging("- ", place, look)]
    if question.tasks:
        names = ", ".join(task.name for task in question.tasks)
        lines += [Text(), *hanging("Compute: ", Text(names), look)]
    if question.derivations:
        names = ", ".join(derivation.name for derivation in question.derivations)
        lines += [Text(), *hanging("Derive: ", Text(names), look)]
    return lines


def derivation_lines(question: Question, look: Look) -> list[Text]:
    """Every derivation of a question, whole: what each line does, the line itself, and why; or that it has
    none.
    """
    from interview_grill.derivations.choices import answer_of, options_text

    if not question.derivations:
        return fitted(Text(f"{question.id} has no derivation."), look)
    lines: list[Text] = []
    for derivation in question.derivations:
        lines += [Text()] * bool(lines) + [
            rule("Derivation", look),
            *card_lines(derivation.title, look),
            Text(),
        ]
        if derivation.setting:
            lines += [*card_lines(derivation.setting, look), Text()]
        for number, line in enumerate(derivation.lines, 1):
            lines += hanging(f"{number}. ", line.do, look)
            if options_text(line):
                lines += [Text(), *card_lines(options_text(line), look)]
            lines += [Text(), *card_lines(answer_of(line), look)]
            lines += [Text(), *hanging("   ", line.why, look), Text()] if line.why else [Text()]
    return lines


def _title(question: Question) -> str:
    number = f"{question.number}  " if question.number is not None else ""
    place = "  ".join(part for part in (question.section, question.band) if part)
    return f"{number}{question.id}  {place}  {', '.join(question.tags)}"
