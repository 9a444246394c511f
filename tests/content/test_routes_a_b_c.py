"""Derivations of questions 1 to 18 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

import pytest

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(1, 18)

ROUTES = [
    ("bernoulli-mle", 1, "θ^s*(1-θ)^n/(1-θ)^s"),
    ("bernoulli-mle", 1, "factorial(n)/(factorial(s)*factorial(n-s))*theta^s*(1-theta)^(n-s)"),
    ("bernoulli-mle", 2, "s*logit(θ) + n*log(1-θ)"),
    ("bernoulli-mle", 3, "s*(1-θ) = (n-s)*θ"),
    ("bernoulli-mle", 3, "s - n*theta = 0"),
    ("bernoulli-mle", 4, "theta_hat = s/n"),
    ("bernoulli-mle", 5, "-(s*(1-theta)^2+(n-s)*theta^2)/(theta*(1-theta))^2"),
    ("gaussian-mean-mle", 1, "mu*sum(x)/v - n*mu^2/(2v)"),
    ("gaussian-mean-mle", 2, "sum(x) = n*mu"),
    ("gaussian-mean-mle", 3, "sum(x)/n"),
    ("gaussian-mean-and-variance-mle", 1, "-n*log(sqrt(v)) - (sum(x^2) - 2mu*sum(x) + n*mu^2)/(2v)"),
    ("gaussian-mean-and-variance-mle", 4, "-n/2*(ln(v) + (mean(x^2) - mean(x)^2)/v)"),
    ("gaussian-mean-and-variance-mle", 5, "n*v = sum((x-mean(x))^2)"),
    ("gaussian-mean-and-variance-mle", 6, "mean(x^2) - mean(x)^2"),
    ("bias-of-the-variance-mle", 1, "sum(x^2) - n*mean(x)^2"),
    ("bias-of-the-variance-mle", 4, "v - v/n"),
    ("bias-of-the-variance-mle", 5, "(n-1)/n*v - v"),
    ("poisson-mle", 1, "sum(x)*ln(λ) - n*λ - sum(lgamma(x+1))"),
    ("poisson-mle", 2, "sum(x) = n*λ"),
    ("poisson-mle", 4, "-n*mean(x)/λ^2"),
    ("multinomial-mle", 1, "log(prod(theta^c))"),
    ("multinomial-mle", 2, "sum(c*log(theta)) + m*(1 - sum(theta))"),
    ("multinomial-mle", 4, "sum(c) = m"),
    ("multinomial-mle", 6, "c/(count(c)*mean(c))"),
    ("least-squares-one-weight", 1, "-n/2*ln(v) - (w^2*sum(x^2) - 2w*sum(x*y))/(2v) - sum(y^2)/(2v)"),
    ("least-squares-one-weight", 2, "sum(x*y) = w*sum(x^2)"),
    ("least-squares-one-weight", 3, "dot(x,y)/dot(x,x)"),
    ("least-squares-one-weight", 5, "(sum(y^2) - sum(x*y)^2/sum(x^2))/n"),
    ("least-squares-line", 2, "sum(y) = n*b0 + b1*sum(x)"),
    ("least-squares-line", 3, "(sum(y) - b1*sum(x))/n"),
    ("least-squares-line", 4, "b1^2*sum((x-mean(x))^2) - 2*b1*sum((x-mean(x))*y)"),
    ("least-squares-line", 5, "sum(x*y) - n*mean(x)*mean(y) = b1*(sum(x^2) - n*mean(x)^2)"),
    ("least-squares-line", 6, "(mean(x*y) - mean(x)*mean(y))/(mean(x^2) - mean(x)^2)"),
    ("least-squares-matrix", 6, "sigma2_hat = r/n"),
    ("least-squares-matrix", 7, "n/(n-p)*r/n"),
    ("logistic-score-and-hessian", 1, "sum(y*w*x - log(1+exp(w*x)))"),
    ("logistic-score-and-hessian", 2, "exp(z)/(1+exp(z))^2"),
    ("logistic-score-and-hessian", 3, "sum(x*y) - sum(x/(1+exp(-w*x)))"),
    ("logistic-score-and-hessian", 5, "-sum(x^2*sigmoid(w*x)*sigmoid(-w*x))"),
    (
        "logistic-score-and-hessian",
        6,
        "w_new = w - sum(x*(y-sigmoid(w*x)))/(-sum(x^2*sigmoid(w*x)*(1-sigmoid(w*x))))",
    ),
    ("asymptotic-normality", 1, "S = -d*H"),
    ("asymptotic-normality", 3, "-sqrt(n)*S/H"),
    ("asymptotic-normality", 6, "I/I^2"),
    ("asymptotic-normality", 7, "sqrt(1/(n*I))"),
    ("asymptotic-normality", 8, "sqrt(lambda^2/n)"),
    ("information-identity", 5, "x*logit(theta) + log(1-theta)"),
    ("information-identity", 6, "(x-theta)/(theta*(1-theta))"),
    ("information-identity", 7, "1/(theta-theta^2)"),
    ("information-identity", 9, "1/(theta*(1-theta))"),
    ("cramer-rao", 5, "1/n*1/I"),
    ("cramer-rao", 6, "((1+d)/sqrt(n*I))^2"),
    ("cramer-rao", 7, "(theta - theta^2)/n"),
    ("invariance", 4, "n*(log(λ) - λ*mean(x))"),
    ("invariance", 5, "-n*(ln(s) + mean(x)/s)"),
    ("invariance", 6, "n*s = sum(x)"),
    ("invariance", 8, "n/sum(x)"),
    ("uniform-upper-end", 1, "1/theta^n"),
    ("uniform-upper-end", 2, "n*ln(1/theta)"),
    ("uniform-upper-end", 5, "exp(n*(ln(t) - ln(theta)))"),
    ("uniform-upper-end", 6, "n/t*(t/theta)^n"),
    ("uniform-upper-end", 7, "theta - theta/(n+1)"),
    ("uniform-upper-end", 8, "max(x) + max(x)/n"),
]

#: Mistakes no author declared at that line.
UNDECLARED = [
    ("bernoulli-mle", 4, "(s+1)/(n+2)"),
    ("gaussian-mean-mle", 3, "median(x)"),
    ("gaussian-mean-and-variance-mle", 6, "sum((x-mean(x))^2)/(n+1)"),
    ("gaussian-mean-and-variance-mle", 4, "-n/2*ln(v) - sum(x^2)/(2*v)"),
    ("bias-of-the-variance-mle", 5, "-v/(n-1)"),
    ("bias-of-the-variance-mle", 2, "(n-1)*v"),
    ("poisson-mle", 2, "sum(x)/lambda^2 - n"),
    ("multinomial-mle", 6, "c/count(c)"),
    ("least-squares-one-weight", 3, "sum(x*y)/sum(y^2)"),
    ("least-squares-line", 6, "sum((x-mean(x))*(y-mean(y)))/(n-1)"),
    ("least-squares-matrix", 7, "r/(n-1)"),
    ("logistic-score-and-hessian", 2, "sigmoid(z)^2"),
    ("logistic-score-and-hessian", 6, "w + sum(x*(y-sigmoid(w*x)))"),
    ("asymptotic-normality", 7, "1/(n*sqrt(I))"),
    ("asymptotic-normality", 8, "lambda/n"),
    ("information-identity", 6, "x/theta - x/(1-theta)"),
    ("cramer-rao", 6, "(1-d)^2/(n*I)"),
    ("invariance", 6, "-n/s - sum(x)/s^2"),
    ("uniform-upper-end", 4, "max(x) - min(x)"),
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
    assert " At " in verdict.message or " From " in verdict.message


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_line_is_right_as_its_author_typed_it(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.typed_lines:
        texts = (line.line.expect.value, *line.line.also)
        assert all(judge_line(derivation, line.number, text).standing is Standing.RIGHT for text in texts)


def test_a_line_further_on_is_credited() -> None:
    assert judge_line(DERIVATIONS["bernoulli-mle"], 2, "s/theta = (n-s)/(1-theta)").line == 3
    assert judge_line(DERIVATIONS["multinomial-mle"], 3, "c/sum(c)").line == 6


def test_a_line_already_written_is_no_mistake() -> None:
    verdict = judge_line(DERIVATIONS["invariance"], 8, "mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.REPEATED, 7)


def test_a_factor_n_lost_is_named_where_nobody_declared_it() -> None:
    assert judge_line(DERIVATIONS["uniform-upper-end"], 7, "theta/(n+1)").tag == "factor-n"


def test_the_variance_is_not_taken_for_the_standard_deviation() -> None:
    """One letter v stands for σ²: the score in σ is another equation, and its root another number."""
    joint = DERIVATIONS["gaussian-mean-and-variance-mle"]
    assert judge_line(joint, 5, "-n/v + sum((x-mean(x))^2)/v^3 = 0").tag == "sigma-not-variance"
    assert judge_line(joint, 6, "sqrt(sum((x-mean(x))^2)/n)").standing is Standing.WRONG
