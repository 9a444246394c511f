"""`grill review`: due cards only."""

from __future__ import annotations

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Confidence, Kinds, Minutes, MostCards, Sections, Seed, Tags
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def review(
    context: typer.Context,
    most_cards: MostCards = None,
    minutes: Minutes = None,
    section: Sections = None,
    tag: Tags = None,
    kind: Kinds = None,
    confidence: Confidence = False,
    seed: Seed = None,
) -> None:
    """A session of due cards only, weakest first."""
    from interview_grill.cli.filters import filters_of
    from interview_grill.cli.sitting import pool_of, sit, terms_of
    from interview_grill.cli.summary import nothing_to_ask, summarise

    here = Surroundings.of(context)
    pool = pool_of(here, filters_of(here, section, tag, kind), new=None, cram=False, due_only=True)
    if not pool.due:
        nothing_to_ask(here)
        return
    terms = terms_of(here, minutes=minutes, confidence=confidence)
    answered = sit(here, pool, terms, most_cards=most_cards, seed=seed)
    summarise(here, answered)
