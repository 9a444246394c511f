"""`grill history`: every answer, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli import completion
from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.event import Review
    from interview_grill.memory.fold import Step

app = single()


@app.command()
def history(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="Only this card or question.", metavar="ID", autocompletion=completion.question),
    ] = None,
    last: Annotated[int | None, typer.Option("-n", min=1, help="Only the latest N.", metavar="N")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Undone answers too.")] = False,
    as_json: Json = False,
) -> None:
    """Every answer you gave, oldest first."""
    from interview_grill.cli.output import print_json, say

    here = Surroundings.of(context)
    wanted = None if name is None else here.library.cards_named(name)
    steps = [
        step
        for card in ((None,) if wanted is None else wanted)
        for step in here.log_to_read.history(card=card, last=last, with_undone=everything)
    ]
    steps.sort(key=lambda step: step.event.order)
    steps = steps if last is None else steps[-last:]
    if as_json:
        print_json([as_row(step) for step in steps])
    elif not steps:
        say("No answers yet. 'grill quiz' asks the first question.")
    else:
        _print(steps)


def _print(steps: Sequence[Step]) -> None:
    """A line an answer, on the clock of this place."""
    from interview_grill.cli.output import say
    from interview_grill.memory.calendar import clock_time

    width = max(len(_review(step).card) for step in steps)
    for step in steps:
        review = _review(step)
        marks = {"practice": review.practice, "cold": review.cold, "undone": step.undone}
        told = [review.verdict, review.tag, *(name for name, holds in marks.items() if holds)]
        line = f"{clock_time(step.event.at)}  {review.card.ljust(width)}  {review.rating.name.title():<5}"
        say(f"{line} {review.seconds:3.0f} s  {' '.join(word for word in told if word)}".rstrip())


def _review(step: Step) -> Review:
    from interview_grill.memory.event import Review

    assert isinstance(step.event.action, Review)
    return step.event.action


def as_row(step: Step) -> dict[str, object]:
    """A logged review as the JSON of `history` has it."""
    from interview_grill.memory.calendar import iso_day, iso_instant

    event, after, review = step.event, step.after, _review(step)
    return {
        "review": event.id,
        "card": review.card,
        "at": iso_instant(event.at),
        "day": iso_day(event.day),
        "rating": int(review.rating),
        "rating_name": review.rating.name.title(),
        "seconds": review.seconds,
        "stability": None if after is None else after.stability,
        "difficulty": None if after is None else after.difficulty,
        "due": iso_day(after.due_day) if after is not None and after.due_day is not None else None,
        "verdict": review.verdict,
        "tag": review.tag,
        "task": review.task,
        "seed": review.seed,
        "given": review.given,
        "typed": review.typed,
        "ticks": None if review.ticks is None else list(review.ticks),
        "heard": None if review.heard is None else list(review.heard),
        "confidence": review.confidence,
        "hints": review.hints,
        "practice": review.practice,
        "cold": review.cold,
        "undone": step.undone,
    }
