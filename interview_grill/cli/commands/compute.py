"""`grill compute`: practise a numeric card."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json, QuestionName, Seed
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def compute(
    context: typer.Context,
    name: QuestionName,
    task: Annotated[str | None, typer.Option(help="Which of its tasks.", metavar="NAME")] = None,
    seed: Seed = None,
    answer: Annotated[
        str | None, typer.Option(help="Judge this answer instead of asking.", metavar="TEXT")
    ] = None,
    as_json: Json = False,
) -> None:
    """Practise a numeric card: fresh numbers, your answer checked. Neither log nor schedule is touched.

    A number, an expression such as 7/12, or a formula in the given names; `?` is a hint, an empty line the solution.
    """
    from interview_grill.bank.model import Kind
    from interview_grill.cli.computing import as_document, judge, show_question
    from interview_grill.cli.practice import named, practise
    from interview_grill.problems.instance import load
    from interview_grill.session.computing import begin

    here = Surroundings.of(context)
    question = here.library.find(name)
    chosen = named(question.tasks, task, question, "numeric task")
    drawn = seed if seed is not None else here.now() % 1_000_000
    if as_json or answer is not None:
        instance = load(chosen, drawn)
        if as_json or answer is None:
            raise typer.Exit(as_document(question, instance, answer))
        if seed is None:
            show_question(here, question, instance)
        raise typer.Exit(judge(here, instance, answer))
    practise(here, question, Kind.COMPUTE, begin(chosen, drawn))
