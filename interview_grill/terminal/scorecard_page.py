"""The scorecard after a mock interview: answered against predicted, by section and question, and what to mend
first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Rating
from interview_grill.session.scorecard import Reason
from interview_grill.terminal.charts import bar
from interview_grill.terminal.gauge import gauge
from interview_grill.terminal.plain import visible
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interview_grill.bank.model import KeyPoint
    from interview_grill.session.scorecard import Fix, Outcome, Scorecard
    from interview_grill.terminal.look import Look

_GAUGE = 20
_SURE = 0.8
_MOST_LEFT_OUT = 3
_COMMANDS = {"recall": "grill show", "compute": "grill compute", "derive": "grill derive"}


def scorecard_lines(
    card: Scorecard,
    look: Look,
    *,
    titles: Mapping[str, str],
    points_of: Callable[[str], Sequence[KeyPoint]],
) -> list[Text]:
    """The whole screen, no line wider than the look; `titles` says what each section covers, `points_of` gives the key
    points of a question by its id.

    Without an outcome it is one line. The interval is one of 80 % for the number answered, as memory's model
    has it.
    """
    if not card.outcomes:
        return [Text("No question was answered, so there is nothing to score.")]
    lines = [*_score(card, look), Text(), Text("By section", "heading")]
    lines += _sections(card, look, titles)
    lines += [Text(), Text("Question by question", "heading")]
    lines += [_outcome(one, look) for one in card.outcomes]
    lines += [Text(), Text("Fix tonight", "heading")]
    for number, fix in enumerate(card.fixes, 1):
        lines += _fix(number, fix, fix.outcome.left_out(points_of(fix.outcome.put.card.question)))
    if not card.fixes:
        lines.append(Text("  Nothing. Every question and every follow-up stood.", "good"))
    return [_cut(line, look) for line in lines]


def _score(card: Scorecard, look: Look) -> list[Text]:
    line = Text().append(f"{card.answered} of {card.asked} answered", "strong")
    span = f"{card.low}{look.symbol('–', '-')}{card.high}"
    line.append(f"   predicted {card.predicted:.1f} (80 %: {span})   {_clock(card.seconds)} min", "")
    width = max(10, min(60, look.width - 2))
    drawn = gauge(card.predicted, card.low, card.high, card.asked, look, width=width, mark=card.answered)
    key = f"{look.symbol('█▒', '#=')} predicted, {look.symbol('│', '|')} answered"
    lines = [line, drawn, Text(key, "faint"), Text(_judgement(card))]
    if card.asked < card.drawn:
        lines.append(Text(f"{card.drawn - card.asked} of {card.drawn} questions were not reached.", "notice"))
    return lines


def _judgement(card: Scorecard) -> str:
    if card.answered < card.low:
        return "Fewer than your memory's model expected: it flatters you, or today was bad."
    if card.answered > card.high:
        return "More than your memory's model expected."
    return "As your memory's model expected."


def _sections(card: Scorecard, look: Look, titles: Mapping[str, str]) -> list[Text]:
    name_width = max(len(one.section) for one in card.sections)
    lines = []
    for one in card.sections:
        line = Text(f"  {visible(one.section):<{name_width}}  {one.answered} of {one.asked}")
        line.append(f"   predicted {one.predicted:.1f}  ", "faint")
        filled = bar(one.answered, one.asked, _GAUGE, look, style="good")
        line.append_text(filled).append(look.symbol("·", ".") * (_GAUGE - filled.cell_len), "bad")
        lines.append(line.append(f"  {visible(titles.get(one.section, ''))}", "faint"))
    return lines


def _outcome(one: Outcome, look: Look) -> Text:
    sign, style = (look.symbol("✓", "+"), "good") if one.passed else (look.symbol("✗", "x"), "bad")
    line = Text("  ").append(sign, style)
    line.append(f" {one.rating.name.title():<6}{_clock(one.seconds):>6}  {one.put.chance:4.0%}  ")
    line.append(visible(one.put.card.card))
    if one.tried.tag:
        line.append(f"  {visible(one.tried.tag)}", "notice")
    if one.follow_up is False:
        line.append("  follow-up missed", "notice")
    return line


def _fix(number: int, fix: Fix, left_out: Sequence[KeyPoint]) -> Iterator[Text]:
    one = fix.outcome
    card = one.put.card
    yield Text().append(f"  {number}. {visible(card.card)}", "strong").append(f"  {_because(fix)}", "")
    for point in left_out[:_MOST_LEFT_OUT]:
        yield Text(f"     left out: {visible(point.text)}", "" if point.must else "faint")
    yield Text(f"     {_COMMANDS.get(card.kind, 'grill show')} {visible(card.question)}", "key")


def _because(fix: Fix) -> str:
    one = fix.outcome
    if fix.reason is Reason.MISSED:
        named = f", {visible(one.tried.tag)}" if one.tried.tag else ""
        expected = f", though expected with {one.put.chance:.0%}" if one.put.chance >= _SURE else ""
        return f"missed{named}{expected}"
    if fix.reason is Reason.FOLLOW_UP:
        return f"the follow-up missed; counted as {one.rating.name.title()}"
    return f"answered with gaps ({Rating.HARD.name.title()})"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _cut(line: Text, look: Look) -> Text:
    line.cut(look.width, look.symbol("…", ""))
    return line
