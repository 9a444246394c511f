"""`grill derive`: practise a derivation, line by line."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import QuestionName, finite
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def derive(
    context: typer.Context,
    name: QuestionName,
    task: Annotated[str | None, typer.Option(help="Which of its derivations.", metavar="NAME")] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="A blank page, from the top: all lines are yours, none is named.")
    ] = False,
    worked: Annotated[bool, typer.Option("--worked", help="Only the last line is yours.")] = False,
    free: Annotated[
        bool, typer.Option("--free", help="A whiteboard: any lines in any order; an empty one ends it.")
    ] = False,
    minutes: Annotated[
        float | None,
        typer.Option(min=0, callback=finite, help="Show a clock of so many minutes.", metavar="M"),
    ] = None,
) -> None:
    """Practise a derivation: every line you type is tested. Neither log nor schedule is touched.

    Type each line as a formula in the names given; `?` is a hint, a second `?` or an empty line shows the line.
    Key lines carry the derivation: they cannot be jumped over. Without an option as many lines are yours as in your
    next session.
    """
    from interview_grill.bank.model import Kind
    from interview_grill.cli.dialogues import derivation_dialogue
    from interview_grill.cli.practice import named, practise
    from interview_grill.errors import WrongUsage

    if blank + worked + free > 1:
        raise WrongUsage("--blank, --worked and --free exclude each other", mend="give one of them")
    here = Surroundings.of(context)
    question = here.library.find(name)
    derivation = named(question.derivations, task, question, "derivation")
    dialogue = derivation_dialogue(here, question, derivation, blank=blank, worked=worked, free=free)
    practise(here, question, Kind.DERIVE, dialogue, minutes=minutes)
