"""NIST StRD linear regression: certified values, and at least as many correct digits as the usual peers."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import statsmodels.api as sm

from interview_grill.solver.regression.design import polynomial_design
from interview_grill.solver.regression.linear import LinearFit, linear_regression
from interview_grill.solver.sample import Matrix, Vector
from tests.solver.closeness import correct_digits

DATA = Path(__file__).parent.parent / "data"


class Certified(NamedTuple):
    """Certified parameter estimates, their standard deviations and the residual sum of squares."""

    estimates: list[float]
    errors: list[float]
    rss: float


LONGLEY = Certified(
    [
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910e-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807e-01,
        1829.15146461355,
    ],
    [
        890420.383607373,
        84.9149257747669,
        0.334910077722432e-01,
        0.488399681651699,
        0.214274163161675,
        0.226073200069370,
        455.478499142212,
    ],
    836424.055505915,
)
NORRIS = Certified(
    [-0.262323073774029, 1.00211681802045],
    [0.232818234301152, 0.429796848199937e-03],
    26.6173985294224,
)
FILIP = Certified(
    [
        -1467.48961422980,
        -2772.17959193342,
        -2316.37108160893,
        -1127.97394098372,
        -354.478233703349,
        -75.1242017393757,
        -10.8753180355343,
        -1.06221498588947,
        -0.670191154593408e-01,
        -0.246781078275479e-02,
        -0.402962525080404e-04,
    ],
    [
        298.084530995537,
        559.779865474950,
        466.477572127796,
        227.204274477751,
        71.6478660875927,
        15.2897178747400,
        2.23691159816033,
        0.221624321934227,
        0.142363763154724e-01,
        0.535617408889821e-03,
        0.896632837373868e-05,
    ],
    0.795851382172941e-03,
)


def table(name: str) -> tuple[list[str], Matrix]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return header, np.array(rows, dtype=float)


def longley() -> tuple[Matrix, Vector]:
    header, rows = table("longley")
    wanted = [header.index(name) for name in ("GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR")]
    return rows[:, wanted], rows[:, header.index("TOTEMP")]


def norris() -> tuple[Matrix, Vector]:
    _, rows = table("norris")
    return rows[:, 1:], rows[:, 0]


def filip_powers() -> tuple[Matrix, Vector]:
    _, rows = table("filip")
    return np.vander(rows[:, 1], 11, increasing=True)[:, 1:], rows[:, 0]


def best_peer(X: Matrix, y: Vector, certified: list[float]) -> float:
    """The most correct digits that numpy's lstsq or statsmodels' OLS give."""
    design = sm.add_constant(X, has_constant="add")
    with warnings.catch_warnings():
        # statsmodels warns that it takes Filip's design to be singular, as it does lose every digit there.
        warnings.simplefilter("ignore")
        answers = (np.linalg.lstsq(design, y, rcond=None)[0], sm.OLS(y, design).fit().params)
    return max(correct_digits(answer.tolist(), certified) for answer in answers)


def check(solved: LinearFit, certified: Certified, *, digits: float, error_digits: float) -> None:
    assert correct_digits(solved.fit.estimate, certified.estimates) >= digits
    assert correct_digits(solved.fit.standard_error, certified.errors) >= error_digits
    assert correct_digits([solved.rss], [certified.rss]) >= min(digits, 12.0)


def test_longley_is_right_to_thirteen_digits_and_better_than_its_peers() -> None:
    X, y = longley()
    solved = linear_regression(X, y)
    check(solved, LONGLEY, digits=13.0, error_digits=10.0)
    assert correct_digits(solved.fit.estimate, LONGLEY.estimates) >= best_peer(X, y, LONGLEY.estimates)


def test_norris_is_right_to_thirteen_digits_and_better_than_its_peers() -> None:
    X, y = norris()
    solved = linear_regression(X, y)
    check(solved, NORRIS, digits=13.0, error_digits=12.0)
    assert correct_digits(solved.fit.estimate, NORRIS.estimates) >= best_peer(X, y, NORRIS.estimates)


def test_filip_from_rounded_powers_keeps_what_rounding_left() -> None:
    X, y = filip_powers()
    solved = linear_regression(X, y)
    assert solved.rank == 11
    check(solved, FILIP, digits=7.5, error_digits=7.0)
    assert correct_digits(solved.fit.estimate, FILIP.estimates) >= best_peer(X, y, FILIP.estimates)


@pytest.mark.skipif(
    bool(np.finfo(np.longdouble).eps > 1e-18), reason="extended precision is not available here"
)
def test_filip_from_powers_in_extended_precision_wins_digits_back() -> None:
    _, rows = table("filip")
    solved = linear_regression(polynomial_design(rows[:, 1], 10), rows[:, 0])
    check(solved, FILIP, digits=10.0, error_digits=7.0)
