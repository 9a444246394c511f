"""What was heard in a typed answer, as lines: the words marked in it, and beside each point those that earned it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.listening.hearing import Verdict
from interview_grill.session.wording import counted
from interview_grill.terminal.question_text import hanging, hung, words
from interview_grill.terminal.styled import Text
from interview_grill.typeset.blocks import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.model import Pitfall
    from interview_grill.session.judging import Judged
    from interview_grill.terminal.look import Look

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDENT = "      "
_WHICH = "Which of these did you say?"


def heard_lines(judged: Judged, pitfalls: Sequence[Pitfall], look: Look) -> list[Text]:
    """All of it: the points, what was left out first, each with its words; pitfalls; the words marked."""
    lines = [Text(summary(judged), "heading")] if judged.points else []
    for number in judged.order:
        verdict = judged.on_point(number).verdict
        box = f"[{look.symbol('✓', 'x') if verdict is Verdict.HEARD else ' '}] "
        kind = "must " if judged.points[number - 1].must else "nice "
        lines += hanging(box + kind, judged.points[number - 1].text, look)
        lines += evidence_lines(judged, number, look)
    return [*lines, Text(), *said_lines(judged, pitfalls, look), *marked_lines(judged, look)]


def marked_lines(judged: Judged, look: Look) -> list[Text]:
    """The learner's words: `You: it is [the sample mean]¹`, a pitfall's with a cross."""
    ends: list[tuple[int, int, str]] = []  # closing brackets come before opening ones at the same place
    for number in range(1, len(judged.points) + 1):
        heard = judged.on_point(number)
        mark = look.symbol(str(number).translate(_RAISED), f"({number})")
        mark += look.symbol("⁻", "-") * (heard.verdict is Verdict.DENIED)
        ends += [end for start, stop in heard.spans for end in ((start, 1, "["), (stop, 0, f"]{mark}"))]
    for number in judged.said:
        spans = judged.on_pitfall(number).spans
        cross = look.symbol("✗", "(x)")
        ends += [end for start, stop in spans for end in ((start, 1, "["), (stop, 0, f"]{cross}"))]
    spans_shown, before, depth = [], 0, 0
    for place, opens, mark in sorted(ends):
        spans_shown += [Span(words(judged.text[before:place], look), bold=depth > 0), Span(mark, bold=True)]
        depth += 1 if opens else -1
        before = place
    spans_shown.append(Span(words(judged.text[before:], look)))
    return hung(Text("You: "), spans_shown, look.width)


def evidence_lines(judged: Judged, number: int, look: Look) -> list[Text]:
    """Below a point: the words that earned it, that it was denied, or that it may have been said."""
    heard = judged.on_point(number)
    if heard.verdict is Verdict.HEARD:
        return _faint(f"“{judged.quote(heard.spans)}”", look)
    if heard.verdict is Verdict.DENIED:
        return _faint(f"You deny it: “{judged.quote(heard.spans)}”", look)
    if number in judged.guesses:
        return _faint("You may have said it: its rare words are in your answer.", look)
    return []


def said_lines(judged: Judged, pitfalls: Sequence[Pitfall], look: Look) -> list[Text]:
    """Each pitfall that the answer fell into, answered with its own text."""
    lines: list[Text] = []
    for number in judged.said:
        pitfall = pitfalls[number - 1]
        quote = judged.quote(judged.on_pitfall(number).spans)
        lines += hanging(Text("You said ", "bad"), Text(f"“{quote}”"), look)
        lines += [*hanging("Not: ", pitfall.said, look), *hanging("     ", pitfall.because, look), Text()]
    return lines


def summary(judged: Judged) -> str:
    """How much was heard, in a sentence; what is asked of the learner where nobody could judge."""
    if judged.heard is None:
        return _WHICH
    missing = len(judged.points) - len(judged.heard)
    if not missing:
        return f"All {counted(len(judged.points), 'point')} heard."
    return f"Heard {len(judged.heard)} of {counted(len(judged.points), 'point')}; what was not comes first."


def follow_up_verdict(judged: Judged) -> str:
    """Whether a further question was answered, in a sentence; empty where nobody could judge."""
    if judged.heard is None:
        return ""
    denied = judged.on_point(1).verdict is Verdict.DENIED
    return (
        "The answer was heard." if judged.heard else f"The answer was {'denied' if denied else 'not heard'}."
    )


def _faint(text: str, look: Look) -> list[Text]:
    return hanging(_INDENT, Text(text, "faint"), look)
