"""Equations that hold where another does, though neither has been solved."""

from __future__ import annotations

import pytest

from interview_grill.algebra import parse, parse_equation
from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.checked import read_derivation
from interview_grill.derivations.crossing import crosses_with, never_crosses

GIVEN = (("a", "positive"), ("b", "positive"), ("theta", "probability"), ("m", "positive"))
checked = read_derivation(Derivation("d", "t", GIVEN, (Line("", "", expect=Expect(Mode.EQUAL, "a")),)))
SCORE = parse("a/theta - b/(1-theta)", checked.names)
MULTIPLIER = parse("-a/m - 1", checked.names)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a*(1-theta) = b*theta", True),
        ("b/(1-theta) = a/theta", True),
        ("theta = a/(a+b)", True),
        ("theta = a/(a+2b)", False),
        ("a/theta + b/(1-theta) = 0", False),
        ("(a - (a+b)*theta)^2 = 0", False),
        ("a = b", False),
    ],
)
def test_an_equation_is_the_same_however_it_is_scaled(text: str, same: bool) -> None:
    typed = parse_equation(text, checked.names)
    assert crosses_with(checked, SCORE.evaluate, typed, "theta") is same


@pytest.mark.parametrize(("text", "same"), [("a + m = 0", True), ("m = -a", True), ("m = a", False)])
def test_a_root_outside_the_domain_counts_where_that_is_allowed(text: str, same: bool) -> None:
    typed = parse_equation(text, checked.names)
    assert crosses_with(checked, MULTIPLIER.evaluate, typed, "m", anywhere=True) is same
    assert not crosses_with(checked, MULTIPLIER.evaluate, typed, "m")


def test_an_equation_without_a_root_never_crosses() -> None:
    assert never_crosses(checked, parse("a/theta + b/(1-theta)", checked.names).evaluate, "theta")
    assert not never_crosses(checked, SCORE.evaluate, "theta")
