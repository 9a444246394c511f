"""`grill show`: one question, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json, QuestionName
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def show(
    context: typer.Context,
    name: QuestionName,
    derivation: Annotated[bool, typer.Option("--derivation", help="Its derivations, line by line.")] = False,
    as_json: Json = False,
) -> None:
    """One question with its answer, key points, pitfalls, follow-ups, spoken version and reading."""
    from interview_grill.bank.plain import plain_question
    from interview_grill.cli.output import print_json, print_lines
    from interview_grill.terminal.whole_question import derivation_lines, whole_lines

    here = Surroundings.of(context)
    question = here.library.find(name)
    if as_json:
        print_json(plain_question(question))
        return
    look = here.look()
    print_lines(look.paint(derivation_lines(question, look) if derivation else whole_lines(question, look)))
