"""Lines on a page that names none: any line counts, what is true is never wrong, a false one says where."""

from __future__ import annotations

import pytest

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.board import TURNED, judge_on_board
from interview_grill.derivations.checked import read_derivation
from interview_grill.derivations.judge import LineVerdict, Standing
from tests.derivations.examples import KERNEL, VARIANCE

SECOND = Line(
    "Check.", "", "", Expect(Mode.EQUAL, "n/(2*v^2) - sum((x-mean(x))^2)/v^3", derivative_of=3, free=("v",))
)
variance = read_derivation(VARIANCE._replace(lines=(*VARIANCE.lines, SECOND)))
kernel = read_derivation(KERNEL)


def judged(text: str, *, found: tuple[int, ...] = (), turned: tuple[int, ...] = ()) -> LineVerdict:
    return judge_on_board(variance, frozenset(found), frozenset(turned), text)


def test_the_negative_log_likelihood_is_that_line_with_its_sign_turned() -> None:
    verdict = judged("n/2*ln(v) + sum((x-mu)^2)/(2v)")
    assert (verdict.standing, verdict.line, verdict.message) == (Standing.RIGHT, 1, TURNED)


def test_a_second_derivative_turns_with_the_log_likelihood_and_is_true_in_any_case() -> None:
    positive = "sum((x-mean(x))^2)/v^3 - n/(2v^2)"
    assert judged(positive, turned=(1,)).lines == (5,)
    assert judged(positive).standing is Standing.TRUE


def test_a_score_with_the_mean_still_in_it_is_the_score() -> None:
    verdict = judged("-n/(2v) + sum((x-mu)^2)/(2v^2) = 0")
    assert (
        verdict.standing is Standing.TRUE
    )  # no equation for mu is among the lines: the mean was put in at once
    score = Line("", "", "", Expect(Mode.ROOT, "sum(x-mu)", free=("mu",)))
    joint = read_derivation(VARIANCE._replace(lines=(VARIANCE.lines[0], score, *VARIANCE.lines[1:])))
    found = judge_on_board(joint, frozenset(), frozenset(), "n*v = sum((x-mu)^2)")
    assert (found.standing, found.lines, found.message) == (Standing.RIGHT, (4,), "with mu still in it")


@pytest.mark.parametrize(
    "text",
    [
        "theta^s*(1-theta)^(n-s)",
        "theta^(a-1)*(1-theta)^(b-1)",
        "(a-1)*ln(theta) + (b-1)*ln(1-theta)",
        "-(a+s-1)*ln(theta) - (b+n-s-1)*ln(1-theta)",
        "(a+s-1)/theta = (b+n-s-1)/(1-theta)",
        "(a+s-1) - (a+b+n-2)*theta = 0",
    ],
)
def test_the_parts_of_a_posterior_and_its_score_are_true(text: str) -> None:
    assert judge_on_board(kernel, frozenset(), frozenset(), text).standing is Standing.TRUE


@pytest.mark.parametrize("text", ["theta^a*(1-theta)^b", "(a+s)/theta - (b+n-s)/(1-theta)", "0", "a - a"])
def test_what_is_false_or_says_nothing_is_not_true(text: str) -> None:
    assert judge_on_board(kernel, frozenset(), frozenset(), text).standing is Standing.WRONG


@pytest.mark.parametrize("text", ["theta", "1", "a + s - 1", "b+n-s-1", "n - s - 1 + b", "1 - theta"])
def test_a_part_of_a_line_that_nobody_asked_for_is_not_called_false(text: str) -> None:
    verdict = judge_on_board(kernel, frozenset(), frozenset(), text)
    assert verdict.standing is Standing.UNKNOWN
    assert "a part of a line" in verdict.message


@pytest.mark.parametrize("text", ["(a+s)/theta - (b+n-s)/(1-theta) = 0", "0 = 0"])
def test_an_equation_where_none_is_asked_for_is_told_what_to_leave_out(text: str) -> None:
    verdict = judge_on_board(kernel, frozenset(), frozenset(), text)
    assert verdict.standing is Standing.INVALID
    assert "leave out the `= 0`" in verdict.message


def test_a_line_found_before_stands_already_and_its_twin_is_found_next() -> None:
    assert judged("mean(x)", found=(2,)).standing is Standing.REPEATED
    twins = read_derivation(VARIANCE._replace(lines=(VARIANCE.lines[1], VARIANCE.lines[1])))
    assert judge_on_board(twins, frozenset(), frozenset(), "mean(x)").lines == (1,)
    assert judge_on_board(twins, frozenset({1}), frozenset(), "mean(x)").lines == (2,)


def test_a_mistake_is_told_beside_the_line_it_belongs_to() -> None:
    verdict = judged("-n/v + sum((x-mean(x))^2)/v^3 = 0")
    assert (verdict.standing, verdict.line, verdict.tag) == (Standing.WRONG, 3, "sigma-not-variance")


def test_a_false_line_is_compared_with_the_first_one_missing() -> None:
    verdict = judged("v^4", found=(1,))
    assert (verdict.standing, verdict.line, verdict.tag) == (Standing.WRONG, 2, None)
    assert "the line wanted is" in verdict.message


def test_a_false_line_that_can_only_be_one_that_stands_is_compared_with_that() -> None:
    residuals = Line("Subtract.", "", "", Expect(Mode.EQUAL, "x - mean(x)"))
    squares = Line("Square and add.", "", "", Expect(Mode.EQUAL, "sum((x-mean(x))^2)"))
    two = read_derivation(Derivation("r", "R", (("x", "sample"),), (residuals, squares)))
    verdict = judge_on_board(two, frozenset({1}), frozenset(), "x - 2*mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.WRONG, 1)


def test_a_formula_that_shares_the_root_of_an_equation_is_not_that_equation() -> None:
    bare, scaled, equation = (
        "-n/(2v) + sum((x-mean(x))^2)/(2v^2)",
        "sum((x-mean(x))^2) - n*v",
        "sum((x-mean(x))^2) = n*v",
    )
    assert judged(bare).lines == (3,)
    assert judged(equation).lines == (3,)
    verdict = judged(scaled)
    assert (verdict.standing, verdict.line) == (Standing.TRUE, 3)
    assert "write the equation" in verdict.message


@pytest.mark.parametrize("label", ["", "log p(s|theta) = ", "l(theta) = "])
@pytest.mark.parametrize("constant", ["", " + const"])
def test_the_log_of_a_factor_is_true_whatever_it_is_called_and_with_a_constant_left_open(
    label: str, constant: str
) -> None:
    kernel = read_derivation(KERNEL)
    logged = f"{label}s*log(theta) + (n-s)*log(1-theta){constant}"
    assert judge_on_board(kernel, frozenset(), frozenset(), logged).standing is Standing.TRUE
    wrong = logged.replace("s*log", "2*s*log")
    assert judge_on_board(kernel, frozenset(), frozenset(), wrong).standing in (
        Standing.WRONG,
        Standing.INVALID,
        Standing.UNKNOWN,
    )
