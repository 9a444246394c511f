"""A wrong line is shown wrong at a point: what it gives there, in the words of the line's mode."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview_grill.algebra.comparison import Comparison
from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.checked import read_derivation
from interview_grill.derivations.differences import describe_difference
from interview_grill.derivations.judge import judge_line
from tests.derivations.examples import KERNEL, VARIANCE

variance = read_derivation(VARIANCE)
kernel = read_derivation(KERNEL)


def message(number: int, text: str) -> str:
    return judge_line(variance, number, text).message


def test_a_formula_without_a_value_is_told_so() -> None:
    said = message(2, "mean(x) + ln(-n)")
    assert re.fullmatch(r"Not this line\. At x = \(.+\), n = \d yours has no value\.", said)


def test_names_that_play_no_part_are_left_out_of_the_point() -> None:
    said = message(2, "mean(x) + 1")
    assert "x = (" in said
    assert "mu" not in said
    assert "v =" not in said


def test_values_that_are_close_are_shown_with_the_figures_that_tell_them_apart() -> None:
    found = re.search(r"yours is (\S+), the line wanted is (\S+)\.$", message(2, "mean(x) + 1/10^7"))
    assert found
    assert float(found[1]) - float(found[2]) == pytest.approx(1e-7, rel=0.5)
    assert "It is 1.000001 times the line wanted" in message(2, "mean(x)*1000001/1000000")


def test_an_equation_that_misses_its_root_says_by_how_much() -> None:
    said = message(3, "n*v - sum((x-mean(x))^2) = 5*n")
    found = re.search(r"n = (\d+).*where the equation should hold, the two sides differ by (-?\d+)\.", said)
    assert found
    assert int(found[2]) == -5 * int(found[1])


def test_an_equation_that_only_touches_zero_must_change_its_sign() -> None:
    said = message(3, "(n*v - sum((x-mean(x))^2))^2 = 0")
    assert said.endswith("it should not vanish, and must have opposite signs on the two sides of its root.")


def test_an_equation_without_a_value_at_the_root_has_none_there() -> None:
    assert message(3, "n*v - sum((x-mean(x))^2) + 0*ln(-v) = 0").endswith("yours has no value.")


def test_a_kernel_is_told_the_factor_by_which_it_changes_and_what_was_held() -> None:
    said = judge_line(kernel, 1, "theta^(a+s)*(1-theta)^(b+n-s-1)").message
    found = re.search(
        r"From theta = (\S+) to theta = (\S+) \(at a = .*\) yours changes by a factor of (\S+), "
        r"the line wanted by a factor of (\S+)\.$",
        said,
    )
    assert found
    before, after, yours, asked = map(float, found.groups())
    assert yours / asked == pytest.approx(after / before, rel=5e-3)


def test_a_vector_is_shown_in_full() -> None:
    residuals = Derivation(
        "residuals",
        "Residuals",
        (("x", "sample"), ("c", "positive")),
        (Line("Subtract.", "", "", Expect(Mode.EQUAL, "x - c*mean(x)")),),
    )
    said = judge_line(read_derivation(residuals), 1, "x - mean(x)").message
    yours = re.search(r"yours is \(([^)]*)\), the line wanted is \(([^)]*)\)\.", said)
    sample = re.search(r"x = \(([^)]*)\)", said)
    assert yours
    assert sample
    assert len(yours[1].split(",")) == len(yours[2].split(",")) == len(sample[1].split(","))


def test_a_scalar_for_a_vector_is_told_the_point_alone() -> None:
    shares = Derivation(
        "shares", "Shares", (("p", "probability vector"),), (Line("", "", "", Expect(Mode.EQUAL, "p")),)
    )
    asked = read_derivation(shares).lines[0]
    assert asked.value is not None
    told = describe_difference(Comparison(False, point={"p": (0.2, 0.3, 0.5)}), asked, asked.value)
    assert told == "They differ at p = (0.2, 0.3, 0.5)."


def test_without_a_point_there_is_nothing_to_tell() -> None:
    asked = variance.lines[1]
    assert asked.value is not None
    assert describe_difference(Comparison(agreed=False), asked, asked.value) == ""
    shown = replace(asked, value=None)
    assert describe_difference(Comparison(False, point={"n": 3.0}), shown, asked.value) == ""
