"""`grill due`: what is due, and when the rest is. The command run most, so it reads two indexes and loads little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json, typed
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from interview_grill.store.reading import Counts, DueCard

app = single()

_SHOWN = 20


@app.command()
def due(
    context: typer.Context,
    as_json: Json = False,
    count: Annotated[bool, typer.Option("--count", help="Only the number of cards due.")] = False,
    on: Annotated[str | None, typer.Option(help="What will be due on that day.", metavar="DATE")] = None,
) -> None:
    """What is due now, weakest first, and when the rest is."""
    from interview_grill.cli.output import print_json
    from interview_grill.memory.calendar import iso_instant, read_day

    here = Surroundings.of(context)
    with here.due_reader() as reader:
        day = here.today if on is None else typed("--on", read_day, on)
        counts = reader.counts(day)
        if count:
            print(counts.due)
            return
        cards = reader.due(day)
        if as_json:
            rows = [_as_json(card) for card in cards]
            print_json({"now": iso_instant(here.now()), "counts": counts._asdict(), "cards": rows})
            return
        _print(cards, counts, reader.next_due(day), day)
        if counts.due or reader.new_on(day, here.settings.new_per_day):
            print("Next: grill quiz")
        elif counts.new:
            print("Next: grill quiz --new 5")


def _as_json(card: DueCard) -> dict[str, object]:
    from interview_grill.memory.calendar import iso_day

    row = card._asdict()
    row["due"] = iso_day(row.pop("due_day"))
    return {**row, "state": "review"}


def _print(cards: list[DueCard], counts: Counts, later: list[tuple[int, int]], day: int) -> None:
    from interview_grill.cli.output import say
    from interview_grill.memory.calendar import iso_day

    say(f"{counts.due} due, {counts.new} new, {counts.later} later, {counts.suspended} suspended")
    width = max((len(card.card) for card in cards[:_SHOWN]), default=0)
    for card in cards[:_SHOWN]:
        since = (
            f"since {iso_day(card.due_day)}"
            if card.due_day < day
            else "today"
            if card.due_day == day
            else "by the plan"
        )
        say(f"  {card.card.ljust(width)}  recall {card.retrievability:4.0%}  {since}")
    if len(cards) > _SHOWN:
        say(f"  and {len(cards) - _SHOWN} more")
    if later:
        coming = ", ".join(f"{iso_day(when)}: {number}" for when, number in later[:7])
        say(f"Later: {coming}{' …' if len(later) > 7 else ''}")
