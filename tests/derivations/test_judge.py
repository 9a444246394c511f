"""Typed lines: other spellings are right, true ones never wrong, false ones are answered with where and why."""

from __future__ import annotations

import pytest

from interview_grill.bank.derivation import Aside, Derivation, Expect, Line, Mode, WrongLine
from interview_grill.derivations.checked import read_derivation
from interview_grill.derivations.choices import right_letter
from interview_grill.derivations.judge import Standing, judge_line
from tests.derivations.examples import KERNEL, VARIANCE

variance = read_derivation(VARIANCE)
kernel = read_derivation(KERNEL)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "-n/2*ln(2*pi*v) - sum((x-mu)^2)/(2v)"),
        (1, "ell = -(n ln(v) + (sum(x^2) - 2mu*sum(x) + n*mu^2)/v)/2"),
        (2, "sum(x)/n"),
        (2, "mu_hat = mean(x)"),
        (3, "n/(2v) = sum((x-mean(x))^2)/(2v^2)"),
        (3, "n*v - sum((x-mean(x))^2) = 0"),
        (3, "score = -n/(2v) + n*(mean(x^2)-mean(x)^2)/(2v^2)"),
        (4, "mean(x^2) - mean(x)^2"),
        (4, "v̂ = sum((x-mean(x))^2)/n"),
    ],
)
def test_another_route_to_the_same_function_is_right(number: int, text: str) -> None:
    verdict = judge_line(variance, number, text)
    assert (verdict.standing, verdict.line) == (Standing.RIGHT, number)


