"""Right in value, and still nothing shown: what was given, and a logarithm not taken apart."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.checked import CheckedLine, read_derivation
from interview_grill.derivations.forms import canonical, is_given, wants_taking_apart

GIVEN = {"x": "sample", "n": "size of x", "mu": "real", "v": "positive"}
NAMES = Names.declare(GIVEN)


def line(expect: Expect, premise: str | None = None) -> CheckedLine:
    declared = Derivation("d", "t", tuple(GIVEN.items()), (Line("a", "b", expect=expect, premise=premise),))
    return read_derivation(declared).lines[0]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("sum((x-mu)^2)", "sum((mu-x)^2)", True),
        ("mu*n + v", "v + n*mu", True),
        ("mu - v", "-v + mu", True),
        ("mu/(n*v)", "mu/v/n", True),
        ("sum((x-mu)^3)", "sum((mu-x)^3)", False),
        ("mu - v", "v - mu", False),
        ("n*mu", "n/mu", False),
        ("mu^2", "mu^4", False),
    ],
)
def test_trivial_respellings_have_one_form(one: str, other: str, alike: bool) -> None:
    assert (canonical(parse(one, NAMES).node) == canonical(parse(other, NAMES).node)) is alike


def test_a_premise_is_known_by_its_spelling_where_the_step_brings_in_no_name() -> None:
    asked = line(Expect(Mode.EQUAL, "sum(x^2) - n*mean(x)^2"), premise="sum((x-mean(x))^2)")
    assert is_given(NAMES, asked, parse("sum((mean(x)-x)^2)", NAMES))
    assert not is_given(NAMES, asked, parse("sum(x^2) - n*mean(x)^2", NAMES))


def test_a_premise_is_anything_without_the_names_that_the_step_brings_in() -> None:
    asked = line(Expect(Mode.EQUAL, "sum((x-mu)^2) - n*(mean(x)-mu)^2"), premise="sum((x-mean(x))^2)")
    assert is_given(NAMES, asked, parse("sum(x^2) - n*mean(x)^2", NAMES))
    assert not is_given(NAMES, asked, parse("sum((x-mu)^2) - n*(mean(x)-mu)^2", NAMES))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ln(v^(-n/2)*exp(-sum((x-mu)^2)/(2v)))", False),
        ("ln(v^(-n/2)) - sum((x-mu)^2)/(2v)", False),
        ("-n/2*ln(v) + ln(exp(-sum((x-mu)^2)/(2v)))", False),
        ("-n/2*ln(2*pi*v) - sum((x-mu)^2)/(2v)", True),
        ("-n*ln(sqrt(v)) - sum((x-mu)^2)/(2v)", True),
        ("-n/2*ln(v) - sum((x-mu)^2)/(2v) + ln(n^2)", True),
    ],
)
def test_a_logarithm_is_taken_apart_when_no_product_or_power_of_the_parameter_is_left_in_it(
    text: str, apart: bool
) -> None:
    asked = line(Expect(Mode.CONSTANT, "-n/2*log(v) - sum((x-mu)^2)/(2*v)", free=("mu", "v")))
    assert wants_taking_apart(asked, parse(text, NAMES)) is not apart
