"""Derivations of questions 39 to 60 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

import pytest

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(39, 60)

ROUTES = [
    ("cross-entropy-splits", 1, "H = sum(p*log(1/q))"),
    ("cross-entropy-splits", 2, "sum(p*log(1/p))"),
    ("cross-entropy-splits", 3, "-sum(p*log(q)) + sum(p*log(p))"),
    ("cross-entropy-minimum", 1, "-(p*log(q/(1-q)) + log(1-q))"),
    ("cross-entropy-minimum", 2, "(1-p)*q = p*(1-q)"),
    ("cross-entropy-minimum", 4, "-p*log(q) - (1-p)*log(1-q) + p*log(p) + (1-p)*log(1-p)"),
    ("pair-gradient", 1, "exp(r_w)/(exp(r_w) + exp(r_l))"),
    ("pair-gradient", 2, "log(1 + exp(r_l - r_w))"),
    ("pair-gradient", 3, "sigmoid(r_w - r_l) - 1"),
    ("pair-gradient", 4, "exp(r_l)/(exp(r_l) + exp(r_w))"),
    ("pair-gradient", 5, "exp(r_w + r_l)/(exp(r_w) + exp(r_l))^2"),
    ("reward-difference-mle", 1, "w*d - (w+l)*log(1 + exp(d))"),
    ("reward-difference-mle", 2, "w*sigmoid(-d) = l*sigmoid(d)"),
    ("reward-difference-mle", 3, "logit(w/(w+l))"),
    ("regularised-optimum", 1, "-beta*sum(p*log(p/(q*exp(r/beta))))"),
    ("regularised-optimum", 2, "dot(q, exp(r/β))"),
    ("regularised-optimum", 4, "exp(log(q) + r/beta)/sum(exp(log(q) + r/beta))"),
    ("dpo-loss", 1, "beta*log(Z*p_w/q_w)"),
    ("dpo-loss", 2, "beta*log(p_w*q_l/(q_w*p_l))"),
    ("dpo-loss", 3, "log(1 + (p_l*q_w/(q_l*p_w))^beta)"),
    ("exponential-mle", 1, "n*(log(λ) - λ*mean(x))"),
    ("exponential-mle", 2, "1/lambda = mean(x)"),
    ("exponential-mle", 3, "1/mean(x)"),
    ("exponential-bias", 1, "lambda*(lambda*s)^(n-1)*exp(-lambda*s)/factorial(n-1)"),
    ("exponential-bias", 2, "lambda*gamma(n-1)/gamma(n)"),
    ("exponential-bias", 3, "lambda + lambda/(n-1)"),
    ("exponential-bias", 4, "n*lambda/(n-1) - lambda"),
    ("mode-in-square", 3, "(a-1)*(1-theta) = (b-1)*theta"),
    ("mode-in-square", 6, "theta^(a-1)*(1-theta)^(b-1)/(2*theta)"),
    ("mode-in-square", 7, "(a-1)*log(theta) + (b-1)*log(1-theta) - log(2*theta)"),
    ("mode-in-square", 9, "1 - (b-1)/(a+b-3)"),
    ("mode-in-logit", 1, "theta - theta^2"),
    ("mode-in-logit", 2, "7*theta^(a-1)*(1-theta)^(b-1)*theta*(1-theta)"),
    ("mode-in-logit", 4, "a*(1-theta) = b*theta"),
    ("mode-in-logit", 5, "1/(1 + b/a)"),
]

#: Mistakes no author declared at that line.
UNDECLARED = [
    ("cross-entropy-splits", 1, "-sum(log(q))"),
    ("cross-entropy-splits", 3, "sum((p-q)*log(p/q))"),
    ("cross-entropy-minimum", 4, "p*log(p/q)"),
    ("pair-gradient", 1, "sigmoid(r_w + r_l)"),
    ("pair-gradient", 5, "sigmoid(r_w - r_l)^2"),
    ("reward-difference-mle", 3, "log(w) - log(w+l)"),
    ("regularised-optimum", 4, "q*(r/beta)/sum(q*(r/beta))"),
    ("dpo-loss", 2, "beta*log(p_w/q_w) + beta*log(p_l/q_l)"),
    ("dpo-loss", 4, "-beta*sigmoid(beta*(log(p_l/q_l) - log(p_w/q_w)))"),
    ("exponential-mle", 3, "(n+1)/sum(x)"),
    ("exponential-bias", 2, "lambda/(n-2)"),
    ("mode-in-square", 9, "(a-3)/(a+b-4)"),
    ("mode-in-logit", 5, "(a+1)/(a+b+2)"),
]


@pytest.mark.parametrize(("name", "number", "text"), ROUTES, ids=str)
def test_another_route_to_a_line_is_right(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (Standing.RIGHT, number), verdict.message


def test_every_derivation_has_another_route_and_an_undeclared_mistake() -> None:
    assert {name for name, _, _ in ROUTES} == DERIVATIONS.keys()
    assert {name for name, _, _ in UNDECLARED} == DERIVATIONS.keys()


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_declared_wrong_line_is_wrong_under_its_own_tag(name: str) -> None:
    derivation = DERIVATIONS[name]
    declared = [(line.number, wrong) for line in derivation.typed_lines for wrong, _ in line.wrong]
    assert len(declared) >= 3
    for number, wrong in declared:
        verdict = judge_line(derivation, number, wrong.value)
        assert (verdict.standing, verdict.line, verdict.tag) == (Standing.WRONG, number, wrong.tag)
        assert verdict.message.startswith(wrong.say)


@pytest.mark.parametrize(("name", "number", "text"), UNDECLARED, ids=str)
def test_an_undeclared_mistake_is_wrong_and_says_where(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (Standing.WRONG, number)
    assert verdict.tag not in {wrong.tag for wrong in DERIVATIONS[name].lines[number - 1].line.wrong}
    assert "yours" in verdict.message


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_line_is_right_as_its_author_typed_it(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.typed_lines:
        texts = (line.line.expect.value, *line.line.also)
        assert all(judge_line(derivation, line.number, text).standing is Standing.RIGHT for text in texts)


def test_a_line_further_on_is_credited() -> None:
    assert judge_line(DERIVATIONS["exponential-mle"], 1, "n/lambda - sum(x) = 0").line == 2
    assert judge_line(DERIVATIONS["pair-gradient"], 2, "-sigmoid(r_l - r_w)").line == 3
    assert judge_line(DERIVATIONS["mode-in-square"], 7, "(a-2)/theta = (b-1)/(1-theta)").line == 8


def test_a_wrong_value_is_not_taken_for_an_equation_that_vanishes_where_it_does() -> None:
    assert judge_line(DERIVATIONS["reward-difference-mle"], 1, "w*log(w/l) - w*d").standing is Standing.WRONG
    assert judge_line(DERIVATIONS["exponential-mle"], 4, "n/sum(x) - lambda").standing is Standing.WRONG


def test_a_solved_equation_counts_for_its_solution() -> None:
    assert judge_line(DERIVATIONS["exponential-mle"], 2, "lambda = n/sum(x)").line == 3
    assert judge_line(DERIVATIONS["cross-entropy-minimum"], 2, "q = p").line == 3


def test_one_coordinate_is_wrong_where_another_is_asked() -> None:
    """The three modes of one posterior: without the Jacobian, and with that of another change of variable."""
    in_theta, in_square, in_logit = "(a-1)/(a+b-2)", "(a-2)/(a+b-3)", "a/(a+b)"
    square, logit = DERIVATIONS["mode-in-square"], DERIVATIONS["mode-in-logit"]
    assert judge_line(logit, 5, in_theta).tag == "forgot-jacobian"
    assert judge_line(square, 4, in_logit).tag == "mean-not-mode"
    for derivation, number, text in ((logit, 5, in_square), (square, 9, in_logit)):
        assert judge_line(derivation, number, text).standing is Standing.WRONG
    assert judge_line(square, 9, in_theta).standing is Standing.REPEATED
