from __future__ import annotations

import math

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Interval
from interview_grill.solver.models.figures import figure, figures, interval_line, percent
from interview_grill.solver.models.prior import Prior, parse_prior


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("beta:2,3.5", "beta", (2.0, 3.5)),
        (" Gamma: 1 , 2e-1", "gamma", (1.0, 0.2)),
        ("normal:-4,2", "normal", (-4.0, 2.0)),
        ("dirichlet:1,2,3,4", "dirichlet", (1.0, 2.0, 3.0, 4.0)),
        ("normal-inverse-gamma:-1,2,3,4", "normal-inverse-gamma", (-1.0, 2.0, 3.0, 4.0)),
    ],
)
def test_priors_are_read(text: str, kind: str, numbers: tuple[float, ...]) -> None:
    assert parse_prior(text) == Prior(kind, numbers)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bata:1,1", "beta:alpha,beta"),
        ("", "no prior"),
        ("beta", "0 numbers"),
        ("beta:1", "1 numbers"),
        ("beta:1,2,3", "write beta:alpha,beta"),
        ("beta:1,x", "'x' where a number belongs"),
        ("beta:1,", "'' where a number belongs"),
        ("beta:1,nan", "not finite"),
        ("beta:1,inf", "not finite"),
        ("beta:0,1", "alpha of the prior"),
        ("normal:0,-1", "sd of the prior"),
        ("dirichlet:3", "1 numbers"),
        ("normal-inverse-gamma:0,0,1,1", "count of the prior"),
    ],
)
def test_a_bad_prior_says_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(SolverError) as caught:
        parse_prior(text)
    assert said in str(caught.value)


def test_a_prior_of_the_wrong_kind_names_the_right_ones() -> None:
    with pytest.raises(SolverError, match=r"normal:mean,sd or beta:alpha,beta"):
        Prior("gamma", (1.0, 1.0)).require("this model", "normal", "beta")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.75, "0.75"),
        (-3.0, "-3"),
        (1.23456789, "1.23457"),
        (1.2e-7, r"1.2\times 10^{-7}"),
        (-5e20, r"-5\times 10^{20}"),
        (math.inf, r"\infty"),
        (-math.inf, r"-\infty"),
        (math.nan, r"\text{undefined}"),
    ],
)
def test_figures_are_safe_in_a_formula(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_lists_and_intervals_of_figures() -> None:
    assert figures(1.0, 2.5) == "1, 2.5"
    assert percent(0.95) == "95 %"
    assert (
        interval_line("credible interval", Interval(0.1, 0.9, 0.8))
        == "The 80 % credible interval is $[0.1, 0.9]$."
    )
