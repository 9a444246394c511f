"""The report of a solved model: every number it has, none that does not exist, within the window."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from interview_grill.solver.fit import Interval
from interview_grill.solver.models import solve
from interview_grill.solver.models.prior import parse_prior
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Curves, Solution, Updated
from interview_grill.terminal.solution_page import model_lines, solution_lines
from tests.terminal.showings import WIDTHS, hidden, look, plain, too_wide

BARE = Solution(
    model="gaussian",
    n=3,
    statistics={"sum_of_squares": 17.53, "mean": 1.8333333333},
    mle={"mean": 1.8333333333, "variance": 2.4822222},
    standard_error={"mean": 0.9096, "variance": math.nan},
    wald={"mean": Interval(0.0506, 3.6161, 0.95)},
    log_likelihood=-5.62,
    formula=r"$\hat\mu = \bar x$",
    explain=("Write the log-likelihood.", r"So $\hat\mu = 1.83$."),
)
UPDATED = Updated(
    name=r"Normal($m_n$, $v_n$)",
    numbers={"mean": 1.1, "sd": math.inf},
    mode={"mean": 1.125},
    credible={"mean": Interval(-0.25, 2.5, 0.9)},
    lines=(),
)
NAMED = Request(model="poisson", y=[3, 1, 4, 0, 2], prior=parse_prior("gamma:2,1"))


def shown(
    solution: Solution, *, width: int = 80, explain: bool = False, ascii_only: bool = False
) -> list[str]:
    return plain(solution_lines(solution, look(width, ascii_only=ascii_only), explain=explain))


def number_after(lines: list[str], name: str) -> str:
    (line,) = (line for line in lines if line.strip().startswith(name))
    return line.strip().removeprefix(name).split()[0]


def test_model_data_and_formula_stand_on_top() -> None:
    assert shown(BARE)[:3] == ["gaussian, n = 3", "", "μ̂ = x̄"]


def test_numbers_have_six_figures_and_their_names_no_underscores() -> None:
    lines = shown(BARE)
    assert number_after(lines, "sum of squares") == "17.53"
    assert number_after(lines, "log-likelihood") == "-5.62"
    estimates = lines[lines.index(next(line for line in lines if "Maximum likelihood" in line)) :]
    assert number_after(estimates, "mean") == "1.83333"


def test_an_estimate_has_its_error_and_interval_where_they_exist() -> None:
    lines = "\n".join(shown(BARE))
    assert "standard error 0.9096" in lines
    assert lines.count("standard error") == 1
    assert "95 % Wald interval of mean: [0.0506, 3.6161]" in lines
    assert "interval of variance" not in lines


def test_without_a_maximum_there_is_no_word_of_one() -> None:
    none = replace(
        BARE, mle={}, standard_error={}, wald={}, log_likelihood=math.nan, notes=("No *maximum*.",)
    )
    lines = "\n".join(shown(none))
    assert "Maximum likelihood" not in lines
    assert "log-likelihood" not in lines
    assert "▸ No maximum." in lines


def test_a_number_that_does_not_exist_is_a_dash() -> None:
    assert number_after(shown(replace(BARE, log_likelihood=math.nan)), "log-likelihood") == "—"
    assert (
        number_after(shown(replace(BARE, log_likelihood=-math.inf), ascii_only=True), "log-likelihood") == "-"
    )


def test_with_a_prior_mode_posterior_and_credible_interval_are_shown() -> None:
    lines = shown(replace(BARE, updated=UPDATED))
    assert number_after(lines, "MAP mean") == "1.125"
    assert number_after(lines, "sd") == "—"
    assert "posterior Normal(mₙ, vₙ)" in lines
    assert any("90 % credible interval of mean: [-0.25, 2.5]" in line for line in lines)


def test_without_a_mode_there_is_no_map() -> None:
    assert "MAP" not in "\n".join(shown(replace(BARE, updated=replace(UPDATED, mode={}))))


def test_steps_are_shown_only_when_they_are_asked_for() -> None:
    assert "1. Write the log-likelihood." in shown(BARE, explain=True)
    assert "2. So μ̂ = 1.83." in shown(BARE, explain=True)
    assert "Step by step" not in "\n".join(shown(BARE))


def test_a_picture_is_drawn_with_the_estimates_marked() -> None:
    grid = tuple(n / 20 for n in range(41))
    curves = Curves("mean", grid, tuple(math.exp(-((x - 1.0) ** 2)) for x in grid))
    drawn = shown(replace(BARE, mle={"mean": 1.0}, curves=curves))
    assert len(drawn) > len(shown(BARE)) + 3
    assert any("MLE" in line for line in drawn[len(shown(BARE)) - 4 :])


@pytest.mark.parametrize("width", [*WIDTHS, 80])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_real_report_fits_the_window(width: int, ascii_only: bool) -> None:
    lines = shown(solve(NAMED), width=width, explain=True, ascii_only=ascii_only)
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(lines).isascii()


def test_names_of_features_are_words_whatever_they_hold() -> None:
    hostile = "\x1b[2J[bold]a\u202e" + "b" * 60
    found = solve(
        Request(model="linear", y=[1.0, 3.0, 2.0, 5.5], features=((hostile, [1.0, 2.0, 3.5, 4.0]),))
    )
    lines = shown(found, explain=True)
    assert hidden(lines) == set()
    assert any("[bold]a" in line for line in lines)


def test_models_are_listed_with_what_they_take() -> None:
    lines = plain(
        model_lines({"poisson": "counts; `exposure` too", "normal-inverse": "word " * 40}, look(60))
    )
    assert lines[0] == "poisson         counts; `exposure` too"
    assert too_wide(lines, 60) == []
    assert all(line.startswith(" " * 16) for line in lines[2:])
