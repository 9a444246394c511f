"""Typed lines: equivalent spellings are right, being ahead is credited, a wrong line is answered with where and why."""

from __future__ import annotations

import pytest

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.derivations.checked import read_derivation
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


def test_an_equation_that_is_already_solved_counts_for_the_solution_too() -> None:
    assert judge_line(variance, 3, "v = sum((x-mean(x))^2)/n").line == 4


def test_a_line_that_stands_already_is_neither_right_nor_wrong() -> None:
    verdict = judge_line(variance, 4, "mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.REPEATED, 2)


@pytest.mark.parametrize(
    ("number", "text", "tag"),
    [
        (2, "sum(x)", "factor-n"),
        (2, "-mean(x)", "sign"),
        (2, "2mean(x)", "constant-factor"),
        (1, "n/2*ln(v) + sum((x-mu)^2)/(2v)", "sign"),
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
    asked = message.split("asked for ")[1].rstrip(".")
    return [("yours is", yours), ("asked for", asked)]


def test_a_log_likelihood_wrong_by_more_than_a_constant_says_how_each_changes() -> None:
    message = judge_line(variance, 1, "-1/2*ln(v) - sum((x-mu)^2)/(2v)").message
    assert "yours changes by" in message
    assert "the line asked for" in message


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
        ("(a+s-1)*ln(theta) + (b+n-s-1)*ln(1-theta)", "logged"),
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
