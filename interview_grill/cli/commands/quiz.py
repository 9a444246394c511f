"""`grill quiz`: due cards, weakest first, then new ones."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Confidence, Kinds, Minutes, MostCards, Sections, Seed, Tags
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def quiz(
    context: typer.Context,
    most_cards: MostCards = None,
    minutes: Minutes = None,
    section: Sections = None,
    tag: Tags = None,
    kind: Kinds = None,
    new: Annotated[int | None, typer.Option(min=0, help="Up to so many more new cards.", metavar="N")] = None,
    cram: Annotated[
        bool, typer.Option("--cram", help="Everything, weakest first; the schedule is untouched.")
    ] = False,
    confidence: Confidence = False,
    seed: Seed = None,
) -> None:
    """A session: due cards, weakest first, then new ones (10 a day unless set).

    In a pipe a recall card reads two lines, your answer and the rating 1-4 (empty: the one that follows from what was
    heard in your answer); a checked card one line an attempt.
    """
    from interview_grill.cli.filters import filters_of
    from interview_grill.cli.sitting import pool_of, sit, terms_of
    from interview_grill.cli.summary import nothing_to_ask, summarise

    here = Surroundings.of(context)
    filters = filters_of(here, section, tag, kind)
    pool = pool_of(here, filters, new=new, cram=cram, due_only=False)
    if not pool.due and not pool.new:
        nothing_to_ask(here)
        return
    terms = terms_of(here, minutes=minutes, confidence=confidence, cram=cram)
    answered = sit(here, pool, terms, most_cards=most_cards, seed=seed)
    summarise(here, answered)