def test_a_line_further_along_is_right_and_says_how_far() -> None:
    verdict = judge_line(variance, 1, "mu_hat = mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.RIGHT, 2)


def test_a_formula_is_not_taken_for_a_later_equation_because_it_vanishes_at_the_same_root() -> None:
    squares = "sum((x-mean(x))^2)"
    assert judge_line(variance, 1, f"{squares} - n*v").standing is Standing.WRONG
    assert judge_line(variance, 1, f"{squares} - n*v = 0").line == 3
    assert judge_line(variance, 1, f"-n/(2v) + {squares}/(2v^2)").line == 3
    assert judge_line(variance, 3, f"{squares} - n*v").standing is Standing.RIGHT


def test_a_solved_equation_shows_the_equation_too_unless_that_carries_the_derivation() -> None:
    typed = "sum((x-mean(x))^2)/n = v"
    for keys, lines in (({1, 4}, (3, 4)), ({1, 3, 4}, (4,))):
        marked = [line._replace(key=number in keys) for number, line in enumerate(VARIANCE.lines, 1)]
        verdict = judge_line(read_derivation(VARIANCE._replace(lines=tuple(marked))), 3, typed)
        assert (verdict.standing, verdict.lines) == (Standing.RIGHT, lines)


@pytest.mark.parametrize(
    ("number", "text", "what"),
    [
        (1, "n/2*ln(v) + sum((x-mu)^2)/(2v)", "line 1 with its sign turned"),
        (1, "v^(-n/2)*exp(-sum((x-mu)^2)/(2v))", "line 1 before its logarithm"),
        (2, "sum(x-mu)/v", "the derivative of line 1 in mu"),
        (2, "sum(x) - n*mu = 0", "the derivative of line 1 in mu, set to zero"),
        (3, "-n/(2v) + sum((x-mu)^2)/(2v^2)", "the derivative of line 1 in v"),
        (3, "n*v = sum((x-mu)^2)", "the derivative of line 1 in v, set to zero"),
        (4, "-n/v", "the second derivative of line 1 in mu"),
        (4, "-n^3/(2*sum((x-mean(x))^2)^2)", "the derivative of line 3 in v, at the root in v"),
    ],
)
def test_a_true_line_that_is_none_of_the_derivation_is_said_to_be_true(
    number: int, text: str, what: str
) -> None:
    verdict = judge_line(variance, number, text)
    assert verdict.standing is Standing.TRUE, verdict.message
    assert verdict.message == f"True, but none of the lines: it is {what}."


def test_an_aside_of_the_author_is_true_and_is_answered_as_declared() -> None:
    aside = Aside(Expect(Mode.CONSTANT, "-mu^2/2", free=("mu",), names=("prior",)), "That is a prior.")
    checked = read_derivation(VARIANCE._replace(asides=(aside,)))
    verdict = judge_line(checked, 1, "prior = 3 - mu^2/2")
    assert (verdict.standing, verdict.message) == (
        Standing.TRUE,
        "True, but none of the lines. That is a prior.",
    )


def test_the_logarithm_of_a_product_has_to_be_taken_apart() -> None:
    given = (("n", "count in [4, 12]"), ("s", "count in [1, n - 1]"), ("theta", "probability"))
    value = "s*ln(theta) + (n-s)*ln(1-theta)"
    log = Derivation("l", "t", given, (Line("", "", "", Expect(Mode.CONSTANT, value, free=("theta",))),))
    verdict = judge_line(read_derivation(log), 1, "log(theta^s*(1-theta)^(n-s))")
    assert verdict.standing is Standing.REPEATED
    assert "taken apart" in verdict.message
    assert (
        judge_line(read_derivation(log), 1, "log(theta^s) + log((1-theta)^(n-s))").standing
        is Standing.REPEATED
    )
    assert judge_line(read_derivation(log), 1, f"log(factorial(n)) + {value}").standing is Standing.RIGHT


@pytest.mark.parametrize("text", ["sum((x-mean(x))^2)", "sum(x^2) - n*mean(x)^2", "sum((mean(x)-x)^2)"])
def test_the_premise_typed_back_earns_nothing(text: str) -> None:
    value = "sum((x-mu)^2) - n*(mean(x)-mu)^2"
    line = Line("", "", "", Expect(Mode.EQUAL, value), premise="sum((x-mean(x))^2)")
    checked = read_derivation(VARIANCE._replace(lines=(line,)))
    assert judge_line(checked, 1, text).standing is Standing.REPEATED
    assert judge_line(checked, 1, value).standing is Standing.RIGHT


def test_a_second_derivative_may_be_evaluated_at_the_root() -> None:
    second = Line("", "", "", Expect(Mode.EQUAL, "-n^3/(2*sum((x-mean(x))^2)^2)", derivative_of=3))
    general = second._replace(expect=second.expect._replace(value="n/(2*v^2) - sum((x-mean(x))^2)/v^3"))
    checked = read_derivation(VARIANCE._replace(lines=(*VARIANCE.lines, general)))
    assert judge_line(checked, 5, second.expect.value).standing is Standing.RIGHT
    assert judge_line(checked, 5, general.expect.value).standing is Standing.RIGHT
    assert judge_line(checked, 5, f"-{second.expect.value}").standing is Standing.WRONG


def test_a_derivative_set_to_zero_is_read_as_the_derivative() -> None:
    slope = Line("", "", "", Expect(Mode.EQUAL, "sum(x-mu)/v", free=("mu",), derivative_of=1))
    checked = read_derivation(VARIANCE._replace(lines=(VARIANCE.lines[0], slope)))
    assert judge_line(checked, 2, "sum(x-mu)/v = 0").standing is Standing.RIGHT


CHOICE = Line(
    "Which gradient?",
    "$X^T(y - Xw)$",
    "",
    Expect(Mode.CHOICE),
    (
        WrongLine("transposed", "", "The shapes do not fit.", "$X(y - Xw)$"),
        WrongLine("sign", "", "The residual is y − Xw.", "$X^T(Xw - y)$"),
    ),
)


def test_a_line_among_three_is_chosen_by_its_letter() -> None:
    checked = read_derivation(VARIANCE._replace(lines=(CHOICE,)))
    verdicts = {letter: judge_line(checked, 1, letter) for letter in "abc"}
    assert sorted(verdict.standing.value for verdict in verdicts.values()) == ["right", "wrong", "wrong"]
    assert {verdict.tag for verdict in verdicts.values()} == {None, "transposed", "sign"}
    assert judge_line(checked, 1, f"({right_letter(CHOICE)})").standing is Standing.RIGHT
    assert judge_line(checked, 1, "d").standing is Standing.INVALID
    assert judge_line(checked, 1, "mu").standing is Standing.INVALID


def test_a_line_that_stands_already_is_neither_right_nor_wrong() -> None:
    verdict = judge_line(variance, 4, "mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.REPEATED, 2)


@pytest.mark.parametrize(
    ("number", "text", "tag"),
    [
        (2, "sum(x)", "factor-n"),
        (2, "-mean(x)", "sign"),
        (2, "2mean(x)", "constant-factor"),
        (3, "-n/v + sum((x-mean(x))^2)/v^3 = 0", "sigma-not-variance"),
        (4, "sum((x-mean(x))^2)/(n-1)", None),
    ],
)
def test_a_known_mistake_is_named(number: int, text: str, tag: str | None) -> None:
    verdict = judge_line(variance, number, text)
    assert (verdict.standing, verdict.tag) == (Standing.WRONG, tag)


@pytest.mark.parametrize(
    ("text", "tag"), [("n*(x - c)", "factor-n"), ("(x - c)/n", "factor-n"), ("c - x", None)]
)
def test_a_lost_factor_is_named_for_a_list_too(text: str, tag: str | None) -> None:
    given = (("x", "sample"), ("n", "size of x"), ("c", "positive"))
    residuals = Derivation("residuals", "Residuals", given, (Line("", "", "", Expect(Mode.EQUAL, "x - c")),))
    verdict = judge_line(read_derivation(residuals), 1, text)
    assert (verdict.standing, verdict.tag) == (Standing.WRONG, tag)


def test_a_wrong_line_shows_a_point_and_both_values() -> None:
    message = judge_line(variance, 2, "2*mean(x)").message
    values = {name: float(value) for name, value in _pairs(message)}
    assert values["yours is"] == pytest.approx(2 * values["asked for"], rel=2e-3)


def _pairs(message: str) -> list[tuple[str, str]]:
    yours = message.split("yours is ")[1].split(",")[0]
    asked = message.split("wanted is ")[1].rstrip(".")
    return [("yours is", yours), ("asked for", asked)]


def test_a_log_likelihood_wrong_by_more_than_a_constant_says_how_each_changes() -> None:
    message = judge_line(variance, 1, "-1/2*ln(v) - sum((x-mu)^2)/(2v)").message
    assert "yours changes by" in message
    assert "the line wanted by" in message


def test_what_cannot_be_read_costs_nothing_and_shows_where() -> None:
    verdict = judge_line(variance, 2, "mean(x")
    assert verdict.standing is Standing.INVALID
    assert verdict.message.startswith("Cannot be read")
    assert verdict.picture == "mean(x\n    ^"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("theta^s*(1-theta)^(n-s)", "dropped-prior"),
        ("theta^(a-1)*(1-theta)^(b-1)", "dropped-likelihood"),
    ],
)
def test_half_a_posterior_kernel_is_named(text: str, tag: str) -> None:
    verdict = judge_line(kernel, 1, text)
    assert (verdict.standing, verdict.tag) == (Standing.WRONG, tag)


def test_a_kernel_is_right_with_any_factor_free_of_the_parameter() -> None:
    assert (
        judge_line(kernel, 1, "posterior = 7a*theta^(s+a-1)*(1-theta)^(n-s+b-1)").standing is Standing.RIGHT
    )


@pytest.mark.parametrize("text", ["", "=", "((((", "x", "1e400", "theta" * 60, "[1,2]", "\x1b[31m", "v v v"])
def test_anything_typed_gets_a_verdict(text: str) -> None:
    for number in (1, 2, 3, 4):
        assert judge_line(variance, number, text).standing in (Standing.WRONG, Standing.INVALID)
