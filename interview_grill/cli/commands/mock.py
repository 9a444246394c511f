"""`grill mock`: a timed mock interview, with follow-ups and a scorecard."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Bands, Seed, finite
from interview_grill.cli.surroundings import Surroundings

app = single()

_NOTHING_FRESH = (
    "No fresh question is left here: each was asked today, or is buried or suspended. Come back tomorrow, or see"
    " 'grill resume'."
)


@app.command()
def mock(
    context: typer.Context,
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", min=0, callback=finite, help="Time; 3 a question.", metavar="M"),
    ] = None,
    number: Annotated[
        int | None, typer.Option("-n", min=1, help="Questions; 10, or one for 3 minutes.", metavar="N")
    ] = None,
    band: Bands = None,
    seed: Seed = None,
    markdown: Annotated[str | None, typer.Option(help="Also write it here.", metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """A timed mock interview: questions drawn by band and asking-weight, a follow-up after each, a scorecard.

    One question is a derivation and one a numeric task. A follow-up missed lowers the rating by one. Each answer is
    the day's first try of its card and logged as cold; --seed puts the same questions with the same numbers.

    In a pipe a question to be said reads two lines, your answer and the rating 1-4; a numeric task one line an
    attempt; a derivation one a typed line. Each follow-up then reads two: your answer, and y if you had it or n. An
    empty rating, y or n accepts what follows from what was heard in the answer.
    """
    from interview_grill.cli import interviewing
    from interview_grill.cli.output import say
    from interview_grill.session.mock import MINUTES_A_QUESTION, QUESTIONS

    here = Surroundings.of(context)
    if markdown is not None and not force:
        interviewing.refuse_existing(markdown)
    asked = number or (QUESTIONS if minutes is None else max(1, round(minutes / MINUTES_A_QUESTION)))
    chosen_seed = here.now() // 1000 % 1_000_000 if seed is None else seed
    drawn = interviewing.drawn_today(here, number=asked, bands=band, seed=chosen_seed)
    if not drawn:
        say(_NOTHING_FRESH)
        return
    time = MINUTES_A_QUESTION * len(drawn) if minutes is None else minutes
    card = interviewing.interview(here, drawn, minutes=time, seed=chosen_seed)
    interviewing.report(here, card, seed=chosen_seed)
    if markdown is not None:
        interviewing.save_markdown(here, card, markdown, seed=chosen_seed, replace=force)
