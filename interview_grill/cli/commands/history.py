"""`grill history`: every answer, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from interview_grill.memory.fold import Step

app = single()


@app.command()
def history(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Only this card or question.", metavar="ID")] = None,
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
    rows = [as_row(step) for step in (steps if last is None else steps[-last:])]
    if as_json:
        print_json(rows)
    elif not rows:
        say("No answers yet. 'grill quiz' asks the first question.")
    else:
        for row in rows:
            checked = (
                f"  {row['verdict']}{' ' + str(row['tag']) if row['tag'] else ''}" if row["verdict"] else ""
            )
            say(f"{row['at']}  {row['card']}  {row['rating_name']}  {row['seconds']:.0f} s{checked}")


def as_row(step: Step) -> dict[str, object]:
    """A logged review as the JSON of `history` has it."""
    from interview_grill.memory.calendar import iso_day, iso_instant
    from interview_grill.memory.event import Review

    event, after = step.event, step.after
    review = event.action
    assert isinstance(review, Review)
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
        "confidence": review.confidence,
        "hints": review.hints,
        "practice": review.practice,
        "cold": review.cold,
        "undone": step.undone,
    }
