"""Mistakes found without the author's help: signs, lost factors, half a product."""

from __future__ import annotations

import pytest

from interview_grill.algebra import parse
from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.checked import CheckedDerivation, read_derivation
from interview_grill.derivations.mistakes import general_mistake

from .examples import KERNEL, VARIANCE

variance = read_derivation(VARIANCE)
kernel = read_derivation(KERNEL)
LIKELIHOOD = "-n/2*log(v) - sum((x-mu)^2)/(2*v)"
KERNEL_OF = "theta^(a+s-1)*(1-theta)^(b+n-s-1)"


def tag(derivation: CheckedDerivation, number: int, typed: str) -> str | None:
    found = general_mistake(derivation, derivation.lines[number - 1], parse(typed, derivation.names))
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("number", "typed", "expected"),
    [
        (2, "-mean(x)", "sign"),
        (2, "2*mean(x)", "constant-factor"),
        (2, "mean(x)/3", "constant-factor"),
        (2, "sum(x)", "factor-n"),
        (2, "mean(x)/n", "factor-n"),
        (2, "mean(x) + 1", None),
        (2, "mean(x)^2", None),
        (4, "sum((x - mean(x))^2)", "factor-n"),
        (4, "sum((x - mean(x))^2)/(n - 1)", None),
        (4, "-mean((x - mean(x))^2)", "sign"),
        (1, f"-({LIKELIHOOD})", None),
        (1, f"({LIKELIHOOD})/n", "factor-n"),
        (1, f"n*({LIKELIHOOD})", "factor-n"),
        (1, f"{LIKELIHOOD} + mu", None),
    ],
)
def test_a_line_with_one_thing_done_to_it_is_recognised(
    number: int, typed: str, expected: str | None
) -> None:
    assert tag(variance, number, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("theta^s*(1-theta)^(n-s)", "dropped-prior"),
        ("5*theta^s*(1-theta)^(n-s)", "dropped-prior"),
        ("theta^(a-1)*(1-theta)^(b-1)", "dropped-likelihood"),
        ("(a+s-1)*ln(theta) + (b+n-s-1)*ln(1-theta)", None),
        ("theta^(a+s)*(1-theta)^(b+n-s)", None),
        ("theta", None),
    ],
)
def test_half_a_product_is_recognised(typed: str, expected: str | None) -> None:
    assert tag(kernel, 1, typed) == expected


def test_what_is_said_names_the_factor() -> None:
    line = variance.lines[1]
    assert general_mistake(variance, line, parse("2.5*mean(x)", variance.names)) == (
        "constant-factor",
        "It is 2.5 times the line wanted: a constant factor was lost or added.",
    )
    assert general_mistake(variance, line, parse("mean(x)/n", variance.names)) == (
        "factor-n",
        "A factor n is lost.",
    )
    assert general_mistake(variance, line, parse("sum(x)", variance.names)) == (
        "factor-n",
        "A factor n is too many.",
    )


def test_a_count_may_be_the_lost_factor_too_and_each_is_named() -> None:
    derivation = read_derivation(
        Derivation(
            "d",
            "t",
            (("s", "count"), ("m", "count"), ("r", "positive")),
            (Line("do", "math", expect=Expect(Mode.EQUAL, "s/m")),),
        )
    )
    assert tag(derivation, 1, "s") == "factor-m"
    assert tag(derivation, 1, "1/m") == "factor-s"
    assert tag(derivation, 1, "s/(m*r)") is None


def test_a_constant_factor_is_told_before_a_count() -> None:
    assert tag(variance, 2, "0.5*sum(x)/n") == "constant-factor"


def test_an_equation_has_no_mistake_of_this_sort() -> None:
    assert tag(variance, 3, "n/(2*v)") is None
