"""A derivation whose lines do not follow from each other is a fault with its line number."""

from __future__ import annotations

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
    lines[1] = lines[1]._replace(wrong=(WrongLine("alias", "sum(x)/n", "No."),))
    assert faults_of(VARIANCE._replace(lines=tuple(lines))) == [
        (2, "the wrong line `alias` is accepted as right")
    ]


def test_another_form_that_is_not_the_same_is_a_fault() -> None:
    lines = list(VARIANCE.lines)
    lines[1] = lines[1]._replace(also=("sum(x)/(n + 1)",))
    assert faults_of(VARIANCE._replace(lines=tuple(lines))) == [
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
    sound = KERNEL._replace(lines=(*KERNEL.lines, log))
    assert faults_of(sound) == []
    ((number, what),) = faults_of(with_line(sound, 2, value="(a+s)*ln(theta) + (b+n-s-1)*ln(1-theta)"))
    assert number == 2
    assert "does not follow" in what


def test_an_earlier_line_with_a_solution_put_in_follows_from_it() -> None:
    mean, profile = "sum((x-mean(x))^2)", "-n/2*log(v) - {}/(2*v)"
    put_in = Line("Put it in.", "", "", Expect(Mode.CONSTANT, profile.format(mean), free=("v",)))
    sound = VARIANCE._replace(lines=(*VARIANCE.lines[:2], put_in))
    assert faults_of(sound) == []
    ((number, what),) = faults_of(with_line(sound, 3, value=profile.format("sum((x-median(x))^2)")))
    assert number == 3
    assert "does not follow" in what


def test_a_declared_mistake_that_has_no_root_is_still_named() -> None:
    from interview_grill.derivations.checked import read_derivation
    from interview_grill.derivations.judge import judge_line

    lines = list(VARIANCE.lines)
    lines[2] = lines[2]._replace(
        wrong=(WrongLine("sign", "n/(2*v) + sum((x-mean(x))^2)/(2*v^2)", "Both terms positive."),)
    )
    checked = read_derivation(VARIANCE._replace(lines=tuple(lines)))
    verdict = judge_line(checked, 3, "n/(2v) + sum((x-mean(x))^2)/(2v^2) = 0")
    assert verdict.tag == "sign"


def test_a_kernel_known_up_to_a_factor_settles_nothing_for_an_exact_line() -> None:
    exact = Line("Read the density off.", "", "", Expect(Mode.EQUAL, "7*theta^(a+s-1)*(1-theta)^(b+n-s-1)"))
    ((number, what),) = faults_of(KERNEL._replace(lines=(*KERNEL.lines, exact)))
    assert number == 2
    assert "does not follow" in what


def test_a_line_without_a_value_anywhere_is_a_fault() -> None:
    faults = faults_of(with_line(VARIANCE, 2, value="mean(x) + sqrt(-v)"))
    assert (2, "has no value anywhere in the declared domains") in faults


def test_an_equation_that_does_not_vanish_at_its_declared_root_is_a_fault() -> None:
    broken = with_line(VARIANCE, 3, root="sum((x-mean(x))^2)/(n-1)")
    assert (3, "does not vanish at its root sum((x - mean(x))^2)/(n - 1)") in faults_of(broken)


def test_a_root_of_an_equation_that_is_no_derivative_need_be_no_maximum() -> None:
    moment = Derivation(
        "moment",
        "The moment estimate of an exponential rate",
        (("x", "positive sample"), ("lam", "positive")),
        (
            Line("Match the mean.", "", "", Expect(Mode.ROOT, "1/lam - mean(x)", free=("lam",))),
            Line("Solve.", "", "", Expect(Mode.EQUAL, "1/mean(x)")),
        ),
    )
    assert faults_of(moment) == []
    assert faults_of(moment._replace(lines=moment.lines[:1])) == []


def test_a_maximum_of_an_earlier_line_follows_without_its_derivative() -> None:
    lines = (
        Line("Take logs.", "", "", Expect(Mode.CONSTANT, "s*ln(t) - n*t", free=("t",))),
        Line("Solve.", "", "", Expect(Mode.EQUAL, "s/n")),
    )
    rate = Derivation("rate", "A rate", (("t", "positive"), ("s", "positive"), ("n", "positive")), lines)
    assert faults_of(rate) == []
    ((number, what),) = faults_of(with_line(rate, 2, value="(s+1)/n"))
    assert (number, what.startswith("does not follow")) == (2, True)


def test_the_solution_of_an_equation_may_be_put_into_a_kernel() -> None:
    given = (("t", "positive"), ("c", "positive"), ("s", "positive"), ("p", "probability vector"))
    lines = (
        Line("Start.", "", "", Expect(Mode.FACTOR, "t^s*exp(-c*t)*max(p)", free=("t",))),
        Line("Weigh.", "", "", Expect(Mode.EQUAL, "p/max(p)", argued=True)),
        Line("Choose the rate.", "", "", Expect(Mode.ROOT, "2*s - c", free=("c",), argued=True)),
        Line("Solve.", "", "", Expect(Mode.EQUAL, "2*s")),
        Line("Put it in.", "", "", Expect(Mode.FACTOR, "t^s*exp(-2*s*t)", free=("t",))),
    )
    gamma = Derivation("gamma", "A kernel", given, lines)
    assert faults_of(gamma) == []
    ((number, what),) = faults_of(with_line(gamma, 5, value="t^s*exp(-s*t)"))
    assert (number, what.startswith("does not follow")) == (5, True)


def test_a_solution_is_put_into_the_entries_of_a_vector() -> None:
    given = (("t", "positive"), ("s", "positive"), ("n", "positive"))
    lines = (
        Line("Take logs.", "", "", Expect(Mode.CONSTANT, "s*ln(t) - n*t", free=("t",))),
        Line("Name the moments.", "", "", Expect(Mode.EQUAL, "[t, t + t^2]", argued=True)),
        Line("Solve.", "", "", Expect(Mode.EQUAL, "s/n")),
        Line("Put it in.", "", "", Expect(Mode.EQUAL, "[s/n, s/n + (s/n)^2]")),
    )
    moments = Derivation("moments", "Moments", given, lines)
    assert faults_of(moments) == []
    ((number, what),) = faults_of(with_line(moments, 4, value="[s/n, s/n + s^2/n]"))
    assert (number, what.startswith("does not follow")) == (4, True)


def test_another_form_that_follows_from_an_earlier_line_is_sound() -> None:
    lines = list(VARIANCE.lines)
    lines[2] = lines[2]._replace(also=("-n/v + sum((x-mean(x))^2)/v^2",))
    assert faults_of(VARIANCE._replace(lines=tuple(lines))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": ""}, "line 3: mode root needs a value"),
        ({"free": ()}, "line 3: mode root needs `in`"),
    ],
)
def test_a_line_that_lacks_what_its_mode_needs_is_a_fault(changes: dict[str, object], words: str) -> None:
    ((number, what),) = faults_of(with_line(VARIANCE, 3, **changes))
    assert number == 0
    assert words in what
