"""`grill solve`: the reference solver on the user's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli import completion
from interview_grill.cli.command import single
from interview_grill.cli.options import Json, typed
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from interview_grill.cli.numbers import Columns
    from interview_grill.solver.models.request import Request

app = single()


def probability(level: float) -> float:
    """Refuse what is no probability strictly between 0 and 1, such as 95. Raises BadParameter."""
    if not 0.0 < level < 1.0:
        raise typer.BadParameter(f"{level:g} is no probability (write 0.95)")
    return level


Model = Annotated[
    str | None,
    typer.Argument(help="A model; none lists them.", metavar="MODEL", autocompletion=completion.model),
]
Level = Annotated[float, typer.Option(callback=probability, help="The probability of the intervals.")]


@app.command()
def solve(
    context: typer.Context,
    model: Model = None,
    data: Annotated[str | None, typer.Option(help="The data, inline: 1,0,1,1.", metavar="NUMBERS")] = None,
    csv: Annotated[str | None, typer.Option(help="A CSV file, or - for stdin.", metavar="FILE")] = None,
    y: Annotated[str | None, typer.Option("--y", help="The column of the data.", metavar="NAME")] = None,
    x: Annotated[str | None, typer.Option("--x", help="The feature columns.", metavar="NAMES")] = None,
    prior: Annotated[str | None, typer.Option(help="Such as beta:2,2.", metavar="PRIOR")] = None,
    mean: Annotated[float | None, typer.Option(help="The mean, if it is known.")] = None,
    variance: Annotated[float | None, typer.Option(help="The (noise) variance, if it is known.")] = None,
    penalty: Annotated[float | None, typer.Option(help="The lambda of ridge or lasso.")] = None,
    level: Level = 0.95,
    intercept: Annotated[bool, typer.Option("--intercept/--no-intercept", help="With an intercept.")] = True,
    explain: Annotated[bool, typer.Option("--explain", help="The derivation with these numbers.")] = False,
    as_json: Json = False,
) -> None:
    """MLE, standard errors, MAP and posterior of your own data, with a picture.

    grill solve bernoulli --data 1,0,1,1 --prior beta:2,2
    """
    if model is None:
        _list_models(Surroundings.of(context), as_json=as_json)
        return
    from interview_grill.solver.models.prior import parse_prior
    from interview_grill.solver.models.request import Request

    columns = _columns(model, data, csv, y, x)
    wanted = Request(
        model=model,
        y=columns.y,
        features=columns.features,
        prior=None if prior is None else typed("--prior", parse_prior, prior),
        mean=mean,
        variance=variance,
        penalty=penalty,
        level=level,
        intercept=intercept,
    )
    _report(Surroundings.of(context), wanted, explain=explain, as_json=as_json)


def _list_models(here: Surroundings, *, as_json: bool) -> None:
    from interview_grill.cli.output import print_json, print_lines
    from interview_grill.solver.models import DESCRIPTIONS

    if as_json:
        print_json(DESCRIPTIONS)
        return
    from interview_grill.terminal.solution_page import model_lines

    look = here.look()
    print_lines(look.paint(model_lines(DESCRIPTIONS, look)))


def _report(here: Surroundings, request: Request, *, explain: bool, as_json: bool) -> None:
    from interview_grill.cli.output import print_json, print_lines
    from interview_grill.solver.models import solve as solve_model

    solution = solve_model(request)
    if as_json:
        print_json(solution.to_json() | ({"explain": list(solution.explain)} if explain else {}))
        return
    from interview_grill.terminal.solution_page import solution_lines

    look = here.look()
    print_lines(look.paint(solution_lines(solution, look, explain=explain)))


def _columns(model: str, data: str | None, csv: str | None, y: str | None, x: str | None) -> Columns:
    from interview_grill.cli.numbers import Columns, file_columns, inline_numbers
    from interview_grill.errors import WrongUsage
    from interview_grill.solver.models import require_model

    typed("MODEL", require_model, model)  # before the data: a wrong name is not mended by giving them
    if (data is None) == (csv is None):
        raise WrongUsage(
            "the data are given either inline or as a table", mend="write --data 1,0,1 or --csv FILE --y NAME"
        )
    features = [name.strip() for name in x.split(",")] if x else []
    if csv is not None:
        return file_columns(csv, y=y, x=features)
    if y is not None or features:
        raise WrongUsage("--y and --x name columns of a table", mend="give the table with --csv FILE")
    return Columns(inline_numbers(data or ""), ())
