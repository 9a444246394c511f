"""A mock interview as a Markdown document: what was asked, what was said, and the scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.exchange.markdown_text import block_markdown, escaped, line_markdown
from interview_grill.memory.calendar import iso_day
from interview_grill.problems.instance import load
from interview_grill.session.computing import value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from interview_grill.bank.model import FollowUp, Question
    from interview_grill.session.scorecard import Outcome, Scorecard


def encode(
    card: Scorecard,
    *,
    day: int,
    seed: int,
    titles: Mapping[str, str],
    question_of: Callable[[str], Question],
    follow_up_of: Callable[[Question], FollowUp | None],
) -> Iterator[str]:
    """The document, a part at a time; `day` is an ordinal, `titles` say what sections cover.

    `follow_up_of` gives the follow-up that was put. Raises ProblemError for a task that can no longer be
    drawn, and what the two functions raise.
    """
    yield f"# Mock interview, {iso_day(day)}\n\n"
    yield (
        f"**{card.answered} of {card.asked} answered**, predicted {card.predicted:.1f} "
        f"(80 %: {card.low} to {card.high}); {card.seconds / 60:.1f} minutes; seed {seed}.\n"
    )
    yield "\n| Section | Answered | Asked | Predicted |\n| --- | ---: | ---: | ---: |\n"
    for one in card.sections:
        name = f"{one.section} {titles.get(one.section, '')}".strip()
        yield f"| {escaped(name)} | {one.answered} | {one.asked} | {one.predicted:.1f} |\n"
    yield "\n## Fix tonight\n\n"
    for number, fix in enumerate(card.fixes, 1):
        tag = _tag(fix.outcome)
        yield f"{number}. {escaped(fix.outcome.put.card.card)}: {fix.reason.value}{tag}\n"
        for point in fix.outcome.left_out(question_of(fix.outcome.put.card.question).key_points):
            yield f"    - left out: {line_markdown(point.text)}\n"
    if not card.fixes:
        yield "Nothing: every question and every follow-up stood.\n"
    for place, outcome in enumerate(card.outcomes, 1):
        question = question_of(outcome.put.card.question)
        yield from _asked(place, outcome, question, follow_up_of(question))


def _asked(place: int, one: Outcome, question: Question, item: FollowUp | None) -> Iterator[str]:
    yield f"\n## {place}. {line_markdown(question.ask)}\n\n"
    yield (
        f"{one.rating.name.title()}{_tag(one)}, {one.seconds:.0f} s, predicted {one.put.chance:.0%}. "
        f"Card {escaped(one.put.card.card)}.\n"
    )
    task = next((task for task in question.tasks if task.name == one.tried.task), None)
    instance = load(task, one.tried.seed) if task is not None and one.tried.seed is not None else None
    if instance is not None:
        yield f"\n{block_markdown(instance.ask)}\n"
    if one.tried.typed:
        yield "\n" + "\n".join(f"> {escaped(line)}  " for line in one.tried.typed.splitlines()) + "\n"
    if instance is not None:
        yield f"\n**Answer:** {escaped(value_text(instance.expected))}\n"
    else:
        yield f"\n{block_markdown(question.answer) or '*No answer yet.*'}\n"
    if one.follow_up is not None and item is not None:
        verdict = "answered" if one.follow_up else "missed"
        yield f"\n**Follow-up, {verdict}.** {line_markdown(item.ask)}\n\n{block_markdown(item.answer)}\n"


def _tag(one: Outcome) -> str:
    return f", {escaped(one.tried.tag)}" if one.tried.tag else ""
