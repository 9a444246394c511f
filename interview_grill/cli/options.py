"""Options that several commands share, declared once."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from interview_grill.bank.kind import Kind
from interview_grill.cli import completion
from interview_grill.errors import GrillError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = TypeVar("Read")


def finite(number: float | None) -> float | None:
    """Refuse `nan` and `inf`, which count as numbers but not as minutes. Raises BadParameter."""
    if number is not None and not isfinite(number):
        raise typer.BadParameter(f"{number} is not a number of minutes.")
    return number


def typed(option: str, read: Callable[[str], Read], text: str) -> Read:
    """What `read` makes of the text given to an option. Raises WrongUsage, naming the option, if it refuses."""
    try:
        return read(text)
    except GrillError as error:
        raise WrongUsage(error.what, where=option, mend=error.mend) from error


Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Seed = Annotated[int | None, typer.Option("--seed", help="Fix what is drawn.", metavar="N")]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        help="Only this section (A-H, quick); repeatable.",
        metavar="NAME",
        autocompletion=completion.section,
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        help="Only questions with this tag; repeatable.",
        metavar="TAG",
        autocompletion=completion.tag,
    ),
]
Bands = Annotated[
    list[str] | None,
    typer.Option(
        "--band",
        help="Only this band (1-15, 16-35, 36-50, quick); repeatable.",
        metavar="BAND",
        autocompletion=completion.band,
    ),
]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind of card; repeatable.")]
MostCards = Annotated[
    int | None, typer.Option("-n", min=0, help="At most so many cards; returns are not counted.", metavar="N")
]
Minutes = Annotated[
    float | None,
    typer.Option(
        "--minutes", min=0, callback=finite, help="Begin no card after so many minutes.", metavar="M"
    ),
]
Confidence = Annotated[bool, typer.Option("--confidence", help="State your confidence before each reveal.")]
SomeNames = Annotated[
    list[str] | None,
    typer.Argument(
        help="Only these questions or cards.", metavar="[ID]...", autocompletion=completion.question
    ),
]
CardNames = Annotated[
    list[str],
    typer.Argument(
        help="Card or question: an id, or a number.", metavar="ID...", autocompletion=completion.question
    ),
]
QuestionName = Annotated[
    str,
    typer.Argument(help="A question: its id or number.", metavar="ID", autocompletion=completion.question),
]
