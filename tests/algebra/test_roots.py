from __future__ import annotations

import math

import pytest

from interview_grill.algebra import Names, compare, parse, parse_equation
from interview_grill.errors import ProblemError

NAMES = Names.declare(
    {
        "x": "positive sample",
        "n": "size of x",
        "mu": "real",
        "v": "positive",
        "s": "integer in [1, n-1]",
        "p": "probability",
    }
)
VARIANCE = "-n/(2*v) + sum((x-mean(x))^2)/(2*v^2)"


def accepted(typed: str, score: str, free: str, root: str | None = None) -> bool:
    return compare(
        parse_equation(typed, NAMES),
        parse(score, NAMES),
        NAMES,
        mode="root",
        free=(free,),
        root=parse(root, NAMES) if root else None,
    ).agreed


@pytest.mark.parametrize("root", [None, "mean((x-mean(x))^2)"])
@pytest.mark.parametrize(
    "typed",
    [
        VARIANCE,
        f"{VARIANCE} = 0",
        f"0 = {VARIANCE}",
        "n/(2v) = sum((x-x̄)^2)/(2v^2)",
        "n v = sum((x-x̄)^2)",
        "v = sum((x-x̄)^2)/n",
        "n/(2v) - sum((x-x̄)^2)/(2v^2) = 0",
        "-n + sum((x-x̄)^2)/v",
        "ln(v) = ln(mean((x-x̄)^2))",
    ],
)
def test_a_score_equation_is_accepted_however_it_is_scaled(typed: str, root: str | None) -> None:
    assert accepted(typed, VARIANCE, "v", root)


@pytest.mark.parametrize(
    "typed",
    [
        "-n/v + sum((x-x̄)^2)/v^3 = 0",
        "-(n-1)/(2v) + sum((x-x̄)^2)/(2v^2) = 0",
        "-n/(2v) + sum((x-mu)^2)/(2v^2) = 0",
        "n/(2v) + sum((x-x̄)^2)/(2v^2) = 0",
        "(n v - sum((x-x̄)^2))^2 = 0",
        "0 = 0",
        "v = v",
        "n = sum((x-x̄)^2)",
        "ln(-v) = 0",
        "(n v - sum((x-x̄)^2)) (v - 1.1 sum((x-x̄)^2)/n) = 0",
    ],
)
def test_an_equation_with_another_root_is_not(typed: str) -> None:
    assert not accepted(typed, VARIANCE, "v")


def test_roots_of_probabilities_and_reals() -> None:
    score = "s/p - (n-s)/(1-p)"
    assert accepted("s(1-p) = (n-s)p", score, "p")
    assert accepted("p = s/n", score, "p", "s/n")
    assert not accepted("s/p = (n-s)/p", score, "p")
    assert accepted("sum(x - mu) = 0", "sum(x-mu)/v", "mu")
    assert accepted("n mu = sum(x)", "sum(x-mu)/v", "mu")
    assert not accepted("sum(x) = mu", "sum(x-mu)/v", "mu")


def test_the_point_shown_is_the_root_with_what_is_left_there() -> None:
    typed = parse_equation("n v = 2 sum((x-x̄)^2)", NAMES)
    outcome = compare(typed, parse(VARIANCE, NAMES), NAMES, mode="root", free=("v",))
    assert outcome.expected == 0.0
    assert outcome.point is not None
    assert parse("mean((x-x̄)^2)", NAMES).evaluate(outcome.point) == pytest.approx(outcome.point["v"])
    assert typed.evaluate(outcome.point) == outcome.typed


def test_settings_without_a_root_in_the_domain_are_drawn_again() -> None:
    assert accepted("v = 2mu", "2*mu - v", "v")
    assert accepted("v = 2mu", "2*mu - v", "v", "2*mu")
    assert not accepted("v = mu", "2*mu - v", "v", "2*mu")


def test_an_equation_defined_on_one_side_of_its_root_alone_is_not() -> None:
    for typed in ("-sqrt(v - s) = 0", "sqrt(v - s) = 0", "sqrt(s - v) = 0"):
        assert not accepted(typed, "s - v", "v", "s")


@pytest.mark.parametrize(("sign", "towards"), [("", 0.05), ("-", -0.05)])
def test_where_the_sign_does_not_change_a_place_on_the_wrong_side_is_shown(sign: str, towards: float) -> None:
    typed, reference = parse_equation(f"{sign}(s - v)^2 = 0", NAMES), parse("s - v", NAMES)
    outcome = compare(typed, reference, NAMES, mode="root", free=("v",), root=parse("s", NAMES))
    assert outcome.point is not None
    assert isinstance(outcome.point["s"], float)
    assert outcome.point["v"] == pytest.approx(outcome.point["s"] * math.exp(towards))
    assert typed.evaluate(outcome.point) == outcome.typed


def test_an_equation_without_a_value_at_the_root_is_undefined_there() -> None:
    outcome = compare(
        parse("ln(-v)", NAMES), parse("s - v", NAMES), NAMES, mode="root", free=("v",), root=parse("s", NAMES)
    )
    assert (outcome.agreed, outcome.undefined) == (False, True)


def test_a_reference_without_a_single_root_is_the_authors_fault() -> None:
    for reference in ("v", "1/v", "(v - 1)*(v - 3)"):
        with pytest.raises(ProblemError, match="no single root"):
            accepted("v = 1", reference, "v")
