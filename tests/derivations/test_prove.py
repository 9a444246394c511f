"""A derivation whose lines do not follow from each other is a fault with its line number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode, WrongLine
from interview_grill.derivations.prove import faults_of
from tests.derivations.examples import KERNEL, VARIANCE, with_line


@pytest.mark.parametrize("derivation", [VARIANCE, KERNEL], ids=lambda d: d.name)
def test_a_sound_derivation_has_no_fault(derivation: Derivation) -> None:
    assert faults_of(derivation) == []


@pytest.mark.parametrize(
    ("number", "changes", "words"),
    [
        (1, {"value": "-n*log(v) - sum((x-mu)^2)/(2*v)"}, ()),
        (2, {"value": "median(x)"}, ("does not follow",)),
        (3, {"value": "-n/v + sum((x-mean(x))^2)/(2*v^2)"}, ("not the derivative of line 1",)),
        (3, {"derivative_of": 4}, ("no earlier typed line",)),
        (4, {"value": "sum((x-mean(x))^2)/(n-1)"}, ("differs from the solver",)),
        (4, {"solver": "gaussian.mle.variants"}, ()),
    ],
)
def test_a_broken_line_is_named(number: int, changes: dict[str, object], words: tuple[str, ...]) -> None:
    faults = faults_of(with_line(VARIANCE, number, **changes))
    assert faults
    for word in words:
        assert any(word in what and line == number for line, what in faults), faults


def test_a_root_that_is_a_minimum_is_a_fault_unless_it_is_said() -> None:
    lines = (
        Line("Square.", "", "", Expect(Mode.EQUAL, "(t - a)^2")),
        Line("Differentiate.", "", "", Expect(Mode.ROOT, "2*(t - a)", free=("t",), derivative_of=1)),
        Line("Solve.", "", "", Expect(Mode.EQUAL, "a")),
    )
    loss = Derivation("loss", "A loss", (("t", "real"), ("a", "real")), lines)
    assert faults_of(loss) == [(2, "its root a is no maximum")]
    assert faults_of(with_line(loss, 2, minimum=True)) == []


def test_a_posterior_that_is_not_likelihood_times_prior_is_a_fault() -> None:
    broken = with_line(KERNEL, 1, product_of=("theta^s*(1-theta)^(n-s)", "theta^a*(1-theta)^(b-1)"))
    assert faults_of(broken) == [(1, "is not proportional to the product of the declared factors")]


def test_a_wrong_line_that_is_right_is_a_fault() -> None:
    lines = list(VARIANCE.lines)
    lines[1] = replace(lines[1], wrong=(WrongLine("alias", "sum(x)/n", "No."),))
    assert faults_of(replace(VARIANCE, lines=tuple(lines))) == [
        (2, "the wrong line `alias` is accepted as right")
    ]


def test_another_form_that_is_not_the_same_is_a_fault() -> None:
    lines = list(VARIANCE.lines)
    lines[1] = replace(lines[1], also=("sum(x)/(n + 1)",))
    assert faults_of(replace(VARIANCE, lines=tuple(lines))) == [
        (2, "the other form `sum(x)/(n + 1)` is not the line, nor does it follow from the lines before it")
    ]


def test_an_unreadable_formula_or_an_undeclared_name_is_a_fault_of_its_line() -> None:
    ((number, what),) = faults_of(with_line(VARIANCE, 2, value="mean(y)"))
    assert number == 0
    assert "line 2" in what
    ((_, what),) = faults_of(with_line(VARIANCE, 3, free=("w",)))
    assert "`w` is not among the given names" in what


def test_the_log_of_a_kernel_follows_from_it() -> None:
    log = Line(
        "Take logs.",
        "",
        "",
        Expect(Mode.CONSTANT, "(a+s-1)*ln(theta) + (b+n-s-1)*ln(1-theta)", free=("theta",)),
    )
    sound = replace(KERNEL, lines=(*KERNEL.lines, log))
    assert faults_of(sound) == []
    ((number, what),) = faults_of(with_line(sound, 2, value="(a+s)*ln(theta) + (b+n-s-1)*ln(1-theta)"))
    assert number == 2
    assert "does not follow" in what


def test_an_earlier_line_with_a_solution_put_in_follows_from_it() -> None:
    mean, profile = "sum((x-mean(x))^2)", "-n/2*log(v) - {}/(2*v)"
    put_in = Line("Put it in.", "", "", Expect(Mode.CONSTANT, profile.format(mean), free=("v",)))
    sound = replace(VARIANCE, lines=(*VARIANCE.lines[:2], put_in))
    assert faults_of(sound) == []
    ((number, what),) = faults_of(with_line(sound, 3, value=profile.format("sum((x-median(x))^2)")))
    assert number == 3
    assert "does not follow" in what


def test_a_declared_mistake_that_has_no_root_is_still_named() -> None:
    from interview_grill.derivations.checked import read_derivation
    from interview_grill.derivations.judge import judge_line

    lines = list(VARIANCE.lines)
    lines[2] = replace(
        lines[2], wrong=(WrongLine("sign", "n/(2*v) + sum((x-mean(x))^2)/(2*v^2)", "Both terms positive."),)
    )
    checked = read_derivation(replace(VARIANCE, lines=tuple(lines)))
    verdict = judge_line(checked, 3, "n/(2v) + sum((x-mean(x))^2)/(2v^2) = 0")
    assert verdict.tag == "sign"


def test_a_kernel_known_up_to_a_factor_settles_nothing_for_an_exact_line() -> None:
    exact = Line("Read the density off.", "", "", Expect(Mode.EQUAL, "7*theta^(a+s-1)*(1-theta)^(b+n-s-1)"))
    ((number, what),) = faults_of(replace(KERNEL, lines=(*KERNEL.lines, exact)))
    assert number == 2
    assert "does not follow" in what
