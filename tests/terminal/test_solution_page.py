"""The report of a solved model: whole at every width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from interview_grill.solver.models import DESCRIPTIONS, solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request
from interview_grill.terminal.look import Look
from interview_grill.terminal.solution_page import model_lines, solution_lines

TINY = (3.1e-7, 2.95e-7, 6.7e-7, 7.5e-7)


def report(request: Request, width: int) -> list[str]:
    look = Look(width=width, plain=True, ascii_only=False)
    return [line.plain for line in solution_lines(solve(request), look, explain=True)]


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize(
    "request_",
    [
        Request(model="bernoulli", y=(1, 0, 1, 1, 0, 1, 1, 1), prior=parse_prior("beta:2,2")),
        Request(model="multinomial", y=(3, 2, 6), prior=parse_prior("dirichlet:1,2,3")),
        Request(model="gaussian", y=TINY, prior=parse_prior("normal-inverse-gamma:1e-7,2,3,4e-13")),
        Request(model="exponential", y=TINY, prior=parse_prior("gamma:1,2")),
        Request(model="linear", y=(1.2, 2.9, 3.1, 5.2), features=(("a", (1, 2, 3, 4)), ("b", (0, 1, 0, 2)))),
    ],
    ids=lambda request: request.model,
)
def test_a_report_fits_its_width(request_: Request, width: int) -> None:
    lines = report(request_, width)
    assert max(map(cell_len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    assert "standard error" in text
    assert "interval of" in text


def test_estimates_stand_in_columns_where_there_is_room() -> None:
    lines = report(Request(model="linear", y=(1.0, 2.0, 4.0), features=(("dose", (1, 2, 3)),)), 80)
    (line,) = (line for line in lines if line.startswith("  dose"))
    assert line.startswith("  dose                       1.5   standard error 0.")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_models_are_listed_within_the_width(width: int) -> None:
    lines = [
        line.plain for line in model_lines(DESCRIPTIONS, Look(width=width, plain=True, ascii_only=False))
    ]
    assert max(map(len, lines)) <= width
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(DESCRIPTIONS)
