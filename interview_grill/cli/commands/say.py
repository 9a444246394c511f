"""`grill say`: practise an answer in your own words."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json, QuestionName
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def say(
    context: typer.Context,
    name: QuestionName,
    text: Annotated[
        str | None, typer.Option("--text", help="Judge this answer instead of asking.", metavar="TEXT")
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer in your own words: what was heard, missed and said wrongly. Neither log nor schedule is touched.

    Typed over several lines, an empty one ends it; in a pipe all of standard input is the answer. Also told are the
    words, the seconds, and the words a minute against a minute's speech. The exit status is 0 whatever was heard.
    """
    from interview_grill.cli import saying

    here = Surroundings.of(context)
    question = here.library.find(name)
    answer = saying.Spoken(text, None) if text is not None else saying.answer_to(here, question)
    if answer is None:
        return
    if as_json:
        saying.print_document(here, question, answer)
    else:
        saying.tell(here, question, answer)
